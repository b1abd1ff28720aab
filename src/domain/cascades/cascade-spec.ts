/**
 * Reaction rules of content: when an event of that kind comes and the conditions hold, the effects follow. A table is all
 * of them that are at work in one place: in the realms of a world, or at the hub.
 */
import type { ChartDelay, ChartParams } from '../chart.ts';
import type { Condition } from '../condition.ts';
import type { TextKey } from '../world-spec.ts';

export type CascadeSpec = {
  /** `glass_cheer`, or `vetrellis/glass_cheer` for one of a world. */
  readonly id: string;
  readonly from?: NamePattern;
  readonly to?: NamePattern;
  /** All of them. */
  readonly where: readonly ValueTest[];
  readonly when?: Condition;
  readonly effects: readonly CascadeEffect[];
  /** In all, or for each player whom the event is about. */
  readonly once?: 'realm' | 'player';
  /** So long nothing follows again. */
  readonly cooldown?: ChartDelay;
};

/** Exactly that, or everything that begins so. */
export type NamePattern = { readonly is: string } | { readonly begins: string };

export type ValueTest = { readonly path: string } & (
  | { readonly test: 'is'; readonly values: readonly (string | number | boolean)[] }
  | { readonly test: 'between'; readonly least?: number; readonly most?: number }
  | { readonly test: 'exists'; readonly wanted: boolean }
);

/** What is written there, or what the event has under that path. */
export type CascadeValue = { readonly literal: string | number } | { readonly path: string };
export type CascadeValues = Readonly<Record<string, CascadeValue>>;

export type CascadeEffect =
  /** An action of charts, about the player of the event when it has one. */
  | { readonly type: 'act'; readonly action: CascadeAction; readonly params: ChartParams }
  | {
      readonly type: 'narrate';
      readonly line: TextKey;
      /** A location; `here` is the room of the event. */
      readonly reach: 'realm' | 'here' | { readonly location: string };
      readonly values: CascadeValues;
    }
  | { readonly type: 'send message'; readonly message: string }
  /** An event of the writer's own, where the reaction is at work. */
  | { readonly type: 'emit'; readonly event: string; readonly values: CascadeValues }
  /** The same in the realms of another world, or in all other realms, at the next control tick. */
  | {
      readonly type: 'tell';
      readonly to: 'all' | { readonly world: string };
      readonly event: string;
      readonly values: CascadeValues;
    }
  /** To a game, to everybody, or to the game that the event came from, at the next control tick. */
  | {
      readonly type: 'publish';
      readonly to: 'all' | 'source' | { readonly game: string };
      readonly event: string;
      readonly values: CascadeValues;
    };

export const CASCADE_ACTIONS = [
  'set realm flag',
  'clear realm flag',
  'begin event',
  'end event',
  'award tokens',
  'award experience',
  'spawn',
] as const;
export type CascadeAction = (typeof CASCADE_ACTIONS)[number];

/** By the type of event that they wait for; each list in the order of ids. */
export type CascadeTable = {
  readonly exact: Readonly<Record<string, readonly CascadeSpec[]>>;
  readonly families: readonly { readonly begins: string; readonly cascades: readonly CascadeSpec[] }[];
};

/** In front of what writers name their own events. */
export const OWN_EVENT = 'own:';
/** In front of what games name theirs. */
export const GAME_EVENT = 'game:';

/** Steps of a cascade that are carried out, unless a universe has another number. */
export const CASCADE_DEPTH = 5;
