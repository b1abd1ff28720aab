/**
 * What one player perceives, as data. The edge turns it into sentences in that player's language, so that no
 * sentence is ever hashed or stored with the world.
 */
import type { EntityId, PlayerId, RoomId } from '../kernel/ids.ts';
import type { Direction, TextKey } from './world-spec.ts';

/** A value inside a sentence. Names are resolved in the viewer's language. */
export type PerceptParam =
  | string
  | number
  /** An item: `world` and `item` find its name; `called` is the name of an item that no content describes. */
  | {
      readonly item: string;
      readonly world: string;
      readonly called?: string;
      /** How it is just now, said behind its name in a list. */
      readonly note?: 'lit';
    }
  /** A text by key: a keeper's, realm's, faction's or place's name, a line of dialogue. */
  | { readonly text: TextKey }
  /** A text with others inside it, made up for the occasion. */
  | { readonly phrase: TextKey; readonly of: Readonly<Record<string, PerceptParam>> }
  /** The first for who reads that language, the second for everybody else. */
  | { readonly reads: string; readonly words: PerceptParam; readonly otherwise: PerceptParam }
  /** The name of a language, by its locale. */
  | { readonly language: string }
  | { readonly list: readonly PerceptParam[] }
  /** One of these: "the brass key or the iron key". */
  | { readonly either: readonly PerceptParam[] }
  /** One below the other, each with its number from 1. */
  | { readonly numbered: readonly PerceptParam[] };

export type PerceptStyle =
  | 'room'
  | 'action'
  | 'speech'
  | 'emote'
  | 'presence'
  | 'ambient'
  | 'system'
  | 'error';

export type Percept =
  | {
      readonly kind: 'line';
      /** Text key of the sentence, for example `player.said.self`. */
      readonly key: TextKey;
      readonly params: Readonly<Record<string, PerceptParam>>;
      readonly style: PerceptStyle;
      /** Set for refusals: the rule's code, `take/too-far`. */
      readonly code?: string;
    }
  | { readonly kind: 'room'; readonly view: RoomView };

export type RoomView = {
  readonly realm: string;
  readonly world: string;
  readonly room: RoomId;
  readonly name: TextKey;
  readonly paragraphs: readonly TextKey[];
  readonly exits: readonly {
    readonly direction: Direction;
    readonly to: TextKey;
    readonly description?: TextKey;
    readonly door: 'none' | 'open' | 'closed' | 'locked';
    readonly portal?: TextKey;
  }[];
  readonly items: readonly PerceptParam[];
  /** What is in and on the things here; nothing of a closed one, unless it is of glass. */
  readonly holdings: readonly {
    readonly holder: PerceptParam;
    readonly how: 'in' | 'on';
    readonly items: readonly PerceptParam[];
  }[];
  /** Nothing can be seen; what is left of the view is what can be told without light. */
  readonly dark?: true;
  readonly keepers: readonly { readonly id: EntityId; readonly name: TextKey }[];
  /** Of a town, so many more than are named; absent when there are none. */
  readonly others?: number;
  readonly people: readonly {
    readonly id: PlayerId;
    readonly name: string;
    readonly seat?: { readonly item: PerceptParam; readonly how: 'sit' | 'in' | 'on' };
  }[];
};

/** Who came and who went in the room where the player is. */
export type Presence = {
  readonly location: string;
  readonly entered: readonly { readonly id: PlayerId; readonly name: string }[];
  readonly left: readonly { readonly id: PlayerId; readonly name: string }[];
};

/** Everything one player gets out of one tick. */
export type PlayerOutput = {
  readonly player: PlayerId;
  /** The language they read; absent when the realm that answers does not have their record: as before, then. */
  readonly locale?: string;
  readonly percepts: readonly Percept[];
  readonly presence?: Presence;
  /** Their connection is to be closed after the percepts, and why. */
  readonly farewell?: Parting;
};

/** The player said goodbye, or an operator did it for them. */
export type Parting = 'quit' | 'kicked' | 'banned';
