/** What one version of a chart does otherwise than another: each kind of change, and that none is missed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChartChange } from '../../../src/content/chart/chart-change.ts';
import { ANY_NAMES } from '../../../src/content/chart/chart-names.ts';
import { diffCharts } from '../../../src/content/chart/diff-charts.ts';
import { diffProse } from '../../../src/content/chart/diff-prose.ts';
import { type LinkedChart, readChart } from '../../../src/content/chart/read-chart.ts';
import type { ChartSpec, ChartState } from '../../../src/domain/chart.ts';
import { encodeCanonical } from '../../../src/kernel/canonical.ts';
import { anyChart } from '../../machines/chart/any-chart.ts';
import { Tape } from '../../machines/chart/tape.ts';

const INN = `schema: the-seed/chart@1
id: inn
version: 1
vocabulary: keeper
meta: { uid: inn }
initial: open
ignore: [player asked, player gave]
context:
  guests: { type: integer, default: 0 }
  host: { type: text, default: Ines }
states:
  open:
    meta: { uid: u-open }
    entry: [{ type: say, params: { line: Welcome. } }]
    on:
      someone came:
        - guard: { type: chance, params: { percent: 30 } }
          actions: [{ type: idle }]
          meta: { uid: look-up }
        - guard: { type: in, state: open }
          target: { state: full }
          meta: { uid: fill }
      player talked:
        - actions: [{ type: greet }]
          meta: { uid: hello }
    after:
      30s:
        - target: { state: shut }
          meta: { uid: to-shut }
  full:
    meta: { uid: u-full }
    on:
      player left:
        - target: { state: open }
          reenter: true
          meta: { uid: to-open }
  shut:
    meta: { uid: u-shut }
    initial: dark
    states:
      dark: { meta: { uid: u-dark }, on: { player talked: [{ target: { state: open }, meta: { uid: knock } }] } }
      lit: { meta: { uid: u-lit }, always: [{ guard: { type: has audience }, target: { state: dark }, meta: { uid: out } }] }
      before: { type: history, target: { state: dark }, meta: { uid: u-before } }
`;

function read(text: string): LinkedChart {
  const { chart, findings } = readChart({ path: 'inn.chart.yaml', text, stem: 'inn' }, { names: ANY_NAMES });
  if (chart === undefined) throw new Error(JSON.stringify(findings));
  return chart;
}

function diff(...edits: readonly (readonly [from: string, to: string])[]): readonly ChartChange[] {
  const edited = edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`there is no ${from}`);
    return text.replaceAll(from, to);
  }, INN);
  return diffCharts(read(INN).spec, read(edited).spec);
}

describe('the difference of two charts', () => {
  const cases: [what: string, edits: readonly (readonly [string, string])[], changes: object[]][] = [
    ['version', [['version: 1', 'version: 2']], [{ part: 'version', before: 1, after: 2, uid: 'inn' }]],
    [
      'a field that is new, gone or other',
      [
        ['guests: { type: integer, default: 0 }', 'guests: { type: integer, default: 3 }'],
        ['host:', 'owner:'],
      ],
      [
        { part: 'field', type: 'changed', name: 'guests', after: { type: 'integer', default: 3 } },
        { part: 'field', type: 'removed', name: 'host' },
        { part: 'field', type: 'added', name: 'owner' },
      ],
    ],
    [
      'a new name for a state, and nothing else, when its uid stays',
      [
        ['state: full', 'state: packed'],
        ['  full:\n', '  packed:\n'],
      ],
      [
        {
          part: 'name',
          uid: 'u-full',
          before: { key: 'full', id: 'full' },
          after: { key: 'packed', id: 'packed' },
        },
      ],
    ],
    [
      'a new name for a state that guards and `initial` name',
      [
        ['state: open', 'state: on'],
        ['initial: open', 'initial: on'],
        ['  open:\n', '  on:\n'],
      ],
      [{ part: 'name', uid: 'u-open' }],
    ],
    [
      'entry and exit',
      [['entry: [{ type: say, params: { line: Welcome. } }]', 'exit: [{ type: idle }]']],
      [
        { part: 'entry', uid: 'u-open', after: [] },
        { part: 'exit', uid: 'u-open', before: [] },
      ],
    ],
    [
      'what is let pass',
      [['ignore: [player asked, player gave]', 'ignore: [player asked]']],
      [{ part: 'ignores', uid: 'inn', after: ['player asked'] }],
    ],
    [
      'where it begins',
      [['initial: dark', 'initial: lit']],
      [{ part: 'initial', before: 'u-dark', after: 'u-lit' }],
    ],
    [
      'a history',
      [['type: history, target: { state: dark }', 'type: history, target: { state: lit }']],
      [{ part: 'history', uid: 'u-before', after: { depth: 'shallow', target: 'u-lit' } }],
    ],
    [
      'a guard',
      [['percent: 30', 'percent: 31']],
      [{ part: 'guard', uid: 'look-up', after: { type: 'named', params: { percent: 31 } } }],
    ],
    [
      'targets, actions and reentering',
      [
        ['target: { state: full }', 'target: { state: shut }'],
        ['actions: [{ type: greet }]', 'actions: [{ type: idle }]'],
        ['          reenter: true\n', ''],
      ],
      [
        { part: 'targets', uid: 'fill', before: ['u-full'], after: ['u-shut'] },
        { part: 'actions', uid: 'hello' },
        { part: 'reenter', uid: 'to-open', before: true, after: false },
      ],
    ],
    [
      'what makes a transition happen',
      [
        ['30s', '31s'],
        ['player left', 'player talked'],
      ],
      [
        { part: 'trigger', uid: 'to-shut', after: { type: 'after', index: 0, delay: { amount: 31 } } },
        { part: 'trigger', uid: 'to-open', after: { type: 'on', event: 'player talked' } },
      ],
    ],
    [
      'a transition that is gone, and one that is new',
      [['uid: hello', 'uid: hail']],
      [
        { type: 'removed', part: 'transition', uid: 'hello', stand: { state: 'u-open' } },
        {
          type: 'added',
          part: 'transition',
          uid: 'hail',
          stand: { trigger: { event: 'player talked' }, index: 0 },
        },
      ],
    ],
    [
      'a state that is gone, and one that is new',
      [['uid: u-full', 'uid: u-packed']],
      [
        { type: 'removed', part: 'state', uid: 'u-full', id: 'full' },
        { type: 'added', part: 'state', uid: 'u-packed', id: 'full' },
        { part: 'targets', uid: 'fill', before: ['u-full'], after: ['u-packed'] },
        { part: 'place', uid: 'to-open', before: 'u-full', after: 'u-packed' },
      ],
    ],
  ];
  it.each(cases)('[DF1] tells %s', (_, edits, changes) => {
    expect(diff(...edits)).toMatchObject(changes);
  });

  it('[DF1] tells which of several transitions is asked earlier', () => {
    const [first, second] = [
      INN.indexOf('        - guard: { type: chance'),
      INN.indexOf('        - guard: { type: in'),
    ];
    const end = INN.indexOf('      player talked:\n        - actions');
    const swapped = INN.slice(0, first) + INN.slice(second, end) + INN.slice(first, second) + INN.slice(end);
    expect(diffCharts(read(INN).spec, read(swapped).spec)).toMatchObject([
      { type: 'changed', part: 'priority', before: 0, after: 1, uid: 'look-up' },
    ]);
  });

  it('[DF1] tells that a state has moved, and nothing of what is in it', () => {
    const at = INN.indexOf('  full:\n');
    const end = INN.indexOf('  shut:\n');
    const full = INN.slice(at, end).replaceAll('\n  ', '\n      ').replace(/^ {2}/, '      ').trimEnd();
    const moved = `${INN.slice(0, at)}${INN.slice(end)}${full}\n`;
    expect(diffCharts(read(INN).spec, read(moved).spec)).toMatchObject([
      {
        part: 'parent',
        uid: 'u-full',
        before: 'inn',
        after: 'u-shut',
        sentence: 'the state "full" is in "shut" and was in "inn"',
      },
    ]);
  });

  it('[DF1] is in sentences', () => {
    expect(diff(['state: full', 'state: shut']).map(({ sentence }) => sentence)).toEqual([
      'the transition "fill" leads to "shut"',
    ]);
    expect(diff(['30s', '5m']).map(({ sentence }) => sentence)).toEqual([
      `the transition "to-shut" happens after 5 minutes, the state's timer 1, and happened after 30 seconds, the state's timer 1`,
    ]);
  });

  it('[DF3] leaves the wording to itself', () => {
    const [before, after] = [read(INN), read(INN.replace('Welcome.', 'Be welcome.'))];
    expect(diffCharts(before.spec, after.spec)).toEqual([]);
    expect(diffProse(before.texts, after.texts)).toEqual([
      { type: 'line changed', key: 'chart.inn.u-open.1', before: 'Welcome.', after: 'Be welcome.' },
    ]);
    expect(diffProse(before.texts, new Map())).toMatchObject([{ type: 'line removed' }]);
    expect(diffProse(new Map(), after.texts)).toMatchObject([{ type: 'line added' }]);
    expect(diffProse(before.texts, before.texts)).toEqual([]);
  });

  it('[DF2] is nothing exactly when both do the same', () => {
    const anyTape = fc.uint8Array({ minLength: 0, maxLength: 500, size: 'max' });
    const property = fc.property(anyTape, fc.uint8Array({ maxLength: 9 }), (tape, edits) => {
      const before = anyChart(new Tape(tape), { wild: true });
      const after = distort(before, new Tape(edits), edits.length / 3);
      const isSame = encodeCanonical(before) === encodeCanonical(after);
      expect(diffCharts(before, after).length === 0).toBe(isSame);
      expect(diffCharts(after, before).length === 0).toBe(isSame);
    });
    fc.assert(property, { numRuns: 400 });
  });
});

type Loose<Value> = { -readonly [Key in keyof Value]: Loose<Value[Key]> };

/** A few changes anywhere in a chart, whether they make sense or not. */
function distort(chart: ChartSpec, tape: Tape, times: number): ChartSpec {
  const copy = structuredClone(chart) as Loose<ChartSpec>;
  for (let time = 0; time < times; time += 1) distortOnce(copy, tape);
  return copy as ChartSpec;
}

