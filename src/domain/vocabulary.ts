/**
 * The joint between what is true and when something happens: names and parameter types of the guards and actions that
 * keepers' machines use. Machine bindings `satisfies` these, so that a missing one does not compile.
 */
import type { KeeperIntent } from './intent.ts';

/** Guards read facts about the keeper whose machine asks. */
export type GuardVocabulary = {
  /** Somebody present is in the keeper's room. */
  'has audience': undefined;
  /** The schedule wants the keeper elsewhere. */
  'is elsewhere': undefined;
};

/** What a machine may ask the realm for. Timers are named per keeper; setting one again replaces it. */
export type Effect =
  | { readonly type: 'act'; readonly intent: KeeperIntent }
  /** A random number of played seconds between the two, from the keeper's own stream. */
  | {
      readonly type: 'set timer';
      readonly name: string;
      readonly secondsMin: number;
      readonly secondsMax: number;
    }
  /** At the next boundary of the keeper's schedule. */
  | { readonly type: 'set schedule timer'; readonly name: string }
  | { readonly type: 'cancel timer'; readonly name: string }
  /** A typed line is to be carried out. */
  | { readonly type: 'attempt'; readonly text: string };
