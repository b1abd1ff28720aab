#!/bin/sh
# A service registers, reads the universal state, and asks for a hundred tokens more. Needs curl.
set -eu
bridge="${BRIDGE_URL:-http://localhost:7777}"

post() { curl --fail --silent --show-error --json "$2" "$bridge$1"; echo; }

post /register '{"name": "my_shell", "language": "sh", "port": 5000}'
curl --fail --silent --show-error "$bridge/universal"; echo
tokens=$(curl --fail --silent "$bridge/universal" | sed 's/.*"tokens": *\([0-9]*\).*/\1/')
post /bridge "{\"target\": \"universal\", \"action\": \"update\", \"data\": {\"tokens\": $((tokens + 100))}}"
