/**
 * A player who has read how a quest is done and does it: goes where a step wants, looks for people where they may be, and
 * tries again when the game refuses.
 */
import type { RoomView } from '../../domain/percept.ts';
import { firstStepAcross } from '../../domain/routes.ts';
import { placesOf } from '../../domain/schedule.ts';
import type { UniverseSpec } from '../../domain/world-spec.ts';
import { locationOf } from '../../kernel/ids.ts';

export type WalkthroughStep = {
  readonly line: string;
  /** `world/location` where the line is to be said. */
  readonly at?: string;
  /** `world/keeper` who has to be there. */
  readonly with?: string;
  /** Ticks to wait before the line. */
  readonly waitTicks?: number;
};

/** How often a step is tried before the next one is. */
const TRIES_MAX = 8;

export class Walkthrough {
  readonly #spec: UniverseSpec;
  readonly #steps: readonly WalkthroughStep[];
  #index = 0;
  #tries = 0;
  #waitsUntil: number | undefined;
  /** Which of the places where somebody may be is looked at next. */
  #haunt = 0;
  #typed = false;

  constructor(spec: UniverseSpec, steps: readonly WalkthroughStep[]) {
    this.#spec = spec;
    this.#steps = steps;
  }

  /** `refused`: the last line was. Undefined when there is nothing more to do, or only to wait. */
  next(room: RoomView, tick: number, refused: boolean): string | undefined {
    if (this.#typed) this.#conclude(refused);
    const step = this.#steps[this.#index];
    if (step === undefined) return undefined;
    const way = this.#wayTo(step, room);
    if (way !== undefined) return way;
    if (step.waitTicks !== undefined) {
      this.#waitsUntil ??= tick + step.waitTicks;
      if (tick < this.#waitsUntil) return 'wait';
    }
    this.#typed = true;
    return step.line;
  }

  #conclude(refused: boolean): void {
    this.#typed = false;
    this.#tries += 1;
    if (refused && this.#tries < TRIES_MAX) return;
    this.#index += 1;
    this.#tries = 0;
    this.#haunt = 0;
    this.#waitsUntil = undefined;
  }

  /** The next line on the way to where the step can be done; undefined when that is here. */
  #wayTo(step: WalkthroughStep, room: RoomView): string | undefined {
    const here = placeOf(room);
    if (step.at !== undefined && step.at !== here) return this.#walk(here, step.at);
    if (step.with === undefined) return undefined;
    const [world = '', keeper = ''] = step.with.split('/');
    const name = this.#spec.worlds[world]?.keepers[keeper]?.name;
    if (room.world === world && room.keepers.some((seen) => seen.name === name)) return undefined;
    const haunts = [
      ...new Set(
        (this.#spec.worlds[world]?.keepers[keeper]?.schedule ?? [])
          .flatMap(placesOf)
          .map((location) => `${world}/${location}`),
      ),
    ];
    const target = haunts[this.#haunt % haunts.length];
    if (target === undefined) return undefined;
    if (target !== here) return this.#walk(here, target);
    this.#haunt += 1;
    return 'wait';
  }

  #walk(from: string, to: string): string {
    return firstStepAcross(this.#spec, from, to)?.direction ?? 'look';
  }
}

/** `world/location`; a copy of a place that is made for somebody counts as the place. */
const placeOf = ({ world, room }: RoomView): string => `${world}/${locationOf(room)}`;
