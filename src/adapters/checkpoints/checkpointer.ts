/** Signs where the chronicle of a running server stands, every so many ticks, and keeps it: one JWS a line, oldest first. */
import { appendFile } from 'node:fs/promises';
import type { Chronicle } from '../../actors/chronicle/chronicle.ts';
import type { TickOutcome } from '../../actors/universe/tick-outcome.ts';
import type { Checkpoint } from '../../actors/chronicle/verify-chronicle.ts';
import { signCheckpoint } from './signed-checkpoint.ts';
import type { SigningKey } from './signing-key.ts';

/** Ten minutes of ticks of 100 ms. */
const CHECKPOINT_INTERVAL_TICKS = 6000;

export type CheckpointerOptions = {
  readonly chronicle: Pick<Chronicle, 'head'>;
  readonly key: SigningKey;
  /** Where the checkpoints are kept. */
  readonly path: string;
  /** The last tick before this start. */
  readonly tick: number;
  /** Where records are certain to be on disk with their tick. */
  readonly controlTickInterval: number;
  readonly intervalTicks?: number;
  readonly onFailure: (error: unknown) => void;
};

export class Checkpointer {
  readonly #options: CheckpointerOptions;
  #last: number;
  #newest: string | undefined;
  #written: Promise<void> = Promise.resolve();

  constructor(options: CheckpointerOptions) {
    this.#options = options;
    this.#last = options.tick;
  }

  /** The newest of this start, as a JWS. */
  get newest(): string | undefined {
    return this.#newest;
  }

  /** To be called after every tick. */
  hear({ record: { tick, chain } }: TickOutcome): void {
    const { controlTickInterval, intervalTicks = CHECKPOINT_INTERVAL_TICKS } = this.#options;
    if (tick % controlTickInterval === 0 && tick - this.#last >= intervalTicks) this.#make(tick, chain);
  }

  /** The end of this start: everything is on disk. Resolves when the last checkpoint is, too. */
  conclude({ tick, chain }: { readonly tick: number; readonly chain: string }): Promise<void> {
    if (tick > this.#last) this.#make(tick, chain);
    return this.#written;
  }

  #make(tick: number, chain: string): void {
    const { position, hash } = this.#options.chronicle.head();
    this.#last = tick;
    const checkpoint = { position, tick, hash, chain };
    this.#written = this.#written
      .then(() => this.#keep(checkpoint))
      // The next one says all that this one would have said, and more.
      .catch((error) => this.#options.onFailure(error));
  }

  async #keep(checkpoint: Checkpoint): Promise<void> {
    const jws = await signCheckpoint(this.#options.key, checkpoint);
    await appendFile(this.#options.path, `${jws}\n`);
    this.#newest = jws;
  }
}
