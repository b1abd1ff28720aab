/** The small isle with a door of every kind: with a latch, with a key on both sides, and with no lock at all. */
import type { DoorSpec } from '../../src/domain/door-spec.ts';
import type { LocationSpec, UniverseSpec, WorldSpec } from '../../src/domain/world-spec.ts';
import { SMALL_UNIVERSE } from './small-world.ts';

const isle = SMALL_UNIVERSE.worlds['isle'] as WorldSpec;

/** Between square and quay, without a lock. */
const PLAIN: DoorSpec = { start: 'closed' };
/** Between square and gate; it waits for a hand, and takes its key on both sides. */
const TWO_LOCKS: DoorSpec = { start: 'locked', key: 'brass_key' };

const withDoors = (id: string, doors: Readonly<Record<string, DoorSpec>>): LocationSpec => {
  const location = isle.locations[id] as LocationSpec;
  const exits = location.exits.map((exit) => {
    const door = doors[exit.direction];
    return door === undefined ? exit : { ...exit, door };
  });
  return { ...location, exits };
};

/** Beside these, the small isle's own: up from the quay with a key, down from the tower by a latch. */
export const DOOR_UNIVERSE: UniverseSpec = {
  ...SMALL_UNIVERSE,
  worlds: {
    ...SMALL_UNIVERSE.worlds,
    isle: {
      ...isle,
      locations: {
        ...isle.locations,
        quay: {
          ...withDoors('quay', { north: { ...PLAIN, beyond: 'south' } }),
          items: [{ item: 'brass_key', chance: { numerator: 1, denominator: 1 } }],
        },
        square: withDoors('square', {
          south: { ...PLAIN, beyond: 'north' },
          east: { ...TWO_LOCKS, beyond: 'west' },
        }),
        gate: withDoors('gate', { west: { ...TWO_LOCKS, beyond: 'east' } }),
      },
    },
  },
};
