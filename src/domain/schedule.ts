/** A keeper's day: where it is at which minute, in one place or strolling among several, and which ways are open to it alone. */
import type { Condition } from './condition.ts';

export type ScheduleEntry = {
  readonly fromMinute: number;
  /** Up to, not including; may be smaller than fromMinute when the entry spans midnight. */
  readonly toMinute: number;
  readonly location: string;
  /** It goes about among these, of which `location` is the first, and stays so long in each. */
  readonly stroll?: { readonly places: readonly string[]; readonly stayMinutes: number };
  /** Goes before the entries without one while it holds; these need not fill the day. */
  readonly when?: Condition;
};

/** Everywhere the keeper can be at these hours, each place once. */
export const placesOf = ({ location, stroll }: ScheduleEntry): readonly string[] =>
  stroll?.places ?? [location];

/** The ways that no condition closes to a keeper, as `location/direction`, and the keys that it has without carrying them. */
export type WaysSpec = {
  readonly keys: readonly string[];
  readonly passes: readonly string[];
};
