/**
 * Opens a universe from its journal, or begins a new one: newest snapshot, then every journaled tick again, which must
 * end on the journaled chain. From then on each tick is in the journal before anybody hears of it.
 */
import { encodeCanonical } from '../kernel/canonical.ts';
import type { PlayerId } from '../kernel/ids.ts';
import type { Input } from './input.ts';
import type { Journal, JournaledTick } from './journal.ts';
import type { LiveUniverse, Submission, UniverseStatus } from './live-universe.ts';
import { playerIdOf } from './player-id.ts';
import type { Failure } from './realm-tick.ts';
import type { TickOutcome } from './tick-outcome.ts';
import { Universe, type UniverseMaking } from './universe.ts';
import type { UniverseOverview } from './universe-overview.ts';
import { allPlayers, overviewOf } from './universe-queries.ts';
import { decodeSnapshot, encodeSnapshot } from './universe-snapshot.ts';

export const COMMANDS_PER_TICK_MAX = 20;
export const INPUTS_PER_TICK_MAX = 10_000;

export type LiveMaking = UniverseMaking & {
  readonly journal: Journal;
  /** The content files, path to text: kept with a new journal so that its run can always be re-executed. */
  readonly content: Readonly<Record<string, string>>;
  /** Ticks between two snapshots. */
  readonly snapshotInterval?: number;
  /** Called with (done, total) while journaled ticks are re-executed. */
  readonly onRecovery?: (done: number, total: number) => void;
};

/** Codes: journal/content-changed, journal/options-changed, journal/diverged. */
class RecoveryError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export function openLiveUniverse(making: LiveMaking): LiveUniverse & { universe: Universe } {
  const { journal, spec, options, content } = making;
  const header = journal.header();
  if (header === undefined) {
    journal.begin({
      format: 'the-seed/journal@1',
      contentHash: spec.behaviourHash,
      universe: options,
      content,
    });
  } else if (header.contentHash !== spec.behaviourHash) {
    throw new RecoveryError(
      'journal/content-changed',
      'the worlds have changed since this universe began (more than their prose): restore them, or start a new universe in another data directory',
    );
  } else if (encodeCanonical(header.universe) !== encodeCanonical(options)) {
    throw new RecoveryError(
      'journal/options-changed',
      `this universe began with other options (${JSON.stringify(header.universe)}): undo the change, or use another data directory`,
    );
  }
  return new JournaledUniverse(recover(making), making);
}

function recover(making: LiveMaking): Universe {
  const { journal, onRecovery } = making;
  const stored = journal.newestSnapshot();
  const universe =
    stored === undefined ? Universe.begin(making) : Universe.restore(making, decodeSnapshot(stored.text));
  const ticks = [...journal.ticksAfter(universe.tick)];
  const first = universe.tick;
  const last = ticks.at(-1)?.record.tick ?? first;
  for (const { record, inputs } of ticks) {
    while (universe.tick < record.tick - 1) universe.step([]);
    const outcome = universe.step(inputs);
    if (outcome.record.chain !== record.chain) {
      throw new RecoveryError(
        'journal/diverged',
        `tick ${record.tick} gave chain ${outcome.record.chain} where the journal has ${record.chain}: the program has changed in a way that matters; run the version that wrote the journal`,
      );
    }
    onRecovery?.(record.tick - first, last - first);
  }
  return universe;
}

class JournaledUniverse implements LiveUniverse {
  readonly universe: Universe;
  readonly #journal: Journal;
  readonly #snapshotInterval: number;
  readonly #onFailure: (failure: Failure) => void;
  readonly #listeners: ((outcome: TickOutcome) => void)[] = [];
  #pending: Input[] = [];
  #commandCounts = new Map<PlayerId, number>();
  #lastSnapshot: number;

  constructor(universe: Universe, { journal, snapshotInterval = 600, onFailure = () => {} }: LiveMaking) {
    this.universe = universe;
    this.#journal = journal;
    this.#snapshotInterval = snapshotInterval;
    this.#onFailure = onFailure;
    this.#lastSnapshot = universe.tick;
    // Whoever was connected when the process ended is not any more.
    for (const { player } of allPlayers(universe)) {
      if (player.present) this.#pending.push({ kind: 'player.leave', player: player.id });
    }
  }

  status(): UniverseStatus {
    return this.universe.status;
  }

  submit(input: Input): Submission {
    if (this.status() === 'halted') return { ok: false, code: 'universe/not-running' };
    if (this.#pending.length >= INPUTS_PER_TICK_MAX) return { ok: false, code: 'universe/busy' };
    if (input.kind === 'player.command') {
      const count = this.#commandCounts.get(input.player) ?? 0;
      if (count >= COMMANDS_PER_TICK_MAX) return { ok: false, code: 'command/too-fast' };
      this.#commandCounts.set(input.player, count + 1);
    }
    this.#pending.push(input);
    return { ok: true, tick: this.universe.tick + 1 };
  }

  advance(): TickOutcome {
    const inputs = this.#pending;
    const outcome = this.universe.step(inputs);
    this.#pending = [];
    this.#commandCounts = new Map();
    const { tick } = outcome.record;
    const isControlTick = tick % this.universe.options.controlTickInterval === 0;
    if (inputs.length + outcome.outputs.length > 0 || isControlTick) {
      this.#append({ record: outcome.record, inputs });
    }
    if (tick - this.#lastSnapshot >= this.#snapshotInterval) this.#saveSnapshot();
    for (const listener of [...this.#listeners]) this.#tell(listener, outcome);
    return outcome;
  }

  /** A tick that can't be kept must not be followed by others: they would be recovered without it. */
  #append(tick: JournaledTick): void {
    try {
      this.#journal.append([tick]);
    } catch (error) {
      this.universe.halt('the journal failed');
      throw error;
    }
  }

  /** One listener's defect keeps the tick from nobody else. */
  #tell(listener: (outcome: TickOutcome) => void, outcome: TickOutcome): void {
    try {
      listener(outcome);
    } catch (error) {
      this.#onFailure({ realm: 'hub', where: 'listener', error });
    }
  }

  #saveSnapshot(): void {
    const { tick } = this.universe;
    this.#lastSnapshot = tick;
    try {
      this.#journal.saveSnapshot({ tick, text: encodeSnapshot(this.universe.snapshot()) });
    } catch (error) {
      // The journal still holds every input: recovery starts from an older snapshot and takes longer.
      this.#onFailure({ realm: 'hub', where: 'snapshot', error });
    }
  }

  subscribe(listener: (outcome: TickOutcome) => void): () => void {
    this.#listeners.push(listener);
    return () => {
      const index = this.#listeners.indexOf(listener);
      if (index !== -1) this.#listeners.splice(index, 1);
    };
  }

  overview(): UniverseOverview {
    return overviewOf(this.universe);
  }

  playerIdOf(name: string): PlayerId {
    return playerIdOf(this.universe.options.seed, name);
  }

  pause(): void {
    this.universe.pause();
  }

  resume(): void {
    this.universe.resume();
  }

  halt(reason: string): void {
    if (this.status() !== 'halted') {
      this.#saveSnapshot();
      this.universe.halt(reason);
    }
    this.#journal.close();
  }
}
