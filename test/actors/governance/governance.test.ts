/** Policies at work: on what players type, on what games and operators ask of the hub, changed while the universe runs. */
import { describe, expect, it } from 'vitest';
import type { PolicyInput } from '../../../src/actors/governance/policy-input.ts';
import type { Input } from '../../../src/actors/universe/input.ts';
import type { TickOutcome } from '../../../src/actors/universe/tick-outcome.ts';
import { Universe } from '../../../src/actors/universe/universe.ts';
import { decodeSnapshot, encodeSnapshot } from '../../../src/actors/universe/universe-snapshot.ts';
import type { PlayerId } from '../../../src/kernel/ids.ts';
import { publish, register } from '../../support/game-inputs.ts';
import { governed, governedMaking, policyFile } from '../../support/governed-universe.ts';
import { ALICE, BOB, command, join, stepAll } from '../../support/scripted-run.ts';

const SHOUTS =
  '{ id: shouts, priority: 9, scope: { command: [shout] }, quota: { count: 2, per: 5s, by: player }, verdict: deny, reason: Hush. }';
const MASK =
  '{ id: mask, priority: 5, scope: { command: [say, shout, channel] }, verdict: mutate, edits: [{ mask: { field: text, words: [herring] } }] }';
const QUIET_ROOM =
  '{ id: quiet, priority: 7, scope: { entity: ["room:cliffs"], command: [shout] }, verdict: deny, reason: Gulls first. }';
const BROADCASTS =
  '{ id: broadcasts, priority: 9, scope: { command: [game.publish] }, when: [{ request: { field: target, is: all } }], quota: { count: 2, per: 20s, by: game }, verdict: deny, reason: Too much. }';

const eventsOf = (outcomes: readonly TickOutcome[], type: string) =>
  outcomes.flatMap(({ events }) => events).filter((event) => event.type === type);
const decided = (outcomes: readonly TickOutcome[]) =>
  eventsOf(outcomes, 'governance.decided').map(({ params }) => `${params['verdict']} ${params['policy']}`);
const codesFor = (outcomes: readonly TickOutcome[], player: PlayerId) =>
  outcomes
    .flatMap(({ outputs }) => outputs.filter((output) => output.player === player))
    .flatMap(({ percepts }) => percepts)
    .flatMap((percept) => (percept.kind === 'line' && percept.code !== undefined ? [percept] : []));
const type = (universe: Universe, player: PlayerId, ...lines: readonly string[]) =>
  lines.flatMap((line) => stepAll(universe, [command(player, line)]));

function withPlayers(...policies: readonly string[]): Universe {
  const universe = governed(...policies);
  stepAll(universe, [join(ALICE, 'Alice'), join(BOB, 'Bob')]);
  return universe;
}

