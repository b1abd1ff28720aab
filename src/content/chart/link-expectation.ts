/** What a scenario expects, with every name looked up in one chart. */
import { afterEvent } from '../../domain/chart.ts';
import { suggestName } from '../nearest-name.ts';
import type { YamlPath } from '../yaml-file.ts';
import { DELAY_FORMS, parseDelay } from './chart-delay.ts';
import { allStates } from './chart-moves.ts';
import { type ChartPhrases, formsOf, type Phrase, readPhrase } from './chart-phrases.ts';
import type { ExpectationSource } from './chart-test-schema.ts';
import type { Expectation, ExpectedTimer } from './scenario.ts';
import { keyPath, linkContext, linkStates, type ScenarioLinking } from './scenario-linking.ts';

const ANYTHING = '...';

export const linkExpectation = (
  source: ExpectationSource,
  path: YamlPath,
  linking: ScenarioLinking,
): Expectation => {
  const { state, context, does, does_not: doesNot, timers } = source;
  const place = linking.file.at(path, 'key');
  return {
    place,
    ...(state === undefined ? {} : { states: linkStates(state, [...path, 'state'], linking) }),
    ...(context === undefined ? {} : { context: linkContext(context, [...path, 'context'], linking) }),
    ...(does === undefined
      ? {}
      : { does: does.flatMap((deed, index) => linkDeed(deed, [...path, 'does', index], linking)) }),
    ...(doesNot === undefined
      ? {}
      : {
          doesNot: doesNot.flatMap((deed, index) => linkAbsence(deed, [...path, 'does_not', index], linking)),
        }),
    ...(timers === undefined ? {} : { timers: linkTimers(timers, [...path, 'timers'], linking) }),
  };
};

const BUILT_IN = ['set', 'add', 'raise'];

/** Something that the chart can do. */
const linkDeed = (
  deed: string,
  path: YamlPath,
  linking: ScenarioLinking,
): readonly (Phrase | typeof ANYTHING)[] => {
  if (deed === ANYTHING) return [ANYTHING];
  const { file, log, phrases } = linking;
  const phrase = readPhrase(deed, phrases.actions, phrases);
  if (phrase !== undefined) return [phrase];
  const forms = formsOf(phrases.actions);
  if (nameWithin(deed, phrases) === undefined) logUnknown(deed, path, linking);
  else {
    const fix =
      suggestName(deed, forms) ?? (forms.length === 0 ? 'it does nothing' : `it does: ${forms.join(', ')}`);
    log.error(file.at(path), 'test/never-done', `the chart never does "${deed}"`, fix);
  }
  return [];
};

/** Something that anybody can do: that the chart never does it may be just what is expected. */
const linkAbsence = (deed: string, path: YamlPath, linking: ScenarioLinking): readonly Phrase[] => {
  const { phrases } = linking;
  const phrase = readPhrase(deed, phrases.actions, phrases);
  if (phrase !== undefined) return [phrase];
  const name = nameWithin(deed, phrases);
  if (name === undefined) logUnknown(deed, path, linking);
  return [];
};

/** The name that a text begins with. */
const nameWithin = (deed: string, { vocabulary }: ChartPhrases): string | undefined =>
  [...Object.keys(vocabulary.actions), ...BUILT_IN].find(
    (name) => deed === name || deed.startsWith(`${name} `),
  );

const logUnknown = (deed: string, path: YamlPath, { file, log, phrases }: ScenarioLinking): void => {
  const known = [...formsOf(phrases.actions), ...Object.keys(phrases.vocabulary.actions), ...BUILT_IN];
  const fix = suggestName(deed, known) ?? 'docs/vocabulary.md lists what there is';
  log.error(file.at(path), 'chart/unknown-action', `there is no action "${deed}"`, fix);
};

const linkTimers = (
  timers: Readonly<Record<string, string>>,
  path: YamlPath,
  { file, log, phrases }: ScenarioLinking,
): readonly ExpectedTimer[] =>
  Object.entries(timers).flatMap(([label, written]) => {
    const at = keyPath(path, label, file);
    const names = timersNamed(label, phrases);
    if (names.length === 0) {
      const known = timersOf(phrases);
      const fix =
        suggestName(label, known) ?? (known.length === 0 ? undefined : `it sets: ${known.join(', ')}`);
      log.error(file.at(at, 'key'), 'test/unknown-timer', `the chart sets no timer "${label}"`, fix);
    }
    if (written === 'yes' || written === 'no') return [{ label, names, pending: written === 'yes' }];
    const delay = parseDelay(written);
    if (delay === undefined) {
      const message = `"${written}" is neither yes nor no, nor a time`;
      log.error(file.at(at), 'chart/delay', message, DELAY_FORMS);
      return [];
    }
    return [{ label, names, pending: true, delay }];
  });

/** `after 45s` may be the timer of several states. */
const timersNamed = (label: string, phrases: ChartPhrases): readonly string[] => {
  const wanted = /^after (.+)$/.exec(label)?.[1];
  if (wanted === undefined) return timersOf(phrases).includes(label) ? [label] : [];
  const delay = parseDelay(wanted);
  return allStates(phrases.spec.root).flatMap((state) =>
    state.after.flatMap((after, index) =>
      delay !== undefined && after.delay.unit === delay.unit && after.delay.amount === delay.amount
        ? [afterEvent(state, index)]
        : [],
    ),
  );
};

/** Those that it sets by an action. */
const timersOf = ({ actions, vocabulary }: ChartPhrases): readonly string[] => [
  ...new Set(
    actions.flatMap(({ name, params }) => {
      if (name === 'set timer' || name === 'schedule') return [String(params['name'])];
      const event = Object.entries(vocabulary.events).find(([, { setBy }]) => setBy === name)?.[0];
      return event === undefined ? [] : [event.replace(/^timer /, '')];
    }),
  ),
];
