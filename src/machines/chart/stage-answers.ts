/** Who answers the guards of a chart that runs alone: whoever watches it, what it remembers, or the event at hand. */

import { covers, type Phrase } from '../../content/chart/chart-phrases.ts';
import type { ForcedAnswer } from '../../content/chart/stage-line.ts';
import type { ChartParams } from '../../domain/chart.ts';
import { wordsOf } from '../../domain/text-fold.ts';
import { type ClockSettings, MINUTES_PER_DAY, worldTimeAt } from '../../domain/world-clock.ts';
import type { ChartMoment } from './chart-host.ts';

/** `nobody` means that it was taken for a no. */
export type Answerer = 'given' | 'memory' | 'clock' | 'event' | 'nobody';

export type AskedGuard = Phrase & { readonly answer: boolean; readonly from: Answerer };

export type GuardQuestion = Phrase & {
  readonly moment: ChartMoment;
  readonly tick: number;
  /** Undefined while nobody has said what time it is. */
  readonly clock: ClockSettings | undefined;
  readonly forced: readonly ForcedAnswer[];
};

export function answerGuard(question: GuardQuestion): AskedGuard {
  const { name, params, forced } = question;
  const given = givenAnswer(question, forced);
  if (given !== undefined) return { name, params, answer: given, from: 'given' };
  for (const [from, answers] of OWN_ANSWERS) {
    const answer = Object.hasOwn(answers, name) ? answers[name]?.(question) : undefined;
    if (answer !== undefined) return { name, params, answer, from };
  }
  return { name, params, answer: false, from: 'nobody' };
}

/** Later answers go before earlier ones, and those that name values before those that don't. */
export function givenAnswer(guard: Phrase, forced: readonly ForcedAnswer[]): boolean | undefined {
  const given = forced.filter((answer) => covers(answer.guard, guard));
  const most = Math.max(...given.map((answer) => sizeOf(answer.guard.params)));
  return given.filter((answer) => sizeOf(answer.guard.params) === most).at(-1)?.answer;
}

const sizeOf = (params: ChartParams): number => Object.keys(params).length;

/** Undefined when there is nothing to tell it from. */
type OwnAnswer = (question: GuardQuestion) => boolean | undefined;

const OWN_ANSWERS: readonly (readonly [Answerer, Readonly<Record<string, OwnAnswer>>])[] = [
  [
    'memory',
    {
      'counted at least': ({ params, moment }) =>
        Number(moment.context[String(params['field'])]) >= Number(params['count']),
      remembers: ({ params, moment }) => moment.context[String(params['field'])] === true,
      'remembers text': ({ params, moment }) => moment.context[String(params['field'])] === params['text'],
    },
  ],
  [
    'clock',
    {
      'time is': ({ params, tick, clock }) => clock && worldTimeAt(clock, tick).phase === params['phase'],
      'hour is between': ({ params, tick, clock }) =>
        clock && isBetween(worldTimeAt(clock, tick).minute, Number(params['from']), Number(params['to'])),
    },
  ],
  [
    'event',
    {
      'asked about': ({ params, moment }) => {
        const { words } = moment.event;
        if (!Array.isArray(words)) return undefined;
        const asked = words.flatMap((part) => wordsOf(String(part)));
        const wanted = wordsOf(String(params['word']));
        return wanted.length > 0 && wanted.every((word) => asked.includes(word));
      },
      'thing is': ({ params, moment }) =>
        moment.event['item'] === undefined ? undefined : moment.event['item'] === params['item'],
    },
  ],
];

function isBetween(minute: number, fromHour: number, toHour: number): boolean {
  const [start, end] = [fromHour * 60, toHour * 60];
  const isOn = start < end ? minute >= start && minute < end : minute >= start || minute < end;
  return isOn && minute < MINUTES_PER_DAY;
}
