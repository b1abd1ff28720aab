/**
 * One reader who follows the chronicle as it grows. A tail is a cursor: what its connection can't take yet stays in the
 * chronicle until it can, so that a slow reader costs no memory and misses nothing.
 */
import type { Response } from 'express';
import type { Chronicle, ChronicleQuery } from '../../actors/chronicle/chronicle.ts';
import type { TickOutcome } from '../../actors/universe/tick-outcome.ts';
import { recordAsJson } from '../record-json.ts';

export type TailSource = { readonly subscribe: (listener: (outcome: TickOutcome) => void) => () => void };

export type TailOptions = {
  readonly chronicle: Pick<Chronicle, 'page' | 'head'>;
  readonly universe: TailSource;
  readonly response: Response;
  readonly query: ChronicleQuery & { readonly after: number };
};

/** Proxies and clients give up on a connection that says nothing. */
const HEARTBEAT_MS = 15_000;
/** Pages in one go; the rest waits for the next tick, so that a reader far behind holds up nobody. */
const PAGES_MAX = 10;

export class ChronicleTail {
  readonly #options: TailOptions;
  #after: number;
  #isFull = false;
  #stop: () => void = () => {};

  constructor(options: TailOptions) {
    this.#options = options;
    this.#after = options.query.after;
  }

  begin(): void {
    const { response, universe } = this.#options;
    response.set({
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    response.flushHeaders();
    response.on('drain', () => {
      this.#isFull = false;
      this.#pump();
    });
    const unsubscribe = universe.subscribe(() => this.#pump());
    const heartbeat = setInterval(() => this.#write(': still here\n\n'), HEARTBEAT_MS);
    this.#stop = () => {
      unsubscribe();
      clearInterval(heartbeat);
    };
    this.#pump();
  }

  close(): void {
    this.#stop();
  }

  /** The server takes its leave. */
  end(): void {
    this.#stop();
    this.#options.response.end();
  }

  #pump(): void {
    const { chronicle, query } = this.#options;
    for (let pages = 0; pages < PAGES_MAX && !this.#isFull; pages += 1) {
      const { position } = chronicle.head();
      if (this.#after >= position) return;
      const page = chronicle.page({ ...query, after: this.#after });
      for (const record of page.records)
        this.#write(
          `id: ${record.position}\nevent: ${record.kind}\ndata: ${JSON.stringify(recordAsJson(record))}\n\n`,
        );
      this.#after = page.next ?? position;
    }
  }

  #write(text: string): void {
    if (!this.#options.response.write(text)) this.#isFull = true;
  }
}