describe('what players do', () => {
  it('[GV14] is denied with the policy’s words, and the decision names policy, input and count', () => {
    const universe = withPlayers(SHOUTS);
    const outcomes = type(universe, ALICE, 'shout one', 'shout two', 'shout three');
    expect(eventsOf(outcomes, 'player.shouted')).toHaveLength(2);
    expect(codesFor(outcomes, ALICE)).toEqual([
      {
        kind: 'line',
        key: 'refusal.governance.denied',
        params: { reason: { text: 'policy.shouts.reason' }, policy: 'shouts', count: 2 },
        style: 'error',
        code: 'governance/denied',
      },
    ]);
    const [event] = eventsOf(outcomes, 'governance.decided');
    expect(event).toMatchObject({
      realm: 'vetrellis',
      cause: `i${universe.tick}.0`,
      params: {
        policy: 'shouts',
        verdict: 'deny',
        subject: ALICE,
        action: 'shout',
        correlation: `i${universe.tick}.0`,
        count: 2,
        reason: { text: 'policy.shouts.reason' },
      },
    });
  });

  it('[GV14] is denied to one and allowed to another, and again when the window is over', () => {
    const universe = withPlayers(SHOUTS);
    type(universe, ALICE, 'shout one', 'shout two');
    expect(decided(type(universe, BOB, 'shout one'))).toEqual([]);
    expect(decided(type(universe, ALICE, 'shout three'))).toEqual(['deny shouts']);
    stepAll(universe, [], 50);
    expect(decided(type(universe, ALICE, 'shout three'))).toEqual([]);
  });

  it('[GV15] is carried out as policies have changed it', () => {
    const universe = withPlayers(MASK);
    const outcomes = type(universe, ALICE, 'say A Herring, two herrings', 'say nothing');
    expect(eventsOf(outcomes, 'player.said').map(({ params }) => params['text'])).toEqual([
      'A *******, two herrings',
      'nothing',
    ]);
    expect(decided(outcomes)).toEqual(['mutate mask']);
  });

  it('[GV16] depends on where they are, and the counters travel with them', () => {
    const universe = withPlayers(QUIET_ROOM, SHOUTS);
    expect(decided(type(universe, ALICE, 'shout one'))).toEqual(['deny quiet']);
    const away: Input = {
      kind: 'operator.teleport',
      request: 'r1',
      operator: 'eve',
      player: ALICE,
      realm: 'meridian',
      location: 'gangway',
    };
    stepAll(universe, [away], 12);
    expect(decided(type(universe, ALICE, 'shout one', 'shout two'))).toEqual([]);
    const back: Input = { ...away, request: 'r2', realm: 'vetrellis', location: 'lighthouse_top' };
    stepAll(universe, [back], 12);
    expect(decided(type(universe, ALICE, 'shout three'))).toEqual(['deny shouts']);
  });

  it('[GV17] of all in a realm together counts in its record', () => {
    const universe = withPlayers(SHOUTS.replace('by: player', 'by: realm'));
    const outcomes = [
      ...type(universe, ALICE, 'shout one'),
      ...type(universe, BOB, 'shout two', 'shout three'),
    ];
    expect(decided(outcomes)).toEqual(['deny shouts']);
    const { tallies } = universe.realm('vetrellis')?.facts.realm() ?? {};
    expect(tallies).toMatchObject({ shouts: { count: 2 } });
  });

  it('[GV18] under the policy of a world is judged in that world alone', () => {
    const file = { 'worlds/meridian/policies/test.yaml': policyFile(SHOUTS.replace('count: 2', 'count: 0')) };
    const universe = Universe.begin(governedMaking(file));
    stepAll(universe, [join(ALICE, 'Alice')]);
    expect(universe.spec.policies?.map(({ source, scope }) => [source, scope.world])).toEqual([
      ['world', 'meridian'],
    ]);
    expect(decided(type(universe, ALICE, 'shout one'))).toEqual([]);
  });
});

