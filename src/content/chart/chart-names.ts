/** What charts may refer to by name in the worlds around them. */
import type { VocabularyName } from '../../domain/vocabulary/vocabularies.ts';
import type { FindingLog } from '../finding.ts';
import { createFindingLog } from '../finding.ts';
import { collectFlags } from '../flags.ts';
import { calendarNames } from '../link-calendar.ts';
import type { AbilityNames, CalendarNames, WorldDocs } from '../link-context.ts';
import { abilityNamesOf } from '../link-progress.ts';
import { type ReactionNames, reactionNames } from '../reaction-docs.ts';
import type { SourceText } from '../source-layout.ts';
import { type UniverseSource, universeSchema } from '../universe-schema.ts';
import { readDoc, readReactions, readWorldDocs } from '../world-docs.ts';
import { actionsWithin } from './chart-walk.ts';
import { type OpenedChart, openChart } from './read-chart.ts';

/** Undefined while what there is cannot be told: then every name passes. */
type Names = ReadonlySet<string> | undefined;

export type ChartNames = {
  readonly items: Names;
  readonly locations: Names;
  readonly keepers: Names;
  readonly factions: Names;
  readonly worlds: Names;
  readonly flags: Names;
  readonly quests: Names;
  readonly dialogues: Names;
  readonly skills: Names;
  readonly attributes: Names;
  readonly months: Names;
  readonly weekdays: Names;
  readonly holidays: Names;
  readonly realmFlags: Names;
  readonly warblers: Names;
  readonly lores: Names;
  readonly 'world-events': Names;
};

/** Any name passes. */
export const ANY_NAMES: ChartNames = {
  items: undefined,
  locations: undefined,
  keepers: undefined,
  factions: undefined,
  worlds: undefined,
  flags: undefined,
  quests: undefined,
  dialogues: undefined,
  skills: undefined,
  attributes: undefined,
  months: undefined,
  weekdays: undefined,
  holidays: undefined,
  realmFlags: undefined,
  warblers: undefined,
  lores: undefined,
  'world-events': undefined,
};

/** Ids of charts by their vocabulary. */
export type ChartIds = Readonly<Record<VocabularyName, ReadonlySet<string>>>;

/** What can be told of all charts before any of them is linked. */
export type ChartSurvey = {
  readonly ids: ChartIds;
  readonly flags: ReadonlySet<string>;
  readonly realmFlags: ReadonlySet<string>;
  /** Every world event that some chart begins. */
  readonly worldEvents: ReadonlySet<string>;
  /** What conversations offer. */
  readonly choices: ReadonlySet<string>;
  /** By path; each is to be linked once. */
  readonly opened: ReadonlyMap<string, OpenedChart>;
};

/** `reactions`: what those name. */
export const surveyCharts = (
  sources: readonly SourceText[],
  reactions: Pick<ReactionNames, 'realmFlags' | 'worldEvents'> = {
    realmFlags: new Set(),
    worldEvents: new Set(),
  },
): ChartSurvey => {
  const ids = {
    keeper: new Set<string>(),
    dialogue: new Set<string>(),
    quest: new Set<string>(),
    world: new Set<string>(),
  };
  const flags = new Set<string>();
  const realmFlags = new Set(reactions.realmFlags);
  const worldEvents = new Set(reactions.worldEvents);
  const choices = new Set<string>();
  const opened = new Map<string, OpenedChart>();
  for (const source of sources) {
    if (source.role !== 'chart' || !('stem' in source)) continue;
    const read = openChart(source);
    opened.set(source.path, read);
    const chart = read.doc?.value;
    if (chart === undefined) {
      // It may be of any kind, and said once that it cannot be read is enough.
      for (const known of [...Object.values(ids), worldEvents]) known.add(source.stem);
      continue;
    }
    if (Object.hasOwn(ids, chart.vocabulary)) ids[chart.vocabulary as VocabularyName].add(source.stem);
    for (const { action } of actionsWithin(chart, [])) {
      const { flag, choice, event } = action.params ?? {};
      if (action.type === 'offer' && typeof choice === 'string') choices.add(choice);
      if (action.type === 'set flag' && typeof flag === 'string') flags.add(flag);
      if (action.type === 'set realm flag' && typeof flag === 'string') realmFlags.add(flag);
      if (action.type === 'begin event' && typeof event === 'string') worldEvents.add(event);
    }
  }
  return { ids, flags, realmFlags, worldEvents, choices, opened };
};

