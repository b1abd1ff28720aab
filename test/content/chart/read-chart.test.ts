import { describe, expect, it } from 'vitest';
import { parseDelay, sayDelay } from '../../../src/content/chart/chart-delay.ts';
import { ANY_NAMES } from '../../../src/content/chart/chart-names.ts';
import { outlineChart } from '../../../src/content/chart/chart-outline.ts';
import { edited, LAMP, linked, read, withStates } from './small-chart.ts';

const NESTED = withStates(
  `tower:
  meta: { uid: tower }
  type: parallel
  exit: [{ type: set, params: { field: lit, value: true } }]
  onDone:
    - target: { state: dark }
      meta: { uid: closing }
  states:
    door:
      meta: { uid: door }
      initial: shut
      states:
        shut:
          meta: { uid: shut }
          on:
            someone came:
              - target: { state: door_open }
                actions: [{ type: raise, params: { event: creak } }]
                meta: { uid: push }
        open:
          id: door_open
          meta: { uid: open }
          on:
            creak:
              - target: { state: ajar }
                meta: { uid: settle }
        ajar:
          meta: { uid: ajar }
          type: final
        last:
          type: history
          history: deep
          target: { state: shut }
          meta: { uid: last }
    stair:
      meta: { uid: stair }
      initial: up
      states:
        up: { meta: { uid: up }, type: final }
`,
  edited('target: { state: bright }', 'target: { states: [last, up] }').replace(
    '        - target: { state: dark }\n          meta: { uid: burn-down }',
    '        - target: { state: tower }\n          guard: { type: not, guard: { type: in, state: dark } }\n          meta: { uid: burn-down }',
  ),
);

describe('a chart', () => {
  it('[CH1] becomes a specification with every state named and every name looked up', () => {
    const { spec } = linked(LAMP);
    expect(spec).toMatchObject({ id: 'lamp', version: 1, vocabulary: 'keeper' });
    expect(spec.context).toEqual({
      visits: { type: 'integer', default: 0 },
      lit: { type: 'boolean', default: false },
    });
    expect(spec.root).toMatchObject({
      uid: 'lamp',
      key: 'lamp',
      id: 'lamp',
      kind: 'compound',
      initial: 'dark',
      ignores: ['player talked', 'player asked', 'player gave'],
    });
    expect(spec.root.states[0]?.on).toEqual([
      {
        event: 'someone came',
        transitions: [
          {
            uid: 'light-up',
            guard: { type: 'named', name: 'player has', params: { item: 'lantern' } },
            targets: ['bright'],
            actions: [{ type: 'named', name: 'greet', params: {} }],
            reenter: false,
          },
          {
            uid: 'count',
            targets: [],
            actions: [{ type: 'add', field: 'visits', by: 1 }],
            reenter: false,
          },
        ],
      },
    ]);
    expect(spec.root.states[1]?.after).toMatchObject([{ delay: { unit: 'played seconds', amount: 30 } }]);
  });

  it('[CH1] may nest: parallel, history, final, explicit ids, several targets', () => {
    const { chart, findings } = read(NESTED);
    expect(findings.map(({ code, uid }) => `${code} ${uid}`)).toEqual(['chart/unreachable bright']);
    const tower = chart?.spec.root.states[2];
    expect(tower).toMatchObject({
      kind: 'parallel',
      exit: [{ type: 'set', field: 'lit', value: true }],
      onDone: [{ targets: ['dark'] }],
    });
    expect(tower?.states[0]?.states.map(({ id, key, kind }) => [id, key, kind])).toEqual([
      ['shut', 'shut', 'atomic'],
      ['door_open', 'open', 'atomic'],
      ['ajar', 'ajar', 'final'],
      ['last', 'last', 'history'],
    ]);
    expect(tower?.states[0]?.states[3]?.history).toEqual({ depth: 'deep', target: 'shut' });
    expect(chart?.spec.root.states[0]?.on[0]?.transitions[0]?.targets).toEqual(['last', 'up']);
    expect(chart?.spec.root.states[1]?.after[0]?.transitions[0]?.guard).toEqual({
      type: 'not',
      guard: { type: 'in', state: 'dark' },
    });
  });

  it('[CH1] is frozen all the way down', () => {
    const isFrozen = (value: unknown): boolean =>
      value === null ||
      typeof value !== 'object' ||
      (Object.isFrozen(value) && Object.values(value).every(isFrozen));
    expect(isFrozen(linked(LAMP).spec)).toBe(true);
  });

  it('[CH1] two regions that go on by themselves are no circle', () => {
    const region = (name: string) => `    ${name}:
      meta: { uid: ${name} }
      initial: ${name}1
      states:
        ${name}1:
          meta: { uid: ${name}1 }
          always: [{ target: { state: ${name}2 }, meta: { uid: ${name}-on } }]
        ${name}2: { meta: { uid: ${name}2 } }
`;
    const text = withStates(
      `two:\n  type: parallel\n  meta: { uid: two }\n  states:\n${region('a')}${region('b')}`,
      edited('target: { state: dark }', 'target: { state: two }'),
    );
    expect(read(text).findings).toEqual([]);
  });
});

