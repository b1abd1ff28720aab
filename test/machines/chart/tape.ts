/** Choices read off a tape of bytes; at its end every choice is the first one. */
export class Tape {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** From 0 to count - 1. */
  next(count: number): number {
    const byte = this.#bytes[this.#at] ?? 0;
    this.#at += 1;
    return byte % count;
  }

  chance(percent: number): boolean {
    const byte = this.#bytes[this.#at] ?? 0;
    this.#at += 1;
    return byte * 100 > (100 - percent) * 256;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.next(list.length)] as T;
  }

  list<T>(length: number, make: () => T): T[] {
    return Array.from({ length }, make);
  }
}
