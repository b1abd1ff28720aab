/** What other tools and people write, made into a chart or into findings, and never into an exception. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANY_NAMES } from '../../../src/content/chart/chart-names.ts';
import { exportScxml } from '../../../src/content/exchange/export-scxml.ts';
import { exportXStateJson } from '../../../src/content/exchange/export-xstate-json.ts';
import { type ImportFormat, importChart } from '../../../src/content/exchange/import-chart.ts';
import { anyWrittenChart } from './any-written-chart.ts';

const take = (format: ImportFormat, text: string) =>
  importChart({ path: 'machine', text, stem: 'machine', format }, { names: ANY_NAMES });

/** `exchange/syntax 3:4`, of the foreign file. */
const faults = (format: ImportFormat, text: string): readonly string[] =>
  take(format, text)
    .findings.filter(({ file }) => file === 'machine')
    .map(({ code, line, column, severity }) => `${severity} ${code} ${line}:${column}`);

const json = (machine: unknown): string => JSON.stringify(machine, null, 1);
const scxml = (inside: string): string =>
  `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0">\n${inside}\n</scxml>`;

describe('a machine of XState that somebody wrote', () => {
  const HAND = json({
    id: 'doorKeeper',
    initial: 'Idle State',
    context: { visits: 0, mood: 'calm' },
    states: {
      'Idle State': {
        entry: 'idle',
        on: {
          someone_came: '#busy',
          PLAYER_TALKED: { target: 'talking', guard: 'has audience', actions: ['greet', { type: 'idle' }] },
          'player asked': [{ target: '.inner' }, '#doorKeeper.talking'],
        },
        initial: 'inner',
        states: { inner: { on: { 'player left': 'other' } }, other: {} },
      },
      talking: {
        id: 'busy',
        after: { 1500: 'Idle State', '2h world': { target: '#doorKeeper' } },
        always: { guard: { type: 'not', params: { guard: 'has audience' } }, target: 'Idle State.other' },
      },
    },
  });

  it('[EX2] becomes a chart with our names, and says so', () => {
    const { chart, draft, findings } = take('xstate-json', HAND);
    expect(chart?.spec).toMatchObject({ id: 'door_keeper', vocabulary: 'keeper', version: 1 });
    expect(chart?.spec.context).toEqual({
      visits: { type: 'integer', default: 0 },
      mood: { type: 'text', default: 'calm' },
    });
    const [idle, talking] = chart?.spec.root.states ?? [];
    expect(idle).toMatchObject({ key: 'idle_state', id: 'idle_state', initial: 'inner' });
    expect(
      idle?.on.map(({ event, transitions }) => [event, ...transitions.map(({ targets }) => targets)]),
    ).toEqual([
      ['someone came', ['busy']],
      ['player talked', ['busy']],
      ['player asked', ['inner'], ['busy']],
    ]);
    expect(idle?.on[1]?.transitions[0]).toMatchObject({
      guard: { type: 'named', name: 'has audience' },
      actions: [{ name: 'greet' }, { name: 'idle' }],
    });
    expect(talking?.after).toMatchObject([
      { delay: { unit: 'played seconds', amount: 2 }, transitions: [{ targets: ['idle_state'] }] },
      { delay: { unit: 'world minutes', amount: 120 }, transitions: [{ targets: ['door_keeper'] }] },
    ]);
    expect(talking?.always[0]).toMatchObject({ guard: { type: 'not' }, targets: ['other'] });
    expect(draft?.text).toContain('  talking:\n    id: busy\n');
    const renamed = findings.filter(({ code }) => code === 'exchange/renamed').map(({ message }) => message);
    expect(renamed).toEqual([
      'the state "Idle State" is called "idle_state" here',
      'the event "someone_came" is called "someone came" here',
      'the event "PLAYER_TALKED" is called "player talked" here',
      'charts count whole seconds; 1500 milliseconds become 2s',
    ]);
    expect(findings.filter(({ code }) => code === 'exchange/assumed')).toHaveLength(2);
  });

  it('[EX4] says where something has no counterpart, and what names no state', () => {
    const text = `{ "id": "m", "version": "x", "context": { "list": [], "n": 1 }, "initial": "a",
  "meta": { "vocabulary": "keeper", "colour": "red" },
  "states": {
    "a": {
      "invoke": { "src": "fetch" },
      "tags": ["x"],
      "type": "strange",
      "on": { "someone came": { "target": "nowhere", "cond": "x" }, "player left": 5 },
      "entry": [{ "type": "idle", "params": 3 }, 7],
      "after": [],
      "always": { "guard": { "params": {} }, "target": [3] }
    },
    "b": 4
  }
}`;
    expect(faults('xstate-json', text)).toEqual([
      'warning exchange/assumed 1:1',
      'warning exchange/assumed 1:25',
      'error exchange/not-carried 1:51',
      'warning exchange/not-carried 2:37',
      'error exchange/not-carried 5:7',
      'warning exchange/not-carried 6:7',
      'error exchange/shape 7:15',
      'error exchange/unknown-state 8:43',
      'error exchange/not-carried 8:54',
      'error exchange/shape 8:84',
      'error exchange/shape 9:45',
      'error exchange/shape 9:50',
      'error exchange/shape 10:16',
      'error exchange/shape 11:28',
      'error exchange/shape 11:57',
      'error exchange/shape 13:10',
    ]);
  });

  it.each([
    ['no JSON', '{ "id": "a",\n  "states": { "a" } }', 'error exchange/syntax 2:19'],
    ['nothing', '', 'error exchange/syntax 1:1'],
    ['no machine', '[1]', 'error exchange/no-chart'],
    ['nothing in it', '{"id":"a"}', 'error exchange/no-chart'],
    ['too long', `"${'x'.repeat(1_000_001)}"`, 'error exchange/too-large'],
    ['too deep', `${'{"states":{"a":'.repeat(40)}{}${'}}'.repeat(40)}`, 'error exchange/too-deep'],
    ['endlessly deep', '['.repeat(200_000), 'error exchange/syntax'],
  ])('[EX4] is refused when it is %s', (_, text, fault) => {
    const { draft, chart } = take('xstate-json', text);
    expect({ draft, chart }).toEqual({ draft: undefined, chart: undefined });
    expect(faults('xstate-json', text)).toEqual([expect.stringContaining(fault)]);
  });
});

