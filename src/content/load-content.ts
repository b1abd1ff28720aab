/**
 * Content from text: parses, checks and links all files of a universe and returns frozen specs with their text
 * tables, or every finding there is. Knows no disk and no network; the same texts always give the same result.
 */
import type { CascadeTable } from '../domain/cascades/cascade-spec.ts';
import type { ChartSpec } from '../domain/chart.ts';
import type { LexiconSpec, UniverseSpec, WorldSpec } from '../domain/world-spec.ts';
import { encodeCanonical } from '../kernel/canonical.ts';
import { sha256Hex } from '../kernel/digest.ts';
import { chartNamesFrom, sourcesOf, surveyCharts } from './chart/chart-names.ts';
import { type LoadedCharts, readCharts } from './chart/load-charts.ts';
import { textsCalledBy } from './engine-texts.ts';
import { compareText, createFindingLog, type Finding, type FindingLog, startOf } from './finding.ts';
import { deepFreeze } from './freeze.ts';
import { lexiconSchema } from './lexicon-schema.ts';
import { calendarNames } from './link-calendar.ts';
import { withVisitors } from './link-citizens.ts';
import type { LinkContext, WorldDocs } from './link-context.ts';
import { checkNamed, linkLexicons } from './link-lexicon.ts';
import { linkAchievements } from './link-lore.ts';
import { linkPolicies } from './link-policies.ts';
import { abilityNamesOf } from './link-progress.ts';
import { linkReactions, tableOf } from './link-reactions.ts';
import { linkUniverse } from './link-universe.ts';
import { addWords } from './link-words.ts';
import { linkWorld } from './link-world.ts';
import { achievementsSchema } from './lore-schema.ts';
import { suggestName } from './nearest-name.ts';
import { checkReachability } from './reachability.ts';
import { reactionNames } from './reaction-docs.ts';
import type { Doc } from './schema-check.ts';
import { layOutSources, SOURCE_LOCALE, type SourceText } from './source-layout.ts';
import { createTextCollector, type TextEntry } from './text-collector.ts';
import { buildTextTables, type TextSources, type TextTables } from './text-tables.ts';
import { type UniverseSource, universeSchema } from './universe-schema.ts';
import { readDoc, readReactions, readWorldDocs } from './world-docs.ts';
import { worldWordsSchema } from './world-words-schema.ts';
import { parseYamlFile } from './yaml-file.ts';

export type LoadedContent = {
  readonly ok: true;
  readonly universe: UniverseSpec;
  /** Locale to text key to ICU message. */
  readonly texts: TextTables;
  /** Hex SHA-256 of the text tables. */
  readonly proseHash: string;
  /** Warnings only. */
  readonly findings: readonly Finding[];
};

export type RefusedContent = { readonly ok: false; readonly findings: readonly Finding[] };

