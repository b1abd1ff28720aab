"""A game that lives in the universe: it publishes at every control tick and prints whatever it hears.

Each line of its output is one event, as JSON. Needs python3-websockets.
Usage: listening_game.py GAME_ID
"""

import asyncio
import json
import os
import sys

import websockets

GAMES_URL = os.environ.get("GAMES_URL", "ws://localhost:8765")


async def live(game_id):
    async with websockets.connect(GAMES_URL) as ws:
        hello = {"action": "register_game", "game_id": game_id, "realm_id": f"Realm of {game_id}"}
        await ws.send(json.dumps(hello))
        async for text in ws:
            message = json.loads(text)
            if message["type"] == "event":
                print(json.dumps(message), flush=True)
            elif message["type"] == "control_tick":
                event = {
                    "action": "publish_event",
                    "source_game_id": game_id,
                    "event_type": "heartbeat_of_a_game",
                    "data": {"control_tick": message["control_tick_id"]},
                }
                await ws.send(json.dumps(event))


asyncio.run(live(sys.argv[1]))
