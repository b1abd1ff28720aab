/**
 * The ways to all registered services, which are looked at again and again. Who is registered the universe says; that a
 * service is there or not is told to the universe when it changes.
 */
import type { BridgeInput } from '../../actors/bridge/bridge-input.ts';
import type { LiveUniverse } from '../../actors/universe/live-universe.ts';
import type { TickOutcome } from '../../actors/universe/tick-outcome.ts';
import type { ServiceFact } from '../../domain/bridge/service.ts';
import { checkHealth } from './check-health.ts';
import { CIRCUIT, type CircuitSettings, type CircuitState, ServiceLink } from './service-link.ts';

export type ServiceLinksOptions = {
  readonly universe: Pick<LiveUniverse, 'submit' | 'subscribe'>;
  /** Sorted by name. */
  readonly services: () => readonly ServiceFact[];
  /** Milliseconds between two looks at a service, and how long one may take. */
  readonly healthEveryMs?: number;
  readonly healthPatienceMs?: number;
  readonly circuit?: CircuitSettings;
};

export type DescribedService = Omit<ServiceFact, 'kind' | 'since'> & {
  readonly circuit: CircuitState;
  readonly registered_at_tick: number;
};

const HEALTH_EVERY_MS = 10_000;
const HEALTH_PATIENCE_MS = 2000;

export class ServiceLinks {
  readonly #options: ServiceLinksOptions;
  readonly #links = new Map<string, ServiceLink>();
  readonly #patience: number;
  readonly #timer: NodeJS.Timeout;
  readonly #unsubscribe: () => void;
  /** Those that are being looked at. */
  readonly #watched = new Set<string>();
  #observed = 0;

  constructor(options: ServiceLinksOptions) {
    this.#options = options;
    this.#patience = options.healthPatienceMs ?? HEALTH_PATIENCE_MS;
    this.#timer = setInterval(() => this.#lookAtAll(), options.healthEveryMs ?? HEALTH_EVERY_MS);
    this.#unsubscribe = options.universe.subscribe((outcome) => this.#follow(outcome));
    this.#lookAtAll();
  }

  /** Undefined when no service of this name is registered. */
  find(name: string): ServiceLink | undefined {
    const service = this.#options.services().find((one) => one.name === name);
    const known = this.#links.get(name);
    if (service === undefined) {
      known?.close();
      this.#links.delete(name);
      return undefined;
    }
    if (known?.service.host === service.host && known.service.port === service.port) return known;
    known?.close();
    const link = new ServiceLink(service, this.#options.circuit ?? CIRCUIT);
    this.#links.set(name, link);
    return link;
  }

  /** Sorted by name. */
  describe(): readonly DescribedService[] {
    return this.#options.services().map(({ kind: _, since, ...service }) => ({
      ...service,
      circuit: this.find(service.name)?.circuit ?? 'closed',
      registered_at_tick: since,
    }));
  }

  #follow({ events }: TickOutcome): void {
    for (const { type, params } of events) {
      const name = params['service'];
      if (typeof name !== 'string') continue;
      if (type === 'service.left') this.find(name);
      if (type === 'service.registered' || type === 'service.rejoined') void this.#lookAt(name);
    }
  }

  #lookAtAll(): void {
    for (const { name } of this.#options.services()) void this.#lookAt(name);
  }

  async #lookAt(name: string): Promise<void> {
    const link = this.find(name);
    if (link === undefined || this.#watched.has(name)) return;
    this.#watched.add(name);
    const health = await checkHealth(link, this.#patience);
    this.#watched.delete(name);
    // Meanwhile it may have left, or moved: then this was somebody else.
    const service = this.#options.services().find((one) => one.name === name);
    if (service === undefined || this.#links.get(name) !== link || service.health === health) return;
    this.#observed += 1;
    const input: BridgeInput = { kind: 'bridge.observe', request: `o${this.#observed}`, name, health };
    // Refused in a full tick: the next look tells it.
    this.#options.universe.submit(input);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#unsubscribe();
    for (const link of this.#links.values()) link.close();
  }
}
