/** The words that players type, in all languages at once, so that players of both may share a room and fall back. */
import { DIRECTIONS, type Direction, type LexiconSpec } from '../domain/world-spec.ts';
import type { ChartSurvey } from './chart/chart-names.ts';
import { createFindingLog, type FindingLog, startOf } from './finding.ts';
import type { LexiconSource } from './lexicon-schema.ts';
import { checkReference } from './link-context.ts';
import { suggestName } from './nearest-name.ts';
import type { Doc } from './schema-check.ts';
import { normalizePhrase, splitWords } from './schema-parts.ts';
import { SOURCE_LOCALE } from './source-layout.ts';

type Words = Map<string, string[]>;
type Part = Exclude<keyof LexiconSource, 'articles' | 'plurals' | 'words' | 'clitics' | 'quests' | 'choices'>;

const wordsIn = (words: Words): ReadonlySet<string> => new Set([...words.values()].flat());

type LexiconDoc = Doc<LexiconSource> & { readonly locale: string };

/** One a locale, with the words of that locale first; there is always one of the source locale. */
export const linkLexicons = (
  docs: readonly LexiconDoc[],
  spoken: readonly string[],
  log: FindingLog,
): Readonly<Record<string, LexiconSpec>> => {
  for (const doc of docs) checkLanguages(doc, spoken, log);
  const locales = [...new Set([SOURCE_LOCALE, ...docs.map(({ locale }) => locale)])];
  return Object.fromEntries(
    locales.map((locale) => {
      const own = docs.filter((doc) => doc.locale === locale);
      const others = docs.filter((doc) => doc.locale !== locale);
      // What there is to say is said once, of the order that all languages together have.
      return [locale, linkLexicon([...own, ...others], locale === SOURCE_LOCALE ? log : createFindingLog())];
    }),
  );
};

/** Where two languages disagree about a word, the first counts. */
const linkLexicon = (docs: readonly LexiconDoc[], log: FindingLog): LexiconSpec => {
  const verbs: Words = new Map();
  const directions: Words = new Map();
  const prepositions: Words = new Map();
  const languages: Words = new Map();
  const words: Words = new Map();
  const numbers: Words = new Map();
  const ordinals: Words = new Map();
  const socials: Words = new Map();
  const channels: Words = new Map();
  const channelDeeds: Words = new Map();
  const topics: Words = new Map();
  const articles = new Set<string>();
  const plurals = new Set<string>();
  for (const doc of docs) {
    addWords(verbs, doc, 'verbs', log);
    addWords(directions, doc, 'directions', log);
    addWords(languages, doc, 'languages', log);
    const isForeign = doc.locale !== docs[0]?.locale;
    const articlesBefore = isForeign ? new Set(articles) : new Set<string>();
    const prepositionsBefore = isForeign ? new Set([...prepositions.values()].flat()) : new Set<string>();
    addWords(prepositions, doc, 'prepositions', log, articlesBefore);
    for (const [meaning, list] of Object.entries(doc.value.words ?? {}))
      words.set(meaning, [...new Set([...(words.get(meaning) ?? []), ...(list ?? []).map(normalizePhrase)])]);
    addWords(numbers, doc, 'numbers', log);
    addWords(ordinals, doc, 'ordinals', log);
    for (const written of doc.value.articles ?? []) {
      const article = normalizePhrase(written);
      if (!prepositionsBefore.has(article)) articles.add(article);
    }
    for (const ending of doc.value.plurals ?? []) plurals.add(normalizePhrase(ending));
    addWords(socials, doc, 'socials', log, wordsIn(verbs));
    addWords(channels, doc, 'channels', log, wordsIn(verbs));
    addWords(channelDeeds, doc, 'channel_deeds', log);
    addWords(topics, doc, 'topics', log);
  }
  const place = docs[0]?.file.at(['directions'], 'key') ?? startOf(`lexicon/${SOURCE_LOCALE}.yaml`);
  for (const direction of DIRECTIONS) {
    if (docs.length > 0 && !directions.has(direction)) {
      log.error(
        place,
        'lexicon/missing-direction',
        `players have no word for "${direction}"`,
        `add \`${direction}: [${direction}]\``,
      );
    }
  }
  return {
    verbs: Object.fromEntries(verbs),
    directions: Object.fromEntries(DIRECTIONS.map((name) => [name, directions.get(name) ?? []])) as Record<
      Direction,
      string[]
    >,
    articles: [...articles],
    prepositions: Object.fromEntries(prepositions),
    languages: Object.fromEntries(languages),
    words: Object.fromEntries(words),
    numbers: Object.fromEntries(numbers),
    ordinals: Object.fromEntries(ordinals),
    plurals: [...plurals],
    clitics: Object.assign({}, ...docs.map(({ value }) => value.clitics ?? {})),
    socials: Object.fromEntries(socials),
    channels: Object.fromEntries(channels),
    channelDeeds: Object.fromEntries(channelDeeds),
    topics: Object.fromEntries(topics),
    quests: namesIn(docs, 'quests'),
    choices: namesIn(docs, 'choices'),
  };
};

