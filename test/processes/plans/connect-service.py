# Connect any service to platform
import requests

# Register with bridge
requests.post('http://localhost:7777/register', json={
    'name': 'my_service',
    'language': 'python',
    'port': 5000
})

# Access universal state
state = requests.get('http://localhost:7777/universal').json()

# Send cross-service messages
requests.post('http://localhost:7777/bridge', json={
    'target': 'universal',
    'action': 'update',
    'data': {'tokens': state['tokens'] + 100}
})
