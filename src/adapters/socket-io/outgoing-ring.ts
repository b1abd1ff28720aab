/** The last messages of a session, numbered from 1, so that a client that lost its connection misses none. */
import type { Presence } from '../../protocol/presence.ts';
import type { Prose } from '../../protocol/prose.ts';

export type OutgoingMessage =
  | { readonly event: 'prose'; readonly payload: Prose }
  | { readonly event: 'presence'; readonly payload: Presence };

export type Missed = {
  /** Kept messages after the asked number, oldest first. */
  readonly messages: readonly OutgoingMessage[];
  /** How many between the asked number and the oldest kept one are gone. */
  readonly lost: number;
};

export class OutgoingRing {
  readonly #lengthMax: number;
  readonly #slots: OutgoingMessage[] = [];
  #lastSeq = 0;

  constructor(lengthMax: number) {
    this.#lengthMax = lengthMax;
  }

  /** The number that the next message must carry. */
  nextSeq(): number {
    return this.#lastSeq + 1;
  }

  keep(message: OutgoingMessage): void {
    this.#lastSeq += 1;
    this.#slots[(this.#lastSeq - 1) % this.#lengthMax] = message;
  }

  /** Everything after `lastSeq`; a number that was never sent counts as the newest one. */
  after(lastSeq: number): Missed {
    const from = Math.min(lastSeq, this.#lastSeq) + 1;
    const oldest = Math.max(1, this.#lastSeq - this.#lengthMax + 1);
    const first = Math.max(from, oldest);
    const messages: OutgoingMessage[] = [];
    for (let seq = first; seq <= this.#lastSeq; seq += 1) {
      messages.push(this.#slots[(seq - 1) % this.#lengthMax]!);
    }
    return { messages, lost: first - from };
  }
}
