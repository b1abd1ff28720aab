/** Texts of a place that depend on conditions: its description, and what it does by itself. */
import type { Condition } from './condition.ts';
import type { LineSpec, TextKey } from './world-spec.ts';

/** What the place does by itself while somebody is there. */
export type AmbienceSpec = {
  /** Played seconds between two turns, the least and the most. */
  readonly everySeconds: readonly [number, number];
  readonly lines: readonly { readonly line: TextKey; readonly when?: Condition }[];
};

export type ConditionalText = {
  readonly base: TextKey;
  readonly conditions: readonly { readonly when: Condition; readonly add: TextKey }[];
};

/** What a keeper does when nothing else happens. */
export type IdleSpec = {
  readonly everySeconds: readonly [number, number];
  readonly lines: readonly LineSpec[];
  /** By location, on top of `lines`: what it does there alone. */
  readonly at?: Readonly<Record<string, readonly LineSpec[]>>;
};
