/**
 * Messages of one tick in rounds: what is sent in a round is heard in the next one, in the order of sending.
 */

/** What is left after this many rounds of a tick waits for the next tick. */
export const ROUNDS_PER_TICK_MAX = 16;
/** Messages that may wait for the next round. */
export const QUEUE_LENGTH_MAX = 65_536;

export class RoundQueue<T> {
  #next: T[] = [];

  /** Adds to the next round; false, and nothing added, when QUEUE_LENGTH_MAX are waiting. */
  push(item: T): boolean {
    if (this.#next.length >= QUEUE_LENGTH_MAX) return false;
    this.#next.push(item);
    return true;
  }

  /** Everything that waits, in order of push; what is pushed from now on belongs to the round after. */
  takeRound(): T[] {
    const round = this.#next;
    this.#next = [];
    return round;
  }

  /** How many wait for the next round. */
  get pending(): number {
    return this.#next.length;
  }
}
