/** The decisions of whole runs against those of an evaluator that was written apart from the engine. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Input } from '../../../src/actors/universe/input.ts';
import { publish, register } from '../../support/game-inputs.ts';
import { governed } from '../../support/governed-universe.ts';
import { type Asked, Referee, type WrittenPolicy, written } from '../../support/policy-referee.ts';
import { ALICE, BOB, command, join } from '../../support/scripted-run.ts';

const WORDS = ['herring', 'salt', 'salt herring'];
const COMMANDS = [
  'say',
  'shout',
  'look',
  'game.publish',
  'game.register',
  'bridge.update',
  'player.transition',
];

const anyPolicy: fc.Arbitrary<Omit<WrittenPolicy, 'id'>> = fc
  .record({
    priority: fc.integer({ min: 0, max: 2 }),
    scope: fc.oneof(
      fc.constant('global' as const),
      fc.record({ command: fc.uniqueArray(fc.constantFrom(...COMMANDS), { minLength: 1 }) }),
    ),
    when: fc.option(
      fc.constantFrom(
        ...(['text', 'event_type'] as const).flatMap((field) =>
          WORDS.map((is) => [{ request: { field, is } }]),
        ),
      ),
      { nil: undefined },
    ),
    quota: fc.option(
      fc.record({
        count: fc.integer({ min: 0, max: 2 }),
        ticks: fc.integer({ min: 1, max: 6 }),
        by: fc.constantFrom(...(['player', 'game', 'service', 'everyone'] as const)),
      }),
      { nil: undefined },
    ),
    verdict: fc.constantFrom('permit' as const, 'deny' as const, 'mutate' as const),
  })
  .map(({ when, quota, ...rest }) => ({
    ...rest,
    ...(rest.scope === 'global' && quota !== undefined ? { quota } : {}),
    ...(when === undefined ? {} : { when }),
    mask: 'salt',
  }));

const anyAct = fc.record({
  who: fc.constantFrom('alice', 'bob', 'tavern', 'ledger', 'nobody'),
  does: fc.constantFrom('say', 'shout'),
  word: fc.constantFrom(...WORDS),
});

const PLAYERS = { alice: ALICE, bob: BOB } as const;

function asInput({ who, does, word }: { who: string; does: string; word: string }): Input {
  if (who === 'tavern') return publish('tavern', word);
  if (who === 'ledger') return { kind: 'bridge.update', request: word, source: who, fields: { word: '1' } };
  if (who === 'nobody')
    return { kind: 'player.transition', player: ALICE, from: 'moon', to: 'sun', narrativeContext: word };
  return command(PLAYERS[who as keyof typeof PLAYERS], `${does} ${word}`);
}

function asAsked(tick: number, { who, does, word }: { who: string; does: string; word: string }): Asked {
  if (who === 'tavern')
    return { tick, by: 'game', who, command: 'game.publish', fields: { event_type: word } };
  if (who === 'ledger') return { tick, by: 'service', who, command: 'bridge.update', fields: {} };
  if (who === 'nobody') return { tick, by: 'outside', who, command: 'player.transition', fields: {} };
  return { tick, by: 'player', who, command: does, fields: { text: word } };
}

it('[GV27] an independent evaluator comes to the decisions that random runs have recorded', () => {
  let decisions = 0;
  fc.assert(
    fc.property(
      fc.array(anyPolicy, { minLength: 1, maxLength: 6 }),
      fc.array(fc.array(anyAct, { minLength: 1, maxLength: 3 }), { minLength: 6, maxLength: 14 }),
      (list, script) => {
        const policies = list.map((policy, index) => ({ ...policy, id: `p${index}` }));
        const universe = governed(...policies.map(written));
        const referee = new Referee(policies);
        universe.step([join(ALICE, 'Alice'), join(BOB, 'Bob'), register('tavern')]);
        referee.decide({ tick: 1, by: 'game', who: 'tavern', command: 'game.register', fields: {} });
        for (const acts of script) {
          const { events, record } = universe.step(acts.map(asInput));
          acts.forEach((act, index) => {
            const recorded = events
              .filter(
                ({ type, cause }) => type === 'governance.decided' && cause === `i${record.tick}.${index}`,
              )
              .map(({ params }) => `${params['verdict']} ${params['policy']}`);
            decisions += recorded.length;
            expect(recorded).toEqual(referee.decide(asAsked(record.tick, act)));
          });
        }
      },
    ),
    { numRuns: 25, seed: 5 },
  );
  expect(decisions).toBeGreaterThan(100);
});
