/** Somebody who lives in a town: where they belong, what they need, and what they are about. Knows no chart. */
import type { RealmId } from '../../kernel/ids.ts';
import type { TextKey } from '../world-spec.ts';

/** The places of a citizen's day, whichever they are: `gate` is where a journey begins. */
export const HAUNTS = ['home', 'work', 'table', 'company', 'gate'] as const;
export type Haunt = (typeof HAUNTS)[number];

export const NEEDS = ['hunger', 'tiredness', 'loneliness'] as const;
export type Need = (typeof NEEDS)[number];
/** From 0, nothing is wanting, to NEED_MAX. */
export type Needs = Readonly<Record<Need, number>>;
export const NEED_MAX = 100;

/** The part of a keeper's record that a citizen has besides. */
export type CitizenFact = {
  /** The realm that they come home to. */
  readonly home: RealmId;
  /** The world that describes them, which is the world of that realm. */
  readonly world: string;
  readonly needs: Needs;
  /** The world minute up to which the needs are reckoned. */
  readonly reckoned: number;
  /** What they are about or on their way to, and the location of this realm where that is. */
  readonly heading: Haunt;
  readonly post: string;
  /** What they are doing; `way` from the first step to the last. */
  readonly doing: Haunt | 'way';
  /** The world minute in which they last came in from another realm. */
  readonly landed?: number;
  /** The world day on which they last set out from home. */
  readonly setOut?: number;
  /** They step through the gate in a moment. */
  readonly crossing?: { readonly to: RealmId; readonly location: string; readonly portal: TextKey };
};

/** Locations of one world. */
export type Haunts = {
  readonly home: string;
  readonly work: string;
  readonly table: readonly string[];
  readonly company: readonly string[];
  /** Absent where nobody who stays there ever leaves. */
  readonly gate?: string;
};

/** Minutes of the day. A day may span midnight anywhere. */
export type CitizenHours = {
  readonly rise: number;
  readonly from: number;
  readonly to: number;
  readonly bed: number;
};

export type JourneySpec = {
  readonly to: string;
  /** Every so many days, and which of them is the citizen's own. */
  readonly everyDays: number;
  readonly onDay: number;
  readonly leaveMinute: number;
  readonly stayMinutes: number;
};

/** What content says of a citizen besides what it says of every keeper. */
export type CitizenSpec = {
  /** The world where they live. */
  readonly world: string;
  readonly trade: string;
  readonly hours: CitizenHours;
  /** By world: where they live, and where they stay on a journey. */
  readonly haunts: Readonly<Record<string, Haunts>>;
  readonly journey?: JourneySpec;
  /** Small things to do at a meal and in company, at home; those of work are what a keeper has. */
  readonly leisure: Readonly<Record<'table' | 'company', readonly TextKey[]>>;
};
