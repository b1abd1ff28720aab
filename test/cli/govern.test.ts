/** seed govern: the scenarios that come along, what is said of others, and the exit codes. */
import { tmpdir } from 'node:os';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addGovern } from '../../src/cli/govern-commands.ts';
import { listGovernance } from '../../src/cli/govern-list.ts';
import { testPolicies } from '../../src/cli/govern-test.ts';
import { SMALL_UNIVERSE } from '../content/small-universe.ts';
import { useContentFolder } from '../support/content-folder.ts';
import { policyFile } from '../support/governed-universe.ts';

const { said, write, inFolder } = useContentFolder();

const SHOUTS =
  '{ id: shouts, priority: 5, scope: { command: [shout] }, quota: { count: 2, per: 5s, by: player }, verdict: deny, reason: Hush. }';
const MASK =
  '{ id: mask, priority: 4, scope: { role: [elf] }, verdict: mutate, edits: [{ mask: { field: text, words: [herring] } }] }';
const NIGHT =
  '{ id: night, priority: 3, scope: { command: [take] }, when: [{ if: { all: [{ time: night }, { not: { flag: met_archon } }] } }], verdict: deny, reason: Not in the dark. }';
const TOGETHER =
  '{ id: together, priority: 2, scope: { command: [game.publish] }, quota: { count: 1, per: 1m, by: everyone }, verdict: deny, reason: One at a time. }';
const CLAMP =
  '{ id: clamp, priority: 1, scope: { command: [game.publish] }, verdict: mutate, edits: [{ clamp: { field: data.hits.0.damage, min: 0, max: 9 } }] }';
const OFF = '{ id: dead, enabled: false, priority: 1, scope: global, verdict: permit }';
const POLICIES = { 'policies/all.yaml': policyFile(SHOUTS, MASK, NIGHT, TOGETHER, CLAMP, OFF) };

const scenarios = (...list: readonly string[]): string =>
  ['schema: the-seed/policy-test@1', 'scenarios:', ...list.map((text) => `  - ${text}`), ''].join('\n');
const scenario = (name: string, steps: readonly string[], given = ''): string =>
  [
    `name: ${name}`,
    ...(given === '' ? [] : [`    given: ${given}`]),
    '    steps:',
    ...steps.map((step) => `      - ${step}`),
  ].join('\n');

function play(...list: readonly string[]): number {
  const tests = { 'policies/all.policy-test.yaml': scenarios(...list) };
  return testPolicies([write({ ...SMALL_UNIVERSE, ...POLICIES, ...tests })], {});
}

const refusal = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return (error as { code?: string }).code ?? 'none';
  }
  return 'none';
};