function distortOnce(chart: Loose<ChartSpec>, tape: Tape): void {
  const states = flat(chart.root);
  const state = tape.pick(states);
  const lists = [...state.on, ...state.after].map(({ transitions }) => transitions);
  const list = tape.pick([...lists, state.always, state.onDone]);
  const transition = list[0];
  const edits: (() => void)[] = [
    () => {
      state.key += 'x';
    },
    () => {
      state.id += 'x';
    },
    () => {
      if (state.initial !== undefined) state.initial = tape.pick(state.states).id;
    },
    () => state.entry.reverse(),
    () => state.exit.push({ type: 'raise', event: 'boo' }),
    () => state.on.reverse(),
    () => state.after.reverse(),
    () => state.after.pop(),
    () => state.on.push({ event: 'boo', transitions: [] }),
    () => state.states.reverse(),
    () => state.ignores.push('boo'),
    () => list.reverse(),
    () => {
      const [first, ...rest] = list;
      if (first !== undefined) list.splice(0, list.length, ...rest, first);
    },
    () => list.pop(),
    () => {
      if (transition !== undefined) tape.pick(states).always.push(...list.splice(0, 1));
    },
    () => {
      if (transition !== undefined) transition.reenter = !transition.reenter;
    },
    () => {
      if (transition !== undefined) transition.targets = [tape.pick(states).id];
    },
    () => {
      if (transition !== undefined) transition.guard = { type: 'in', state: tape.pick(states).id };
    },
    () => {
      if (transition !== undefined) delete transition.guard;
    },
    () => transition?.actions.reverse(),
    () => {
      if (state.after[0] !== undefined) state.after[0].delay = { unit: 'ticks', amount: 9 };
    },
    () => {
      if (state.history !== undefined) state.history = { depth: 'deep' };
    },
    () => {
      chart.context['more'] = { type: 'integer', default: tape.next(3) };
    },
    () => {
      chart.version += 1;
    },
  ];
  tape.pick(edits)();
}

const flat = (state: Loose<ChartState>): Loose<ChartState>[] => [state, ...state.states.flatMap(flat)];