/** `sources`: file text by path below the content directory, `worlds/isle/locations/pier.yaml`. Never throws. */
export const loadContent = (sources: Readonly<Record<string, string>>): LoadedContent | RefusedContent => {
  const log = createFindingLog();
  const laidOut = layOutSources(sources, log);
  const universeDoc = readUniverse(laidOut, log);
  const worlds = readWorlds(laidOut, universeDoc, log);
  const texts = createTextCollector(log);
  const factions = universeDoc && new Set(universeDoc.value.factions.map(({ id }) => id));
  const abilities = universeDoc && abilityNamesOf(universeDoc.value);
  const calendar = calendarNames(universeDoc?.value);
  const listed = sourcesOf(worlds, laidOut);
  const reactionDocs = readReactions(laidOut, log);
  const names = reactionNames(reactionDocs, worlds.values());
  const survey = surveyCharts(listed, names);
  const namesFor = chartNamesFrom({ worlds, factions, abilities, calendar, survey });
  const charts = readCharts(listed, { namesFor, worlds, opened: survey.opened });
  for (const finding of charts.findings) log.add(finding);
  const context: LinkContext = {
    log,
    texts,
    worlds,
    knownWorlds: new Set(worlds.keys()),
    factions,
    abilities,
    flags: namesFor(undefined).flags,
    realmFlags: survey.realmFlags,
    worldEvents: survey.worldEvents,
    calendar,
    charts: survey.ids,
  };
  const achievements = readAchievements(laidOut, context);
  const policies = linkPolicies(laidOut, context);
  const head = universeDoc && linkUniverse(universeDoc, context);
  const reacting = { ...context, ownEvents: names.ownEvents };
  const shared = linkReactions(reactionDocs, { ...reacting, world: undefined });
  const specs = [...worlds.values()]
    .map((world) => {
      const cascades = tableOf([
        ...shared,
        ...linkReactions(world.reactions, { ...reacting, world: world.id }),
      ]);
      return linkWorld(world, { ...context, events: eventsOf(world, charts), ...orNothing(cascades) });
    })
    .filter((spec) => spec !== undefined)
    .map((spec) => addWords(spec, readWorldWords(spec.id, laidOut, log), log));
  const locales = localesOf(laidOut);
  const lexiconDocs = readLexicons(laidOut, log);
  checkNamed(lexiconDocs, survey, log);
  const lexicons = linkLexicons(lexiconDocs, locales, log);
  const lexicon = lexicons[SOURCE_LOCALE] as LexiconSpec;
  const complete = universeDoc !== undefined && [...worlds.values()].every(isComplete);
  const tables = buildTextTables(
    {
      inline: withLines(texts.entries(), charts),
      files: readTextFiles(laidOut, worlds, log),
      called: textsCalledBy(lexicon),
    },
    complete,
    log,
  );
  if (complete) checkBorrowed(charts, tables, log);
  if (head === undefined || log.hasErrors()) return deepFreeze({ ok: false, findings: log.findings() });
  const universe = {
    ...head,
    achievements,
    worlds: byId(withVisitors(specs)),
    lexicon,
    lexicons,
    locales,
    charts: chartsById(charts),
    ...orNothing(tableOf(shared)),
    ...(policies === undefined ? {} : { policies }),
  };
  checkReachability(universe, context);
  return deepFreeze({
    ok: true,
    universe: { behaviourHash: sha256Hex(encodeCanonical(universe)), ...universe },
    texts: tables,
    proseHash: sha256Hex(encodeCanonical(tables)),
    findings: log.findings(),
  });
};

const orNothing = (cascades: CascadeTable | undefined) => (cascades === undefined ? {} : { cascades });

const byId = (specs: readonly WorldSpec[]): UniverseSpec['worlds'] =>
  Object.fromEntries(specs.map((spec) => [spec.id, spec]));

/** Those in the world's own folder, and those that are for all worlds. */
const eventsOf = ({ id }: WorldDocs, { charts }: LoadedCharts): readonly string[] =>
  charts
    .filter(({ spec, world }) => spec.vocabulary === 'world' && (world === undefined || world === id))
    .map(({ spec }) => spec.id)
    .sort(compareText);

const chartsById = ({ charts }: LoadedCharts): Readonly<Record<string, ChartSpec>> =>
  Object.fromEntries(charts.map(({ spec }) => [spec.id, spec]));

const withLines = (texts: ReadonlyMap<string, TextEntry>, { charts }: LoadedCharts) =>
  new Map([...texts, ...charts.flatMap((chart) => [...chart.texts])]);

/** What a chart says by key is there to be said. */
const checkBorrowed = ({ charts }: LoadedCharts, tables: TextTables, log: FindingLog): void => {
  const known = Object.keys(tables[SOURCE_LOCALE] ?? {});
  for (const [key, place] of charts.flatMap(({ borrowed }) => [...borrowed])) {
    if (known.includes(key)) continue;
    log.error(place, 'link/unknown-text', `there is no text "${key}"`, suggestName(key, known));
  }
};

const isComplete = ({
  manifest,
  locations,
  items,
  characters,
  warblers,
  exchanges,
  reactions,
  known,
}: WorldDocs): boolean =>
  manifest !== undefined &&
  locations.size === known.locations.size &&
  items.size === known.items.size &&
  characters.size === known.keepers.size &&
  warblers.size === known.warblers.size &&
  exchanges.size === known.exchanges.size &&
  reactions.size === known.reactions.size;

const readUniverse = (sources: readonly SourceText[], log: FindingLog): Doc<UniverseSource> | undefined => {
  const [source, second] = sources.filter(({ role }) => role === 'universe');
  if (source === undefined) {
    log.error(startOf('worlds/universe.yaml'), 'file/missing', 'the universe has no file of its own');
    return undefined;
  }
  if (second !== undefined)
    log.error(startOf(second.path), 'link/duplicate-id', 'there is another universe file');
  return readDoc(source, universeSchema, log);
};

