/** Finishes words with Tab: a verb at the start of the line, and after it what is about, or was seen lately. */
import type { Prose } from '../../protocol/prose.ts';
import type { Status } from '../../protocol/status.ts';
import { completeLine } from '../link/complete-line.ts';

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
  #words: readonly string[] = [];
  #room: Status['room'];
  #self: Status['self'];

  /** The words that the world understands, and what is about. */
  know({ words, room, self }: Status): void {
    this.#words = words ?? this.#words;
    this.#room = room ?? this.#room;
    this.#self = self ?? this.#self;
  }

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
    const { candidates, replaced } = completeLine(line, { verbs: this.#verbs(), names: this.#names() });
    if (!line.includes(' ')) {
      // A verb that is certain gets the space after it.
      return [candidates.length === 1 ? [`${candidates[0]} `] : [...candidates], replaced];
    }
    if (replaced === '') return [[], replaced];
    const wanted = replaced.toLowerCase();
    const seen = [...this.#seen].reverse().filter((word) => word.toLowerCase().startsWith(wanted));
    return [[...new Set([...candidates, ...seen])], replaced];
  }

  #verbs(): readonly string[] {
    const ways = (this.#room?.exits ?? []).map(({ label }) => label);
    return [...new Set([...ways, ...this.#words])].sort();
  }

  #names(): readonly string[] {
    const { exits = [], items = [], people = [] } = this.#room ?? {};
    const about = [...people, ...exits.map(({ to }) => ({ name: to }))].map(({ name }) => name);
    return [...items, ...(this.#self?.inventory ?? []), ...about];
  }

  #remember(raw: string): void {
    const word = /^\p{Lu}\p{Ll}+$/u.test(raw) ? raw.toLowerCase() : raw;
    if (word.length < WORD_LENGTH_MIN || COMMON.has(word)) return;
    this.#seen.delete(word);
    this.#seen.add(word);
    if (this.#seen.size > WORDS_MAX) this.#seen.delete(this.#seen.values().next().value!);
  }
}
