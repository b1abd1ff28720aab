/** Travel at the games' edge: transitions, handoffs that anybody can verify, and results that prove whose they are. */
import { CompactSign, compactVerify, exportJWK, generateKeyPair, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { findPlayer } from '../../../src/actors/universe/universe-queries.ts';
import type { GameSocket } from '../../support/game-socket.ts';
import { type GamesFixture, openGames } from '../../support/games-edge.ts';
import { ALICE, command, join } from '../../support/scripted-run.ts';

const TOKEN = 'a token of the tavern';
const bytes = (text: string) => new TextEncoder().encode(text);

const sign = (payload: object, token = TOKEN) =>
  new CompactSign(bytes(JSON.stringify(payload))).setProtectedHeader({ alg: 'HS256' }).sign(bytes(token));

const register = (socket: GameSocket, more: object = {}) =>
  socket.ask('register_game', {
    game_id: 'tavern',
    realm_id: 'The Gilded Tavern',
    token: TOKEN,
    accepts_travellers: true,
    visit_control_ticks: 300,
    ...more,
  });

const transition = (socket: GameSocket, to: string, from = 'isle') =>
  socket.ask('request_transition', {
    player_id: ALICE,
    source_realm: from,
    target_realm: to,
    narrative_context: 'a door stood open',
  });

/** A tavern that takes travellers, known to all realms, and Alice on the isle. */
async function openTavern(more: object = {}): Promise<GamesFixture & { readonly tavern: GameSocket }> {
  const games = await openGames();
  games.universe.submit(join(ALICE, 'Alice'));
  games.run();
  const tavern = await games.connect();
  await register(tavern, more);
  await tavern.wait(({ type }) => type === 'control_tick', 'a control tick');
  const [realm] = games.universe.universe.realms;
  await until(() => realm?.facts.realm().destinations !== undefined);
  return { ...games, tavern };
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1000 && !holds(); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 5));
  expect(holds()).toBe(true);
}

/** Asks Alice, who says yes. */
async function coax(
  { tavern, universe }: Pick<GamesFixture, 'universe'> & { tavern: GameSocket },
  to: string,
) {
  expect(await transition(tavern, to)).toMatchObject({ code: 'transition/no-consent' });
  universe.submit(command(ALICE, 'accept'));
}

/** Takes Alice there; what the game is handed, and what it says. */
async function handOver(games: { tavern: GameSocket } & Pick<GamesFixture, 'publicJwk' | 'universe'>) {
  const { tavern, publicJwk } = games;
  await coax(games, 'tavern');
  const message = await tavern.wait((one) => one.type === 'handoff', 'the handoff');
  const { voyage } = message;
  const key = await importJWK(publicJwk, 'EdDSA');
  const { payload } = await compactVerify(String(message['handoff']), key, { algorithms: ['EdDSA'] });
  const handoff = JSON.parse(new TextDecoder().decode(payload));
  return { voyage: String(voyage), nonce: String(handoff.jti), handoff };
}

const accept = (tavern: GameSocket, { voyage, nonce }: { voyage: string; nonce: string }) =>
  tavern.ask('accept_transition', { game_id: 'tavern', voyage, nonce });
const bringBack = (tavern: GameSocket, voyage: string, result: string) =>
  tavern.ask('return_player', { game_id: 'tavern', voyage, result });

describe('a transition asked for by a game', () => {
  it('[VH1] leads into another realm when the player agrees, and is answered with what became of it', async () => {
    const games = await openTavern();
    const { tavern, universe } = games;
    expect(await transition(tavern, 'deep')).toMatchObject({
      status: 'error',
      code: 'transition/no-consent',
      asked_until_tick: expect.any(Number),
    });
    const again = await transition(tavern, 'deep');
    expect(again).toMatchObject({ code: 'transition/no-consent' });
    expect(again).not.toHaveProperty('asked_until_tick');
    expect(findPlayer(universe.universe, ALICE)?.realm).toBe('isle');
    universe.submit(command(ALICE, 'accept'));
    const departed = await tavern.wait((one) => one['event_type'] === 'player.departed', 'the departure');
    expect(departed['source']).toBe('isle');
    await until(() => findPlayer(universe.universe, ALICE)?.realm === 'deep');
    expect(await transition(tavern, 'deep')).toMatchObject({ code: 'player/elsewhere' });
    expect(await transition(tavern, 'deep', 'deep')).toMatchObject({ code: 'travel/unreachable' });
    expect(await transition(tavern, 'moon', 'deep')).toMatchObject({ code: 'realm/unknown' });
    const nobody = { player_id: 'player:nobody', source_realm: 'isle', target_realm: 'deep' };
    expect(await tavern.ask('request_transition', nobody)).toMatchObject({ code: 'player/unknown' });
  });

  it('[VH1] is refused to who has registered no game, and into a game that takes nobody', async () => {
    const { tavern, connect } = await openTavern();
    const onlooker = await connect();
    expect(await transition(onlooker, 'deep')).toMatchObject({ code: 'transition/no-game' });
    await register(onlooker, { game_id: 'moor', accepts_travellers: false });
    const foreign = { player_id: ALICE, source_realm: 'isle', target_realm: 'deep', game_id: 'moor' };
    expect(await tavern.ask('request_transition', foreign)).toMatchObject({ code: 'game/not-yours' });
    expect(await transition(tavern, 'moor')).toMatchObject({ code: 'travel/unreachable' });
  });
});