describe('the hashes', () => {
  const says = (line: string): string =>
    edited('{ type: greet }', `{ type: say, params: { line: "${line}" } }`);

  it('[CH3] comments, layout of the text and wording leave the behaviour hash', () => {
    const before = linked(says('Light!'));
    const reworded = linked(says('More light!'));
    const commented = linked(says('Light!').replace('states:', '# All of them\nstates:'));
    expect(reworded.spec.behaviourHash).toBe(before.spec.behaviourHash);
    expect(reworded.proseHash).not.toBe(before.proseHash);
    expect(commented.spec.behaviourHash).toBe(before.spec.behaviourHash);
    expect(commented.proseHash).toBe(before.proseHash);
  });

  it.each([
    ['a delay', '30s:', '31s:'],
    ['a parameter', 'item: lantern', 'item: oil'],
    ['an action', '{ type: greet }', '{ type: idle }'],
    ['a default', 'default: 0', 'default: 1'],
    ['what is ignored', 'player asked, player gave]', 'player gave, player asked]'],
    ['the version', 'version: 1', 'version: 2'],
    ['a uid', 'uid: count', 'uid: tally'],
  ])('[CH3] another behaviour hash comes with %s', (_, piece, replacement) => {
    const changed = linked(edited(piece, replacement)).spec;
    expect(changed.behaviourHash).not.toBe(linked(LAMP).spec.behaviourHash);
  });

  it('[CH4] lines become text keys by uid and number, and keys stay keys', () => {
    const two =
      '[{ type: say, params: { line: "Light!" } }, { type: emote, params: { line: lamp.bow } }, { type: say, params: { line: "And {player}." } }]';
    const { spec, texts } = linked(edited('[{ type: greet }]', two));
    expect(
      spec.root.states[0]?.on[0]?.transitions[0]?.actions.map(
        (action) => 'params' in action && action.params,
      ),
    ).toEqual([{ line: 'chart.lamp.light-up.1' }, { line: 'lamp.bow' }, { line: 'chart.lamp.light-up.2' }]);
    expect([...texts].map(([key, { text, kind }]) => [key, text, kind])).toEqual([
      ['chart.lamp.light-up.1', 'Light!', 'speech'],
      ['chart.lamp.light-up.2', 'And {player}.', 'speech'],
    ]);
  });

  it('[CH10] any name passes while it cannot be told what there is', () => {
    const text = edited('item: lantern', 'item: unheard_of');
    expect(read(text, { names: ANY_NAMES }).findings).toEqual([]);
  });
});

describe('times to wait', () => {
  it.each([
    ['1s', { unit: 'played seconds', amount: 1 }, '1 second'],
    ['30s', { unit: 'played seconds', amount: 30 }, '30 seconds'],
    ['5m', { unit: 'played seconds', amount: 300 }, '5 minutes'],
    ['2h', { unit: 'played seconds', amount: 7200 }, '120 minutes'],
    ['20m world', { unit: 'world minutes', amount: 20 }, '20 minutes of the story'],
    ['2h world', { unit: 'world minutes', amount: 120 }, '2 hours of the story'],
    ['1d world', { unit: 'world minutes', amount: 1440 }, '24 hours of the story'],
    ['1 tick', { unit: 'ticks', amount: 1 }, '1 tick'],
    ['12 ticks', { unit: 'ticks', amount: 12 }, '12 ticks'],
  ] as const)('[CH11] %s', (text, delay, said) => {
    expect(parseDelay(text)).toEqual(delay);
    expect(sayDelay(delay)).toBe(said);
  });

  it.each([
    '',
    '30',
    '0s',
    '-1s',
    '1.5s',
    '30 sec',
    '2 world',
    '30s world',
    '8d world x',
    '999999999s',
    '12 Ticks',
    '30',
  ])('[CH11] "%s" is none', (text) => {
    expect(parseDelay(text)).toBeUndefined();
  });
});

it('[CH13] a chart reads back as an outline in words', () => {
  expect(outlineChart(linked(NESTED)).join('\n')).toBe(`lamp, version 1, vocabulary keeper
  remembers visits: integer, at first 0
  remembers lit: boolean, at first false
  lets pass: player talked, player asked, player gave
  dark (first)
    someone came: somebody comes
      when the player has lantern: greets the player; goes to last and up
      otherwise: adds 1 to visits
  bright
    after 30 seconds
      unless the state dark is active: goes to tower
  tower (parallel)
    when it is done
      always: goes to dark
    on leaving: sets lit to true
    door
      shut (first)
        someone came: somebody comes
          always: raises "creak"; goes to door_open
      open (id door_open)
        creak
          always: goes to ajar
      ajar (final)
      last (deep history, at first shut)
    stair
      up (first, final)`);
});
