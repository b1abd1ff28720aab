/**
 * The nine behaviours that the orchestration of the multiverse was planned with, each on a live universe of three realms
 * with games on real sockets around it.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openLiveUniverse } from '../../src/actors/universe/open-live-universe.ts';
import { PlayerRouter } from '../../src/actors/universe/player-router.ts';
import type { UniverseOptions } from '../../src/actors/universe/universe-options.ts';
import { parseAddress } from '../../src/domain/stat7/address-uri.ts';
import type { PlayerId } from '../../src/kernel/ids.ts';
import { openGames, SMALL_CONTENT } from '../support/games-edge.ts';
import { QuickJournal } from '../support/quick-journal.ts';
import { smallMaking } from '../support/scripted-run.ts';

const REALMS = [
  { realm: 'sol_1', world: 'isle' },
  { realm: 'sol_2', world: 'deep' },
  { realm: 'sol_3', world: 'isle' },
] as unknown as UniverseOptions['realms'];
const INTERVAL = 10;
const OPTIONS = { realms: REALMS, controlTickInterval: INTERVAL };
/** In the order in which the summary lists them. */
const FIFTEEN = [
  'orchestrator_initializes',
  'game_registration',
  'duplicate_registration_fails',
  'list_games',
  'unregister_game',
  'unregister_nonexistent_fails',
  'publish_unicast_event',
  'publish_broadcast_event',
  'invalid_source_fails',
  'invalid_target_fails',
  'execute_control_tick',
  'multiple_control_ticks',
  'orchestration_loop_with_max_ticks',
  'game_registration_metadata',
  'universe_metadata_updates',
];
const SWORD = {
  itemId: 'sword_001',
  name: 'Legendary Sword',
  itemType: 'weapon',
  rarity: 'legendary',
  sourceRealm: 'sol_1',
  transferable: true,
} as const;

/** A universe that ticks only when it is told to, with a router for players and as many games as are asked for. */
async function openMultiverse() {
  const journal = new QuickJournal();
  const edge = await openGames(OPTIONS, journal);
  const { universe, throughBarrier } = edge;
  const router = new PlayerRouter(universe.universe, (input) => universe.submit(input));
  /** Answers come with the tick after the question. */
  const whileTicking = async <Answer>(asked: Promise<Answer>): Promise<Answer> => {
    const timer = setInterval(() => universe.advance(), 2);
    try {
      return await asked;
    } finally {
      clearInterval(timer);
    }
  };
  const join = async (id: string, coordinate: object = {}) => {
    const socket = await edge.connect();
    const answer = await whileTicking(
      socket.ask('register_game', { game_id: id, realm_id: `Realm of ${id}`, ...coordinate }),
    );
    return { socket, answer };
  };
  const create = (playerName: string, characterRace: string, startingRealm = 'sol_1'): PlayerId => {
    const routed = router.createPlayer({
      playerName,
      characterRace,
      startingRealm,
      characterClass: 'Warrior',
    });
    if (!routed.ok) throw new Error(routed.code);
    universe.advance();
    return routed.player;
  };
  return { ...edge, journal, router, join, create, whileTicking, throughBarrier };
}

const controlTicks = (received: readonly Readonly<Record<string, unknown>>[]) =>
  received.filter(({ type }) => type === 'control_tick');

