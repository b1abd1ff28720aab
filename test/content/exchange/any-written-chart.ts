/** Random charts as writers could have written them: what `any-chart.ts` draws, in words of the keeper's vocabulary. */

import { ANY_NAMES } from '../../../src/content/chart/chart-names.ts';
import type {
  ActionSource,
  ChartSource,
  GuardSource,
  StateSource,
  TransitionSource,
} from '../../../src/content/chart/chart-schema.ts';
import { type LinkedChart, readChart } from '../../../src/content/chart/read-chart.ts';
import { unlinkChart } from '../../../src/content/exchange/unlink-chart.ts';
import { writeChartYaml } from '../../../src/content/exchange/write-chart-yaml.ts';
import type { ChartSpec } from '../../../src/domain/chart.ts';
import { anyChart } from '../../machines/chart/any-chart.ts';
import { Tape } from '../../machines/chart/tape.ts';

/** What breaks formats: their own signs, in prose. */
export const HOSTILE = [
  'Who goes there?',
  'a: b; c # d "e" \'f\' `g` <h> &amp; </svg> --> {i} [j] %% ${k} \\n \\',
  "it's all one; {\"type\": 'x'} ]]> <!-- -- -->",
  'First paragraph.\nSecond: one\\two.',
  ' looks.like_a.key',
  'Zażółć, 漢字, \u{1f9ff}\ufffd\u202e\u2028 and \u0007',
  '- not a list: # nor a comment',
  'true',
  '@startuml !include | * & ? , ~ =',
];

/** Lines hold no such end of a line. */
const LINES = HOSTILE.map((text) => text.replace('\u2028', ''));

const EVENT_NAMES: Readonly<Record<string, string>> = {
  'go.1': 'player talked',
  'go.2': 'someone came',
  call: 'timer idle',
  leave: 'player left',
  'z.1': 'ping',
  'z.2': 'all-done',
  'z.3': 'third bell 3',
};

const RAISED = ['ping', 'all-done', 'third bell 3'];

export const anyWrittenChart = (tape: Uint8Array): LinkedChart => {
  const written = new Tape(tape);
  const spec = anyChart(written, { wild: false });
  const text = writeChartYaml(reword(spec, new Tape(tape.toReversed())));
  const { chart, findings } = readChart(
    { path: 'any.chart.yaml', text, stem: 'any_1' },
    { names: ANY_NAMES },
  );
  if (chart === undefined) throw new Error(`${JSON.stringify(findings.slice(0, 3))}\n${text}`);
  return chart;
};

const reword = (spec: ChartSpec, tape: Tape): ChartSource => {
  const source = unlinkChart({ spec, texts: new Map() });
  const parents = new Map<string, StateSource>();
  const note = (state: StateSource): void => {
    for (const child of Object.values(state.states ?? {})) {
      parents.set(child.id as string, state);
      note(child);
    }
  };
  note({ ...source, id: source.id });
  const writer = new Rewording(tape, parents);
  const root = writer.state({ ...source, type: undefined });
  delete root.onDone;
  const { count, flag } = source.context ?? {};
  return {
    schema: source.schema,
    ...root,
    version: 3,
    id: 'any_1',
    vocabulary: 'keeper',
    context: {
      count: count as never,
      is_on: flag as never,
      word: { type: 'text', default: tape.pick(HOSTILE) },
    },
    meta: { uid: 'Root_-1', ...(tape.chance(50) ? { title: 'It’s “<any>”: & so on' } : {}) },
    states: root.states ?? {},
    ...(tape.chance(50)
      ? { migration: { from: [1, 2], removed: { gone: 'Root_-1' }, context: { count: 4 } } }
      : {}),
    // An event of the chart's own has to come from somewhere.
    entry: [...(root.entry ?? []), ...RAISED.map((event) => ({ type: 'raise', params: { event } }))],
  };
};

const id = (name: string): string => (name === 's0' ? 'any_1' : name.replace('.', '_'));

class Rewording {
  readonly #tape: Tape;
  readonly #parents: ReadonlyMap<string, StateSource>;

  constructor(tape: Tape, parents: ReadonlyMap<string, StateSource>) {
    this.#tape = tape;
    this.#parents = parents;
  }