describe('SCXML that somebody wrote', () => {
  const HAND = `<?xml version="1.0"?>
<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" name="lamp" datamodel="ecmascript" initial="off">
  <datamodel><data id="count" expr="2"/><data id="mood" expr="'calm'"/></datamodel>
  <state id="off">
    <transition event="player.talked someone_came" target="on"><raise event="lit"/></transition>
    <transition event="player.left" cond="In('on') &amp;&amp; !In('off')" target="off"/>
  </state>
  <state id="on">
    <onentry>
      <assign location="count" expr="count + 2"/>
      <send event="timeout" id="t" delay="1.5m"/>
    </onentry>
    <onexit><cancel sendid="t"/></onexit>
    <initial><transition target="dim"/></initial>
    <state id="bright"><transition event="lit" target="on" type="internal"/></state>
    <state id="dim"><transition target="over" cond="In('bright')"/></state>
    <final id="over"/>
    <transition event="timeout" target="off"/>
    <transition event="done.state.on" target="off"><assign location="mood" expr="'glad'"/></transition>
  </state>
</scxml>`;

  it('[EX2] becomes a chart, and says what it has called otherwise', () => {
    const { chart, findings } = take('scxml', HAND);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(chart?.spec).toMatchObject({
      id: 'lamp',
      context: { count: { type: 'integer', default: 2 }, mood: { type: 'text', default: 'calm' } },
      root: { initial: 'off', kind: 'compound' },
    });
    const [off, on] = chart?.spec.root.states ?? [];
    expect(off?.on.map(({ event }) => event)).toEqual(['player talked', 'someone came', 'player left']);
    expect(off?.on[2]?.transitions[0]).toMatchObject({
      reenter: true,
      guard: {
        type: 'all',
        guards: [
          { type: 'in', state: 'on' },
          { type: 'not', guard: { state: 'off' } },
        ],
      },
    });
    expect(on).toMatchObject({
      initial: 'dim',
      entry: [{ type: 'add', field: 'count', by: 2 }],
      exit: [],
      on: [],
      after: [
        {
          delay: { unit: 'played seconds', amount: 90 },
          transitions: [{ targets: ['off'], reenter: false }],
        },
      ],
      onDone: [{ targets: ['off'], actions: [{ type: 'set', field: 'mood', value: 'glad' }] }],
      states: [{ id: 'bright', on: [{ event: 'lit' }] }, { id: 'dim' }, { id: 'over', kind: 'final' }],
    });
    const renamed = findings.filter(({ code }) => code === 'exchange/renamed');
    expect(renamed.map(({ line }) => line)).toEqual([5, 6]);
  });

  it('[EX4] says where something has no counterpart, and what names no state', () => {
    const text = scxml(`<state id="a">
 <invoke src="x"/>
 <onentry><log expr="1"/><script>x()</script><send event="later" delay="3s"/><send event="far" delay="soon" id="f"/></onentry>
 <onexit><cancel sendid="g"/><send event="away"/></onexit>
 <transition event="lit" target="nowhere"/>
 <transition event="lit" cond="x > 5"><assign location="n" expr="n * 2"/><send type="urn:the-seed:chart:1" event="say"><param name="line" expr="f()"/></send></transition>
</state>`);
    expect(faults('scxml', text)).toEqual([
      'warning exchange/assumed 1:1',
      'warning exchange/assumed 1:1',
      'error exchange/not-carried 3:2',
      'warning exchange/not-carried 4:11',
      'error exchange/not-carried 4:26',
      'warning exchange/timer-ends 4:46',
      'warning exchange/timer-ends 4:78',
      'error exchange/not-carried 4:102',
      'error exchange/not-carried 5:10',
      'error exchange/not-carried 5:30',
      'error exchange/unknown-state 6:33',
      'error exchange/not-carried 7:31',
      'error exchange/not-carried 7:65',
      'error exchange/not-carried 7:120',
    ]);
    expect(take('scxml', text).draft?.text).toContain('guard: { type: x > 5 }');
  });

  it.each([
    ['no XML', '<scxml><state></scxml>', 'error exchange/syntax'],
    ['nothing', '', 'error exchange/syntax'],
    ['another language', '<html/>', 'error exchange/no-chart'],
    ['SCXML without states', scxml(''), 'error exchange/no-chart'],
    [
      'with a doctype',
      `<!DOCTYPE scxml [<!ENTITY a "b">]>${scxml('<state id="a"/>')}`,
      'error exchange/syntax',
    ],
    ['with an unknown entity', scxml('<state id="a">&boom;</state>'), 'error exchange/syntax'],
    ['too long', ' '.repeat(1_000_001), 'error exchange/too-large'],
    ['too deep', scxml(`${'<state>'.repeat(70)}${'</state>'.repeat(70)}`), 'error exchange/too-deep'],
    ['endlessly deep', `${'<state>'.repeat(5000)}${'</state>'.repeat(5000)}`, 'error exchange/too-deep'],
  ])('[EX4] is refused when it is %s', (_, text, fault) => {
    const { draft, chart } = take('scxml', text);
    expect({ draft, chart }).toEqual({ draft: undefined, chart: undefined });
    expect(faults('scxml', text)).toEqual([expect.stringContaining(fault)]);
  });
});

