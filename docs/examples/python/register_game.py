"""A game enters the universe, and tells everybody of a treasure.

Needs python3-websockets. The address is that of the games port.
"""

import asyncio
import json
import os

import websockets

GAMES_URL = os.environ.get("GAMES_URL", "ws://localhost:8765")


async def register_game():
    async with websockets.connect(GAMES_URL) as ws:
        game = {
            "action": "register_game",
            "game_id": "my_awesome_game",
            "realm_id": "The Magic Kingdom",
            "developer_name": "Your Name",
            "description": "An epic adventure game",
        }
        await ws.send(json.dumps(game))
        response = await ws.recv()
        print(json.loads(response))

        event = {
            "action": "publish_event",
            "source_game_id": "my_awesome_game",
            "target_game_id": None,  # Broadcast to all
            "event_type": "treasure_found",
            "data": {
                "location": "Ancient Ruins",
                "treasure": "Golden Amulet",
            },
        }
        await ws.send(json.dumps(event))
        print(json.loads(await answer_to(ws, "publish_event")))


async def answer_to(ws, action):
    """What comes unasked may come before the answer: events, and the announcement of control ticks."""
    async for text in ws:
        message = json.loads(text)
        if message["type"] == "response" and message["action"] == action:
            return text


asyncio.run(register_game())
