"""Several games at once: each runs at a pace of its own, and all of them meet at the control ticks of the universe.

Needs python3-websockets. The address is that of the games port (GAMES_URL).
Usage: orchestrate-full-simulation.py [--games N] [--duration SECONDS] [--control-tick-interval TICKS] [--local-tick-ms MS]
"""

import argparse
import asyncio
import json
import os
import time

import websockets

GAMES_URL = os.environ.get("GAMES_URL", "ws://localhost:8765")


class Game:
    """One game: a loop of local ticks, and a connection on which it hears of the others."""

    def __init__(self, number, options):
        self.id = f"game_{number}"
        self.options = options
        self.cluster = f"cluster_{number % 2}"
        self.published = 0
        self.heard = 0
        self.control_ticks = []

    async def run(self, until):
        async with websockets.connect(GAMES_URL) as ws:
            await ws.send(
                json.dumps(
                    {
                        "action": "register_game",
                        "game_id": self.id,
                        "realm_id": f"Realm of {self.id}",
                        "realm_type": "sol_system",
                        "adjacency": self.cluster,
                        "resonance": "narrative_prime",
                    }
                )
            )
            answer = json.loads(await ws.recv())
            if answer["status"] != "success":
                raise SystemExit(f"{self.id}: {answer['code']}: {answer['message']}")
            print(f"{self.id} is registered at {answer['stat7_uri']}", flush=True)
            listening = asyncio.create_task(self.listen(ws))
            await self.live(ws, until)
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)
            await ws.send(json.dumps({"action": "unregister_game", "game_id": self.id}))
            async for text in ws:
                if json.loads(text).get("action") == "unregister_game":
                    break

    async def live(self, ws, until):
        local_tick = 0
        while time.monotonic() < until:
            await asyncio.sleep(self.options.local_tick_ms / 1000)
            local_tick += 1
            # What happened meanwhile is told once in so many local ticks.
            if local_tick % self.options.control_tick_interval == 0:
                self.published += 1
                event = {
                    "action": "publish_event",
                    "source_game_id": self.id,
                    "target_game_id": None,
                    "event_type": "world_event",
                    "data": {"local_tick": local_tick, "message": "Something happened"},
                }
                await ws.send(json.dumps(event))

    async def listen(self, ws):
        async for text in ws:
            message = json.loads(text)
            if message["type"] == "event" and message["event_type"] == "world_event":
                self.heard += 1
            elif message["type"] == "control_tick":
                self.control_ticks.append(message)
                if self.id == "game_1":
                    print(
                        f"CONTROL-TICK {message['control_tick_id']}: synced {message['games_synced']} games,"
                        f" propagated {message['events_propagated']} events",
                        flush=True,
                    )


async def orchestrate(options):
    games = [Game(number + 1, options) for number in range(options.games)]
    until = time.monotonic() + options.duration
    await asyncio.gather(*(game.run(until) for game in games))
    for game in games:
        print(
            f"{game.id}: {len(game.control_ticks)} control ticks,"
            f" {game.published} events published, {game.heard} heard",
            flush=True,
        )


def read_options():
    parser = argparse.ArgumentParser(description="Several games at once, in one universe.")
    parser.add_argument("--games", type=int, default=1)
    parser.add_argument("--duration", type=float, default=float("inf"), help="seconds; without end by default")
    parser.add_argument("--control-tick-interval", type=int, default=10, help="local ticks between two events")
    parser.add_argument("--local-tick-ms", type=int, default=100)
    return parser.parse_args()


if __name__ == "__main__":
    try:
        asyncio.run(orchestrate(read_options()))
    except KeyboardInterrupt:
        pass
