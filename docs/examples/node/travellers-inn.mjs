// A game that takes travellers: it verifies who is handed over, keeps them for a moment, and sends them home with a mug.
// Each line of its output is what became of a traveller, as JSON. Needs Node 22 or later and nothing else.
// Usage: GAMES_URL=ws://localhost:8765 UNIVERSE_URL=http://localhost:3000 node travellers-inn.mjs
import { createHmac, createPublicKey, verify } from 'node:crypto';

const universe = process.env.UNIVERSE_URL ?? 'http://localhost:3000';
const key = createPublicKey({
  format: 'jwk',
  key: await (await fetch(`${universe}/api/chronicle/key`)).json(),
});
const socket = new WebSocket(process.env.GAMES_URL ?? 'ws://localhost:8765');
const send = (message) => socket.send(JSON.stringify(message));
const base64url = (text) => Buffer.from(text).toString('base64url');
let token;
const guests = new Map();

/** The claims of a handoff, if the server has signed it. */
function read(handoff) {
  const [head, body, signature] = handoff.split('.');
  if (!verify(null, Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))) return undefined;
  return JSON.parse(Buffer.from(body, 'base64url'));
}

/** A JWS by the token of the game. */
function sign(result) {
  const text = `${base64url('{"alg":"HS256"}')}.${base64url(JSON.stringify(result))}`;
  return `${text}.${createHmac('sha256', token).update(text).digest('base64url')}`;
}

socket.addEventListener('open', () =>
  send({
    action: 'register_game',
    game_id: 'travellers_inn',
    realm_id: 'The Crooked Inn',
    accepts_travellers: true,
  }),
);
socket.addEventListener('message', ({ data }) => {
  const message = JSON.parse(data);
  const { type, action, status, voyage } = message;
  if (type === 'response' && action === 'register_game') token = message.token;
  if (type === 'handoff') {
    const handoff = read(message.handoff);
    if (handoff === undefined) return;
    guests.set(voyage, handoff);
    send({ action: 'accept_transition', game_id: 'travellers_inn', voyage, nonce: handoff.jti });
  }
  if (type === 'response' && action === 'accept_transition' && status === 'success')
    setTimeout(() => {
      const { jti: nonce, traveller } = guests.get(voyage);
      const result = {
        voyage,
        nonce,
        gained: [{ item_id: 'mug', name: 'a chipped mug', item_type: 'vessel' }],
        tokens: -Math.min(1, traveller.purse),
        experience: 5,
      };
      send({ action: 'return_player', game_id: 'travellers_inn', voyage, result: sign(result) });
    }, 500);
  if (type === 'response' && action === 'return_player')
    console.log(JSON.stringify({ ...message, guest: guests.get(voyage)?.traveller.name }));
});
socket.addEventListener('close', () => process.exit(0));
