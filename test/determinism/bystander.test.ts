/** Somebody who does nothing, where nobody is, changes nothing but themselves. */
import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/actors/universe/input.ts';
import { playerIdOf } from '../../src/actors/universe/player-id.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import { listingId } from '../../src/domain/social/listing.ts';
import { encodeCanonical } from '../../src/kernel/canonical.ts';
import { ALICE, command, join, smallMaking } from '../support/scripted-run.ts';

const IDLER = playerIdOf('42', 'Idler');
const TICKS = 220;

const STORY: ReadonlyMap<number, readonly Input[]> = new Map([
  [1, [join(ALICE, 'Alice')]],
  [4, [command(ALICE, 'take shell')]],
  [5, [command(ALICE, 'give shell to warden')]],
  [9, [command(ALICE, 'ask warden about key')]],
  [20, [command(ALICE, 'n'), command(ALICE, 'e')]],
]);

type Conduct = { readonly record: string; readonly behaviour: string; readonly timers: string };

/** Everything about each entity of each realm, by id; timers without the places they have in the realm's queue. */
function conducts(universe: Universe): Map<string, Conduct> {
  return new Map(
    universe.snapshot().realms.flatMap(({ realm, facts, behaviours, timers }) =>
      facts.map((entity): [string, Conduct] => {
        const own = timers.filter(({ owner }) => owner === entity.id);
        const due = own.map(({ name, dueTick, cause }) => ({ name, dueTick, cause }));
        return [
          `${realm}/${entity.id}`,
          {
            record: encodeCanonical(entity),
            behaviour: encodeCanonical(behaviours[entity.id] ?? null),
            timers: encodeCanonical(due),
          },
        ];
      }),
    ),
  );
}

function run(extra: ReadonlyMap<number, readonly Input[]>): Map<string, Conduct>[] {
  const universe = Universe.begin(smallMaking({ npcs: 12, reflectionInterval: 1000 }));
  return Array.from({ length: TICKS }, (_, index) => {
    universe.step([...(STORY.get(index + 1) ?? []), ...(extra.get(index + 1) ?? [])]);
    return conducts(universe);
  });
}

const created: Input = {
  kind: 'player.create',
  player: IDLER,
  name: 'Idler',
  race: 'human',
  characterClass: 'wanderer',
  realm: 'deep',
};

const recordOf = (conduct: Conduct | undefined): Record<string, unknown> =>
  JSON.parse(conduct?.record ?? '{}');

/** Realm and id of what a run has, or has otherwise, than another at the same tick. */
function differing(expected: ReadonlyMap<string, Conduct>, found: ReadonlyMap<string, Conduct>): string[] {
  return [...new Set([...expected.keys(), ...found.keys()])].filter(
    (id) => JSON.stringify(expected.get(id)) !== JSON.stringify(found.get(id)),
  );
}

describe('a bystander', () => {
  const without = run(new Map());
  const TREASURY = 'deep/realm:deep';
  /** What there is of them: their record, and a line in the register of every realm. */
  const OWN = [`deep/${IDLER}`, ...['deep', 'isle'].map((realm) => `${realm}/${listingId(IDLER)}`)];

  it('[TK5] asleep in an empty realm changes no other record, behaviour or timer at any tick', () => {
    run(new Map([[3, [created]]])).forEach((found, index) => {
      const expected = without[index] as Map<string, Conduct>;
      const mayDiffer = [TREASURY, ...OWN];
      expect(differing(expected, found).filter((id) => !mayDiffer.includes(id))).toEqual([]);
    });
  });

  it('[TK5] awake in an empty realm changes but what keepers show who have been looked at', () => {
    const watched = new Set<string>();
    const shown = new Set<string>();
    run(new Map([[3, [created, join(IDLER, 'Idler')]]])).forEach((found, index) => {
      const expected = without[index] as Map<string, Conduct>;
      const { place } = recordOf(found.get(`deep/${IDLER}`));
      for (const [id, conduct] of found) {
        if (id.startsWith('deep/keeper:') && recordOf(conduct)['place'] === place) watched.add(id);
      }
      for (const id of differing(expected, found)) {
        if (id === TREASURY || OWN.includes(id)) continue;
        expect(watched, `${id} at tick ${index + 1}`).toContain(id);
        const [before, after] = [expected.get(id), found.get(id)];
        expect({ ...after, record: { ...recordOf(after), idled: null } }).toEqual({
          ...before,
          record: { ...recordOf(before), idled: null },
        });
        shown.add(id);
      }
    });
    expect(shown.size).toBeGreaterThan(0);
  });

  it('[TK5] is in the register of every realm, and nothing else comes or goes with them', () => {
    const beside = run(new Map([[3, [created]]])).at(-1) as Map<string, Conduct>;
    const added = [...beside.keys()].filter((id) => !without.at(-1)?.has(id));
    expect(added.sort()).toEqual([...OWN].sort());
    expect(beside.size - (without.at(-1)?.size ?? 0)).toBe(OWN.length);
    for (const realm of ['deep', 'isle']) {
      expect(recordOf(beside.get(`${realm}/${listingId(IDLER)}`))).toMatchObject({
        name: 'Idler',
        realm: 'deep',
        status: 'asleep',
      });
    }
  });

  it('[TK5] is counted: their purse comes out of the treasury of the realm that received them', () => {
    const beside = run(new Map([[3, [created]]]));
    beside.forEach((found, index) => {
      const expected = recordOf(without[index]?.get(TREASURY));
      const purse = index < 2 ? 0 : 20;
      expect(recordOf(found.get(TREASURY))).toEqual({
        ...expected,
        treasury: (expected['treasury'] as number) - purse,
      });
    });
  });

  it('[TK5] somebody who does act changes others, which this comparison sees', () => {
    const busy = run(
      new Map([
        [3, [join(IDLER, 'Idler'), command(IDLER, 'take shell'), command(IDLER, 'give shell to warden')]],
      ]),
    );
    const changed = differing(without[5] as Map<string, Conduct>, busy[5] as Map<string, Conduct>);
    expect(changed).toContain('isle/item:isle/shell/1');
    expect(changed).toContain('isle/keeper:warden');
  });
});
