/** Ways through a world: the opposite of a direction, and the first step of the shortest open way between two rooms. */
import type { Direction, ExitSpec, UniverseSpec, WorldSpec } from './world-spec.ts';

const OPPOSITES: Readonly<Record<Direction, Direction>> = {
  north: 'south',
  northeast: 'southwest',
  east: 'west',
  southeast: 'northwest',
  south: 'north',
  southwest: 'northeast',
  west: 'east',
  northwest: 'southeast',
  up: 'down',
  down: 'up',
  in: 'out',
  out: 'in',
};

export const oppositeOf = (direction: Direction): Direction => OPPOSITES[direction];

/** The exit to take; undefined when already there or when there is no such way inside this world. Places that travellers have to themselves are nobody else's way. */
export function firstStepBy(
  world: WorldSpec,
  { from, to, isOpen }: { from: string; to: string; isOpen: (location: string, exit: ExitSpec) => boolean },
): ExitSpec | undefined {
  return firstOfWay(
    { from, to },
    (here) => commonExits(world, here).filter((exit) => isOpen(here, exit)),
    (exit) => exit.to.location,
  );
}

/** From `world/location` to another, doors and all, through portals and into places of one's own. */
export function firstStepAcross(
  { worlds }: Pick<UniverseSpec, 'worlds'>,
  from: string,
  to: string,
): ExitSpec | undefined {
  const exitsOf = (place: string): readonly ExitSpec[] => {
    const [world = '', location = ''] = place.split('/');
    return worlds[world]?.locations[location]?.exits ?? [];
  };
  return firstOfWay({ from, to }, exitsOf, (exit) => `${exit.to.world}/${exit.to.location}`);
}

/** Of the shortest way; of several as short, the one whose exits content gives first. */
function firstOfWay(
  { from, to }: { readonly from: string; readonly to: string },
  exitsOf: (place: string) => readonly ExitSpec[],
  placeOf: (exit: ExitSpec) => string,
): ExitSpec | undefined {
  if (from === to) return undefined;
  const firstExits = new Map<string, ExitSpec | undefined>([[from, undefined]]);
  // A map iterates over what is added meanwhile, in the order of adding: nearest first.
  for (const [here, first] of firstExits) {
    for (const exit of exitsOf(here)) {
      const next = placeOf(exit);
      if (firstExits.has(next)) continue;
      if (next === to) return first ?? exit;
      firstExits.set(next, first ?? exit);
    }
  }
  return undefined;
}

/** How many steps every location is away that can be reached inside this world; 0 for `from` itself. Doors do not count, and hidden ways are not known. */
export function stepsFrom(world: WorldSpec, from: string): ReadonlyMap<string, number> {
  const steps = new Map([[from, 0]]);
  for (const [here, away] of steps) {
    for (const { to, hidden } of localExits(world, here))
      if (hidden === undefined && !steps.has(to.location)) steps.set(to.location, away + 1);
  }
  return steps;
}

/** Exits that stay inside the world, in the order content gives. */
export function localExits(world: Pick<WorldSpec, 'locations'>, location: string): ExitSpec[] {
  return (world.locations[location]?.exits ?? []).filter((exit) => exit.portal === undefined);
}

/** Those of them that anybody may take: keepers do not follow travellers into places of their own. */
export function commonExits(world: WorldSpec, location: string): ExitSpec[] {
  return localExits(world, location).filter(({ to }) => world.locations[to.location]?.instance === undefined);
}
