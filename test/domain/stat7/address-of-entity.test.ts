import { describe, expect, it } from 'vitest';
import type { ItemFact, PlayerFact } from '../../../src/domain/entity.ts';
import { experienceOf } from '../../../src/domain/level.ts';
import { DENSITY_MAX, GENERATION_MAX, isSame, isToken } from '../../../src/domain/stat7/address.ts';
import {
  ALTERNATE,
  addressOfItem,
  addressOfPlayer,
  addressOfRealm,
  DAY_TICKS,
  GENESIS_TICKS,
  PEAK_LEVEL,
  type Surroundings,
  WEEK_TICKS,
} from '../../../src/domain/stat7/address-of-entity.ts';
import { addressOfGame } from '../../../src/domain/stat7/address-of-game.ts';
import { formatAddress, parseAddress } from '../../../src/domain/stat7/address-uri.ts';
import type { EntityId, PlayerId, RealmId } from '../../../src/kernel/ids.ts';
import { anItem, aPlayer } from '../../support/some-facts.ts';

const ISLE: Surroundings = {
  seed: '42',
  realm: 'isle',
  adjacency: 'cluster_0',
  copy: 0,
  tick: 2 * WEEK_TICKS,
};
const QUIET = { failed: false, present: 0, asleep: 0 };
const journey = (tick: number) => ({
  from: 'isle' as RealmId,
  to: 'deep' as RealmId,
  tick,
  context: 'portal',
});

describe('a realm', () => {
  it('[SA10] is the main instance of its world, or an alternate that descends from it', () => {
    expect(addressOfRealm(ISLE, QUIET)).toMatchObject({
      realm: 'isle',
      lineage: { generation: 0 },
      adjacency: 'cluster_0',
      resonance: 'narrative_prime',
      density: 0,
    });
    const copy = addressOfRealm({ ...ISLE, realm: 'isle-3', copy: 2 }, QUIET);
    expect(copy).toMatchObject({ lineage: { generation: 1 }, resonance: ALTERNATE, density: 2 });
    expect(isSame(copy, addressOfRealm(ISLE, QUIET))).toBe(false);
  });

  it('[SA10] moves as fast as people are awake in it', () => {
    expect(addressOfRealm(ISLE, { ...QUIET, present: 12 }).velocity).toBe(12);
    expect(addressOfRealm(ISLE, { ...QUIET, present: 5_000 }).velocity).toBe(999);
    expect(addressOfRealm(ISLE, { ...QUIET, present: 12, failed: true }).velocity).toBe(0);
  });

  it.each([
    ['genesis', GENESIS_TICKS - 1, QUIET],
    ['emergence', GENESIS_TICKS, QUIET],
    ['peak', DAY_TICKS, QUIET],
    ['peak', DAY_TICKS, { ...QUIET, present: 1, asleep: 9 }],
    ['decay', DAY_TICKS, { ...QUIET, asleep: 1 }],
    ['crystallization', 1, { ...QUIET, failed: true }],
  ])('[SA10] is in %s in tick %i with %j', (horizon, tick, facts) => {
    expect(addressOfRealm({ ...ISLE, tick }, facts).horizon).toBe(horizon);
  });
});

