/** seed chart simulate as a function, as a command, and as a conversation through a pipe. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addChart } from '../../src/cli/chart-commands.ts';
import { converse } from '../../src/cli/chart-prompt.ts';
import { type ChartSimulateOptions, simulateChart } from '../../src/cli/chart-simulate.ts';

const LAMP = `schema: the-seed/chart@1
id: lamp
version: 1
vocabulary: keeper
meta: { uid: lamp }
context:
  visits: { type: integer, default: 0 }
initial: dark
ignore: [player talked, player asked, player gave]
states:
  dark:
    meta: { uid: dark }
    on:
      someone came:
        - guard: { type: any, guards: [{ type: time is, params: { phase: night } }, { type: counted at least, params: { field: visits, count: 2 } }] }
          target: { state: bright }
          actions: [{ type: greet }]
          meta: { uid: light-up }
        - actions: [{ type: add, params: { field: visits, by: 1 } }]
          meta: { uid: count }
  bright:
    type: parallel
    meta: { uid: bright }
    states:
      moths:
        meta: { uid: moths }
        initial: away
        states:
          away:
            meta: { uid: away }
            after:
              10s:
                - target: { state: near }
                  meta: { uid: come }
          near:
            meta: { uid: near }
            after:
              10s:
                - target: { state: away }
                  meta: { uid: go }
`;

let content = '';
let said: string[] = [];

beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), 'seed-stage-'));
  mkdirSync(join(content, 'charts'));
  writeFileSync(join(content, 'charts/lamp.chart.yaml'), LAMP);
  said = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(content, { recursive: true, force: true });
});

const asked = (more: Partial<ChartSimulateOptions> = {}): ChartSimulateOptions => ({
  content,
  script: [],
  context: [],
  holds: [],
  state: [],
  runtime: 'table',
  ...more,
});
const printed = (more: Partial<ChartSimulateOptions>): string => {
  said = [];
  expect(simulateChart('lamp', asked(more))).toBe(0);
  return said.join('\n');
};
const steps = (more: Partial<ChartSimulateOptions>) => JSON.parse(printed({ ...more, json: true })).steps;

describe('seed chart simulate', () => {
  it('[CS11] says before and after, what is done, remembered, asked and waited for', () => {
    const script = ['someone came', 'time 21:00', 'someone came', 'wait 25s', 'set visits = 7', 'wait 1s'];
    expect(printed({ script })).toBe(`it starts
  -> dark

someone came
  stays in dark
  does    adds 1 to visits
  memory  visits: 0 -> 1
  asked   it is night: no, as nobody has answered
          visits is 2 or more: no, from memory

time 21:00
  at the start, 21:00 (night)

someone came
  dark -> bright > moths > away
  does    greets the player
  asked   it is night: yes, by the clock
  waits   after 10 seconds, in 10s

wait 25s
  after 10 seconds (at 10s, 21:10 (night))
    bright > moths > away -> bright > moths > near
    waits   after 10 seconds, in 10s
  after 10 seconds (at 20s, 21:20 (night))
    bright > moths > near -> bright > moths > away
    waits   after 10 seconds, in 10s
  and then
  in bright > moths > away, at 25s, 21:25 (night)
  memory  visits: 1
  waits   after 10 seconds, in 5s

set visits = 7
  memory  visits: 7

wait 1s
  nothing comes due
  in bright > moths > away, at 26s, 21:26 (night)
  memory  visits: 7
  waits   after 10 seconds, in 4s`);
  });

  it('[CS11] says when nothing comes of an event, and where it was put', () => {
    expect(
      printed({ state: ['near'], context: ['visits=4'], script: ['player talked'] }),
    ).toBe(`it is put there
  in bright > moths > near, at the start
  memory  visits: 4
  waits   after 10 seconds, in 10s

player talked
  nothing comes of it in bright > moths > near
  waits   after 10 seconds, in 10s`);
  });

  it('[CS11] gives the same as JSON, in both runtimes', () => {
    const more = { script: ['someone came', 'wait 10s'], holds: ['it is night'] };
    const table = steps(more);
    expect(table[1]).toMatchObject({
      event: { type: 'someone came' },
      tick: 0,
      before: { value: 'dark', states: ['dark'], context: { visits: 0 } },
      after: { value: { bright: { moths: 'away' } }, states: ['bright', 'moths', 'away'], status: 'active' },
      transitions: [{ state: 'dark', uid: 'light-up' }],
      changes: [],
      does: [{ name: 'greet', params: {}, sentence: 'greets the player' }],
      timers: [{ name: 'after away#0', dueTick: 100 }],
      guards: [
        { name: 'time is', params: { phase: 'night' }, answer: true, from: 'given', sentence: 'it is night' },
      ],
    });
    expect(table.map(({ tick }: { tick: number }) => tick)).toEqual([0, 0, 100]);
    expect(steps({ ...more, runtime: 'xstate' })).toEqual(table);
  });

  it.each<[string, Partial<ChartSimulateOptions>]>([
    ['chart/unknown-event', { script: ['some one came'] }],
    ['chart/unknown-guard', { holds: ['has audeince'] }],
    ['test/never-asked', { holds: ['chance'] }],
    ['chart/unknown-state', { state: ['drak'] }],
    ['test/state-conflict', { state: ['dark', 'near'] }],
    ['chart/unknown-field', { context: ['vists=3'] }],
    ['chart/param-type', { context: ['visits=many'] }],
    ['schema/time', { time: 'late' }],
    ['chart/delay', { script: ['wait long'] }],
    ['test/endless', { script: ['guard time is = yes', 'someone came', 'wait 168h'] }],
  ])('[CS12] refuses what cannot be done with %s', (code, more) => {
    expect(() => simulateChart('lamp', asked(more))).toThrow(expect.objectContaining({ code, exitCode: 2 }));
  });

  it('[CS12] refuses charts that there are not, and those that have errors', () => {
    const refused = (id: string, hint: string) =>
      expect(() => simulateChart(id, asked())).toThrow(
        expect.objectContaining({
          code: 'chart/unknown',
          message: `there is no chart "${id}" without errors; ${hint}`,
        }),
      );
    refused('lmap', 'did you mean "lamp"?');
    writeFileSync(
      join(content, 'charts/broken.chart.yaml'),
      LAMP.replace('id: lamp', 'id: broken').replace('greet', 'gret'),
    );
    refused('broken', 'there are: lamp');
  });

  it('[CS13] plays lines, events and waits in the order in which they are given', async () => {
    const seed = new Command().exitOverride();
    addChart(seed);
    const line = [
      '--event',
      'someone came',
      '--wait',
      '3s',
      '2s',
      '--do',
      'time 21:00',
      'someone came',
      '--wait',
      '10s',
    ];
    await seed.parseAsync(['chart', 'simulate', 'lamp', '--content', content, ...line, '--json'], {
      from: 'user',
    });
    expect(JSON.parse(said[0] ?? '').steps.map(({ tick }: { tick: number }) => tick)).toEqual([
      0, 0, 50, 150,
    ]);
    expect(process.exitCode).toBe(0);
  });
});

describe('a conversation', () => {
  async function talk(lines: readonly string[]): Promise<string[]> {
    const input = new PassThrough();
    const output = new PassThrough();
    input.end(lines.map((line) => `${line}\n`).join(''));
    expect(await converse('lamp', asked(), { input, output })).toBe(0);
    return String(output.read()).split(/^> /m);
  }

  it('[CS14] begins with the start and the list of events, and answers each line', async () => {
    const [start, first, second, third] = await talk(['1', 'someone came', '1']);
    expect(start).toBe(`lamp alone; "help" says what you can type.

it starts
  -> dark

  ·  1  someone came   somebody comes
     2  player talked  a player talks to a keeper
     3  player asked   a player asks a keeper about something
     4  player gave    a player gives a keeper something
`);
    expect(first).toContain('1\nsomeone came\n  stays in dark\n');
    expect(second).toContain('someone came\n  stays in dark\n');
    expect(third).toContain('someone came\n  dark -> bright');
  });

  it('[CS14] says state, guards and help, takes back, and goes on after a slip', async () => {
    const answers = await talk([
      'undo',
      'wat',
      'guard time is = yes',
      'guards',
      'someone came',
      'wait 168h',
      'undo',
      'state',
      'help',
      '',
      'quit',
      'state',
    ]);
    expect(answers.slice(1)).toEqual([
      'undo\n  nothing has been said yet\n',
      'wat\n  no event "wat" ever comes\n',
      'guard time is = yes\n  time is: yes from now on\n',
      'guards\n  time is night = yes  (it is night)\n  counted at least visits 2  (visits is 2 or more)\n',
      expect.stringMatching(/^someone came\n {2}dark -> bright > moths > away\n/),
      'wait 168h\n  that brings more than 1000 events; wait for less\n',
      'undo\n  taken back\n  in dark, at the start\n  memory  visits: 0\n',
      'state\n  in dark, at the start\n  memory  visits: 0\n',
      expect.stringContaining('wait 45s'),
      expect.stringMatching(/^\n {2}· {2}1 {2}someone came/),
      'quit\n',
    ]);
  });
});
