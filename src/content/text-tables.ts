/** Puts the text tables together, one a locale, and checks that each text will render and none is missing or idle. */
import { checkTranslations } from './check-translations.ts';
import { ENGINE_TEXT_ARGUMENTS, ENGINE_TEXT_KEYS, SPEECH_ARGUMENTS } from './engine-texts.ts';
import { compareText, type FindingLog } from './finding.ts';
import { hidesArgument, readMessage } from './message-syntax.ts';
import { suggestName } from './nearest-name.ts';
import { pluralName } from './plural-name.ts';
import { SOURCE_LOCALE } from './source-layout.ts';
import type { TextEntry, TextKind } from './text-collector.ts';
import { readTextFile, type TextFile } from './text-file.ts';
import type { YamlFile } from './yaml-file.ts';

export type TextTables = Readonly<Record<string, Readonly<Record<string, string>>>>;

export type TextSources = {
  /** What stands in world files, in the source locale. */
  readonly inline: ReadonlyMap<string, TextEntry>;
  /** In order of path. `world` is set for the prose of a world. */
  readonly files: readonly { readonly file: YamlFile; readonly locale: string; readonly world?: string }[];
  /** Keys of texts that the lexicon calls for: forms of gestures, topics of help. */
  readonly called: readonly string[];
};

type Table = Map<string, TextEntry>;

/** `complete`: all world files could be read, so that a key without its place in the world is known to be idle. */
export const buildTextTables = (
  { inline, files, called }: TextSources,
  complete: boolean,
  log: FindingLog,
): TextTables => {
  const tables = new Map<string, Table>([[SOURCE_LOCALE, new Map(inline)]]);
  const engineKeys = new Set([...ENGINE_TEXT_KEYS, ...called]);
  const kindOf = (key: string): TextKind =>
    inline.get(key)?.kind ?? (engineKeys.has(key) ? 'engine' : 'prose');
  /** Keys by locale, so that two files of one language do not give a text twice. */
  const fromFiles = new Map<string, Set<string>>();
  for (const { file, locale, world } of files) {
    const prefix = world === undefined ? '' : `${world}.`;
    const textFile = readTextFile(file, {
      prefix,
      kindOf: world === undefined ? engineKind(kindOf) : kindOf,
      log,
    });
    if (complete) warnOfIdleKeys(textFile, { inline, world, engineKeys, log });
    const table: Table = tables.get(locale) ?? new Map();
    const earlier = fromFiles.get(locale) ?? new Set();
    for (const [key, entry] of textFile.entries) {
      if (earlier.has(key)) log.error(entry.place, 'text/duplicate-key', `two texts are called ${key}`);
      earlier.add(key);
      table.set(key, entry);
    }
    tables.set(locale, table);
    fromFiles.set(locale, earlier);
  }
  for (const table of tables.values()) callByName(table, inline);
  for (const [locale, table] of tables) nameSeveral(table, locale);
  checkEngineTexts(tables.get(SOURCE_LOCALE), { files, engineKeys, log });
  for (const table of tables.values()) checkMessages(table, inline, log);
  checkTranslations(tables, log);
  return Object.fromEntries([...tables].sort(byKey).map(([locale, table]) => [locale, sentencesOf(table)]));
};

const callByName = (table: Table, inline: TextSources['inline']): void => {
  for (const [key, entry] of inline) if (entry.proper && !table.has(key)) table.set(key, entry);
};

/** A translation that does not say what several of a thing are called gets what its language would say. */
const nameSeveral = (table: Table, locale: string): void => {
  for (const [key, entry] of [...table]) {
    const several = /\.item\.\w+\.name$/.test(key) ? key.replace(/name$/, 'plural') : undefined;
    if (several === undefined || table.has(several)) continue;
    const text = pluralName(entry.text, locale);
    if (text !== undefined) table.set(several, { ...entry, text });
  }
};