describe('a player', () => {
  it('[SA11] stands in the realm and narrative that they are in, one generation a journey', () => {
    const player = aPlayer({ transitions: 2 });
    expect(addressOfPlayer(ISLE, { player })).toMatchObject({
      realm: 'isle',
      lineage: { generation: 2 },
      adjacency: 'cluster_0',
      resonance: 'narrative_prime',
      density: 0,
    });
    expect(addressOfPlayer(ISLE, { player, quest: 'the-signal' }).resonance).toBe('quest_the-signal');
    const odd = addressOfPlayer(ISLE, { player, quest: `The/Signal ${'é'.repeat(80)}` }).resonance;
    expect(isToken(odd)).toBe(true);
  });

  it('[SA11] is the same one in every realm, and counts no further than the dimension goes', () => {
    const here = addressOfPlayer(ISLE, { player: aPlayer() });
    const far = { ...ISLE, realm: 'deep-20000', adjacency: 'cluster_9', copy: 20_000, tick: 1 };
    const there = addressOfPlayer(far, { player: aPlayer({ transitions: 20_000, present: false }) });
    expect(isSame(here, there)).toBe(true);
    expect(there).toMatchObject({ lineage: { generation: GENERATION_MAX }, density: DENSITY_MAX });
    const other = addressOfPlayer(ISLE, { player: aPlayer({ id: 'player:bob' as PlayerId }) });
    expect(isSame(here, other)).toBe(false);
  });

  it('[SA11] moves while awake, and faster for each journey of the last day', () => {
    const { tick } = ISLE;
    const at = (more: Partial<PlayerFact>) => addressOfPlayer(ISLE, { player: aPlayer(more) }).velocity;
    expect(at({ present: false, journey: [journey(tick - 1)] })).toBe(0);
    expect(at({})).toBe(1);
    expect(at({ journey: [journey(tick - DAY_TICKS), journey(tick - DAY_TICKS + 1), journey(tick)] })).toBe(
      3,
    );
  });

  it.each([
    ['genesis', {}, undefined],
    ['emergence', { experience: 1 }, undefined],
    ['emergence', { experience: experienceOf(PEAK_LEVEL) - 1 }, undefined],
    ['peak', { experience: experienceOf(PEAK_LEVEL) }, undefined],
    ['decay', { experience: 1_000_000, present: false }, undefined],
    ['decay', { present: false }, ISLE.tick - WEEK_TICKS + 1],
    ['crystallization', { present: false }, ISLE.tick - WEEK_TICKS],
  ])('[SA11] is in %s with %j, asleep since %s', (horizon, more, asleepSince) => {
    expect(addressOfPlayer(ISLE, { player: aPlayer(more), asleepSince }).horizon).toBe(horizon);
  });
});

describe('an item', () => {
  it('[SA12] belongs to the narrative of its world and is of the second generation away from where it is from', () => {
    const lying = { item: anItem(), holder: 'room', velocity: 0 } as const;
    expect(addressOfItem(ISLE, lying)).toMatchObject({
      realm: 'isle',
      lineage: { generation: 0 },
      resonance: 'world_isle',
      velocity: 0,
    });
    const away = addressOfItem({ ...ISLE, realm: 'deep' }, lying);
    expect(away.lineage.generation).toBe(1);
    expect(isSame(away, addressOfItem(ISLE, lying))).toBe(true);
  });

  it('[SA12] moves with the player who carries it, and with nobody else', () => {
    const at = (holder: 'player' | 'keeper' | 'room') =>
      addressOfItem(ISLE, { item: anItem(), holder, velocity: 4 }).velocity;
    expect([at('player'), at('keeper'), at('room')]).toEqual([4, 0, 0]);
  });

  const CASES: [string, Partial<ItemFact>, 'player' | 'keeper' | 'room'][] = [
    ['genesis', {}, 'room'],
    ['emergence', {}, 'player'],
    ['emergence', {}, 'keeper'],
    ['peak', { worn: true }, 'player'],
    ['peak', { flame: { state: 'lit', until: 'endless' }, fixed: true }, 'room'],
    ['genesis', { flame: { state: 'out', fuel: 5 } }, 'room'],
    ['decay', { flame: { state: 'out', fuel: 0 } }, 'player'],
    ['decay', { portions: 0 }, 'room'],
    ['crystallization', { fixed: true }, 'room'],
  ];
  it.each(CASES)('[SA12] is in %s: %j of a %s', (horizon, more, holder) => {
    expect(addressOfItem(ISLE, { item: anItem(more), holder, velocity: 1 }).horizon).toBe(horizon);
  });
});

describe('a million', () => {
  it('[SA13] realms, games, players and items have a million lines, and each reads back', {
    timeout: 120_000,
  }, () => {
    const lines = new Set<string>();
    const player = aPlayer();
    const item = anItem();
    for (let index = 0; index < 250_000; index += 1) {
      // The same names in all kinds, so that only the kind keeps them apart.
      const name = `sol_${index}`;
      const here = { ...ISLE, realm: name, copy: index % 7 };
      const addresses = [
        addressOfRealm(here, QUIET),
        addressOfGame({ seed: ISLE.seed, game: name, realm: name, hints: { adjacency: 'cluster_1' } }),
        addressOfPlayer(here, { player: { ...player, id: name as PlayerId } }),
        addressOfItem(here, { item: { ...item, id: name as EntityId }, holder: 'room', velocity: 0 }),
      ];
      for (const address of addresses) lines.add(address.lineage.line);
      if (index % 1_000 !== 0) continue;
      for (const address of addresses)
        expect(parseAddress(formatAddress(address))).toEqual({ ok: true, address });
    }
    expect(lines.size).toBe(1_000_000);
  });
});
