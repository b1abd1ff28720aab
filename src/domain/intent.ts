/** What a player asks to do, from a typed line. */
import type { EntityId } from '../kernel/ids.ts';
import { GESTURE_VERBS } from './gesture.ts';
import type { Direction } from './world-spec.ts';

/** A typed command after parsing: words are still words, resolved against what is in scope by the rule. */
export type Intent = {
  readonly verb: PlayerVerb;
  readonly actor: EntityId;
  readonly direction?: Direction;
  /** Folded words of the first noun, without articles; "and" stands where a comma or a word for it was. */
  readonly noun?: readonly string[];
  /** Where in the noun a word like "of" stood: behind it may be what the thing is in. */
  readonly of?: number;
  /** What the preposition means that stands between the nouns, or in front of the only one: `in`, `with`, `about`. */
  readonly preposition?: string;
  /** Folded words after the preposition: to whom, with what, about what. */
  readonly second?: readonly string[];
  /** What is said, answered or done, or the topic asked about, as it was typed. */
  readonly text?: string;
  /** What the words of the verb stand for: the id of a gesture, a channel or a topic of help. */
  readonly named?: string;
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
  'put',
  'empty',
  'search',
  'wear',
  'remove',
  'eat',
  'drink',
  'light',
  'extinguish',
  'fill',
  'pour',
  'sit',
  'stand',
  'say',
  'emote',
  'talk',
  'ask',
  'choose',
  'answer',
  'who',
  'time',
  'calendar',
  'help',
  'travel',
  'accept',
  'decline',
  'enter',
  'read',
  'score',
  'quests',
  'journal',
  'hint',
  'abandon',
  'lore',
  'achievements',
  'skills',
  'train',
  'brief',
  'verbose',
  'superbrief',
  'exits',
  'language',
  'alias',
  'unalias',
  'throw',
  'show',
  ...GESTURE_VERBS,
  'wait',
  'quit',
  'whisper',
  'shout',
  'tell',
  'reply',
  'social',
  'socials',
  'channel',
  'follow',
  'unfollow',
  'lose',
  'friends',
  'befriend',
  'unfriend',
  'block',
  'unblock',
  'mute',
  'unmute',
  'away',
  'back',
  'seen',
  'whois',
  'title',
  'pronouns',
  'describe',
] as const;
export type PlayerVerb = (typeof PLAYER_VERBS)[number];
