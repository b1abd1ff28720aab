/**
 * What can be said to a chart that runs alone, one line at a time: `someone came`, `wait 45s`, `set visits = 3`,
 * `guard time is night = yes`, `time 21:00`. The prompt, scripts and scenarios all speak it.
 */
import type { ChartDelay, ContextValue } from '../../domain/chart.ts';
import { suggestName } from '../nearest-name.ts';
import { minuteOf, TIME_PATTERN } from '../schema-parts.ts';
import { DELAY_FORMS, parseDelay } from './chart-delay.ts';
import { type ChartPhrases, formsOf, type Phrase, readPhrase, sayPhrase } from './chart-phrases.ts';
import { TYPE_WORDS } from './link-params.ts';
import { isOfType } from './link-step.ts';

/** What an event brings along besides its player. */
export type Brought = { readonly words?: readonly string[]; readonly item?: string };

export type ForcedAnswer = { readonly guard: Phrase; readonly answer: boolean };

export type StageLine =
  | { readonly type: 'event'; readonly event: string; readonly brought: Brought }
  /** Without a delay until the next timer is due. */
  | { readonly type: 'wait'; readonly delay: ChartDelay | undefined }
  | { readonly type: 'set'; readonly field: string; readonly value: ContextValue }
  /** `once`: for the next line only. */
  | { readonly type: 'guard'; readonly forced: ForcedAnswer; readonly once: boolean }
  | { readonly type: 'time'; readonly minute: number };

export type LineProblem = {
  readonly type: 'problem';
  readonly code: string;
  readonly message: string;
  readonly fix?: string | undefined;
};

export const readStageLine = (text: string, phrases: ChartPhrases): StageLine | LineProblem => {
  const line = text.trim().replace(/\s+/g, ' ');
  // A chart's own event may begin with one of these words.
  if (phrases.events.has(line)) return { type: 'event', event: line, brought: {} };
  const [, word = '', rest = ''] = /^(\S+) ?(.*)$/.exec(line) ?? [];
  switch (word) {
    case 'event':
      return readEvent(rest, phrases);
    case 'wait':
      return readWait(rest);
    case 'set':
      return readSet(rest, phrases);
    case 'guard':
      return readGuard(rest, phrases);
    case 'time':
      return readTime(rest);
    default:
      return readEvent(line, phrases);
  }
};

const problem = (code: string, message: string, fix?: string): LineProblem => ({
  type: 'problem',
  code,
  message,
  fix,
});

const readEvent = (line: string, { events, vocabulary }: ChartPhrases): StageLine | LineProblem => {
  const candidates = [...events].filter((name) => line === name || line.startsWith(`${name} `));
  const event = candidates.sort((left, right) => right.length - left.length)[0];
  if (event === undefined) {
    const fix = suggestName(line, events) ?? guessEvent(line.split(' '), events);
    return problem('chart/unknown-event', `no event "${line}" ever comes`, fix);
  }
  const brought = line
    .slice(event.length)
    .trim()
    .replace(/^about |^"|"$/g, '');
  if (brought === '') return { type: 'event', event, brought: {} };
  const carries = Object.hasOwn(vocabulary.events, event) ? (vocabulary.events[event]?.carries ?? []) : [];
  if (carries.includes('words')) return { type: 'event', event, brought: { words: [brought] } };
  if (carries.includes('item')) return { type: 'event', event, brought: { item: brought } };
  return problem('test/carries', `"${event}" brings neither words nor a thing along`, `write "${event}"`);
};

/** An event that the line may begin with, the longer before the shorter. */
const guessEvent = (words: readonly string[], events: ReadonlySet<string>): string | undefined => {
  for (let length = words.length - 1; length > 0; length -= 1) {
    const asLong = [...events].filter((name) => name.split(' ').length === length);
    const guess = suggestName(words.slice(0, length).join(' '), asLong);
    if (guess !== undefined) return guess;
  }
  return undefined;
};

const readWait = (written: string): StageLine | LineProblem => {
  const delay = parseDelay(written);
  if (delay === undefined && written !== '')
    return problem('chart/delay', `"${written}" is no time to wait`, DELAY_FORMS);
  return { type: 'wait', delay };
};

const readSet = (written: string, { spec }: ChartPhrases): StageLine | LineProblem => {
  const [, field = '', text = ''] = /^(\S+?)(?: ?= ?| )(.*)$/.exec(written) ?? [];
  if (field === '') return problem('test/line', `"set ${written}" sets nothing`, 'write "set visits = 3"');
  const declared = Object.hasOwn(spec.context, field) ? spec.context[field] : undefined;
  if (declared === undefined) {
    const fix = suggestName(field, Object.keys(spec.context));
    return problem('chart/unknown-field', `the chart remembers no "${field}"`, fix);
  }
  const value = parseValue(text, declared.type);
  return value === undefined
    ? problem('chart/param-type', `"${field}" should be ${TYPE_WORDS[declared.type]}`)
    : { type: 'set', field, value };
};

const parseValue = (text: string, type: keyof typeof TYPE_WORDS): ContextValue | undefined => {
  if (type === 'text') return text.replace(/^"(.*)"$/, '$1');
  const value = type === 'boolean' ? YES_OR_NO[text] : /^-?\d+$/.test(text) ? Number(text) + 0 : undefined;
  return isOfType(value, type) ? value : undefined;
};

const YES_OR_NO: Readonly<Record<string, boolean | undefined>> = {
  yes: true,
  true: true,
  no: false,
  false: false,
};

const readGuard = (written: string, phrases: ChartPhrases): StageLine | LineProblem => {
  const [, name = '', answer = '', once] = /^(.+?) ?(?:=| ) ?(\S+?)( once)?$/.exec(written) ?? [];
  const isYes = YES_OR_NO[answer];
  if (isYes === undefined) {
    const fix = 'write "guard has audience = yes", "= no", or "= yes once" for the next line only';
    return problem('test/line', `"guard ${written}" says neither yes nor no`, fix);
  }
  const guard = readGuardName(name, phrases);
  return 'code' in guard
    ? guard
    : { type: 'guard', forced: { guard, answer: isYes }, once: once !== undefined };
};

/** A guard that the chart asks. */
export const readGuardName = (name: string, phrases: ChartPhrases): Phrase | LineProblem => {
  const { guards, vocabulary } = phrases;
  const guard = readPhrase(name, guards, phrases);
  if (guard !== undefined) return guard;
  const isKnown = Object.keys(vocabulary.guards).some(
    (known) => name === known || name.startsWith(`${known} `),
  );
  const asked = guards.length === 0 ? 'it asks nothing' : `it asks: ${guards.map(sayPhrase).join(', ')}`;
  return isKnown
    ? problem('test/never-asked', `the chart never asks "${name}"`, asked)
    : problem(
        'chart/unknown-guard',
        `there is no guard "${name}"`,
        suggestName(name, [...formsOf(guards), ...Object.keys(vocabulary.guards)]) ?? asked,
      );
};

const readTime = (written: string): StageLine | LineProblem =>
  TIME_PATTERN.test(written)
    ? { type: 'time', minute: minuteOf(written) % 1440 }
    : problem('schema/time', `"${written}" is no time of day`, 'write "time 21:00"');
