/** The words that players type, in all languages at once: one lexicon, so that players of both may share a room. */
import { DIRECTIONS, type Direction, type LexiconSpec } from '../domain/world-spec.ts';
import { type FindingLog, startOf } from './finding.ts';
import type { LexiconSource } from './lexicon-schema.ts';
import type { Doc } from './schema-check.ts';
import { normalizePhrase } from './schema-parts.ts';
import { suggestName } from './nearest-name.ts';
import { SOURCE_LOCALE } from './source-layout.ts';

type Words = Map<string, string[]>;

/** Files in order of locale, the source locale first. Where two languages disagree about a word, the first counts. */
export const linkLexicon = (
  docs: readonly Doc<LexiconSource>[],
  locales: readonly string[],
  log: FindingLog,
): LexiconSpec => {
  const verbs: Words = new Map();
  const directions: Words = new Map();
  const prepositions: Words = new Map();
  const languages: Words = new Map();
  const articles = new Set<string>();
  for (const doc of docs) {
    addWords(verbs, doc, 'verbs', log);
    addWords(directions, doc, 'directions', log);
    addWords(prepositions, doc, 'prepositions', log);
    addWords(languages, doc, 'languages', log);
    checkLanguages(doc, locales, log);
    for (const article of doc.value.articles ?? []) articles.add(normalizePhrase(article));
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
  };
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
  part: 'verbs' | 'directions' | 'prepositions' | 'languages',
  log: FindingLog,
) => {
  const meanings = new Map([...all].flatMap(([name, list]) => list.map((word) => [word, name] as const)));
  const earlier = new Set(meanings.keys());
  for (const [name, list] of Object.entries(value[part] ?? {})) {
    const kept = all.get(name) ?? [];
    for (const [index, written] of (list ?? []).entries()) {
      const word = normalizePhrase(written);
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
