/**
 * How many requests a client may send below /proxy in a minute: requests and the beginnings of sockets from one count.
 * Knows clients by their address only.
 */
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { type ClientRateLimitInfo, ipKeyGenerator, rateLimit, type Store } from 'express-rate-limit';
import { answerProblem } from '../bridge/bridge-error.ts';

const MINUTE_MS = 60_000;
/** Clients that are counted apart; when there are more, all begin anew. */
const CLIENTS_MAX = 100_000;

export class Allowance {
  readonly #limit: number;
  readonly #counts = new MinuteCounts();
  /** Answers those who have had theirs with 429, and tells all how much is left. */
  readonly handler: RequestHandler;

  constructor(limit: number) {
    this.#limit = limit;
    this.handler = rateLimit({
      windowMs: MINUTE_MS,
      limit,
      store: this.#counts,
      keyGenerator: clientOf,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      handler: (_request, response) => answerProblem(response, 'proxy/rate-limited'),
    });
  }

  /** Whether the client has had all of its requests in this minute. */
  isSpent(request: IncomingMessage): boolean {
    return this.#counts.count(clientOf(request)) >= this.#limit;
  }

  /** Counts a request that the handler does not see. */
  take(request: IncomingMessage): void {
    this.#counts.increment(clientOf(request));
  }
}

/** A network of IPv6 counts as one client. The header that proxies add is not believed: anybody can send it. */
const clientOf = ({ socket }: IncomingMessage): string => ipKeyGenerator(socket.remoteAddress ?? 'unknown');

/** Counts in memory that answer at once, as the beginning of a socket has to be judged. */
class MinuteCounts implements Store {
  readonly localKeys = true;
  readonly #counts = new Map<string, { hits: number; until: number }>();

  increment(key: string): ClientRateLimitInfo {
    const now = Date.now();
    let counted = this.#counts.get(key);
    if (counted === undefined || counted.until <= now) {
      this.#forget(now);
      counted = { hits: 0, until: now + MINUTE_MS };
      this.#counts.set(key, counted);
    }
    counted.hits += 1;
    return { totalHits: counted.hits, resetTime: new Date(counted.until) };
  }

  count(key: string): number {
    const counted = this.#counts.get(key);
    return counted === undefined || counted.until <= Date.now() ? 0 : counted.hits;
  }

  decrement(key: string): void {
    const counted = this.#counts.get(key);
    if (counted !== undefined) counted.hits -= 1;
  }

  resetKey(key: string): void {
    this.#counts.delete(key);
  }

  /** Minutes that are over: those that began first stand first. */
  #forget(now: number): void {
    for (const [key, { until }] of this.#counts) {
      if (until > now) break;
      this.#counts.delete(key);
    }
    if (this.#counts.size >= CLIENTS_MAX) this.#counts.clear();
  }
}
