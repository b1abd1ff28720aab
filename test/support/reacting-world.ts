/** The small universe of content with reactions, for tests about those. */
import type { Input } from '../../src/actors/universe/input.ts';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import { Universe, type UniverseMaking } from '../../src/actors/universe/universe.ts';
import {
  DEFAULT_OPTIONS,
  realmsOf,
  type UniverseOptions,
} from '../../src/actors/universe/universe-options.ts';
import { formatFinding } from '../../src/content/finding.ts';
import { loadContent } from '../../src/content/load-content.ts';
import type { GameEvent } from '../../src/domain/game-event.ts';
import { replaceIn, SMALL_UNIVERSE, type Sources } from '../content/small-universe.ts';
import { ALICE, command, join } from './scripted-run.ts';

const CLIFFS = 'worlds/vetrellis/locations/cliffs.yaml';
const SHELL = 'worlds/vetrellis/items/shell.yaml';

const CHART = 'worlds/vetrellis/charts/shell_listener.chart.yaml';
const LISTENER = `schema: the-seed/chart@1
id: shell_listener
version: 1
vocabulary: world
meta: { uid: shell_listener }
initial: listening
states:
  listening:
    meta: { uid: listening }
    on:
      message shells:
        - actions: [{ type: set realm flag, params: { flag: heard_shells } }]
          meta: { uid: hear }
`;

const EDITS = [
  [CLIFFS, 'spawn_chance: 0.25', 'spawn_chance: 1.0'],
  [SHELL, 'at: [lighthouse_top]\n', ''],
  ['lexicon/en.yaml', '  look: [look, l]\n', '  look: [look, l]\n  drop: [drop]\n'],
] as const;

/** A shell lies on the cliffs for certain, and can be put down again. */
const SHELLS = EDITS.reduce<Sources>(
  (all, [path, piece, by]) => replaceIn(path, piece, by, all),
  SMALL_UNIVERSE,
);

/** By path without ending: `glass`, `vetrellis/glass`; the id is put in front. */
export function withReactions(reactions: Readonly<Record<string, string>>): Sources {
  const files = Object.entries(reactions).map(([name, text]) => {
    const [first = '', second] = name.split('/');
    const path = second === undefined ? `reactions/${first}` : `worlds/${first}/reactions/${second}`;
    return [`${path}.yaml`, `id: ${second ?? first}\n${text.trim()}\n`];
  });
  return { ...SHELLS, [CHART]: LISTENER, ...Object.fromEntries(files) };
}

export function reactingMaking(content: Sources, options: Partial<UniverseOptions> = {}): UniverseMaking {
  const loaded = loadContent(content);
  if (!loaded.ok) throw new Error(loaded.findings.map(formatFinding).join('\n'));
  return {
    spec: loaded.universe,
    options: { ...DEFAULT_OPTIONS, seed: '42', realms: realmsOf(['vetrellis', 'meridian'], 2), ...options },
    began: content,
    onFailure: ({ where, error }) => {
      throw new Error(`unexpected defect in ${where}`, { cause: error });
    },
  };
}

/** Alice is on the cliffs, with a shell at her feet. */
export function reactingUniverse(
  reactions: Readonly<Record<string, string>>,
  options: Partial<UniverseOptions> = {},
): Universe {
  const universe = Universe.begin(reactingMaking(withReactions(reactions), options));
  universe.step([join(ALICE, 'Alice')]);
  return universe;
}

export const types = (universe: Universe, text: string): TickOutcome => universe.step([command(ALICE, text)]);

/** These inputs, and on until `barriers` control ticks and one more tick have passed. */
export function through(universe: Universe, inputs: readonly Input[] = [], barriers = 1): TickOutcome[] {
  const { controlTickInterval } = universe.options;
  const last = (Math.floor(universe.tick / controlTickInterval) + barriers) * controlTickInterval + 1;
  const outcomes = [universe.step(inputs)];
  while (universe.tick < last) outcomes.push(universe.step([]));
  return outcomes;
}

export const eventsIn = (outcomes: readonly TickOutcome[]): GameEvent[] =>
  outcomes.flatMap(({ events }) => events);

/** `fired glass 1`, `own:glass`: what reactions did, in order. */
export const stepsIn = (outcomes: readonly TickOutcome[]): string[] =>
  eventsIn(outcomes).flatMap(({ type, params }) => {
    if (type.startsWith('own:')) return [type];
    if (type === 'reaction.told') return [`told ${String(params['to'])} ${String(params['event'])}`];
    if (type === 'reaction.published') return [`published ${String(params['event'])}`];
    const [, step] = /^reaction\.(fired|stopped)$/.exec(type) ?? [];
    return step === undefined ? [] : [`${step} ${String(params['reaction'])} ${String(params['depth'])}`];
  });

/** The types of events from this one back to its first cause, which is an input or a timer, and named last. */
export function chainOf(event: GameEvent, events: readonly GameEvent[]): string[] {
  const cause = events.find(({ id }) => (id as string) === event.cause);
  return [`${event.realm} ${event.type}`, ...(cause === undefined ? [event.cause] : chainOf(cause, events))];
}
