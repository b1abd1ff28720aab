/**
 * What was made of a text, kept for the next time it is read: content is loaded again for every change that is sent in and
 * by every check, and all but a file or two of it are the texts of before. What it answers is never changed.
 */

/** Characters of all texts together that are kept in mind: a few universes. */
const CHARACTERS_MAX = 8_000_000;

export class TextMemory<Made> {
  readonly #made = new Map<string, Made>();
  readonly #charactersMax: number;
  #characters = 0;

  constructor(charactersMax = CHARACTERS_MAX) {
    this.#charactersMax = charactersMax;
  }

  get(text: string): Made | undefined {
    const made = this.#made.get(text);
    if (made === undefined) return undefined;
    // What was asked for last is forgotten last.
    this.#made.delete(text);
    this.#made.set(text, made);
    return made;
  }

  keep(text: string, made: Made): Made {
    this.#made.set(text, made);
    this.#characters += text.length;
    for (const oldest of this.#made.keys()) {
      if (this.#characters <= this.#charactersMax) break;
      this.#made.delete(oldest);
      this.#characters -= oldest.length;
    }
    return made;
  }
}