/** Words of names, of all languages together: two things may share one. */
const namesIn = (
  docs: readonly LexiconDoc[],
  part: 'quests' | 'choices',
): Readonly<Record<string, readonly string[]>> => {
  const names: Words = new Map();
  for (const { value } of docs)
    for (const [name, phrases] of Object.entries(value[part] ?? {}))
      names.set(name, [...new Set([...(names.get(name) ?? []), ...splitWords(phrases)])]);
  return Object.fromEntries(names);
};

/** What is called by these words is there: a quest, a choice of some conversation. */
export const checkNamed = (
  docs: readonly LexiconDoc[],
  { ids, choices }: Pick<ChartSurvey, 'ids' | 'choices'>,
  log: FindingLog,
): void => {
  for (const { file, value } of docs) {
    for (const name of Object.keys(value.quests ?? {}))
      checkReference(log, { place: file.at(['quests', name], 'key'), kind: 'quest', name, known: ids.quest });
    for (const name of Object.keys(value.choices ?? {}))
      checkReference(log, { place: file.at(['choices', name], 'key'), kind: 'choice', name, known: choices });
  }
};

/** A name for a language that has no lexicon helps nobody. */
const checkLanguages = (
  { file, value }: Doc<LexiconSource>,
  locales: readonly string[],
  log: FindingLog,
): void => {
  for (const locale of Object.keys(value.languages ?? {})) {
    if (locales.includes(locale)) continue;
    const place = file.at(['languages', locale], 'key');
    const message = `there is no lexicon of "${locale}", so nobody can choose it`;
    log.warning(place, 'lexicon/unknown-language', message, suggestName(locale, locales));
  }
};

const addWords = (
  all: Words,
  { file, value }: Doc<LexiconSource>,
  part: Part,
  log: FindingLog,
  /** Words that an earlier language uses otherwise. */
  taken: ReadonlySet<string> = new Set(),
) => {
  const meanings = new Map([...all].flatMap(([name, list]) => list.map((word) => [word, name] as const)));
  const earlier = new Set(meanings.keys());
  for (const [name, list] of Object.entries(value[part] ?? {})) {
    const kept = all.get(name) ?? [];
    for (const [index, written] of (list ?? []).entries()) {
      const word = normalizePhrase(written);
      if (taken.has(word)) continue;
      const meaning = meanings.get(word);
      if (meaning === undefined) {
        meanings.set(word, name);
        kept.push(word);
      } else if (meaning !== name) {
        const report = earlier.has(word) ? log.warning : log.error;
        report(
          file.at([part, name, index]),
          'lexicon/duplicate-word',
          `"${word}" already means "${meaning}"`,
        );
      }
    }
    all.set(name, kept);
  }
};
