/** Makes small universes and drives them with typed lines, for tests about the engine. */
import type { Input } from '../../src/actors/universe/input.ts';
import { playerIdOf } from '../../src/actors/universe/player-id.ts';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import type { Universe, UniverseMaking } from '../../src/actors/universe/universe.ts';
import {
  DEFAULT_OPTIONS,
  realmsOf,
  type UniverseOptions,
} from '../../src/actors/universe/universe-options.ts';
import type { Percept } from '../../src/domain/percept.ts';
import type { PlayerId } from '../../src/kernel/ids.ts';
import { SMALL_UNIVERSE } from './small-world.ts';

export const SMALL_OPTIONS: UniverseOptions = {
  ...DEFAULT_OPTIONS,
  seed: '42',
  realms: realmsOf(['isle', 'deep'], 2),
  npcs: 6,
  reflectionInterval: 5,
  recheckInterval: 20,
};

/** Throws on a contained defect unless told otherwise, so that none goes unseen in a test. */
export function smallMaking(
  options: Partial<UniverseOptions> = {},
  more: Partial<UniverseMaking> = {},
): UniverseMaking {
  return {
    spec: SMALL_UNIVERSE,
    options: { ...SMALL_OPTIONS, ...options },
    onFailure: ({ where, error }) => {
      throw new Error(`unexpected defect in ${where}`, { cause: error });
    },
    ...more,
  };
}

export const ALICE = playerIdOf('42', 'Alice');
export const BOB = playerIdOf('42', 'Bob');

export const join = (player: PlayerId, name: string): Input => ({ kind: 'player.join', player, name });
export const command = (player: PlayerId, text: string): Input => ({ kind: 'player.command', player, text });

/** Steps once with these inputs, then quietly on. */
export function stepAll(universe: Universe, inputs: readonly Input[], ticks = 1): TickOutcome[] {
  const outcomes = [universe.step(inputs)];
  for (let tick = 1; tick < ticks; tick += 1) outcomes.push(universe.step([]));
  return outcomes;
}

/** What one player perceived, as text keys; a room view reads `room <name>`. */
export function keysFor(outcomes: readonly TickOutcome[], player: PlayerId): string[] {
  return outcomes
    .flatMap(({ outputs }) => outputs.filter((output) => output.player === player))
    .flatMap(({ percepts }) => percepts)
    .map((percept: Percept) => (percept.kind === 'room' ? `room ${percept.view.name}` : percept.key));
}
