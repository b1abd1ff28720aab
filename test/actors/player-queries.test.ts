/** The multiverse API for players, second half: what other programs may ask about them. */
import { describe, expect, it } from 'vitest';
import { PlayerRouter } from '../../src/actors/universe/player-router.ts';
import { overviewOf } from '../../src/actors/universe/universe-queries.ts';
import { CROWN, JOURNEY, NEW_ALICE, NOBODY, openRouter } from '../support/open-router.ts';
import { ALICE, BOB, join } from '../support/scripted-run.ts';

describe('what the router answers', () => {
  it('[RT5] the context for a narrator has exactly this shape', () => {
    const { router, run } = openRouter();
    run(1, join(ALICE, 'Alice'));
    router.modifyReputation(ALICE, 'wardens', 300);
    router.addItemToInventory(ALICE, CROWN);
    router.transitionPlayer(ALICE, JOURNEY);
    run(11);
    const context = router.warblerContext(ALICE);
    expect(context).toEqual({
      player_name: 'Alice',
      player_id: ALICE,
      character_race: 'human',
      character_class: 'wanderer',
      active_realm: 'deep',
      visited_realms: ['isle', 'deep'],
      world_state: {
        player_traveled_realms: 2,
        player_reputation_standing: { strangers: 'neutral', wardens: 'liked' },
        player_has_legendary_items: true,
        player_inventory_count: 1,
        player_tokens: 23,
        player_keepers_met: ['isle/warden'],
        player_quests_open: 0,
        player_quests_completed: 0,
        player_quests_failed: 0,
        realm_flags: [],
      },
      narrative_context: {
        character_journey: [
          { from: 'isle', to: 'deep', tick: 11, narrative_context: 'a dream of deep water' },
        ],
        reputation_scores: { strangers: 60, wardens: 300 },
        inventory: [
          {
            item_id: 'item:isle/crown/i2.1',
            name: 'Crown of Kelp',
            item_type: 'regalia',
            rarity: 'legendary',
            source_realm: 'atlantis',
            transferable: true,
          },
        ],
        story_flags: ['met_warden'],
        quests: [],
        witnessed_deeds: [],
      },
    });
    expect(JSON.parse(JSON.stringify(context))).toEqual(context);
  });

  it('[RT5] between realms a player is in none, and is still known', () => {
    const { router, run } = openRouter();
    router.createPlayer(NEW_ALICE);
    run();
    router.transitionPlayer(ALICE, JOURNEY);
    run();
    expect(router.warblerContext(ALICE)).toMatchObject({ active_realm: null, player_name: 'Alice' });
    expect(router.multiverseStats()).toMatchObject({
      total_players: 1,
      realm_distribution: { isle: 0, deep: 0 },
    });
    expect(router.warblerContext(NOBODY)).toBeUndefined();
    expect(router.findPlayer(NOBODY)).toBeUndefined();
  });

  it('[RT5] the roster of a realm lists who is there, awake or asleep', () => {
    const { router, run } = openRouter();
    router.createPlayer(NEW_ALICE);
    run(1, join(BOB, 'Bob'));
    const roster = [
      { id: ALICE, name: 'Alice', location: 'quay', present: false },
      { id: BOB, name: 'Bob', location: 'quay', present: true },
    ].sort((left, right) => (left.id < right.id ? -1 : 1));
    expect(router.realmRoster('isle')).toEqual(roster);
    expect(router.realmRoster('deep')).toEqual([]);
    expect(router.realmRoster('sol_9')).toBeUndefined();
  });

  it('[RT5] the statistics of the multiverse add up', () => {
    const { universe, router, run } = openRouter();
    expect(router.multiverseStats()).toEqual({
      total_players: 0,
      total_realms_visited: 0,
      realm_distribution: { isle: 0, deep: 0 },
      total_transitions: 0,
      avg_realms_per_player: 0,
    });
    router.createPlayer(NEW_ALICE);
    router.createPlayer({ ...NEW_ALICE, playerName: 'Bob' });
    run();
    router.transitionPlayer(ALICE, JOURNEY);
    run(11);
    router.transitionPlayer(ALICE, { ...JOURNEY, sourceRealm: 'deep', targetRealm: 'isle' });
    run(10);
    expect(router.multiverseStats()).toEqual({
      total_players: 2,
      total_realms_visited: 2,
      realm_distribution: { isle: 2, deep: 0 },
      total_transitions: 2,
      avg_realms_per_player: 1.5,
    });
    expect(overviewOf(universe).stats).toEqual(router.multiverseStats());
  });

  it('[RT6] a submission that was refused is passed on with its code', () => {
    const { universe } = openRouter();
    const busy = new PlayerRouter(universe, () => ({ ok: false, code: 'universe/not-running' }));
    expect(busy.createPlayer(NEW_ALICE)).toEqual({ ok: false, code: 'universe/not-running' });
    const mute = new PlayerRouter(universe, () => ({ ok: false }));
    expect(mute.createPlayer(NEW_ALICE)).toEqual({ ok: false, code: 'universe/busy' });
  });
});
