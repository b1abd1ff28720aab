/** What a vocabulary says of one guard, action or event: enough to check a chart, to bind it, and to show it in words. */
import type { ParamTypes } from './param-type.ts';

/** Headings under which lists and forms show entries. */
export const CATEGORIES = [
  'people',
  'talk',
  'places',
  'citizens',
  'things',
  'quests',
  'time',
  'chance',
  'memory',
] as const;
export type Category = (typeof CATEGORIES)[number];

/**
 * What a chart has at hand: always, by its kind (a keeper's chart its keeper), or because the event at hand brings it
 * along. A guard or action that needs it can only stand where it is there.
 */
export const CARRIED = ['keeper', 'player', 'quest', 'words', 'item', 'listener'] as const;
export type Carried = (typeof CARRIED)[number];

/** Facts, by record and field; `own memory` is what the chart keeps for itself. */
export type FactName =
  | 'keeper.place'
  | 'keeper.greeted'
  | 'keeper.memory'
  | 'keeper.needs'
  | 'keeper.errand'
  | 'player.place'
  | 'player.present'
  | 'player.met'
  | 'player.flags'
  | 'player.visitedPlaces'
  | 'player.reputation'
  | 'player.tokens'
  | 'player.experience'
  | 'player.practice'
  | 'player.attributes'
  | 'player.lore'
  | 'player.conversation'
  | 'item.place'
  | 'item.existence'
  | 'item.lid'
  | 'item.flame'
  | 'item.worn'
  | 'door.state'
  | 'quest.status'
  | 'quest.notes'
  | 'quest.objectives'
  | 'dialogue.existence'
  | 'realm.treasury'
  | 'realm.flags'
  | 'schedule'
  | 'clock'
  | 'weather'
  | 'timers'
  | 'own memory';

type Entry = {
  /**
   * In the third person, with parameters in braces and what falls away with an absent parameter in brackets:
   * `waits {seconds}[ to {up_to}] seconds`.
   */
  readonly label: string;
  readonly category: Category;
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
  /** It is written down for whoever reads it, and no guard asks for it: scenarios name it only if they care. */
  readonly bookkeeping?: true;
  /** Two numbers, the second of which is never below the first. */
  readonly ascending?: readonly [string, string];
};

export type EventEntry = Entry & {
  readonly carries: readonly Carried[];
  /** Events of the game that become it, as the trace names them; none for a timer. */
  readonly hears: readonly string[];
  /** It only comes to those who asked for it with this action. */
  readonly setBy?: string;
};

/** Everything that charts of one kind may say. */
export type Vocabulary = {
  /** What a chart of this kind always has at hand. */
  readonly always: readonly Carried[];
  /** Events that somebody will wonder about when nothing comes of them: to be handled, or ignored on purpose. */
  readonly expected: readonly string[];
  readonly guards: Readonly<Record<string, GuardEntry>>;
  readonly actions: Readonly<Record<string, ActionEntry>>;
  readonly events: Readonly<Record<string, EventEntry>>;
};
