// A service registers, reads the universal state, and asks for a hundred tokens more.
//
// Run it with: go run docs/examples/go/bridge/main.go
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
)

func bridge() string {
	if url := os.Getenv("BRIDGE_URL"); url != "" {
		return url
	}
	return "http://localhost:7777"
}

func post(path string, body any) map[string]any {
	text, err := json.Marshal(body)
	if err != nil {
		log.Fatal(err)
	}
	response, err := http.Post(bridge()+path, "application/json", bytes.NewReader(text))
	return read(response, err)
}

func read(response *http.Response, err error) map[string]any {
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		log.Fatal(err)
	}
	if response.StatusCode >= 400 {
		log.Fatalf("%s: %s", response.Status, text)
	}
	var answer map[string]any
	if err := json.Unmarshal(text, &answer); err != nil {
		log.Fatal(err)
	}
	return answer
}

func main() {
	fmt.Println(post("/register", map[string]any{"name": "my_go", "language": "go", "port": 5001}))
	state := read(http.Get(bridge() + "/universal"))
	tokens := state["tokens"].(float64)
	fmt.Println(post("/bridge", map[string]any{
		"target": "universal",
		"action": "update",
		"data":   map[string]any{"tokens": tokens + 100},
	}))
}
