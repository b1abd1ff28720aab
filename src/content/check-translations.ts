/**
 * What a language lacks, and where a translation lost something on the way: a value that its source shows, or the marks
 * around what is said aloud, without which bystanders hear nothing.
 */
import { ENGINE_TEXT_KEYS } from './engine-texts.ts';
import { compareText, type FindingLog, startOf } from './finding.ts';
import { readMessage } from './message-syntax.ts';
import { SOURCE_LOCALE } from './source-layout.ts';
import type { TextEntry, TextTable } from './text-collector.ts';

const ENGINE_KEYS: ReadonlySet<string> = new Set(ENGINE_TEXT_KEYS);

export const checkTranslations = (tables: ReadonlyMap<string, TextTable>, log: FindingLog): void => {
  const source = tables.get(SOURCE_LOCALE) ?? new Map<string, TextEntry>();
  const keys = [...source.keys()].sort(compareText);
  for (const [locale, table] of [...tables].sort(([left], [right]) => compareText(left, right))) {
    if (locale === SOURCE_LOCALE) continue;
    warnOfMissing(keys, { locale, table, log });
    for (const key of keys) {
      const [original, translation] = [source.get(key), table.get(key)];
      if (original === undefined || translation === undefined) continue;
      compareArguments(key, { original, translation, log });
      compareSpeech(key, { original, translation, log });
    }
  }
};

/** One warning for each group of texts, since a language usually begins with most of them missing. */
const warnOfMissing = (
  keys: readonly string[],
  { locale, table, log }: { readonly locale: string; readonly table: TextTable; readonly log: FindingLog },
): void => {
  const missing = new Map<string, string[]>();
  for (const key of keys) {
    if (table.has(key)) continue;
    const file = fileFor(key, locale);
    missing.set(file, [...(missing.get(file) ?? []), key]);
  }
  for (const [file, lacking] of missing) {
    const examples = lacking.slice(0, 3).join(', ');
    const count = lacking.length === 1 ? '1 text has' : `${lacking.length} texts have`;
    log.add({
      ...startOf(file),
      code: 'text/missing-translation',
      severity: 'warning',
      message: `${count} no translation: ${examples}${lacking.length > 3 ? ', ...' : ''}`,
      keys: lacking,
    });
  }
};

const fileFor = (key: string, locale: string): string => {
  const world = key.slice(0, key.indexOf('.'));
  return ENGINE_KEYS.has(key) || ['faction', 'chart', 'social', 'help'].includes(world)
    ? `locales/${locale}.yaml`
    : `worlds/${world}/prose/${locale}.yaml`;
};

type Pair = { readonly original: TextEntry; readonly translation: TextEntry; readonly log: FindingLog };

const compareArguments = (key: string, { original, translation, log }: Pair): void => {
  const [wanted, given] = [readMessage(original.text), readMessage(translation.text)];
  if (!wanted.ok || !given.ok) return;
  const has = (names: ReadonlySet<string>, name: string) =>
    [...names].some((other) => toldBy(other) === toldBy(name));
  const lost = [...wanted.shown].filter((name) => !has(given.arguments, name));
  const added = [...given.arguments].filter((name) => !has(wanted.arguments, name));
  if (lost.length > 0) {
    log.warning(
      translation.place,
      'text/lost-argument',
      `${key}: the translation does not say ${braced(lost)}`,
    );
  }
  // A line of dialogue is always told who is spoken to.
  if (added.length > 0 && original.kind === 'engine') {
    log.warning(
      translation.place,
      'text/added-argument',
      `${key}: the source has no ${braced(added)}`,
      wanted.arguments.size === 0 ? undefined : `it has ${braced([...wanted.arguments])}`,
    );
  }
};

/** What the argument stands for, in whatever form of words: `to_direction` and `direction_id` are both the direction. */
const toldBy = (name: string): string => {
  if (name === 'speech') return 'line';
  return /direction/.test(name) ? 'direction' : name.replace(/^an_|_(?:words|hour)$/g, '');
};

const braced = (names: readonly string[]): string => names.map((name) => `{${name}}`).join(', ');

const SPOKEN = /“[^”]*”|«[^»]*»/;
/** Speech as well, though bystanders are told the whole line. */
const PLAINLY_QUOTED = /"[^"]+"/;

/** An engine text has marks around whatever its language likes. */
const compareSpeech = (key: string, { original, translation, log }: Pair): void => {
  if (original.kind !== 'speech' && original.kind !== 'prose') return;
  const [wanted, given] = [SPOKEN.test(original.text), SPOKEN.test(translation.text)];
  if (wanted === given || (given && PLAINLY_QUOTED.test(original.text))) return;
  log.warning(
    translation.place,
    'text/speech-marks',
    wanted
      ? `${key}: nothing here is said aloud, so that bystanders hear nothing`
      : `${key}: nothing is said aloud in the source, and bystanders would be told only what stands in marks here`,
    wanted ? 'put what is said in “ ” or « »' : 'use other marks, such as ‘ ’',
  );
};