describe('what comes to the hub', () => {
  it('[GV19] is denied with a coded refusal under the name of the request', () => {
    const universe = governed(BROADCASTS);
    const publications = ['a', 'b', 'c'].map((name) => publish('tavern', name));
    const outcomes = stepAll(universe, [register('tavern'), ...publications]);
    expect(decided(outcomes)).toEqual(['deny broadcasts']);
    expect(eventsOf(outcomes, 'game.refused')).toMatchObject([
      {
        cause: 'i1.3',
        params: {
          code: 'governance/denied',
          policy: 'broadcasts',
          reason: { text: 'policy.broadcasts.reason' },
          request: 'publish-tavern-c',
        },
      },
    ]);
    expect(universe.hub.games.game('tavern')?.published).toBe(2);
  });

  it('[GV19] is denied to operators as well, who are told under their own name', () => {
    const universe = governed(
      '{ id: meek, priority: 1, scope: { role: [operator], command: [operator.broadcast] }, verdict: deny, reason: Not tonight. }',
    );
    const input: Input = { kind: 'operator.broadcast', request: 'r1', operator: 'eve', text: 'Hear me' };
    const outcomes = stepAll(universe, [input]);
    expect(eventsOf(outcomes, 'operator.broadcast')).toEqual([]);
    expect(eventsOf(outcomes, 'operator.refused')).toMatchObject([
      { params: { code: 'governance/denied', policy: 'meek', request: 'r1', operator: 'eve' } },
    ]);
  });

  it('[GV20] is opened as policies have changed it', () => {
    const universe = governed(
      '{ id: meek, priority: 1, scope: { command: [game.*] }, verdict: mutate, edits: [{ clamp: { field: data.damage, min: 0, max: 9 } }, { truncate: { field: description, length: 3 } }] }',
    );
    const inputs = [
      register('tavern', { description: 'a long one' }),
      publish('tavern', 'hit', undefined, '{"damage":70}'),
    ];
    const outcomes = stepAll(universe, inputs, 10);
    expect(universe.hub.games.game('tavern')?.description).toBe('a l');
    expect(eventsOf(outcomes, 'game.event')[0]?.params['data']).toBe('{"damage":9}');
    expect(decided(outcomes)).toEqual(['mutate meek', 'mutate meek']);
  });

  it('[GV21] leaves counters only as long as their windows last, and none where nothing is counted', () => {
    const universe = governed(BROADCASTS);
    expect(universe.hub.governance.hash()).toBe('');
    stepAll(universe, [register('tavern'), publish('tavern', 'a')], 20);
    expect(universe.hub.governance.snapshot()).toHaveLength(1);
    expect(universe.hub.governance.hash()).not.toBe('');
    stepAll(universe, [], 200);
    expect(universe.hub.governance.snapshot()).toBeUndefined();
    expect(universe.hub.governance.hash()).toBe('');
  });
});

const set = (policy: string, text: string | null): PolicyInput => ({
  kind: 'operator.policy',
  request: `set-${policy}`,
  operator: 'eve',
  policy,
  text,
});

