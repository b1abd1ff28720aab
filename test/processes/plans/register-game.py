import asyncio
import websockets
import json

async def register_game():
    async with websockets.connect('ws://localhost:8765') as ws:
        game = {
            "action": "register_game",
            "game_id": "my_awesome_game",
            "realm_id": "The Magic Kingdom",
            "developer_name": "Your Name",
            "description": "An epic adventure game"
        }
        await ws.send(json.dumps(game))
        response = await ws.recv()
        print(json.loads(response))

asyncio.run(register_game())