const readAchievements = (sources: readonly SourceText[], context: LinkContext) => {
  const source = sources.find(({ role }) => role === 'achievements');
  const doc = source && readDoc(source, achievementsSchema, context.log);
  return doc === undefined ? [] : linkAchievements(doc, context);
};

/** The worlds that the universe lists, in its order; while that cannot be read, all that have a folder. */
const readWorlds = (
  sources: readonly SourceText[],
  universe: Doc<UniverseSource> | undefined,
  log: FindingLog,
): ReadonlyMap<string, WorldDocs> => {
  const folders = new Set(sources.flatMap((source) => ('world' in source ? [source.world] : [])));
  const listed = new Set<string>();
  for (const [index, world] of (universe?.value.worlds ?? []).entries()) {
    const place = universe?.file.at(['worlds', index]) ?? startOf('worlds/universe.yaml');
    if (listed.has(world)) log.error(place, 'link/duplicate-id', `"${world}" is listed twice`);
    else if (folders.has(world)) listed.add(world);
    else
      log.error(
        place,
        'link/unknown-world',
        `there is no folder worlds/${world}`,
        suggestName(world, folders),
      );
  }
  for (const world of folders) {
    if (universe === undefined) listed.add(world);
    else if (!listed.has(world)) {
      log.warning(
        startOf(`worlds/${world}/manifest.yaml`),
        'world/unlisted',
        `worlds/universe.yaml does not list "${world}"`,
      );
      readWorldDocs(world, sources, log);
    }
  }
  return new Map([...listed].map((world) => [world, readWorldDocs(world, sources, log)]));
};

/** Those that players may also type: a translation alone is prose, and changes nothing that is counted. */
const localesOf = (sources: readonly SourceText[]): readonly string[] => {
  const others = ofLocale(sources, 'lexicon').map(({ locale }) => locale);
  return [SOURCE_LOCALE, ...[...new Set(others)].sort(compareText).filter((name) => name !== SOURCE_LOCALE)];
};

/** The source locale first. */
const readLexicons = (sources: readonly SourceText[], log: FindingLog) => {
  const isSource = ({ locale }: { readonly locale: string }) => locale === SOURCE_LOCALE;
  const lexicons = ofLocale(sources, 'lexicon');
  if (!lexicons.some(isSource)) {
    log.error(
      startOf(`lexicon/${SOURCE_LOCALE}.yaml`),
      'file/missing',
      'there are no words for players to type',
    );
  }
  const ordered = [...lexicons.filter(isSource), ...lexicons.filter((source) => !isSource(source))];
  return ordered.flatMap(({ source, locale }) => {
    const doc = readDoc(source, lexiconSchema, log);
    return doc === undefined ? [] : [{ ...doc, locale }];
  });
};

/** What further languages call things, in order of path. */
const readWorldWords = (world: string, sources: readonly SourceText[], log: FindingLog) =>
  sources.flatMap((source) => {
    if (source.role !== 'world words' || source.world !== world) return [];
    const doc = readDoc(source, worldWordsSchema, log);
    return doc === undefined ? [] : [{ ...doc, locale: source.locale }];
  });

const readTextFiles = (
  sources: readonly SourceText[],
  worlds: ReadonlyMap<string, WorldDocs>,
  log: FindingLog,
): TextSources['files'] => {
  const ownTexts = ofLocale(sources, 'locale');
  if (!ownTexts.some(({ locale }) => locale === SOURCE_LOCALE)) {
    log.error(
      startOf(`locales/${SOURCE_LOCALE}.yaml`),
      'file/missing',
      'the texts of the engine are missing',
    );
  }
  const proses = ofLocale(sources, 'prose').filter(({ world }) => world !== undefined && worlds.has(world));
  return [...ownTexts, ...proses].flatMap(({ source, ...where }) => {
    const file = parseYamlFile(source.path, source.text, log);
    return file === undefined ? [] : [{ file, ...where }];
  });
};

type LocaleSource = { readonly source: SourceText; readonly locale: string; readonly world?: string };

const ofLocale = (
  sources: readonly SourceText[],
  role: 'locale' | 'lexicon' | 'prose',
): readonly LocaleSource[] =>
  sources.flatMap((source) => {
    if (source.role !== role || !('locale' in source)) return [];
    return [{ source, locale: source.locale, ...('world' in source ? { world: source.world } : {}) }];
  });