describe('an operator', () => {
  it('[GV22] sets a policy while the universe runs, in the place of the one that content has, and takes it back', () => {
    const universe = withPlayers(SHOUTS);
    const strict = set('shouts', policyFile(SHOUTS.replace('count: 2', 'count: 0')));
    const outcomes = stepAll(universe, [strict]);
    expect(eventsOf(outcomes, 'governance.changed')).toMatchObject([
      { realm: 'hub', params: { policy: 'shouts', change: 'set', request: 'set-shouts', operator: 'eve' } },
    ]);
    expect(universe.spec.policies).toMatchObject([{ id: 'shouts', source: 'operator' }]);
    expect(codesFor(type(universe, ALICE, 'shout one'), ALICE)).toMatchObject([
      { params: { reason: { text: 'policy.operator.shouts.reason' } } },
    ]);
    expect(universe.worlds.texts?.['en']?.['policy.operator.shouts.reason']).toBe('Hush.');
    expect(eventsOf(stepAll(universe, [set('shouts', null)]), 'governance.changed')).toMatchObject([
      { params: { change: 'removed' } },
    ]);
    expect(decided(type(universe, ALICE, 'shout one'))).toEqual([]);
  });

  it('[GV30] sets whether a policy is at work and how early it is asked; it stays that of its world, in its words', () => {
    const own = SHOUTS.replace('count: 2', 'count: 0');
    const file = {
      'worlds/meridian/policies/test.yaml': policyFile(own, QUIET_ROOM.replace('quiet', 'calm')),
    };
    const universe = Universe.begin(governedMaking(file));
    const setting = (lines: string) =>
      set('shouts', `schema: the-seed/policy-setting@1\npolicy: shouts\n${lines}\n`);
    const before = universe.spec.policies?.find(({ id }) => id === 'shouts');
    expect(eventsOf(stepAll(universe, [setting('priority: 999')]), 'governance.changed')).toHaveLength(1);
    expect(universe.spec.policies?.[0]).toEqual({ ...before, priority: 999 });
    stepAll(universe, [setting('enabled: false')]);
    expect(universe.spec.policies?.map(({ id }) => id)).toEqual(['calm']);
    const restored = Universe.restore(
      governedMaking(file),
      decodeSnapshot(encodeSnapshot(universe.snapshot())),
    );
    expect(restored.spec.policies).toEqual(universe.spec.policies);
    stepAll(universe, [set('shouts', null)]);
    expect(universe.spec.policies?.find(({ id }) => id === 'shouts')).toEqual(before);
  });

  it('[GV22] switches a policy of the content off', () => {
    const universe = withPlayers(SHOUTS);
    stepAll(universe, [set('shouts', policyFile(SHOUTS.replace('priority', 'enabled: false, priority')))]);
    expect(universe.spec.policies).toBeUndefined();
  });

  it.each([
    [
      'a policy with findings',
      set('shouts', policyFile(SHOUTS.replace('shout]', 'shuot]'))),
      'world/invalid',
      'did you mean "shout"?',
    ],
    ['another policy than it is called', set('shouts', policyFile(MASK)), 'world/invalid', 'link/file-name'],
    ['one whose id is none', set('../shouts', policyFile(MASK)), 'policy/invalid', ''],
    ['a text that is too long', set('shouts', `#${'-'.repeat(20_000)}`), 'policy/too-long', ''],
    ['taking back what was never set', set('shouts', null), 'policy/unknown', ''],
  ])('[GV23] is refused %s, and nothing changes', (_, input, code, says) => {
    const universe = withPlayers(SHOUTS);
    const before = universe.spec.policies;
    const outcomes = stepAll(universe, [input]);
    expect(eventsOf(outcomes, 'operator.refused')).toMatchObject([
      { params: { code, request: input.request } },
    ]);
    expect(String(eventsOf(outcomes, 'operator.refused')[0]?.params['reason'])).toContain(says);
    expect(universe.spec.policies).toBe(before);
  });

  it('[GV24] is under no policy when changing policies, so that a mistake can be undone', () => {
    const universe = governed('{ id: shut, priority: 9, scope: global, verdict: deny, reason: Never. }');
    const open = set(
      'shut',
      policyFile('{ id: shut, enabled: false, priority: 9, scope: global, verdict: permit }'),
    );
    expect(eventsOf(stepAll(universe, [open]), 'governance.changed')).toHaveLength(1);
    expect(universe.spec.policies).toBeUndefined();
  });
});

it('[GV25] a universe restored at any tick goes on under its policies and counters as the original', () => {
  const making = governedMaking({ 'policies/test.yaml': policyFile(SHOUTS, MASK, BROADCASTS) });
  const script: readonly (readonly Input[])[] = [
    [join(ALICE, 'Alice'), register('tavern'), publish('tavern', 'a')],
    [command(ALICE, 'shout herring'), publish('tavern', 'b')],
    [set('quiet', policyFile(QUIET_ROOM.replace('cliffs', 'harbor')))],
    [command(ALICE, 'shout two'), command(ALICE, 'shout three'), publish('tavern', 'c')],
    [set('shouts', policyFile(SHOUTS.replace('count: 2', 'count: 5')))],
    [command(ALICE, 'shout four'), command(ALICE, 'shout five')],
    ...Array.from({ length: 6 }, () => []),
  ];
  const original = Universe.begin(making);
  const chains = script.map((inputs) => {
    original.step(inputs);
    return original.chain;
  });
  for (const at of [2, 4, 6]) {
    const branch = Universe.begin(making);
    for (const inputs of script.slice(0, at)) branch.step(inputs);
    const restored = Universe.restore(making, decodeSnapshot(encodeSnapshot(branch.snapshot())));
    for (const inputs of script.slice(at)) restored.step(inputs);
    expect(restored.chain, `restored at ${at}`).toBe(chains.at(-1));
  }
});
