/** Policies as content: what a file comes to, and every mistake that it can have. */
import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/content/load-content.ts';
import { POLICIES_MAX } from '../../src/domain/governance/policy.ts';
import { policyFile } from '../support/governed-universe.ts';
import { load, SMALL_UNIVERSE, shortFinding } from './small-universe.ts';

const PATH = 'policies/test.yaml';
const withPolicies = (...policies: readonly string[]) => ({
  ...SMALL_UNIVERSE,
  [PATH]: policyFile(...policies),
});
const policy = (more: string, verdict = 'verdict: permit') =>
  `{ id: a, priority: 1, ${more.includes('scope') ? '' : 'scope: global, '}${more}${more === '' ? '' : ', '}${verdict} }`;
const quota = (more: string) => `quota: { count: 1, per: 1m, by: player${more} }`;

it('[GV26] a file of policies becomes a list in the order of asking', () => {
  const files = {
    ...withPolicies(
      '{ id: b, priority: 1, scope: { realm: [isle-2], role: [Elf], entity: ["player:Álvaro"] }, verdict: permit }',
      '{ id: a, priority: 1, scope: global, when: [{ if: { flag: met_archon } }, { request: { field: text, is: no, says: [Hé] } }], verdict: deny, reason: No. }',
    ),
    'worlds/meridian/policies/own.yaml': policyFile(
      '{ id: c, priority: 2, scope: { command: [say] }, quota: { count: 3, per: 30s, by: realm }, verdict: mutate, edits: [{ mask: { field: text, words: [Fú] } }] }',
    ),
  };
  const { universe, texts } = load(files);
  expect(universe.policies).toEqual([
    {
      id: 'c',
      source: 'world',
      priority: 2,
      scope: { world: 'meridian', commands: ['say'] },
      when: [],
      quota: { count: 3, per: { unit: 'played seconds', amount: 30 }, by: 'realm', counter: 'c' },
      verdict: { type: 'mutate', edits: [{ type: 'mask', field: 'text', words: ['fu'] }] },
    },
    {
      id: 'a',
      source: 'universe',
      priority: 1,
      scope: {},
      when: [
        { type: 'world', condition: { type: 'flag', flag: 'met_archon' } },
        { type: 'request', field: 'text', is: ['no'], says: ['he'] },
      ],
      verdict: { type: 'deny', reason: 'policy.a.reason' },
    },
    {
      id: 'b',
      source: 'universe',
      priority: 1,
      scope: { realms: ['isle-2'], roles: ['elf'], entities: ['player:alvaro'] },
      when: [],
      verdict: { type: 'permit' },
    },
  ]);
  expect(texts['en']?.['policy.a.reason']).toBe('No.');
});

it('[GV26] without policies nothing in the content says so', () => {
  expect('policies' in load(SMALL_UNIVERSE).universe).toBe(false);
});

