/** What can be told of all reactions before any is linked: the names that they set, begin and make. */
import type { WorldDocs } from './link-context.ts';
import type { ReactionDocs } from './link-reactions.ts';

export type ReactionNames = {
  readonly realmFlags: ReadonlySet<string>;
  readonly worldEvents: ReadonlySet<string>;
  readonly ownEvents: ReadonlySet<string>;
};

export const reactionNames = (universe: ReactionDocs, worlds: Iterable<WorldDocs>): ReactionNames => {
  const docs = [...universe.values(), ...[...worlds].flatMap(({ reactions }) => [...reactions.values()])];
  const effects = docs.flatMap(({ value }) => value.then);
  const named = (of: (effect: (typeof effects)[number]) => string | undefined): ReadonlySet<string> =>
    new Set(effects.map(of).filter((name) => name !== undefined));
  return {
    realmFlags: named(({ set_realm_flag: flag }) => flag),
    worldEvents: named(({ begin_event: event }) => event),
    ownEvents: named(({ emit, tell }) => (emit ?? tell)?.event),
  };
};
