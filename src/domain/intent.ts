/** What somebody asks to do. A player's comes from a typed line, a keeper's from its chart; rules treat both alike. */
import type { EntityId, PlayerId } from '../kernel/ids.ts';
import type { Direction } from './world-spec.ts';

export type Intent = PlayerIntent | KeeperIntent;

/** A typed command after parsing: words are still words, resolved against what is in scope by the rule. */
export type PlayerIntent = {
  readonly verb: PlayerVerb;
  readonly actor: EntityId;
  readonly direction?: Direction;
  /** Folded words of the first noun, without articles. */
  readonly noun?: readonly string[];
  /** Folded words after the preposition: to whom, with what, about what. */
  readonly second?: readonly string[];
  /** What is said or done, or the topic asked about, as it was typed. */
  readonly text?: string;
};

export const PLAYER_VERBS = [
  'look',
  'examine',
  'go',
  'take',
  'drop',
  'give',
  'open',
  'close',
  'unlock',
  'lock',
  'inventory',
  'say',
  'emote',
  'talk',
  'ask',
  'who',
  'time',
  'help',
  'travel',
  'enter',
  'read',
  'score',
  'exits',
  'wait',
  'quit',
] as const;
export type PlayerVerb = (typeof PLAYER_VERBS)[number];

/** What a keeper's machine may ask for; the names are part of the vocabulary. */
export type KeeperIntent =
  | { readonly verb: 'keeper.walk'; readonly actor: EntityId }
  | { readonly verb: 'keeper.wander'; readonly actor: EntityId }
  | { readonly verb: 'keeper.idle'; readonly actor: EntityId }
  | { readonly verb: 'keeper.greet'; readonly actor: EntityId; readonly player: PlayerId }
  | {
      readonly verb: 'keeper.answer';
      readonly actor: EntityId;
      readonly player: PlayerId;
      readonly words: readonly string[];
    }
  | {
      readonly verb: 'keeper.thank';
      readonly actor: EntityId;
      readonly player: PlayerId;
      readonly item: EntityId;
    };
export type KeeperVerb = KeeperIntent['verb'];
