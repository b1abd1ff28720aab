/** What a scenario expected and what came of it, in words. */
import { sayStates } from '../content/chart/chart-configuration.ts';
import { sayDelay } from '../content/chart/chart-delay.ts';
import { sayAction, sayGuard } from '../content/chart/chart-outline.ts';
import { type ChartPhrases, covers, type Phrase } from '../content/chart/chart-phrases.ts';
import { EVENTS_PER_WAIT_MAX } from '../machines/chart/chart-stage.ts';
import type { Mismatch } from '../machines/chart/compare-expectation.ts';
import type { Failure } from '../machines/chart/run-scenario.ts';
import type { AskedGuard } from '../machines/chart/stage-answers.ts';
import { type StageSpeaker, saySpan } from './describe-stage.ts';

/** Step by step: where it is in the file, and what was expected and found. */
export function describeFailures(failures: readonly Failure[], speaker: StageSpeaker): readonly string[] {
  return failures.flatMap(({ place, when, step, mismatch }, index) => {
    const moment = when === undefined ? 'at the beginning' : `step ${step}: ${when}`;
    const heading = step === failures[index - 1]?.step ? [] : [`${moment} (line ${place.line})`];
    return [...heading, ...describeMismatch(mismatch, speaker).map((line) => `  ${line}`)];
  });
}

/** What was expected and found, a line each. */
export function describeMismatch(mismatch: Mismatch, speaker: StageSpeaker): readonly string[] {
  const { phrases, clock } = speaker;
  switch (mismatch.type) {
    case 'state':
      return versus(
        `in ${mismatch.expected.join(' and ')}`,
        `in ${sayStates(phrases.spec, mismatch.found.behaviour.value)}`,
      );
    case 'context':
      return versus(
        `${mismatch.field}: ${JSON.stringify(mismatch.expected)}`,
        `${mismatch.field}: ${JSON.stringify(mismatch.found)}`,
      );
    case 'does':
      return versus(
        list(mismatch.expected.map((deed) => (deed === '...' ? '...' : sayDeed(deed, phrases)))),
        list(mismatch.found.map((deed) => sayAction(deed, phrases))),
      );
    case 'does not':
      return [`expected  not this: ${sayAction(mismatch.found, phrases)}`];
    case 'timer': {
      const { expected, found, tick } = mismatch;
      const wanted = !expected.pending
        ? 'not set'
        : expected.delay
          ? `in ${sayDelay(expected.delay)}`
          : 'set';
      const due =
        found === undefined
          ? 'not set'
          : found.dueTick === undefined
            ? 'set, without a time'
            : `in ${saySpan(found.dueTick - tick, clock)}`;
      return versus(`${expected.label}: ${wanted}`, `${expected.label}: ${due}`);
    }
    case 'error':
      return [`it fails: ${mismatch.message}`];
    case 'endless':
      return [`this brings more than ${EVENTS_PER_WAIT_MAX} events; wait for less`];
    case 'runtimes':
      return ['the two runtimes differ here, which is a defect of the program and not of the chart'];
  }
}

const versus = (expected: string, found: string): readonly string[] => [
  `expected  ${expected}`,
  `found     ${found}`,
];

const list = (sentences: readonly string[]): string =>
  sentences.length === 0 ? 'nothing' : sentences.join('; ');

/** In its sentence when it stands for just one. */
function sayDeed(deed: Phrase, { actions }: ChartPhrases): string {
  const meant = actions.filter((known) => covers(deed, known));
  return meant.length === 1
    ? (meant[0]?.sentence ?? deed.name)
    : [deed.name, ...Object.values(deed.params)].join(' ');
}

/** `somebody is there; it is night`. */
export const sayUnanswered = (guards: readonly AskedGuard[], { phrases }: StageSpeaker): string =>
  guards.map(({ name, params }) => sayGuard({ type: 'named', name, params }, phrases)).join('; ');
