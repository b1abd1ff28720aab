/**
 * What content says about the universe, after parsing and linking: frozen, complete, and free of sentences.
 * A TextKey names a sentence in the text tables; the sentences themselves never reach a rule or a hash.
 */
import type { ProgressSpec } from './ability-spec.ts';
import type { MemoryChange } from './acquaintance.ts';
import type { AmbienceSpec, ConditionalText, IdleSpec } from './ambience-spec.ts';
import type { CalendarSpec } from './calendar-spec.ts';
import type { CascadeTable } from './cascades/cascade-spec.ts';
import type { ChartSpec } from './chart.ts';
import type { CitizenSpec } from './city/citizen.ts';
import type { Condition, Standing } from './condition.ts';
import type { Consequence } from './consequence.ts';
import type { DoorSpec } from './door-spec.ts';
import type { ExchangeSpec } from './exchange.ts';
import type { GestureVerb } from './gesture.ts';
import type { PolicySpec } from './governance/policy.ts';
import type { AchievementSpec, LoreSpec } from './lore-spec.ts';
import type { WitnessedDeed } from './reactions.ts';
import type { ScheduleEntry, WaysSpec } from './schedule.ts';
import type { SpawnSpec } from './spawn-spec.ts';
import type { ThingParts } from './thing-spec.ts';
import type { WarblerSpec } from './warbler.ts';

/** `vetrellis.location.harbor.description`: resolved to a sentence per locale at the edge. */
export type TextKey = string;
/** A line as it is written, or a grammar to make one by. */
export type LineSpec = TextKey | { readonly warble: string };
/** An exact probability. */
export type Ratio = { readonly numerator: number; readonly denominator: number };

export const DIRECTIONS = [
  'north',
  'northeast',
  'east',
  'southeast',
  'south',
  'southwest',
  'west',
  'northwest',
  'up',
  'down',
  'in',
  'out',
] as const;
export type Direction = (typeof DIRECTIONS)[number];

export type UniverseSpec = {
  /** Hex SHA-256 of everything below; a change of prose leaves it as it is. */
  readonly behaviourHash: string;
  readonly start: { readonly world: string; readonly location: string };
  readonly clock: ClockSpec;
  readonly calendar: CalendarSpec;
  readonly economy: EconomySpec;
  readonly progress: ProgressSpec;
  readonly achievements: readonly AchievementSpec[];
  readonly factions: readonly FactionSpec[];
  /** The lowest score of each standing; `despised` starts at the scale's lower end. */
  readonly standings: readonly { readonly standing: Standing; readonly from: number }[];
  readonly worlds: Readonly<Record<string, WorldSpec>>;
  /** The words of all languages together; where two disagree about one, the source language counts. */
  readonly lexicon: LexiconSpec;
  /** The languages that players may choose, those with a lexicon: the one that worlds are written in first, the others sorted. */
  readonly locales: readonly string[];
  /** The same for those who play in that language: where two disagree, it counts. */
  readonly lexicons: Readonly<Record<string, LexiconSpec>>;
  /** Every chart, by id. */
  readonly charts: Readonly<Record<string, ChartSpec>>;
  /** Reactions that are at work at the hub; absent when there are none. */
  readonly cascades?: CascadeTable;
  /** In the order of asking; absent when there are none. */
  readonly policies?: readonly PolicySpec[];
};

export type ClockSpec = {
  /** World milliseconds that pass in one played millisecond. */
  readonly timeScale: number;
  /** Minute of the world day at tick 0. */
  readonly startMinute: number;
  /** First minute of the day of each phase. */
  readonly phases: {
    readonly dawn: number;
    readonly day: number;
    readonly dusk: number;
    readonly night: number;
  };
};

export type EconomySpec = {
  /** Paid to a newcomer from the start realm's treasury. */
  readonly purse: number;
  /** Paid for the first visit to a place, before the multiplier. */
  readonly discoveryReward: number;
};

export type FactionSpec = { readonly id: string; readonly name: TextKey };

