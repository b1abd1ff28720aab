/** Who has which address in a universe that runs. */
import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/actors/universe/input.ts';
import { clustersOf } from '../../src/actors/universe/realm-clusters.ts';
import { spaceOf } from '../../src/actors/universe/space.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import { realmsOf, sortedRealms } from '../../src/actors/universe/universe-options.ts';
import { findPlayer } from '../../src/actors/universe/universe-queries.ts';
import { isSame } from '../../src/domain/stat7/address.ts';
import { formatAddress } from '../../src/domain/stat7/address-uri.ts';
import type { GameId } from '../../src/kernel/ids.ts';
import { CROWN, JOURNEY, openRouter } from '../support/open-router.ts';
import { ALICE, BOB, join, smallMaking } from '../support/scripted-run.ts';
import { SMALL_UNIVERSE } from '../support/small-world.ts';

describe('the space of a universe', () => {
  it('[SA17] has all realms, players and items in it, each once', () => {
    const { universe, router, run } = openRouter();
    run(1, join(ALICE, 'Alice'), join(BOB, 'Bob'));
    router.addItemToInventory(ALICE, CROWN);
    run();
    const space = spaceOf(universe);
    const ids = (kind: string) =>
      space
        .find({})
        .filter((thing) => thing.kind === kind)
        .map(({ id }) => id);
    expect(ids('realm')).toEqual(['realm:deep', 'realm:isle']);
    expect(ids('player')).toEqual([ALICE, BOB].sort());
    const items = universe.realms.reduce((sum, { facts }) => sum + facts.itemCount, 0);
    expect(items).toBeGreaterThan(3);
    expect(ids('item')).toHaveLength(items);
    expect(space.size).toBe(4 + items);
  });

  it('[SA17] puts people and what they carry where they are, also on the way between realms', () => {
    const { universe, router, run } = openRouter();
    run(1, join(ALICE, 'Alice'));
    router.addItemToInventory(ALICE, CROWN);
    run();
    const where = () => {
      const things = spaceOf(universe).find({});
      const alice = things.find(({ id }) => id === ALICE)!.address;
      const [crown] = things.filter(({ id }) => id.includes('/crown/'));
      return { alice, crown: crown!.address };
    };
    const before = where();
    expect(before.alice).toMatchObject({ realm: 'isle', lineage: { generation: 0 }, velocity: 1 });
    expect(before.crown).toMatchObject({ realm: 'isle', horizon: 'emergence', velocity: 1 });
    router.transitionPlayer(ALICE, JOURNEY);
    run();
    expect(findPlayer(universe, ALICE)?.realm).toBe(null);
    const between = where();
    expect([between.alice.realm, between.crown.realm]).toEqual(['hub', 'hub']);
    expect(between.alice.adjacency).toBe(before.alice.adjacency);
    run(20);
    const after = where();
    expect(after.alice).toMatchObject({ realm: 'deep', lineage: { generation: 1 }, velocity: 2 });
    expect(after.crown).toMatchObject({ realm: 'deep', velocity: 2 });
    for (const { alice, crown } of [between, after]) {
      expect(isSame(alice, before.alice) && isSame(crown, before.crown)).toBe(true);
    }
  });

  it('[SA17] has games of others in it where they asked to be', () => {
    const { universe, run } = openRouter();
    const register = (id: string, coordinate: object): Input => ({
      kind: 'game.register',
      request: `r-${id}`,
      game: {
        id: id as GameId,
        realm: 'The Magic Kingdom',
        developer: 'Ada',
        description: 'A tavern',
        coordinate,
        credential: 'c'.repeat(64),
      },
    });
    run(
      1,
      register('tavern', { adjacency: 'cluster_3', density: 2 }),
      register('forest', { resonance: 'a_dream' }),
    );
    const games = spaceOf(universe).find({ realm: [['The Magic ', '']] });
    expect(games.map(({ id, kind, address }) => ({ id, kind, ...address }))).toMatchObject([
      { id: 'game:forest', kind: 'game', resonance: 'a_dream', density: 0, horizon: 'genesis' },
      { id: 'game:tavern', kind: 'game', adjacency: 'cluster_3', density: 2, horizon: 'genesis' },
    ]);
    expect(games[0]?.address.adjacency).toMatch(/^cluster_[0-7]$/);
  });

  it('[SA17] tells who sleeps', () => {
    const { universe, run } = openRouter();
    run(1, join(ALICE, 'Alice'));
    run(1, { kind: 'player.leave', player: ALICE });
    const alice = spaceOf(universe)
      .find({})
      .find(({ id }) => id === ALICE)!;
    expect(alice.address).toMatchObject({ horizon: 'decay', velocity: 0 });
    expect(alice.name).toBe('Alice');
  });

  it('[SA18] is the same in a universe restored from its snapshot, and asking for it changes nothing', () => {
    const { universe, run } = openRouter();
    run(7, join(ALICE, 'Alice'));
    const texts = (of: Universe) =>
      spaceOf(of)
        .find({})
        .map(({ address }) => formatAddress(address));
    const { chain } = universe;
    const hashes = universe.realms.map((realm) => realm.factsHash());
    const before = texts(universe);
    expect(universe.realms.map((realm) => realm.factsHash())).toEqual(hashes);
    universe.recheck();
    expect(universe.chain).toBe(chain);
    expect(texts(Universe.restore(smallMaking(), universe.snapshot()))).toEqual(before);
  });

  it('[SA19] has one cluster for realms that portals join, and another one for each that none does', () => {
    const clusters = (count: number) =>
      [...clustersOf(SMALL_UNIVERSE, sortedRealms(realmsOf(['isle', 'deep'], count)))].sort();
    expect(clusters(2)).toEqual([
      ['deep', 'cluster_0'],
      ['isle', 'cluster_0'],
    ]);
    expect(clusters(4)).toEqual([
      ['deep', 'cluster_0'],
      ['deep-2', 'cluster_1'],
      ['isle', 'cluster_0'],
      ['isle-2', 'cluster_1'],
    ]);
    // The second isle has no deep of its own and leads to the first one.
    expect(clusters(3)).toEqual([
      ['deep', 'cluster_0'],
      ['isle', 'cluster_0'],
      ['isle-2', 'cluster_0'],
    ]);
  });
});