describe('seed govern test', () => {
  it('[GT1] plays the scenarios that come along; they touch every policy, and all is as expected', () => {
    expect(testPolicies([], {})).toBe(0);
    expect(said.join('\n')).toMatch(/^(\d+) of \1 policies touched$/m);
    expect(said.at(-1)).toMatch(/^\d+ scenarios, \d+ as expected, 0 failed$/);
  });

  it('[GT2] counts over several steps, for each who asks, until the window is over', () => {
    const steps = [
      '{ ask: shout, with: { text: a }, times: 2, expect: { verdict: permit, by: [], counts: { shouts: 2 } } }',
      '{ ask: shout, expect: { verdict: deny, by: shouts, reason: Hush., counts: { shouts: 2 } } }',
      '{ ask: shout, who: "player:Bob", expect: { verdict: permit, counts: { shouts: 1 } } }',
      '{ wait: 49 ticks, ask: shout, expect: deny }',
      '{ wait: 1 tick, ask: shout, expect: { verdict: permit, counts: { shouts: 1 } } }',
    ];
    const shared = [
      '{ ask: game.publish, who: "game:tavern", with: { target: all }, expect: permit }',
      '{ ask: game.publish, who: "game:moor", with: { target: all }, expect: { verdict: deny, by: together } }',
    ];
    expect(play(scenario('shouts', steps), scenario('shared', shared))).toBe(0);
    expect(play(scenario('used up', ['{ ask: shout, expect: deny }'], '{ counts: { shouts: 2 } }'))).toBe(0);
  });

  it('[GT3] hands the facts of a scenario to conditions, and looks at what becomes of a request', () => {
    const take = (expect: string) => `{ ask: take, with: { noun: lamp }, expect: ${expect} }`;
    const publish =
      '{ ask: game.publish, with: { data: { hits: [{ damage: 70 }] } }, expect: { verdict: mutate, by: [clamp], becomes: { data.hits.0.damage: 9, data: \'{"hits":[{"damage":9}]}\' } } }';
    const say =
      '{ ask: say, race: Elf, with: { text: A herring }, expect: { verdict: mutate, becomes: { text: "A *******" } } }';
    expect(
      play(
        scenario('by day', [take('permit')]),
        scenario('by night', [take('deny')], '{ holds: [{ time: night }] }'),
        scenario(
          'by night, and known',
          [take('permit')],
          '{ holds: [{ time: night }, { flag: met_archon }] }',
        ),
        scenario('clamped', [publish]),
        scenario('masked', [say]),
      ),
    ).toBe(0);
  });

  it('[GT4] says with file, line and column what came out otherwise, and ends with 1', () => {
    const steps = [
      '{ ask: shout, times: 3, expect: permit }',
      '{ ask: say, race: elf, with: { text: herring }, expect: { verdict: mutate, by: shouts, becomes: { text: herring } } }',
      '{ ask: shout, expect: { verdict: deny, reason: Hush, counts: { shouts: 3 } } }',
    ];
    expect(play(scenario('wrong', steps))).toBe(1);
    expect(said.slice(0, 7)).toEqual([
      'policies/all.policy-test.yaml',
      '  FAILED  wrong',
      '          policies/all.policy-test.yaml:5:41 error policy-test/otherwise: verdict: expected permit, found deny, by shouts, time 3 of 3',
      '          policies/all.policy-test.yaml:6:88 error policy-test/otherwise: by: expected shouts, found mask',
      '          policies/all.policy-test.yaml:6:113 error policy-test/otherwise: becomes.text: expected "herring", found "*******"',
      '          policies/all.policy-test.yaml:7:56 error policy-test/otherwise: reason: expected Hush, found Hush.',
      '          policies/all.policy-test.yaml:7:80 error policy-test/otherwise: counts.shouts: expected 3, found 2',
    ]);
  });

  it('[GT5] names the policies that no scenario touches', () => {
    play(scenario('one', ['{ ask: shout, times: 2, expect: permit }', '{ ask: shout, expect: deny }']));
    expect(said).toEqual(
      expect.arrayContaining([
        '1 of 5 policies touched',
        ...['mask', 'night', 'together', 'clamp'].map((id) => `  no scenario touches ${id}`),
      ]),
    );
  });

  it.each([
    ['policy/unknown-command', 4, '{ ask: shuot, expect: permit }'],
    ['policy-test/unknown-policy', 4, '{ ask: shout, expect: { verdict: deny, by: shoots } }'],
    ['policy-test/unknown-policy', 4, '{ ask: shout, expect: { verdict: deny, by: dead } }'],
    ['policy-test/unknown-counter', 4, '{ ask: shout, expect: { verdict: deny, counts: { shoots: 1 } } }'],
    ['policy-test/unknown-realm', 4, '{ ask: shout, realm: moon, expect: deny }'],
    ['policy-test/who', 4, '{ ask: shout, who: "game:tavern", expect: deny }'],
    ['policy-test/who', 4, '{ ask: game.publish, who: "player:Ada", expect: deny }'],
    ['policy-test/field', 4, '{ ask: shout, with: { volume: 3 }, expect: deny }'],
    ['policy-test/field', 4, '{ ask: game.publish, with: { data.level: 3 }, expect: deny }'],
    ['policy-test/field', 4, '{ ask: shout, with: { text: [a] }, expect: deny }'],
    ['policy/window', 4, '{ ask: shout, wait: 1h world, expect: deny }'],
    ['schema/choice', 4, '{ ask: shout, expect: { verdict: allow } }'],
    ['policy-test/not-asked', 3, '{ ask: take, expect: deny }', '{ holds: [{ time: dawn }] }'],
  ] as [string, number, string, string?][])(
    '[GT6] finds %s on line %i, and ends with 2',
    (code, line, step, given = '') => {
      expect(play(scenario('a', [step], given))).toBe(2);
      const at = line === 4 ? (given === '' ? 5 : 6) : 4;
      expect(said[0]).toMatch(new RegExp(`^policies/all\\.policy-test\\.yaml:${at}:\\d+ error ${code}:`));
      expect(said.at(-1)).toBe('0 scenarios, 0 as expected, 0 failed, 1 file unusable');
    },
  );

  it('[GT6] finds two scenarios of one name, and content that does not load', () => {
    const one = scenario('a', ['{ ask: shout, expect: permit }']);
    expect(play(one, one)).toBe(2);
    expect(said[0]).toContain('policy-test/duplicate-name');
    said.length = 0;
    expect(
      testPolicies([write({ 'policies/all.yaml': policyFile(SHOUTS.replace('deny', 'allow')) })], {}),
    ).toBe(2);
    expect(said[0]).toContain('policies/all.yaml:3:');
  });

  it('[GT7] prints one line of JSON, and refuses what is no content', async () => {
    play(scenario('a', ['{ ask: shout, expect: deny }']));
    said.length = 0;
    const file = inFolder('policies/all.policy-test.yaml');
    expect(testPolicies([file], { json: true })).toBe(1);
    const report = JSON.parse(said.join(''));
    expect(report).toMatchObject({
      ok: false,
      scenarios: 1,
      failed: 1,
      coverage: { policies: 5, untouched: ['shouts', 'mask', 'night', 'together', 'clamp'] },
      files: [
        {
          file: 'policies/all.policy-test.yaml',
          scenarios: [{ name: 'a', ok: false, failures: [{ line: 5, code: 'policy-test/otherwise' }] }],
        },
      ],
    });
    expect(refusal(() => testPolicies([tmpdir()], {}))).toBe('test/no-content');
    expect(refusal(() => testPolicies([inFolder('nowhere')], {}))).toBe('content/unreadable');
    expect(refusal(() => testPolicies([inFolder('worlds')], {}))).toBe('test/none');
    const seed = new Command().exitOverride();
    addGovern(seed);
    await seed.parseAsync(['govern', 'test', file, '--json'], { from: 'user' });
    expect(process.exitCode).toBe(1);
    process.exitCode = 0;
  });
});

describe('seed govern list', () => {
  it('[GT8] names all policies in the order of asking, with what is switched off', () => {
    expect(listGovernance(write({ ...SMALL_UNIVERSE, ...POLICIES }), {})).toBe(0);
    expect(said[0]).toBe(
      '      5  shouts    deny command shout, beyond 2 in 5s by player  policies/all.yaml:3',
    );
    expect(said.at(-1)).toBe('      1  dead      permit everything (off)  policies/all.yaml:8');
    said.length = 0;
    expect(listGovernance(inFolder(''), { json: true })).toBe(0);
    const { policies } = JSON.parse(said.join(''));
    expect(policies.map(({ id }: { id: string }) => id)).toEqual([
      'shouts',
      'mask',
      'night',
      'together',
      'clamp',
      'dead',
    ]);
    expect(policies.at(-1)).toMatchObject({ state: 'off', origin: 'universe', line: 8 });
  });
});
