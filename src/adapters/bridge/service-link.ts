/**
 * The way to one service: a circuit breaker that leaves a service alone which fails too often, and a bound on how much
 * is under way to it at a time.
 */
import CircuitBreaker from 'opossum';
import type { ServiceFact } from '../../domain/bridge/service.ts';
import { ServiceError } from './bridge-error.ts';

export type CircuitState = 'closed' | 'open' | 'half-open';

export type CircuitSettings = {
  /** Milliseconds for which a service is left alone. */
  readonly resetMs: number;
  /** Requests in a window before their share of failures counts. */
  readonly volume: number;
};

export const CIRCUIT: CircuitSettings = { resetMs: 10_000, volume: 5 };

const WINDOW_MS = 30_000;
const FAILED_PERCENT = 50;
/** Requests that one service may have under way. */
const CAPACITY = 100;

type Task = () => Promise<unknown>;

export class ServiceLink {
  readonly service: Pick<ServiceFact, 'name' | 'host' | 'port'>;
  readonly #breaker: CircuitBreaker<[Task], unknown>;

  constructor(service: Pick<ServiceFact, 'name' | 'host' | 'port'>, { resetMs, volume }: CircuitSettings) {
    this.service = service;
    this.#breaker = new CircuitBreaker((task: Task) => task(), {
      // Whoever asks has a limit of their own.
      timeout: false,
      resetTimeout: resetMs,
      volumeThreshold: volume,
      errorThresholdPercentage: FAILED_PERCENT,
      rollingCountTimeout: WINDOW_MS,
      capacity: CAPACITY,
    });
  }

  get address(): string {
    const { host, port } = this.service;
    return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  }

  get circuit(): CircuitState {
    if (this.#breaker.opened) return 'open';
    return this.#breaker.halfOpen ? 'half-open' : 'closed';
  }

  /** @throws ServiceError service/circuit-open or service/busy without a try, and whatever the task throws */
  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    try {
      return (await this.#breaker.fire(task)) as Result;
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EOPENBREAKER') throw new ServiceError('service/circuit-open', {}, { cause: error });
      if (code === 'ESEMLOCKED') throw new ServiceError('service/busy', {}, { cause: error });
      throw error;
    }
  }

  close(): void {
    this.#breaker.shutdown();
  }
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
