/** Several realms as one universe: they are all there, meet at control ticks, hear of each other, and share players. */
import { describe, expect, it } from 'vitest';
import { Universe } from '../../src/actors/universe/universe.ts';
import { DEFAULT_OPTIONS, realmsOf, sortedRealms } from '../../src/actors/universe/universe-options.ts';
import { overviewOf } from '../../src/actors/universe/universe-queries.ts';
import { CROWN, openRouter } from '../support/open-router.ts';
import { ALICE, command, join, smallMaking } from '../support/scripted-run.ts';

const THREE = { realms: realmsOf(['isle', 'deep'], 3), reflectionInterval: 2 };

describe('realms', () => {
  it('[MV1] are all in the overview from the start, open, with what their world begins with', () => {
    const { universe } = openRouter(THREE);
    const overview = overviewOf(universe);
    expect(
      overview.realms.map(({ realm, world, state, tokens }) => ({ realm, world, state, tokens })),
    ).toEqual([
      { realm: 'deep', world: 'deep', state: 'open', tokens: 10_000 },
      { realm: 'isle', world: 'isle', state: 'open', tokens: 10_000 },
      { realm: 'isle-2', world: 'isle', state: 'open', tokens: 10_000 },
    ]);
    expect(overview).toMatchObject({ status: 'running', tick: 0, controlTick: 0, chain: universe.chain });
    expect(overview.worldTime).toEqual({ day: 1, clock: '07:00', phase: 'day' });
  });

  it('[MV1] are named after their worlds: each world once, then numbered copies', () => {
    expect(realmsOf(['isle', 'deep'], 5).map(({ realm }) => realm)).toEqual([
      'isle',
      'deep',
      'isle-2',
      'deep-2',
      'isle-3',
    ]);
    expect(sortedRealms(realmsOf(['isle', 'deep'], 3)).map(({ realm }) => realm)).toEqual([
      'deep',
      'isle',
      'isle-2',
    ]);
  });

  it('[MV1] of a world that no content has are refused', () => {
    expect(() => Universe.begin(smallMaking({ realms: realmsOf(['atlantis'], 1) }))).toThrow(
      'universe/unknown-world atlantis',
    );
  });

  it('[MV1] divide the crowd among them as evenly as it goes, the first ones taking the rest', () => {
    const { universe } = openRouter({ ...THREE, npcs: 8 });
    const crowds = universe.realms.map(
      ({ facts }) => facts.store.values().filter((entity) => entity.kind === 'keeper' && entity.crowd).length,
    );
    expect(crowds).toEqual([3, 3, 2]);
  });

  it('[MV2] meet at every control tick, ten ticks apart by default', () => {
    const { universe, run } = openRouter({
      ...THREE,
      controlTickInterval: DEFAULT_OPTIONS.controlTickInterval,
    });
    for (let tick = 1; tick <= 30; tick += 1) {
      run();
      expect(overviewOf(universe).controlTick).toBe(Math.floor(tick / 10));
      expect(universe.realms.map(({ supervisor }) => supervisor.getSnapshot().value)).toEqual([
        'open',
        'open',
        'open',
      ]);
    }
  });

  it('[MV3] hear of what concerns all of them in the tick after a control tick, each as an event of its own', () => {
    const { run } = openRouter(THREE);
    run(1, join(ALICE, 'Alice'));
    const events = run(25);
    const [published] = events.filter(({ type }) => type === 'domingo.reflected');
    const adjusted = events.filter(({ type }) => type === 'domingo.adjusted');
    expect(adjusted.map(({ realm, tick }) => [realm, tick])).toEqual([
      ['deep', 21],
      ['isle', 21],
      ['isle-2', 21],
    ]);
    expect(new Set(adjusted.map(({ cause }) => cause))).toEqual(new Set([published?.id]));
  });
});

describe('a universe of three realms', () => {
  it('[MV4] takes a player through all of them, with what they own and what is thought of them', () => {
    const { universe, router, run } = openRouter(THREE);
    router.createPlayer({ playerName: 'Alice', characterRace: 'human', startingRealm: 'isle' });
    run(1, join(ALICE, 'Alice'));
    router.addItemToInventory(ALICE, CROWN);
    router.modifyReputation(ALICE, 'wardens', 350);
    run(1, command(ALICE, 'take shell'));
    for (const [sourceRealm, targetRealm] of [
      ['isle', 'deep'],
      ['deep', 'isle-2'],
      ['isle-2', 'isle'],
    ] as const) {
      expect(
        router.transitionPlayer(ALICE, { sourceRealm, targetRealm, narrativeContext: 'onward' }).ok,
      ).toBe(true);
      run(11);
      expect(router.findPlayer(ALICE)?.realm).toBe(targetRealm);
    }
    const context = router.warblerContext(ALICE);
    expect(context).toMatchObject({
      active_realm: 'isle',
      visited_realms: ['isle', 'deep', 'isle-2'],
      world_state: { player_has_legendary_items: true, player_inventory_count: 2, player_traveled_realms: 3 },
    });
    expect(context?.narrative_context.character_journey.map(({ from, to }) => [from, to])).toEqual([
      ['isle', 'deep'],
      ['deep', 'isle-2'],
      ['isle-2', 'isle'],
    ]);
    expect(context?.narrative_context.reputation_scores).toEqual({ strangers: 100, wardens: 350 });
    expect(router.multiverseStats()).toMatchObject({
      total_players: 1,
      total_transitions: 3,
      total_realms_visited: 3,
    });
    universe.recheck();
  });
});