  state(state: StateSource): StateSource {
    const tape = this.#tape;
    const list = (transitions: readonly TransitionSource[]) =>
      transitions.map((transition) => this.#transition(transition, state));
    const lists = (by: Record<string, TransitionSource[]>) =>
      Object.entries(by).filter(([name]) => !name.includes('*'));
    const { on, ...rest } = state;
    const { type, target, entry, exit, after, always, onDone, initial, states } = rest;
    const isHistory = type === 'history';
    const first = Object.values(this.#parents.get(state.id ?? '')?.states ?? {}).find(
      (other) => other.type !== 'history',
    );
    return {
      ...rest,
      id: id(state.id as string),
      meta: { uid: `${state.meta?.uid}-${'aB_9-'.slice(tape.next(5))}` },
      ...(initial === undefined ? {} : { initial: id(initial) }),
      ...(isHistory ? { target: { state: id(target?.state ?? (first?.id as string)) } } : {}),
      ...(!isHistory && tape.chance(20)
        ? { ignore: [tape.pick(['player asked', 'player gave']), 'night came'] }
        : {}),
      ...(entry === undefined ? {} : { entry: entry.map((action) => this.#action(action)) }),
      ...(exit === undefined ? {} : { exit: exit.map((action) => this.#action(action)) }),
      ...(on === undefined || lists(on).length === 0
        ? {}
        : {
            on: Object.fromEntries(
              lists(on).map(([event, transitions]) => [
                EVENT_NAMES[event] ?? event,
                tape.chance(5) ? [] : list(transitions),
              ]),
            ),
          }),
      ...(after === undefined
        ? {}
        : {
            after: Object.fromEntries(lists(after).map(([delay, transitions]) => [delay, list(transitions)])),
          }),
      // The first of them has a guard, so that nothing runs in a circle.
      ...(always === undefined
        ? {}
        : { always: list(always).map((one) => ({ guard: { type: 'has audience' }, ...one })) }),
      ...(onDone === undefined ? {} : { onDone: list(onDone) }),
      ...(states === undefined
        ? {}
        : {
            states: Object.fromEntries(
              Object.entries(states).map(([key, child]) => [key, this.state(child)]),
            ),
          }),
    };
  }

  #transition(transition: TransitionSource, source: StateSource): TransitionSource {
    const { guard, target, actions, meta } = transition;
    const named = target?.states ?? (target?.state === undefined ? [] : [target.state]);
    const targets = named.every((name) => !this.#changesRegion(source.id as string, name))
      ? named.map(id)
      : [];
    const { target: _, ...rest } = transition;
    return {
      ...rest,
      ...(guard === undefined ? {} : { guard: this.#guard(guard) }),
      ...(targets[0] === undefined
        ? {}
        : { target: targets.length === 1 ? { state: targets[0] } : { states: targets } }),
      ...(actions === undefined ? {} : { actions: actions.map((action) => this.#action(action)) }),
      meta: { uid: `T${meta?.uid}` },
    };
  }

  #changesRegion(from: string, to: string): boolean {
    const line = (name: string): readonly string[] => [
      name,
      ...(this.#parents.has(name) ? line(this.#parents.get(name)?.id as string) : []),
    ];
    const both = line(from).find((name) => line(to).includes(name)) as string;
    const isParallel = [...this.#parents.values()].some(
      (state) => state.id === both && state.type === 'parallel',
    );
    return isParallel && both !== from && both !== to;
  }

  #guard(guard: GuardSource): GuardSource {
    const tape = this.#tape;
    if (guard.guards !== undefined) {
      const guards = guard.guards.map((inner) => this.#guard(inner));
      return { type: guard.type, guards: guards.length === 0 ? [{ type: 'has audience' }] : guards };
    }
    if (guard.guard !== undefined) return { type: 'not', guard: this.#guard(guard.guard) };
    if (guard.state !== undefined) return { type: 'in', state: id(guard.state) };
    return tape.pick<() => GuardSource>([
      () => ({ type: 'has audience' }),
      () => ({ type: 'chance', params: { percent: 1 + tape.next(99) } }),
      () => ({ type: 'time is', params: { phase: 'night' } }),
      () => ({ type: 'remembers text', params: { field: 'word', text: tape.pick(HOSTILE) } }),
      () => ({ type: 'counted at least', params: { field: 'count', count: -tape.next(3) } }),
    ])();
  }

  #action({ type, params = {} }: ActionSource): ActionSource {
    const tape = this.#tape;
    if (type === 'raise') return { type, params: { event: EVENT_NAMES[String(params['event'])] } };
    if (type === 'set' && params['field'] === 'flag') return { type, params: { ...params, field: 'is_on' } };
    if (type === 'set') return { type, params: { ...params, value: tape.pick(HOSTILE) } };
    if (type === 'add') return { type, params };
    return tape.pick<() => ActionSource>([
      () => ({ type: 'idle' }),
      () => ({ type: 'say', params: { line: tape.pick(LINES) } }),
      () => ({ type: 'narrate', params: { line: tape.pick([...LINES, 'engine.some.key']) } }),
      () => ({ type: 'set timer', params: { name: 'the-tea', seconds: 1 + tape.next(9) } }),
    ])();
  }
}