describe('a damaged file', () => {
  it('[EX4] gives findings with places, and never an exception', () => {
    const anyTape = fc.uint8Array({ minLength: 10, maxLength: 80, size: 'max' });
    const anyCuts = fc.array(
      fc.tuple(fc.nat(9999), fc.nat(30), fc.constantFrom('', '"', '<', '{}', 'null', '#a')),
      {
        minLength: 1,
        maxLength: 3,
      },
    );
    const property = fc.property(anyTape, anyCuts, fc.boolean(), (tape, cuts, isXml) => {
      const chart = anyWrittenChart(tape);
      let text = isXml ? exportScxml(chart) : exportXStateJson(chart);
      for (const [at, length, put] of cuts) {
        const start = at % text.length;
        text = text.slice(0, start) + put + text.slice(start + length);
      }
      const { chart: made, findings } = take(isXml ? 'scxml' : 'xstate-json', text);
      expect(made !== undefined || findings.some(({ severity }) => severity === 'error')).toBe(true);
      for (const { code, line, column } of findings) {
        expect(code).toMatch(/^[a-z]+\/[a-z-]+$/);
        expect(Math.min(line, column)).toBeGreaterThan(0);
      }
    });
    fc.assert(property, { numRuns: 50 });
  });
});

describe('the page about other tools', () => {
  it('[EX10] names every code that an import gives, and no other', () => {
    const root = new URL('../../../', import.meta.url);
    const folder = new URL('src/content/exchange/', root);
    const codesIn = (text: string) =>
      [...text.matchAll(/[`'](exchange\/[a-z-]+)[`']/g)].map((match) => match[1]);
    const given = readdirSync(folder).flatMap((file) => codesIn(readFileSync(new URL(file, folder), 'utf8')));
    const told = codesIn(readFileSync(new URL('docs/chart-exchange.md', root), 'utf8'));
    expect([...new Set(told)].sort()).toEqual([...new Set(given)].sort());
  });
});
