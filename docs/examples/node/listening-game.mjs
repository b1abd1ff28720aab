// A game that lives in the universe: it publishes at every control tick and prints whatever it hears.
// Each line of its output is one event, as JSON. Needs Node 22 or later and nothing else.
// Usage: node listening-game.mjs GAME_ID [EVENTS_A_CONTROL_TICK]
const [game, count = '1'] = process.argv.slice(2);
const socket = new WebSocket(process.env.GAMES_URL ?? 'ws://localhost:8765');
const send = (message) => socket.send(JSON.stringify(message));

let published = 0;
socket.addEventListener('open', () =>
  send({ action: 'register_game', game_id: game, realm_id: `Realm of ${game}` }),
);
socket.addEventListener('message', ({ data }) => {
  const message = JSON.parse(data);
  if (message.type === 'event') console.log(JSON.stringify(message));
  if (message.type !== 'control_tick') return;
  for (let index = 0; index < Number(count); index += 1) {
    published += 1;
    send({ action: 'publish_event', source_game_id: game, event_type: 'counted', data: { published } });
  }
});
socket.addEventListener('close', () => process.exit(0));