describe('the orchestration of the multiverse', () => {
  it('[MO1] registers games, each with the coordinate that it gave', async () => {
    const { join, universe } = await openMultiverse();
    const { answer } = await join('game_a', {
      realm_type: 'sol_system',
      adjacency: 'cluster_0',
      resonance: 'narrative_prime',
      density: 0,
    });
    await join('game_b', { adjacency: 'cluster_1', density: 2 });
    expect(answer).toMatchObject({ status: 'success', realm_type: 'sol_system', state: 'registered' });
    expect(universe.universe.hub.games.games().map(({ id }) => id)).toEqual(['game_a', 'game_b']);
    const address = parseAddress(String(answer['stat7_uri']));
    expect(address).toMatchObject({
      ok: true,
      address: { adjacency: 'cluster_0', resonance: 'narrative_prime', density: 0 },
    });
  });

  it('[MO2] brings all games and realms together at every tenth tick, and counts who was there', async () => {
    const { join, universe, throughBarrier } = await openMultiverse();
    const games = [await join('game_a'), await join('game_b'), await join('game_c')];
    for (let barrier = 0; barrier < 4; barrier += 1) throughBarrier();
    const last = universe.universe.tick;
    const heard = await Promise.all(
      games.map(async ({ socket }) => {
        await socket.wait(({ type, tick }) => type === 'control_tick' && tick === last, 'the last barrier');
        return controlTicks(socket.received).filter(({ tick }) => Number(tick) > last - 3 * INTERVAL);
      }),
    );
    expect(heard[0]).toMatchObject([
      { control_tick_id: last / INTERVAL - 2, tick: last - 2 * INTERVAL },
      { control_tick_id: last / INTERVAL - 1, tick: last - INTERVAL },
      { control_tick_id: last / INTERVAL, tick: last, chain: universe.overview().chain },
    ]);
    // The same instant for everybody, down to the chain.
    expect(heard[1]).toEqual(heard[0]);
    expect(heard[2]).toEqual(heard[0]);
    expect(universe.overview().controlTick).toBe(last / INTERVAL);
  });

  it('[MO3] routes events between games at the control tick, to one or to all', async () => {
    const { join, throughBarrier, whileTicking } = await openMultiverse();
    const [a, b, c] = [await join('game_a'), await join('game_b'), await join('game_c')];
    const publish = (target: string | null, data: object) =>
      whileTicking(
        a.socket.ask('publish_event', {
          source_game_id: 'game_a',
          target_game_id: target,
          event_type: 'world_event',
          data,
        }),
      );
    const accepted = await publish('game_b', { message: 'Something happened' });
    await publish(null, { message: 'to all' });
    throughBarrier();
    throughBarrier();
    const worldEvents = (game: typeof a) =>
      game.socket.received.filter(({ event_type: type }) => type === 'world_event');
    await c.socket.wait(({ event_type: type }) => type === 'world_event', 'what is for all');
    await b.socket.wait(({ data }) => (data as { message?: string })?.message === 'to all', 'both');
    expect(worldEvents(b)).toMatchObject([
      { data: { message: 'Something happened' }, cause: accepted['event_id'], source_game_id: 'game_a' },
      { data: { message: 'to all' } },
    ]);
    expect(worldEvents(c)).toMatchObject([{ data: { message: 'to all' } }]);
    expect(Number(worldEvents(b)[0]?.['tick']) % INTERVAL).toBe(0);
  });

  it('[MO4] creates players with an id that is theirs in every realm', async () => {
    const { create, router } = await openMultiverse();
    const alice = create('Alice', 'human');
    const bob = create('Bob', 'elf', 'sol_3');
    expect(alice).not.toBe(bob);
    expect(router.findPlayer(alice)).toMatchObject({
      realm: 'sol_1',
      player: { name: 'Alice', race: 'human', characterClass: 'Warrior' },
    });
    expect(router.findPlayer(bob)?.realm).toBe('sol_3');
    expect(router.warblerContext(alice)).toMatchObject({ visited_realms: ['sol_1'] });
    expect(router.realmRoster('sol_1')).toMatchObject([{ id: alice }]);
  });

  it('[MO5] takes a player from one realm to another, and tells everybody', async () => {
    const { create, router, join, throughBarrier } = await openMultiverse();
    const { socket } = await join('game_a');
    const alice = create('Alice', 'human');
    const ways = { sourceRealm: 'sol_1', targetRealm: 'sol_2', narrativeContext: 'Portal Jump' };
    expect(router.transitionPlayer(alice, ways)).toEqual({ ok: true, player: alice });
    throughBarrier();
    throughBarrier();
    expect(router.findPlayer(alice)?.realm).toBe('sol_2');
    expect(router.realmRoster('sol_2')).toMatchObject([{ id: alice }]);
    expect(router.realmRoster('sol_1')).toEqual([]);
    expect(router.multiverseStats()).toMatchObject({ total_transitions: 1, total_realms_visited: 2 });
    const told = (type: string) => socket.wait(({ event_type: found }) => found === type, type);
    expect(await told('player.departed')).toMatchObject({ source: 'sol_1', data: { actor: alice } });
    expect(await told('player.landed')).toMatchObject({ source: 'sol_2', data: { actor: alice } });
    // Where she is no more, nobody takes her from.
    expect(router.transitionPlayer(alice, ways)).toEqual({ ok: false, code: 'player/elsewhere' });
  });

  it('[MO6] moves reputation with a faction, which has a name for how it stands', async () => {
    const { create, router, universe } = await openMultiverse();
    const alice = create('Alice', 'human');
    const standing = () => router.warblerContext(alice)?.world_state.player_reputation_standing['wardens'];
    expect(standing()).toBe('neutral');
    for (const [change, becomes] of [
      [300, 'liked'],
      [500, 'revered'],
      [-1100, 'disliked'],
      [-300, 'despised'],
    ] as const) {
      expect(router.modifyReputation(alice, 'wardens', change)).toMatchObject({ ok: true });
      universe.advance();
      expect(standing()).toBe(becomes);
    }
    expect(router.warblerContext(alice)?.world_state.player_reputation_standing['strangers']).toBe('neutral');
    expect(router.modifyReputation(alice, 'nobodies', 1)).toMatchObject({ ok: false });
  });

  it('[MO7] keeps an inventory that crosses realms with what may cross', async () => {
    const { create, router, throughBarrier } = await openMultiverse();
    const alice = create('Alice', 'human');
    router.addItemToInventory(alice, SWORD);
    router.addItemToInventory(alice, {
      ...SWORD,
      itemId: 'anvil',
      name: 'Anvil',
      rarity: 'common',
      transferable: false,
    });
    throughBarrier();
    const names = () => router.findPlayer(alice)?.items.map(({ itemType, ...item }) => JSON.stringify(item));
    expect(names()).toHaveLength(2);
    router.transitionPlayer(alice, { sourceRealm: 'sol_1', targetRealm: 'sol_2', narrativeContext: '' });
    throughBarrier();
    throughBarrier();
    expect(router.findPlayer(alice)?.realm).toBe('sol_2');
    expect(router.warblerContext(alice)?.narrative_context.inventory).toMatchObject([
      { name: 'Legendary Sword', rarity: 'legendary', source_realm: 'sol_1', transferable: true },
    ]);
  });

  it('[MO8] tells a narrator of a player what there is to tell', async () => {
    const { create, router, throughBarrier } = await openMultiverse();
    const alice = create('Alice', 'human');
    router.addItemToInventory(alice, SWORD);
    router.modifyReputation(alice, 'wardens', 300);
    router.transitionPlayer(alice, {
      sourceRealm: 'sol_1',
      targetRealm: 'sol_2',
      narrativeContext: 'Portal Jump',
    });
    throughBarrier();
    throughBarrier();
    expect(router.warblerContext(alice)).toMatchObject({
      player_name: 'Alice',
      active_realm: 'sol_2',
      visited_realms: ['sol_1', 'sol_2'],
      world_state: {
        player_traveled_realms: 2,
        player_reputation_standing: { wardens: 'liked', strangers: 'neutral' },
        player_has_legendary_items: true,
      },
      narrative_context: {
        character_journey: [{ from: 'sol_1', to: 'sol_2', narrative_context: 'Portal Jump' }],
      },
    });
  });

  it('[MO9] does all of it in one universe of three games, and does it again from its journal', async () => {
    const { create, router, join, throughBarrier, universe, whileTicking, journal } = await openMultiverse();
    const games = [
      await join('sol_4', { adjacency: 'cluster_0', resonance: 'narrative_prime' }),
      await join('sol_5', { adjacency: 'cluster_1', resonance: 'narrative_prime' }),
      await join('sol_6', { adjacency: 'cluster_0', resonance: 'narrative_prime' }),
    ] as const;
    const [alice, bob] = [create('Alice', 'human'), create('Bob', 'elf')];
    for (let barrier = 0; barrier < 5; barrier += 1) throughBarrier();
    router.transitionPlayer(alice, {
      sourceRealm: 'sol_1',
      targetRealm: 'sol_2',
      narrativeContext: 'Portal',
    });
    await whileTicking(
      games[0].socket.ask('publish_event', {
        source_game_id: 'sol_4',
        event_type: 'player_traveled',
        data: { player: 'Alice' },
      }),
    );
    router.modifyReputation(bob, 'wardens', 500);
    throughBarrier();
    throughBarrier();
    router.modifyReputation(alice, 'wardens', 500);
    throughBarrier();
    for (const { socket } of games.slice(1)) {
      const told = await socket.wait(({ event_type: type }) => type === 'player_traveled', 'the journey');
      expect(told).toMatchObject({ source_game_id: 'sol_4', data: { player: 'Alice' } });
    }
    expect(router.warblerContext(alice)).toMatchObject({
      active_realm: 'sol_2',
      world_state: { player_reputation_standing: { wardens: 'revered' } },
    });
    expect(router.findPlayer(bob)?.realm).toBe('sol_1');
    expect(router.multiverseStats()).toEqual({
      total_players: 2,
      total_realms_visited: 2,
      realm_distribution: { sol_1: 1, sol_2: 1, sol_3: 0 },
      total_transitions: 1,
      avg_realms_per_player: 1.5,
    });
    const synced = controlTicks(games[0].socket.received).at(-1);
    expect(synced).toMatchObject({ chain: universe.overview().chain });
    const again = openLiveUniverse({ ...smallMaking(OPTIONS), journal, content: SMALL_CONTENT });
    expect([again.universe.tick, again.overview().chain]).toEqual([
      universe.universe.tick,
      universe.overview().chain,
    ]);
  });
});

it('[MO10] has rules for all fifteen behaviours of the delivery summary, and tests for those rules', () => {
  const spec = readFileSync(new URL('../../docs/SPEC.md', import.meta.url), 'utf8');
  const rows = [...spec.matchAll(/^\| `(\w+)` \| ([A-Z]{2}\d+(?:, [A-Z]{2}\d+)*) \|$/gm)];
  expect(rows.map(([, behaviour]) => behaviour)).toEqual(FIFTEEN);
  // That a rule has a test is for the test of the specification.
  for (const [, behaviour, ids = ''] of rows)
    for (const id of ids.split(', ')) expect(spec.includes(`- **${id}** `), `${behaviour}: ${id}`).toBe(true);
});