export type WorldSpec = {
  readonly id: string;
  readonly name: TextKey;
  /** Where travellers arrive who name no other place. */
  readonly arrival: string;
  /** Tokens that each realm of this world starts with. */
  readonly treasury: number;
  /** Faction whose opinion of a player grows when they first arrive, and by how much. */
  readonly welcome: { readonly faction: string; readonly by: number };
  readonly locations: Readonly<Record<string, LocationSpec>>;
  readonly items: Readonly<Record<string, ItemSpec>>;
  readonly keepers: Readonly<Record<string, KeeperSpec>>;
  /** Grammars that keepers speak by. */
  readonly warblers?: Readonly<Record<string, WarblerSpec>>;
  /** Sorted by id. */
  readonly lore: readonly LoreSpec[];
  /** What keepers say to each other. */
  readonly exchanges?: Readonly<Record<string, ExchangeSpec>>;
  /** Charts of world events that run in each realm of this world, sorted. */
  readonly events: readonly string[];
  /** Reactions that are at work in each realm of this world; absent when there are none. */
  readonly cascades?: CascadeTable;
};

export type LocationSpec = {
  readonly id: string;
  readonly name: TextKey;
  readonly zone: string;
  /** Under the open sky weather is felt, and under a roof heard; where nothing is said, neither. */
  readonly outdoors?: boolean;
  /** Each traveller has it to themselves, as a copy of their own. */
  readonly instance?: 'traveller';
  /** The tide is seen to turn here. */
  readonly tidal: boolean;
  readonly description: ConditionalText;
  readonly reactions?: GestureReactions;
  readonly exits: readonly ExitSpec[];
  /** Nothing can be seen here without a lamp: always, or when the condition holds. */
  readonly dark?: { readonly when?: Condition };
  readonly ambience?: AmbienceSpec;
  /** Items that lie here when a realm begins. */
  readonly items: readonly { readonly item: string; readonly chance: Ratio }[];
  /** What turns up here by itself. */
  readonly spawns?: readonly SpawnSpec[];
};

/** What comes of a gesture, told to whoever makes it. */
export type GestureReactions = Readonly<Partial<Record<GestureVerb, ConditionalText>>>;

export type ExitSpec = {
  readonly direction: Direction;
  /** A location of the same world, or, for a portal, of another one. */
  readonly to: { readonly world: string; readonly location: string };
  readonly description?: TextKey;
  /** The way is open only while this holds. */
  readonly when?: Condition;
  /** What somebody reads whom `when` keeps back. */
  readonly blockedMessage?: TextKey;
  /** While `when` does not hold, the way is not even seen. */
  readonly hidden?: true;
  readonly door?: DoorSpec;
  readonly lockedMessage?: TextKey;
  /** Words a player may call a portal by ("gate", "mirror"); set exactly when `to.world` is another world. */
  readonly portal?: { readonly name: TextKey; readonly words: readonly string[] };
  /** What the place it leads to may be called beside its id. */
  readonly words?: readonly string[];
};

export type ItemSpec = ThingParts & {
  readonly id: string;
  readonly name: TextKey;
  /** All that a player may type for it, each one lower-case word. */
  readonly words: readonly string[];
  /** All that a player may type for several of it. */
  readonly plurals?: readonly string[];
  readonly description: ConditionalText;
  /** What `read` shows. */
  readonly text?: TextKey;
  readonly reactions?: GestureReactions;
  readonly itemType: string;
  readonly rarity: 'common' | 'uncommon' | 'rare' | 'legendary';
  /** May leave its realm in a traveller's hands. */
  readonly transferable: boolean;
  /** Part of the place: can be examined, never taken, not listed. */
  readonly fixed: boolean;
};

export type KeeperSpec = {
  readonly id: string;
  readonly name: TextKey;
  readonly words: readonly string[];
  readonly description: ConditionalText;
  readonly faction: string;
  /** The chart that moves it. */
  readonly chart: string;
  /** Where the keeper is at which minute of the world day; covers the whole day without gaps. */
  readonly schedule: readonly ScheduleEntry[];
  readonly carries: readonly string[];
  /** Absent when every way is to it what it is to others who carry no key. */
  readonly ways?: WaysSpec;
  /** Absent for the crowd, who do not talk. `first` greets somebody new, `again` somebody they met. */
  readonly greeting?: {
    readonly first: LineSpec;
    readonly again: LineSpec;
    /** Said instead of `again`: the first whose condition holds. */
    readonly recalls?: readonly RecallSpec[];
  };
  readonly topics: readonly TopicSpec[];
  /** Said when asked about something unknown. */
  readonly puzzled?: LineSpec;
  readonly gifts: readonly GiftSpec[];
  /** What it makes of what it sees; the first that fits counts. */
  readonly reactions?: readonly ReactionSpec[];
  /** What the keeper does when nothing else happens, seen by players who are there. */
  readonly idle: IdleSpec;
  /** One of the crowd: copies of it fill a realm on request, and it goes where it likes within these zones. */
  readonly wanders?: { readonly zones: readonly string[] };
  /** Somebody of a town's register; stands in the keepers of every world where the journey leads, too. */
  readonly citizen?: CitizenSpec;
};

