/** Chance during an exploration: who threw what, and which throw is to come instead of the seed's own. */
import type { EntityId } from '../../kernel/ids.ts';
import { RandomStream } from '../../kernel/random-stream.ts';

/** The purpose under which charts throw. */
export const CHANCE_PURPOSE = 'chart chance';
const SPAWN_PURPOSE = 'spawn in ';
const SIDES = 100;

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

/** Of the draws of that entity for that purpose. */
export const drawName = (entity: EntityId, purpose: string): string => `${entity} ${purpose}`;

export class Luck {
  /** Decided beforehand. */
  throws: Throws = NO_THROWS;
  /** By who draws and what for: draws to choose among, where not every one leads to something that matters. */
  draws: ReadonlyMap<string, readonly number[]> = new Map();
  #asked = new Map<EntityId, number>();

  /** `natural`: the seed's own stream. */
  streamFor(entity: EntityId, purpose: string, natural: () => RandomStream): RandomStream {
    // Whatever may lie somewhere lies there: what is explored is content, not one realm's luck at its beginning.
    if (purpose.startsWith(SPAWN_PURPOSE)) return new LoadedStream(0);
    const draws = this.draws.get(drawName(entity, purpose));
    if (draws !== undefined) return new LoadedStream(natural().pick(draws));
    if (purpose !== CHANCE_PURPOSE) return natural();
    const thrown = this.throws.get(entity) ?? natural().below(SIDES);
    if (!this.#asked.has(entity)) this.#asked.set(entity, thrown);
    return new LoadedStream(thrown);
  }

  /** Who threw since the last call, and what first. */
  takeAsked(): Throws {
    const asked = this.#asked;
    this.#asked = new Map();
    return asked;
  }
}