describe('a mistake in a policy', () => {
  /** Code, where it is found, policies. */
  it.each([
    ['schema/missing', '{ id: a', policy('').replace('scope: global, ', '')],
    ['schema/choice', 'allow', policy('', 'verdict: allow')],
    ['schema/missing', 'verdict: deny', policy('', 'verdict: deny')],
    ['schema/missing', 'verdict: mutate', policy('', 'verdict: mutate')],
    ['policy/idle', 'reason: No.', policy('', 'verdict: permit, reason: No.')],
    [
      'policy/idle',
      'edits:',
      policy('', 'verdict: permit, edits: [{ truncate: { field: text, length: 3 } }]'),
    ],
    ['policy/form', 'Isle', policy('scope: { realm: [Isle] }')],
    ['policy/form', 'alice', policy('scope: { entity: [alice] }')],
    ['policy/unknown-command', 'shuot', policy('scope: { command: [shuot] }')],
    ['policy/unknown-command', 'game.explode', policy('scope: { command: [game.explode] }')],
    ['policy/unknown-command', 'operator.policy', policy('scope: { command: [operator.policy] }')],
    ['policy/empty', '{ field: text', policy('when: [{ request: { field: text } }]')],
    ['policy/form', 'Text!', policy('when: [{ request: { field: Text!, is: a } }]')],
    ['schema/one-of', '{ request', policy('when: [{ request: { field: text, is: a }, if: { time: day } }]')],
    ['policy/window', '1h world', policy(quota('')).replace('1m', '1h world')],
    ['policy/counter', 'player }', policy(`scope: { command: [game.publish] }, ${quota('')}`)],
    [
      'policy/counter',
      'game }',
      policy(`scope: { command: [shout] }, ${quota('').replace('player', 'game')}`),
    ],
    [
      'policy/counter',
      '{ count: 1, per: 2m',
      policy(quota('')),
      policy(quota(', counter: a').replace('1m', '2m')).replace('id: a', 'id: b'),
    ],
    [
      'policy/no-world',
      '{ time: day }',
      policy('scope: { command: [game.publish] }, when: [{ if: { time: day } }]'),
    ],
    ['link/unknown-world', 'moon', policy('when: [{ any: [{ not: { if: { visited: moon } } }] }]')],
    [
      'policy/fixed-field',
      'target',
      policy('', 'verdict: mutate, edits: [{ set: { field: target, to: a } }]'),
    ],
    [
      'number/order',
      '{ field: data.a',
      policy('', 'verdict: mutate, edits: [{ clamp: { field: data.a, min: 2, max: 1 } }]'),
    ],
    ['link/duplicate-id', 'a, priority', policy(''), policy('')],
  ] as const)('[GV26] is found: %s at %s', (code, at, ...policies) => {
    const { findings, ok } = loadContent(withPolicies(...policies));
    expect(findings.map((finding) => finding.code)).toEqual([code]);
    const [{ file, line, column } = { file: '', line: 0, column: 0 }] = findings;
    const written = withPolicies(...policies)[file as typeof PATH].split('\n')[line - 1] ?? '';
    expect(written.slice(column - 1)).toMatch(new RegExp(`^${at.replace(/[{]/g, '\\{')}`));
    expect(ok).toBe(false);
  });

  it('[GV26] is found when there are too many', () => {
    const many = Array.from({ length: POLICIES_MAX / 2 + 1 }, (_, index) =>
      policy('').replace('id: a', `id: a${index}`),
    );
    const more = many.map((text) => text.replace('id: a', 'id: b'));
    const files = { ...withPolicies(...many), 'policies/more.yaml': policyFile(...more) };
    expect(loadContent(files).findings.map(({ code }) => code)).toEqual(['policy/too-many']);
  });

  it.each([
    ['policy: b\npriority: 2', 'policies/operator/b.yaml:2:9 policy/nothing-set'],
    ['policy: a\npriority: 2', 'policies/operator/b.yaml:2:9 link/file-name'],
    ['policy: b\npriority: -2', 'policies/operator/b.yaml:3:11 number/range'],
    ['policy: b\nscope: global', 'policies/operator/b.yaml:3:1 schema/unknown-key'],
  ])('[GV30] is found in what an operator sets: %j', (lines, finding) => {
    const text = `schema: the-seed/policy-setting@1\n${lines}\n`;
    const { findings, ok } = loadContent({ ...withPolicies(policy('')), 'policies/operator/b.yaml': text });
    expect(findings.map(shortFinding)).toEqual([finding]);
    expect(ok).toBe(finding.endsWith('nothing-set'));
  });

  it('[GV26] is found in the policy of an operator that is not alone', () => {
    const files = { ...SMALL_UNIVERSE, 'policies/operator/b.yaml': policyFile(policy('')) };
    expect(loadContent(files).findings.map(shortFinding)).toEqual([
      'policies/operator/b.yaml:3:3 link/file-name',
    ]);
  });
});