export type TopicSpec = {
  readonly id: string;
  readonly words: readonly string[];
  /** Answered also when its words are said aloud to nobody. */
  readonly overheard?: true;
  /** The first whose condition holds is said. */
  readonly replies: readonly ReplySpec[];
};

/** To a deed that the keeper witnesses. */
export type ReactionSpec = {
  readonly to: WitnessedDeed;
  /** Only to this thing; absent, to any, or to deeds without one. */
  readonly item?: string;
  /** Only when one of these words is among what is said. */
  readonly words?: readonly string[];
  readonly when?: Condition;
  /** What it is remembered as. */
  readonly deed: string;
  readonly opinion: number;
  readonly line?: LineSpec;
};

/** Said to somebody who is not new, and what the keeper keeps in mind of it. */
export type RecallSpec = {
  readonly when: Condition;
  readonly line: LineSpec;
  readonly changes: readonly MemoryChange[];
};

export type ReplySpec = {
  readonly when?: Condition;
  readonly line: LineSpec;
  readonly consequences: readonly Consequence[];
  /** Consequences happen once a player; the line may be said again. Kept as a flag of this name. */
  readonly onceFlag?: string;
};

export type GiftSpec = ReplySpec & {
  readonly item: string /** Handed back after the reply. */;
  readonly returns: boolean;
};

export type LexiconSpec = {
  /** Verb id to the words and phrases a player may type for it. */
  readonly verbs: Readonly<Record<string, readonly string[]>>;
  readonly directions: Readonly<Record<Direction, readonly string[]>>;
  /** Skipped in front of a noun: the, a, an, my, some. */
  readonly articles: readonly string[];
  /** Between two nouns, by meaning: to, with, about, through, from, at. */
  readonly prepositions: Readonly<Record<string, readonly string[]>>;
  /** Locale to what players may call that language. */
  readonly languages: Readonly<Record<string, readonly string[]>>;
  /** Words that mean the same in every command. */
  readonly words: Readonly<Partial<Record<WordMeaning, readonly string[]>>>;
  /** `2` to two, couple. */
  readonly numbers: Readonly<Record<string, readonly string[]>>;
  /** `2` to second, 2nd; `last` to last. */
  readonly ordinals: Readonly<Record<string, readonly string[]>>;
  /** What a noun may end in when there are several: s, es. */
  readonly plurals: readonly string[];
  /** What may be written on to the end of a verb, and the pronouns that it stands for. */
  readonly clitics: Readonly<Record<string, readonly WordMeaning[]>>;
  /** Gesture to its words, `smile: [smile, grin]`; its forms are the texts `social.smile`. */
  readonly socials: Readonly<Record<string, readonly string[]>>;
  /** Channel to the words that begin a line on it. */
  readonly channels: Readonly<Record<string, readonly string[]>>;
  /** What may be done with a channel, after its name: join, leave, history, mute, unmute. */
  readonly channelDeeds: Readonly<Record<string, readonly string[]>>;
  /** Topic of help to the words that ask for it; what is shown is the text `help.topic.<topic>`. */
  readonly topics: Readonly<Record<string, readonly string[]>>;
  /** Quest to the words that players may call it by, beside those of its id. */
  readonly quests: Readonly<Record<string, readonly string[]>>;
  /** What a conversation offers to the words that choose it, beside its own. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
};

/** What the lexicon lists under `words`. */
export const WORD_MEANINGS = [
  'and',
  'all',
  'except',
  'one',
  'it',
  'them',
  'him',
  'her',
  'self',
  'token',
  'door',
  'portal',
  'of',
  'held',
  'here',
  'next',
  'again',
  'oops',
] as const;
export type WordMeaning = (typeof WORD_MEANINGS)[number];