/** What stands beside the worlds: factions, charts, what people are good at and the names of days. */
const isShared = (key: string): boolean =>
  /^(?:faction|chart|policy|attribute|skill|achievement|reaction|calendar\.(?:month|weekday|holiday))\./.test(
    key,
  );

/** In an engine file also unknown keys keep their line breaks. */
const engineKind =
  (kindOf: (key: string) => TextKind) =>
  (key: string): TextKind => {
    const kind = kindOf(key);
    return kind === 'prose' ? 'engine' : kind;
  };

const byKey = ([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number =>
  compareText(left, right);

const sentencesOf = (table: Table): Readonly<Record<string, string>> =>
  Object.fromEntries([...table].sort(byKey).map(([key, { text }]) => [key, text]));

const warnOfIdleKeys = (
  { entries }: TextFile,
  {
    inline,
    world,
    engineKeys,
    log,
  }: {
    readonly inline: TextSources['inline'];
    readonly world: string | undefined;
    readonly engineKeys: ReadonlySet<string>;
    readonly log: FindingLog;
  },
): void => {
  const used = world === undefined ? (key: string) => engineKeys.has(key) || isShared(key) : () => true;
  const known =
    world === undefined ? [...engineKeys, ...[...inline.keys()].filter(isShared)] : [...inline.keys()];
  for (const [key, { place }] of entries) {
    if (used(key) && (engineKeys.has(key) || inline.has(key))) continue;
    log.warning(place, 'text/unused-key', `nothing uses the text ${key}`, suggestName(key, known));
  }
};

/** Without any readable file of the source locale nothing is to be said: that it is missing has been said already. */
const checkEngineTexts = (
  table: Table | undefined,
  {
    files,
    engineKeys,
    log,
  }: {
    readonly files: TextSources['files'];
    readonly engineKeys: ReadonlySet<string>;
    readonly log: FindingLog;
  },
): void => {
  const engineFile = files.find(({ locale, world }) => locale === SOURCE_LOCALE && world === undefined)?.file;
  if (engineFile === undefined) return;
  for (const key of engineKeys) {
    if (table?.has(key)) continue;
    log.error(engineFile.at(key.split('.')), 'text/missing-key', `the text ${key} is missing`);
  }
};

const argumentsOf = (kind: TextKind): readonly string[] => {
  if (kind === 'engine') return ENGINE_TEXT_ARGUMENTS;
  return kind === 'speech' ? SPEECH_ARGUMENTS : [];
};

/** Which names stand in a phrase is for its grammar to say; a translation may use the same. */
const argumentsOfPhrase = (source: string): readonly string[] => {
  const reading = readMessage(source);
  return reading.ok ? [...reading.arguments] : [];
};

const checkMessages = (table: Table, inline: TextSources['inline'], log: FindingLog): void => {
  for (const [key, { text, kind, place }] of table) {
    // These repeat the name, which has been checked.
    if (
      /\.item\.\w+\.(?:a|the|plural)$/.test(key) &&
      table.get(key.replace(/\.\w+$/, '.name'))?.place === place
    )
      continue;
    if (!text.isWellFormed()) log.error(place, 'text/syntax', `${key}: this holds half a character`);
    const reading = readMessage(text);
    if (!reading.ok) {
      log.error(place, 'text/syntax', `${key}: ${reading.reason}`);
      continue;
    }
    if (hidesArgument(text)) {
      log.warning(
        place,
        'text/hidden-argument',
        `${key}: an apostrophe in front of { makes it plain text`,
        'write ’, or double the apostrophe',
      );
    }
    const known = kind === 'phrase' ? argumentsOfPhrase(inline.get(key)?.text ?? text) : argumentsOf(kind);
    for (const name of reading.arguments) {
      if (known.includes(name)) continue;
      const report = kind === 'engine' ? log.warning : log.error;
      report(place, 'text/unknown-argument', `${key}: nothing fills in {${name}}`, suggestName(name, known));
    }
  }
};
