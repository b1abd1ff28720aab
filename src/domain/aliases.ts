/** Words that a player has made for lines of their own: what they stand for, with what was typed after them put in. */
import type { Alias } from './line-memory.ts';
import { foldLetters } from './text-fold.ts';

export const ALIASES_MAX = 40;
export const ALIAS_LINE_LENGTH_MAX = 200;
/** One word, as it is typed. */
export const ALIAS_NAME = /^[a-z0-9ñ][a-z0-9ñ_-]{0,19}$/;
/** What an alias may grow to with what was put in. */
const EXPANSION_LENGTH_MAX = 1000;

/**
 * The line behind the first word, once: what comes out is not looked up again. `$1` to `$9` are the words that follow it,
 * `$*` all of them; without any of these, they are put at the end.
 */
export function expandAlias(aliases: readonly Alias[], typed: string): string | undefined {
  const [name = '', ...args] = typed.split(/\s+/);
  const alias = aliases.find((candidate) => candidate.name === foldLetters(name));
  if (alias === undefined) return undefined;
  const line = /\$[1-9*]/.test(alias.line)
    ? alias.line.replace(/\$([1-9*])/g, (_, slot: string) =>
        slot === '*' ? args.join(' ') : (args[Number(slot) - 1] ?? ''),
      )
    : [alias.line, ...args].join(' ');
  return line.slice(0, EXPANSION_LENGTH_MAX).trim();
}
