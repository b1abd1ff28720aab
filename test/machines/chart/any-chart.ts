/**
 * Random charts with every feature that the format has, drawn from a tape of bytes, so that fast-check shrinks a failing
 * chart by cutting and zeroing its tape. A tame chart always comes to rest: what it does by itself (`always`, raised
 * events, done events) leads only forward to later siblings of what it leaves. A wild one may run in circles.
 */
import type {
  ChartAction,
  ChartDelay,
  ChartGuard,
  ChartSpec,
  ChartState,
  ChartTransition,
} from '../../../src/domain/chart.ts';
import { canTargetTogether, growTree, isForward, type Sketch } from './any-tree.ts';
import type { Tape } from './tape.ts';

export const EVENTS = ['go.1', 'go.2', 'call', 'leave'] as const;
/** Raised by charts; tame ones answer them with forward transitions only. */
export const RAISED = ['z.1', 'z.2', 'z.3'] as const;
const HEARD = [...EVENTS, ...RAISED];
const WILDCARDS = ['go.*', '*'];

type Mood = { readonly wild: boolean };
/** What a transition may do: lead anywhere, only forward, or forward and nothing else unless it leads somewhere. */
type Leash = 'free' | 'forward' | 'eventless';

export function anyChart(tape: Tape, mood: Mood): ChartSpec {
  const root = growTree(tape);
  const writer = new ChartWriter(tape, root, mood);
  return {
    id: root.id,
    version: 1,
    vocabulary: 'world',
    context: {
      count: { type: 'integer', default: 0 },
      flag: { type: 'boolean', default: false },
      word: { type: 'text', default: 'none' },
    },
    root: writer.state(root),
    behaviourHash: '',
  };
}

class ChartWriter {
  readonly #tape: Tape;
  readonly #all: readonly Sketch[];
  readonly #wild: boolean;
  #transitions = 0;

  constructor(tape: Tape, root: Sketch, { wild }: Mood) {
    this.#tape = tape;
    this.#wild = wild;
    this.#all = flat(root);
  }

  state(sketch: Sketch): ChartState {
    const tape = this.#tape;
    const isHistory = sketch.kind === 'history';
    const isQuiet = isHistory || sketch.kind === 'final';
    const hasRegions = sketch.kind === 'compound' || sketch.kind === 'parallel';
    return {
      uid: sketch.uid,
      key: sketch.key,
      id: sketch.id,
      kind: sketch.kind,
      ...(sketch.initial === undefined ? {} : { initial: sketch.initial.id }),
      ...(isHistory
        ? {
            history: {
              depth: sketch.deep ? 'deep' : 'shallow',
              ...(sketch.fallback === undefined ? {} : { target: sketch.fallback.id }),
            },
          }
        : {}),
      entry: isHistory ? [] : this.#actions(this.#raises()),
      exit: isHistory ? [] : this.#actions(this.#raises()),
      on: isQuiet ? [] : this.#handlers(sketch),
      after: isQuiet || !tape.chance(20) ? [] : tape.list(1 + tape.next(2), () => this.#after(sketch)),
      always: isQuiet || !tape.chance(25) ? [] : this.#list(sketch, this.#wild ? 'free' : 'eventless'),
      onDone: hasRegions && tape.chance(60) ? this.#list(sketch, this.#wild ? 'free' : 'forward') : [],
      ignores: [],
      states: sketch.children.map((child) => this.state(child)),
    };
  }

  #handlers(sketch: Sketch): ChartState['on'] {
    const tape = this.#tape;
    const events = HEARD.filter((event) => tape.chance(RAISED.includes(event as never) ? 25 : 40));
    const wildcards = this.#wild || tape.chance(90) ? [] : [tape.pick(WILDCARDS)];
    return [...events, ...wildcards].map((event) => ({
      event,
      transitions: this.#list(sketch, this.#wild || EVENTS.includes(event as never) ? 'free' : 'forward'),
    }));
  }

  #after(sketch: Sketch): { delay: ChartDelay; transitions: ChartTransition[] } {
    const unit = this.#tape.pick(['ticks', 'played seconds', 'world minutes'] as const);
    return { delay: { unit, amount: 1 + this.#tape.next(5) }, transitions: this.#list(sketch, 'free') };
  }

  #list(source: Sketch, leash: Leash): ChartTransition[] {
    return this.#tape.list(1 + this.#tape.next(2), () => this.#transition(source, leash));
  }

  #transition(source: Sketch, leash: Leash): ChartTransition {
    const tape = this.#tape;
    const targets = tape.chance(15) ? [] : this.#targets(source, leash);
    const isPlain = leash === 'eventless' && targets.length === 0;
    const mayRaise = targets.length > 0 || leash === 'free';
    this.#transitions += 1;
    return {
      uid: `t${this.#transitions}`,
      ...(tape.chance(50) ? { guard: this.#guard(2) } : {}),
      targets: targets.map(({ id }) => id),
      actions: isPlain ? this.#named() : this.#actions(mayRaise ? RAISED : []),
      reenter: tape.chance(20),
    };
  }

  #targets(source: Sketch, leash: Leash): Sketch[] {
    const tape = this.#tape;
    const candidates = this.#all.filter((state) => leash === 'free' || isForward(source, state));
    const targets: Sketch[] = [];
    for (let tries = tape.chance(30) ? 4 : 1; tries > 0 && candidates.length > 0; tries -= 1) {
      const target = tape.pick(candidates);
      if (targets.every((other) => canTargetTogether(other, target))) targets.push(target);
    }
    return targets;
  }

  #guard(depth: number): ChartGuard {
    const tape = this.#tape;
    const type = tape.pick(
      depth === 0 ? (['named', 'in'] as const) : (['named', 'in', 'not', 'all', 'any'] as const),
    );
    switch (type) {
      case 'named':
        return {
          type,
          name: tape.pick(['near', 'dark', 'known']),
          params: tape.chance(50) ? { n: tape.next(3) } : {},
        };
      case 'in':
        return { type, state: tape.pick(this.#all.filter(({ kind }) => kind !== 'history')).id };
      case 'not':
        return { type, guard: this.#guard(depth - 1) };
      case 'all':
      case 'any':
        return { type, guards: tape.list(tape.next(4), () => this.#guard(depth - 1)) };
    }
  }

  #raises(): readonly string[] {
    return this.#tape.chance(30) ? RAISED : [];
  }

  #named(): ChartAction[] {
    const tape = this.#tape;
    return tape.list(tape.next(3), () => ({
      type: 'named',
      name: tape.pick(['wave', 'walk', 'say']),
      params: tape.chance(50) ? { words: tape.next(5) } : {},
    }));
  }

  #actions(raised: readonly string[]): ChartAction[] {
    const tape = this.#tape;
    return tape.list(tape.next(4), (): ChartAction => {
      switch (tape.next(raised.length > 0 ? 5 : 4)) {
        case 0:
          return { type: 'named', name: tape.pick(['wave', 'walk', 'say']), params: { words: tape.next(5) } };
        case 1:
          return { type: 'add', field: 'count', by: tape.next(5) - 1 };
        case 2:
          return { type: 'set', field: 'flag', value: tape.chance(50) };
        case 3:
          return { type: 'set', field: 'word', value: tape.pick(['none', 'some', 'all']) };
        default:
          return { type: 'raise', event: tape.pick(raised) };
      }
    });
  }
}

const flat = (sketch: Sketch): Sketch[] => [sketch, ...sketch.children.flatMap(flat)];
