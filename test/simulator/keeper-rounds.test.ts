/** Every keeper of the shipped worlds gets to its post from wherever it can stand, whatever tide and weather do meanwhile. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readContentDirectory, SHIPPED_CONTENT_DIRECTORY } from '../../src/adapters/content-directory.ts';
import { loadContent } from '../../src/content/load-content.ts';
import type { DoorFact, KeeperFact } from '../../src/domain/entity.ts';
import { eventFlag } from '../../src/domain/event-flag.ts';
import { realmGenesis } from '../../src/domain/genesis.ts';
import { postOf } from '../../src/domain/keeper-post.ts';
import { stepToPost } from '../../src/domain/keeper-steps.ts';
import { commonExits } from '../../src/domain/routes.ts';
import type { RuleContext } from '../../src/domain/rule.ts';
import { placesOf } from '../../src/domain/schedule.ts';
import { TIDE_MINUTES, weatherAt } from '../../src/domain/sky.ts';
import type { KeeperSpec, UniverseSpec, WorldSpec } from '../../src/domain/world-spec.ts';
import { type EntityId, locationOf, roomId } from '../../src/kernel/ids.ts';
import { aKeeper, aRealm, factsOf, ruleContext } from '../support/some-facts.ts';

let universe: UniverseSpec;
beforeAll(() => {
  const result = loadContent(readContentDirectory(SHIPPED_CONTENT_DIRECTORY));
  if (!result.ok) throw new Error('the shipped worlds do not load');
  universe = result.universe;
});

/** Charts take a step every six seconds. */
const STEP_TICKS = 60;
const DAY_TICKS = 14_400;
/** A tide from one high water to the next, and as much again for the way. */
const BOUND_TICKS = TIDE_MINUTES * 10 * 2;

const named = () =>
  Object.values(universe.worlds).flatMap((world) =>
    Object.values(world.keepers)
      .filter(({ wanders }) => wanders === undefined)
      .map((keeper) => ({ world, keeper })),
  );

/** Everywhere it gets to from its posts, one step at a time, with the keys that it has. */
function standsIn(world: WorldSpec, keeper: KeeperSpec): string[] {
  const places = new Set(keeper.schedule.flatMap(placesOf));
  for (const place of places)
    for (const { to, door } of commonExits(world, place))
      if (door?.key === undefined || keeper.ways?.keys.includes(door.key) === true) places.add(to.location);
  return [...places].sort();
}

/** All doors locked that have a lock, and the storm an event while there is one. */
function contextAt(world: WorldSpec, keeper: KeeperFact, tick: number, seed: string): RuleContext {
  const facts = factsOf([aRealm(), keeper]);
  const context = { ...ruleContext({ facts, tick, seed, universe }), world };
  for (const door of lockedDoors(context)) facts.put(door);
  if (weatherAt(context) === 'storm') facts.put(aRealm({ flags: [eventFlag('storm')] }));
  return context;
}

const lockedDoors = (context: RuleContext): DoorFact[] =>
  realmGenesis(context, 0).flatMap((fact) => {
    if (fact.kind !== 'door') return [];
    const { exits } = context.world.locations[locationOf(fact.place)]!;
    const key = exits.find(({ direction }) => direction === fact.direction)?.door?.key;
    return [{ ...fact, state: key === undefined ? ('closed' as const) : ('locked' as const) }];
  });

/** Ticks until it stands where it has to be; undefined when it never does within the bound. */
function ticksToPost(
  world: WorldSpec,
  keeper: KeeperSpec,
  { from, tick, seed }: { from: string; tick: number; seed: string },
): number | undefined {
  let fact = aKeeper({
    id: `keeper:${keeper.id}` as EntityId,
    spec: keeper.id,
    place: roomId(from),
  });
  for (let waited = 0; waited <= BOUND_TICKS; waited += STEP_TICKS) {
    const context = contextAt(world, fact, tick + waited, seed);
    if (postOf(context, fact) === locationOf(fact.place)) return waited;
    const [change] = stepToPost(context, fact).changes;
    if (change !== undefined) fact = change as KeeperFact;
  }
  return undefined;
}

describe('a keeper', () => {
  it('[KR6] gets to its post from anywhere it can stand, at any hour of any day, with all doors locked', () => {
    const anywhere = fc.record({
      who: fc.nat(),
      from: fc.nat(),
      tick: fc.integer({ min: 0, max: 120 * DAY_TICKS }),
      seed: fc.string({ maxLength: 4 }),
    });
    fc.assert(
      fc.property(anywhere, ({ who, from, tick, seed }) => {
        const all = named();
        const { world, keeper } = all[who % all.length]!;
        const places = standsIn(world, keeper);
        const place = places[from % places.length] as string;
        expect(
          ticksToPost(world, keeper, { from: place, tick, seed }),
          `${keeper.id} from ${place}`,
        ).toBeDefined();
      }),
      { numRuns: 120 },
    );
  });

  it('[KR6] would not, without the key that it has', () => {
    const world = universe.worlds['vetrellis']!;
    const { ways: _, ...keyless } = world.keepers['archon']!;
    const poorer = { ...world, keepers: { ...world.keepers, archon: keyless } };
    const noon = { from: 'lighthouse', tick: 5 * 600, seed: 'noon' };
    // He is wanted at the foot of the tower at ten in the evening.
    expect(ticksToPost(poorer, keyless, noon)).toBe(10 * 600);
    expect(ticksToPost(world, world.keepers['archon']!, noon)).toBe(STEP_TICKS);
  });
});
