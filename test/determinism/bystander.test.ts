/** Somebody who does nothing, where nobody is, changes nothing but themselves. */
import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/actors/input.ts';
import { playerIdOf } from '../../src/actors/player-id.ts';
import { Universe } from '../../src/actors/universe.ts';
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
            // Somebody who is looked at remembers what it last did for show.
            record: encodeCanonical(entity.kind === 'keeper' ? { ...entity, idled: null } : entity),
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

describe('a bystander', () => {
  const without = run(new Map());

  it.each([
    ['asleep in an empty realm', [created]],
    ['awake in an empty realm', [created, join(IDLER, 'Idler')]],
  ])('[TK5] %s changes no other record, behaviour or timer at any tick', (_, inputs) => {
    const beside = run(new Map([[3, inputs]]));
    // Every realm has a line about them in its register.
    const mayDiffer = [
      'deep/realm:deep',
      `deep/${IDLER}`,
      ...['deep', 'isle'].map((realm) => `${realm}/${listingId(IDLER)}`),
    ];
    without.forEach((expected, index) => {
      const found = beside[index] as Map<string, Conduct>;
      for (const id of new Set([...expected.keys(), ...found.keys()])) {
        if (!mayDiffer.includes(id))
          expect(found.get(id), `${id} at tick ${index + 1}`).toEqual(expected.get(id));
      }
    });
  });

  it('[TK5] is counted: their purse comes out of the treasury of the realm that received them', () => {
    const beside = run(new Map([[3, [created]]])).at(-1);
    const treasury = (conduct: Conduct | undefined) => JSON.parse(conduct?.record ?? '{}').treasury as number;
    expect(treasury(without.at(-1)?.get('deep/realm:deep')) - treasury(beside?.get('deep/realm:deep'))).toBe(
      20,
    );
    expect(beside?.has(`deep/${IDLER}`)).toBe(true);
  });

  it('[TK5] somebody who does act changes others, which this comparison sees', () => {
    const busy = run(
      new Map([
        [3, [join(IDLER, 'Idler'), command(IDLER, 'take shell'), command(IDLER, 'give shell to warden')]],
      ]),
    );
    const differing = [...(without.at(5)?.keys() ?? [])].filter(
      (id) => JSON.stringify(without.at(5)?.get(id)) !== JSON.stringify(busy.at(5)?.get(id)),
    );
    expect(differing).toContain('isle/item:isle/shell/1');
    expect(differing).toContain('isle/keeper:warden');
  });
});
