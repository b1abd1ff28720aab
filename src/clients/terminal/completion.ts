/** Finishes words with Tab: a verb at the start of the line, and after it whatever the player has seen lately. */
import type { Prose } from '../../protocol/prose.ts';

const VERBS = [
  ...[
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
  ],
  ...['talk', 'ask', 'who', 'time', 'help', 'travel', 'enter', 'read', 'score', 'exits', 'wait', 'quit'],
  ...[
    'north',
    'northeast',
    'east',
    'southeast',
    'south',
    'southwest',
    'west',
    'northwest',
    'up',
    'down',
    'in',
    'out',
  ],
];

/** Words too common to be worth finishing. */
const COMMON = new Set(
  'about above after also and are around back been before below but can door for from has have here his her into its like near not now off onto out over she some than that the their them then there they this through under was what when where which while who with you your'.split(
    ' ',
  ),
);

const WORDS_MAX = 300;
const WORD_LENGTH_MIN = 3;

export class Completion {
  /** Newest last. */
  readonly #seen = new Set<string>();

  notice(prose: Prose): void {
    if (prose.style === 'error') return;
    for (const line of prose.lines) {
      for (const word of line.match(/[\p{L}\p{M}\p{N}'’_-]+/gu) ?? [])
        this.#remember(word.replace(/['’]s$/, ''));
    }
  }

  noticeName(name: string): void {
    this.#remember(name);
  }

  /** Candidates, newest first, and the part of the line that they replace: the form that readline asks for. */
  complete(line: string): [string[], string] {
    const start = line.lastIndexOf(' ') + 1;
    const fragment = line.slice(start);
    if (start === 0) {
      const verbs = VERBS.filter((verb) => verb.startsWith(fragment.toLowerCase()));
      // A verb that is certain gets the space after it.
      return [verbs.length === 1 ? [`${verbs[0]} `] : verbs, fragment];
    }
    if (fragment === '') return [[], fragment];
    const wanted = fragment.toLowerCase();
    const nouns = [...this.#seen].reverse().filter((word) => word.toLowerCase().startsWith(wanted));
    return [nouns, fragment];
  }

  #remember(raw: string): void {
    const word = /^\p{Lu}\p{Ll}+$/u.test(raw) ? raw.toLowerCase() : raw;
    if (word.length < WORD_LENGTH_MIN || COMMON.has(word)) return;
    this.#seen.delete(word);
    this.#seen.add(word);
    if (this.#seen.size > WORDS_MAX) this.#seen.delete(this.#seen.values().next().value!);
  }
}