describe('a handoff', () => {
  it('[VH2] is signed by the server and says what is handed over', async () => {
    const { handoff, voyage } = await handOver(await openTavern());
    expect(handoff).toMatchObject({
      iss: 'Small',
      aud: 'tavern',
      sub: ALICE,
      voyage,
      from_realm: 'isle',
      traveller: { name: 'Alice', level: 1, items: [] },
    });
    expect(handoff.exp).toBeGreaterThan(handoff.iat);
    expect(handoff.traveller.purse).toBeGreaterThan(0);
  });

  it('[VH3] comes again to a game that was away, until it is accepted', async () => {
    const games = await openTavern();
    const first = await handOver(games);
    const back = await games.connect();
    await register(back);
    const again = await back.wait(({ type }) => type === 'handoff', 'the handoff again');
    expect(again['voyage']).toBe(first.voyage);
    expect(await accept(games.tavern, first)).toMatchObject({ code: 'game/not-yours' });
    expect(await accept(back, first)).toMatchObject({ status: 'success', voyage: first.voyage });
    expect(await accept(back, first)).toMatchObject({ code: 'voyage/already-accepted' });
    const later = await games.connect();
    await register(later);
    await later.ask('heartbeat');
    expect(later.received.some(({ type }) => type === 'handoff')).toBe(false);
  });
});

describe('a result', () => {
  it('[VH4] signed by the token of the game brings the traveller home, and says what was refused of it', async () => {
    const games = await openTavern();
    const { voyage, nonce } = await handOver(games);
    await accept(games.tavern, { voyage, nonce });
    const result = await sign({
      voyage,
      nonce,
      gained: [{ item_id: 'mug', name: 'a chipped mug' }],
      tokens: -2,
      reputation: { wardens: 5, moonlings: 5 },
    });
    expect(await bringBack(games.tavern, voyage, result)).toMatchObject({
      status: 'success',
      tokens: -2,
      gained: ['mug'],
      reputation: { wardens: 5 },
      refused: [{ code: 'result/unknown-faction', part: 'reputation moonlings' }],
    });
    const ended = await games.tavern.wait((one) => one['event_type'] === 'voyage.ended', 'the end');
    expect(ended['data']).toMatchObject({ voyage, outcome: 'returned' });
    await until(() => findPlayer(games.universe.universe, ALICE)?.realm === 'isle');
    const home = findPlayer(games.universe.universe, ALICE);
    expect(home?.items.map(({ called }) => called)).toEqual(['a chipped mug']);
    expect(await bringBack(games.tavern, voyage, result)).toMatchObject({ code: 'voyage/already-returned' });
  });

  it('[VH5] that is forged, stale, malformed, or about another voyage is refused, and never gets into the universe', async () => {
    const games = await openTavern();
    const { tavern } = games;
    const { voyage, nonce } = await handOver(games);
    await accept(tavern, { voyage, nonce });
    const codeOf = async (result: string) => (await bringBack(tavern, voyage, result))['code'];
    expect(await codeOf(await sign({ voyage, nonce }, 'another token, as long'))).toBe('result/forged');
    const [head, , tail] = (await sign({ voyage, nonce })).split('.');
    const changed = Buffer.from(JSON.stringify({ voyage, nonce, tokens: 5 })).toString('base64url');
    expect(await codeOf(`${head}.${changed}.${tail}`)).toBe('result/forged');
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
    expect(await codeOf(`${unsigned}.${changed}.`)).toBe('result/forged');
    expect(await codeOf('nonsense')).toBe('result/malformed');
    expect(await codeOf(await sign({ voyage, nonce, tokens: 'many' }))).toBe('result/malformed');
    expect(await codeOf(await sign({ voyage, nonce, exp: 1_000_000 }))).toBe('result/stale');
    expect(await codeOf(await sign({ voyage: 'v1-other', nonce }))).toBe('result/other-voyage');
    expect(await codeOf(await sign({ voyage, nonce: 'f'.repeat(32) }))).toBe('voyage/wrong-nonce');
    const twice = await sign({ voyage, nonce });
    const answers = await Promise.all([codeOf(twice), codeOf(twice)]);
    expect(answers.filter((code) => code === undefined)).toHaveLength(1);
    expect(answers).toContain('voyage/already-returned');
  });

  it.each([
    ['EdDSA', 'Ed25519'],
    ['ES256', 'P-256'],
  ])(
    '[VH6] is verified by the public key that the game registered, %s, and by nothing else',
    async (alg, crv) => {
      const { publicKey, privateKey } = await generateKeyPair(alg, { crv, extractable: true });
      const games = await openTavern({ public_key: await exportJWK(publicKey) });
      const { voyage, nonce } = await handOver(games);
      await accept(games.tavern, { voyage, nonce });
      expect(await bringBack(games.tavern, voyage, await sign({ voyage, nonce }))).toMatchObject({
        code: 'result/forged',
      });
      const result = await new CompactSign(bytes(JSON.stringify({ voyage, nonce })))
        .setProtectedHeader({ alg })
        .sign(privateKey);
      expect(await bringBack(games.tavern, voyage, result)).toMatchObject({ status: 'success' });
    },
  );
});
