/** What linking one file needs to know of all the others, and the one way to say that a name leads nowhere. */
import type { CharacterSource } from './character-schema.ts';
import type { ChartIds } from './chart/chart-names.ts';
import type { CitizensSource } from './citizens-schema.ts';
import type { ExchangeSource } from './exchange-schema.ts';
import type { FindingLog, Place } from './finding.ts';
import type { ItemSource } from './item-schema.ts';
import type { LocationSource } from './location-schema.ts';
import type { LoreSource } from './lore-schema.ts';
import { suggestName } from './nearest-name.ts';
import type { ReactionSource } from './reaction-schema.ts';
import type { Doc } from './schema-check.ts';
import type { TextCollector } from './text-collector.ts';
import type { ManifestSource } from './universe-schema.ts';
import type { WarblerSource } from './warbler-schema.ts';

/** The files of one world that fit their schemas, by id in order of path. */
export type WorldDocs = {
  readonly id: string;
  /** Undefined when it cannot be read. */
  readonly manifest: Doc<ManifestSource> | undefined;
  /** Undefined where nobody is registered, and when it cannot be read. */
  readonly citizens: Doc<CitizensSource> | undefined;
  readonly locations: ReadonlyMap<string, Doc<LocationSource>>;
  readonly items: ReadonlyMap<string, Doc<ItemSource>>;
  readonly lore: ReadonlyMap<string, Doc<LoreSource>>;
  readonly characters: ReadonlyMap<string, Doc<CharacterSource>>;
  readonly warblers: ReadonlyMap<string, Doc<WarblerSource>>;
  readonly exchanges: ReadonlyMap<string, Doc<ExchangeSource>>;
  readonly reactions: ReadonlyMap<string, Doc<ReactionSource>>;
  /** Every id that may be referred to, also of files that do not fit, so that one mistake is said once. */
  readonly known: {
    readonly locations: ReadonlySet<string>;
    readonly items: ReadonlySet<string>;
    readonly lore: ReadonlySet<string>;
    readonly keepers: ReadonlySet<string>;
    readonly warblers: ReadonlySet<string>;
    readonly exchanges: ReadonlySet<string>;
    readonly reactions: ReadonlySet<string>;
  };
};

/** Ids of attributes and skills. */
export type AbilityNames = {
  readonly attributes: ReadonlySet<string>;
  readonly skills: ReadonlySet<string>;
};

/** The ids that dates are written with. */
export type CalendarNames = {
  readonly months: ReadonlySet<string>;
  readonly weekdays: ReadonlySet<string>;
  readonly holidays: ReadonlySet<string>;
};

export type LinkContext = {
  readonly log: FindingLog;
  readonly texts: TextCollector;
  readonly worlds: ReadonlyMap<string, WorldDocs>;
  readonly knownWorlds: ReadonlySet<string>;
  /** Undefined while the universe file is unreadable. */
  readonly factions: ReadonlySet<string> | undefined;
  /** Undefined while the universe file is unreadable. */
  readonly abilities: AbilityNames | undefined;
  /** Every flag that something sets, and `met_<keeper>`; undefined while files are unreadable. */
  readonly flags: ReadonlySet<string> | undefined;
  /** Every flag that some chart gives a realm. */
  readonly realmFlags: ReadonlySet<string>;
  /** Every world event that some chart begins. */
  readonly worldEvents: ReadonlySet<string>;
  /** Undefined while the universe file is unreadable. */
  readonly calendar: CalendarNames | undefined;
  /** By kind of chart, the ids of all that there are. */
  readonly charts: ChartIds;
  /** While linking the file of a character: whose memory conditions ask. */
  readonly keeper?: string;
};

export type Reference = {
  readonly place: Place;
  readonly kind:
    | 'location'
    | 'item'
    | 'keeper'
    | 'faction'
    | 'world'
    | 'zone'
    | 'chart'
    | 'quest'
    | 'choice'
    | 'dialogue'
    | 'skill'
    | 'attribute'
    | 'topic'
    | 'lore'
    | 'month'
    | 'weekday'
    | 'holiday'
    | 'warbler'
    | 'world-event';
  readonly name: string;
  /** Undefined when what there is cannot be told, because a file is unreadable: then every name passes. */
  readonly known: ReadonlySet<string> | undefined;
};

/** True when the name is known; otherwise a finding says so. */
export const checkReference = (log: FindingLog, { place, kind, name, known }: Reference): boolean => {
  if (known === undefined || known.has(name)) return true;
  log.error(place, `link/unknown-${kind}`, `there is no ${kind} "${name}"`, suggestName(name, known));
  return false;
};

/** Items of all worlds: what a traveller may carry, show or unlock with. */
export const itemsAnywhere = (context: LinkContext): ReadonlySet<string> =>
  new Set([...context.worlds.values()].flatMap((world) => [...world.known.items]));
