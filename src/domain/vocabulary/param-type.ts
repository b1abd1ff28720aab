/**
 * What a parameter of a guard or an action may hold, as data that schemas and forms are made from, and as the
 * TypeScript type that a binding receives. Knows no content: whether an item exists is for the loader to say.
 */
import type { DayPhase, Standing } from '../condition.ts';

export type ParamType = (
  | { readonly type: 'integer'; readonly min: number; readonly max: number }
  /** Names a field of the chart's own context that holds such values. */
  | { readonly type: 'field'; readonly of: 'integer' | 'boolean' | 'text' }
  | { readonly type: Exclude<ParamKind, 'integer' | 'field'> }
) & { readonly optional?: true };

/**
 * `text`: a short text. `line`: a text key, or prose on the spot. `timer`: a timer's name; its event is `timer <name>`.
 * `event`: the name of an event. All others name something of that kind.
 */
export const PARAM_KINDS = [
  'integer',
  'text',
  'line',
  'field',
  'timer',
  'event',
  'flag',
  'phase',
  'standing',
  'item',
  'location',
  'keeper',
  'faction',
  'world',
] as const;
export type ParamKind = (typeof PARAM_KINDS)[number];

export type ParamTypes = Readonly<Record<string, ParamType>>;

type ParamValue<Type extends ParamType> = Type extends { readonly type: 'integer' }
  ? number
  : Type extends { readonly type: 'phase' }
    ? DayPhase
    : Type extends { readonly type: 'standing' }
      ? Standing
      : string;

type OptionalNames<Types extends ParamTypes> = {
  [Name in keyof Types]: Types[Name] extends { readonly optional: true } ? Name : never;
}[keyof Types];

/** The values that parameters of these types have, once the loader has let them pass. */
export type ParamValues<Types extends ParamTypes> = {
  readonly [Name in Exclude<keyof Types, OptionalNames<Types>>]: ParamValue<Types[Name]>;
} & { readonly [Name in OptionalNames<Types>]?: ParamValue<Types[Name]> };
