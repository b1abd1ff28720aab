event = {
    "action": "publish_event",
    "source_game_id": "my_awesome_game",
    "target_game_id": None,  # Broadcast to all
    "event_type": "treasure_found",
    "data": {
        "location": "Ancient Ruins",
        "treasure": "Golden Amulet"
    }
}
await ws.send(json.dumps(event))
