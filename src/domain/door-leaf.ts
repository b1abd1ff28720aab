/** A door has two leaves, one a side, and one state: which leaf is met with where, and which one is behind it. */
import { type EntityId, entityId, locationOf } from '../kernel/ids.ts';
import type { DoorSpec } from './door-spec.ts';
import type { DoorFact } from './entity.ts';
import type { RuleContext } from './rule.ts';
import type { Direction, ExitSpec } from './world-spec.ts';

export type Leaf = { readonly exit: ExitSpec; readonly spec: DoorSpec; readonly door: DoorFact };

type Standing = Pick<RuleContext, 'facts' | 'world'>;

export const doorId = (location: string, direction: Direction): EntityId =>
  entityId('door', `${location}/${direction}`);

/** The leaf in that exit, or undefined when the exit has no door. */
export function leafOf({ facts }: Standing, location: string, exit: ExitSpec): Leaf | undefined {
  if (exit.door === undefined) return undefined;
  const door = facts.get(doorId(location, exit.direction));
  return door?.kind === 'door' ? { exit, spec: exit.door, door } : undefined;
}

export function leafAt(context: Standing, location: string, direction: Direction): Leaf | undefined {
  const exit = context.world.locations[location]?.exits.find((way) => way.direction === direction);
  return exit === undefined ? undefined : leafOf(context, location, exit);
}

/** The same door from behind. */
export function otherLeaf(context: Standing, { exit, spec }: Leaf): Leaf | undefined {
  return spec.beyond === undefined ? undefined : leafAt(context, exit.to.location, spec.beyond);
}

/** The leaf that the record is of. */
export const leafOfDoor = (context: Standing, { place, direction }: DoorFact): Leaf | undefined =>
  leafAt(context, locationOf(place), direction);

/** Whichever side of the door it is asked of, the one that its timer belongs to. */
export const timerOwner = (leaves: readonly Leaf[]): EntityId =>
  leaves.map(({ door }) => door.id).reduce((first, id) => (id < first ? id : first));
