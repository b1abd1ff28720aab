/**
 * What a parameter of a guard or an action may hold, as data that schemas and forms are made from, and as the
 * TypeScript type that a binding receives. Knows no content: whether an item exists is for the loader to say.
 */
import type { DayPhase, Standing } from '../condition.ts';
import type { Direction } from '../world-spec.ts';
import type { Season, Tide, Weather } from './sky.ts';

export type ParamType = (
  | { readonly type: 'integer'; readonly min: number; readonly max: number }
  /** Names a field of the chart's own context that holds such values. */
  | { readonly type: 'field'; readonly of: 'integer' | 'boolean' | 'text' }
  | { readonly type: Exclude<ParamKind, 'integer' | 'field'> }
) & { readonly optional?: true };

/**
 * `text`: a short text. `line`: a text key, or prose on the spot. `timer`, `message`, `choice` and `objective`: a name of the
 * writer's own; its event is `timer <name>`, `message <name>` or `chose <name>`. `event`: the name of an event.
 * Those from `item` on name something of that kind, and the ones before one of a few words.
 */
export const PARAM_KINDS = [
  'integer',
  'text',
  'line',
  'field',
  'timer',
  'message',
  'choice',
  'objective',
  'event',
  'flag',
  'realm flag',
  'phase',
  'season',
  'weather',
  'tide',
  'standing',
  'direction',
  'status',
  'item',
  'location',
  'keeper',
  'faction',
  'world',
  'quest',
  'dialogue',
  'skill',
  'attribute',
  'weekday',
  'month',
  'holiday',
  'warbler',
  'lore',
  'world-event',
] as const;
export type ParamKind = (typeof PARAM_KINDS)[number];

/** How far a player is with a quest. */
export const QUEST_STATUSES = ['unknown', 'active', 'completed', 'failed'] as const;
export type QuestStatus = (typeof QUEST_STATUSES)[number];

export type ParamTypes = Readonly<Record<string, ParamType>>;

type WordKinds = {
  readonly integer: number;
  readonly phase: DayPhase;
  readonly season: Season;
  readonly weather: Weather;
  readonly tide: Tide;
  readonly standing: Standing;
  readonly direction: Direction;
  readonly status: QuestStatus;
};

type ParamValue<Type extends ParamType> = Type['type'] extends keyof WordKinds
  ? WordKinds[Type['type']]
  : string;

type OptionalNames<Types extends ParamTypes> = {
  [Name in keyof Types]: Types[Name] extends { readonly optional: true } ? Name : never;
}[keyof Types];

/** The values that parameters of these types have, once the loader has let them pass. */
export type ParamValues<Types extends ParamTypes> = {
  readonly [Name in Exclude<keyof Types, OptionalNames<Types>>]: ParamValue<Types[Name]>;
} & { readonly [Name in OptionalNames<Types>]?: ParamValue<Types[Name]> };
