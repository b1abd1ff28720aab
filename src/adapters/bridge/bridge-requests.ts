/** Makes inputs of what services ask for, and waits for the tick in which the universe says what became of each. */
import type { BridgeInput } from '../../actors/bridge/bridge-input.ts';
import type { LiveUniverse } from '../../actors/universe/live-universe.ts';
import type { TickOutcome } from '../../actors/universe/tick-outcome.ts';
import type { BridgeRefusalCode } from '../../domain/bridge/bridge-ruling.ts';
import type { GameEvent } from '../../domain/game-event.ts';

type Fate =
  | { readonly kind: 'done'; readonly tick: number; readonly event: GameEvent }
  | { readonly kind: 'refused'; readonly event: GameEvent; readonly code: BridgeRefusalCode }
  /** Not taken: nothing of it will ever happen. */
  | { readonly kind: 'turned away'; readonly code: 'universe/busy' | 'universe/not-running' }
  /** Taken, but the universe stands still. */
  | { readonly kind: 'pending'; readonly tick: number };

type Asked = BridgeInput extends infer One ? (One extends BridgeInput ? Omit<One, 'request'> : never) : never;

/** Inputs that all services together may have waiting: the rest of a tick is for players and games. */
const WAITING_MAX = 1000;
const PATIENCE_MS = 10_000;

export class BridgeRequests {
  readonly #universe: Pick<LiveUniverse, 'submit' | 'subscribe'>;
  readonly #waiting = new Map<string, (fate: Fate) => void>();
  readonly #unsubscribe: () => void;
  readonly #patienceMs: number;
  #asked = 0;

  constructor(universe: Pick<LiveUniverse, 'submit' | 'subscribe'>, patienceMs = PATIENCE_MS) {
    this.#universe = universe;
    this.#patienceMs = patienceMs;
    this.#unsubscribe = universe.subscribe((outcome) => this.#answer(outcome));
  }

  /** Never rejects. */
  ask(asked: Asked): Promise<Fate> {
    if (this.#waiting.size >= WAITING_MAX)
      return Promise.resolve({ kind: 'turned away', code: 'universe/busy' });
    this.#asked += 1;
    const request = `b${this.#asked}`;
    const submission = this.#universe.submit({ ...asked, request } as BridgeInput);
    if (!submission.ok) {
      const code = submission.code === 'universe/busy' ? submission.code : 'universe/not-running';
      return Promise.resolve({ kind: 'turned away', code });
    }
    const { tick } = submission;
    return new Promise((resolve) => {
      const conclude = (fate: Fate) => {
        clearTimeout(patience);
        this.#waiting.delete(request);
        resolve(fate);
      };
      const patience = setTimeout(() => conclude({ kind: 'pending', tick }), this.#patienceMs);
      this.#waiting.set(request, conclude);
    });
  }

  /** The last event with a request is the one that says what became of it. */
  #answer({ record, events }: TickOutcome): void {
    if (this.#waiting.size === 0) return;
    const fates = new Map<string, GameEvent>();
    for (const event of events) {
      const { request } = event.params;
      const isDecision = event.type.startsWith('governance.');
      if (typeof request === 'string' && !isDecision && this.#waiting.has(request)) fates.set(request, event);
    }
    for (const [request, event] of fates) {
      const code = event.params['code'] as BridgeRefusalCode;
      const fate: Fate = event.type.endsWith('.refused')
        ? { kind: 'refused', event, code }
        : { kind: 'done', tick: record.tick, event };
      this.#waiting.get(request)?.(fate);
    }
  }

  close(): void {
    this.#unsubscribe();
    for (const conclude of [...this.#waiting.values()]) conclude({ kind: 'pending', tick: 0 });
  }
}
