/** Chance during an exploration: who asked for it, and which throw is to come instead of the seed's own. */
import type { EntityId } from '../../kernel/ids.ts';
import { RandomStream } from '../../kernel/random-stream.ts';

/** The purpose under which charts throw. */
export const CHANCE_PURPOSE = 'chart chance';
const SPAWN_PURPOSE = 'spawn in ';

/** Always the same throw, and every chance that is any comes true. */
class LoadedStream extends RandomStream {
  readonly #thrown: number;

  constructor(thrown: number) {
    super([0, 0], 0);
    this.#thrown = thrown;
  }

  override below(count: number): number {
    return Math.min(this.#thrown, count - 1);
  }

  override chance({ numerator }: { readonly numerator: number }): boolean {
    return numerator > 0;
  }
}

/** By actor: a throw from 0 to 99. */
export type Throws = ReadonlyMap<EntityId, number>;
export const NO_THROWS: Throws = new Map();

export class Luck {
  /** Decided beforehand. */
  throws: Throws = NO_THROWS;
  readonly #asked = new Set<EntityId>();

  /** Undefined when the seed decides. */
  streamFor(entity: EntityId, purpose: string): RandomStream | undefined {
    // Whatever may lie somewhere lies there: what is explored is content, not one realm's luck at its beginning.
    if (purpose.startsWith(SPAWN_PURPOSE)) return new LoadedStream(0);
    if (purpose !== CHANCE_PURPOSE) return undefined;
    this.#asked.add(entity);
    const thrown = this.throws.get(entity);
    return thrown === undefined ? undefined : new LoadedStream(thrown);
  }

  /** Actors that threw since the last call, in the order of their first throw. */
  takeAsked(): readonly EntityId[] {
    const asked = [...this.#asked];
    this.#asked.clear();
    return asked;
  }
}
