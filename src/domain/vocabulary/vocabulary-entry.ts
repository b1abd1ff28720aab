/** What a vocabulary says of one guard, action or event: enough to check a chart, to bind it, and to show it in words. */
import type { ParamTypes } from './param-type.ts';

/** Headings under which lists and forms show entries. */
export const CATEGORIES = ['people', 'places', 'things', 'time', 'chance', 'memory'] as const;
export type Category = (typeof CATEGORIES)[number];

/** What an event brings along. A guard or action that needs it can only stand where such an event is handled. */
export type Carried = 'player' | 'words' | 'item';

/** Facts, by record and field; `own memory` is what the keeper's actor or its chart keeps for itself. */
export type FactName =
  | 'keeper.place'
  | 'player.place'
  | 'player.present'
  | 'player.met'
  | 'player.flags'
  | 'player.visitedPlaces'
  | 'player.reputation'
  | 'player.tokens'
  | 'item.place'
  | 'realm.treasury'
  | 'schedule'
  | 'clock'
  | 'timers'
  | 'own memory';

type Entry = {
  /**
   * In the third person, with parameters in braces and what falls away with an absent parameter in brackets:
   * `waits {seconds}[ to {up_to}] seconds`.
   */
  readonly label: string;
  readonly category: Category;
  /** Something answers for it today; content that uses any other is refused. */
  readonly implemented: boolean;
};

export type GuardEntry = Entry & {
  readonly params: ParamTypes;
  readonly needs: readonly Carried[];
  readonly reads: readonly FactName[];
};

export type ActionEntry = Entry & {
  readonly params: ParamTypes;
  readonly needs: readonly Carried[];
  readonly reads: readonly FactName[];
  readonly writes: readonly FactName[];
  /** Events that may follow, as the trace names them. */
  readonly emits: readonly string[];
  /** Two numbers, the second of which is never below the first. */
  readonly ascending?: readonly [string, string];
};

export type EventEntry = Entry & {
  readonly carries: readonly Carried[];
  /** The envelope or game event that becomes it. */
  readonly hears: string;
  /** It only comes to those who asked for it with this action. */
  readonly setBy?: string;
};

/** Everything that charts of one kind may say. */
export type Vocabulary = {
  readonly guards: Readonly<Record<string, GuardEntry>>;
  readonly actions: Readonly<Record<string, ActionEntry>>;
  readonly events: Readonly<Record<string, EventEntry>>;
};

/** The names of those entries that something answers for. */
export type ImplementedNames<Entries extends Readonly<Record<string, Entry>>> = {
  [Name in keyof Entries]: Entries[Name]['implemented'] extends true ? Name : never;
}[keyof Entries];
