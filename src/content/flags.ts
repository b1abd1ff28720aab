/** Every flag that content can set on a player, so that asking for any other is noticed. */
import type { WorldDocs } from './link-context.ts';

/** Undefined when a character cannot be read, since that may be the one that sets the flag. */
export const collectFlags = (worlds: Iterable<WorldDocs>): ReadonlySet<string> | undefined => {
  const flags = new Set<string>();
  for (const { characters, known } of worlds) {
    if (characters.size < known.keepers.size) return undefined;
    for (const [id, { value }] of characters) {
      // The engine sets it when the keeper greets somebody.
      flags.add(`met_${id}`);
      const replies = [
        ...(value.topics ?? []).flatMap((topic) => [topic, ...(topic.replies ?? [])]),
        ...(value.gifts ?? []),
      ];
      for (const { once, then } of replies) {
        if (once !== undefined) flags.add(once);
        for (const { set_flag: flag } of then ?? []) if (flag !== undefined) flags.add(flag);
      }
    }
  }
  return flags;
};