/** Of the charts that are for all worlds, and those of the worlds that the universe lists. */
export const surveyListed = (sources: readonly SourceText[]): ChartSurvey => {
  const listed = universeIn(sources, createFindingLog())?.worlds;
  return surveyCharts(
    sources.filter((source) => !('world' in source) || listed === undefined || listed.includes(source.world)),
  );
};

export type NameSources = {
  readonly worlds: ReadonlyMap<string, WorldDocs>;
  readonly factions: Names;
  readonly abilities: AbilityNames | undefined;
  readonly calendar: CalendarNames | undefined;
  readonly survey: ChartSurvey;
};

/** The charts of a world know its own places and people; those beside the worlds know everybody's. */
export const chartNamesFrom = ({
  worlds,
  factions,
  abilities,
  calendar,
  survey,
}: NameSources): ((world: string | undefined) => ChartNames) => {
  const every = [...worlds.values()];
  const flags = collectFlags(every);
  const shared = {
    items: union(every, ({ known }) => known.items),
    factions,
    worlds: new Set(worlds.keys()),
    flags: flags && new Set([...flags, ...survey.flags]),
    quests: survey.ids.quest,
    dialogues: survey.ids.dialogue,
    skills: abilities?.skills,
    attributes: abilities?.attributes,
    months: calendar?.months,
    weekdays: calendar?.weekdays,
    holidays: calendar?.holidays,
    realmFlags: survey.realmFlags,
    'world-events': survey.worldEvents,
  };
  return (world) => {
    const own = world === undefined ? every : every.filter(({ id }) => id === world);
    return {
      ...shared,
      locations: union(own, ({ known }) => known.locations),
      keepers: union(own, ({ known }) => known.keepers),
      warblers: union(own, ({ known }) => known.warblers),
      lores: union(own, ({ known }) => known.lore),
    };
  };
};

/** What is around the charts of a content directory. */
export type ChartWorlds = {
  /** What the charts of a world may refer to, or those for all. */
  readonly namesFor: (world: string | undefined) => ChartNames;
  readonly worlds: ReadonlyMap<string, WorldDocs>;
  readonly opened: ChartSurvey['opened'];
};

/** The same from the texts alone; what is wrong with the worlds is said where worlds are loaded. */
export const chartWorldsIn = (sources: readonly SourceText[]): ChartWorlds => {
  const unsaid = createFindingLog();
  const universe = universeIn(sources, unsaid);
  const folders = new Set(sources.flatMap((source) => ('world' in source ? [source.world] : [])));
  const listed = universe === undefined ? [...folders] : universe.worlds.filter((id) => folders.has(id));
  const worlds = new Map(listed.map((world) => [world, readWorldDocs(world, sources, unsaid)]));
  const factions = universe && new Set(universe.factions.map(({ id }) => id));
  const names = reactionNames(readReactions(sources, unsaid), worlds.values());
  const survey = surveyCharts(sourcesOf(worlds, sources), names);
  const abilities = universe && abilityNamesOf(universe);
  const calendar = calendarNames(universe);
  const namesFor = chartNamesFrom({ worlds, factions, abilities, calendar, survey });
  return { namesFor, worlds, opened: survey.opened };
};

/** Those of these worlds, and those that are of none. */
export const sourcesOf = (
  worlds: ReadonlyMap<string, WorldDocs>,
  sources: readonly SourceText[],
): readonly SourceText[] => sources.filter((source) => !('world' in source) || worlds.has(source.world));

const union = (
  worlds: readonly WorldDocs[],
  names: (world: WorldDocs) => ReadonlySet<string>,
): ReadonlySet<string> => new Set(worlds.flatMap((world) => [...names(world)]));

const universeIn = (sources: readonly SourceText[], unsaid: FindingLog): UniverseSource | undefined => {
  const source = sources.find(({ role }) => role === 'universe');
  return source && readDoc(source, universeSchema, unsaid)?.value;
};
