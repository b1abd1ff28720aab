/** Opens a universe from its journal, or begins a new one; from then on each tick is in the journal before anybody hears of it. */
import { formatFinding } from '../../content/finding.ts';
import type { PlayerId } from '../../kernel/ids.ts';
import type { Chronicle } from '../chronicle/chronicle.ts';
import type { Chronicler } from '../chronicle/chronicler.ts';
import type { Input } from './input.ts';
import type { Journal, JournaledTick } from './journal.ts';
import { LiveCharts } from '../live-content/live-charts.ts';
import { type ContentAnswer, LiveContent } from '../live-content/live-content.ts';
import type { LiveUniverse, Submission, UniverseStatus } from './live-universe.ts';
import { playerIdOf } from './player-id.ts';
import type { Failure } from '../realm/realm-tick.ts';
import {
  type RecoveredUniverse,
  RecoveryError,
  type RecoveryMaking,
  recoverUniverse,
} from './recover-universe.ts';
import { describeRefusal } from '../live-content/swap-charts.ts';
import { describeWorldRefusal } from '../live-content/swap-worlds.ts';
import type { TickOutcome } from './tick-outcome.ts';
import type { Universe } from './universe.ts';
import type { UniverseOverview } from './universe-overview.ts';
import { allPlayers, overviewOf } from './universe-queries.ts';
import { encodeSnapshot } from './universe-snapshot.ts';

export const COMMANDS_PER_TICK_MAX = 20;
export const INPUTS_PER_TICK_MAX = 10_000;
/** A minute or so, and a prime number: the other things that come every so many ticks cost enough in a tick of their own. */
const SNAPSHOT_INTERVAL = 607;

export type LiveMaking = RecoveryMaking & {
  /** Ticks between two snapshots. */
  readonly snapshotInterval?: number;
};

export type OpenUniverse = LiveUniverse & {
  readonly universe: Universe;
  readonly charts: LiveCharts;
  readonly content: LiveContent;
  /** What is on disk of what happened. */
  readonly chronicle: Chronicle;
};

/** @throws RecoveryError */
export function openLiveUniverse(making: LiveMaking): OpenUniverse {
  const live = new JournaledUniverse(recoverUniverse(making), making);
  // What was written while the universe stood still becomes its first input.
  const answer = live.content.takeUp(making.content);
  if (answer !== undefined && !answer.ok)
    throw new RecoveryError('journal/content-changed', wordsFor(answer));
  return live;
}

function wordsFor(answer: Extract<ContentAnswer, { readonly ok: false }>): string {
  const advice =
    'say under `migration` of the chart where to be instead, restore the charts, or start a new universe in another data directory';
  if ('refusals' in answer) return `${answer.refusals.map(describeRefusal).join('; ')}: ${advice}`;
  if (answer.code === 'world/invalid' || answer.code === 'world/other-universe')
    return `the worlds have changed and can't be taken up: ${describeWorldRefusal(answer)}`;
  const words = 'findings' in answer ? answer.findings.map(formatFinding).join('; ') : answer.code;
  return `the charts have changed and can't be taken up: ${words}`;
}

class JournaledUniverse implements LiveUniverse {
  readonly universe: Universe;
  readonly charts: LiveCharts;
  readonly content: LiveContent;
  readonly chronicle: Chronicle;
  readonly #chronicler: Chronicler;
  readonly #journal: Journal;
  readonly #snapshotInterval: number;
  readonly #onFailure: (failure: Failure) => void;
  readonly #listeners: ((outcome: TickOutcome) => void)[] = [];
  #pending: Input[] = [];
  #commandCounts = new Map<PlayerId, number>();
  #lastSnapshot: number;

  constructor({ universe, began, chronicler }: RecoveredUniverse, making: LiveMaking) {
    const { journal, content, snapshotInterval = SNAPSHOT_INTERVAL, onFailure = () => {} } = making;
    this.universe = universe;
    const submit = (input: Input) => this.submit(input);
    this.charts = new LiveCharts({ universe, content, began, submit });
    this.content = new LiveContent({ universe, charts: this.charts, submit });
    this.chronicle = journal.chronicle;
    this.#chronicler = chronicler;
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
    this.#chronicler.add(outcome);
    const { tick } = outcome.record;
    const isControlTick = tick % this.universe.options.controlTickInterval === 0;
    if (inputs.length + outcome.outputs.length + outcome.requests.length > 0 || isControlTick) {
      this.#append({ record: outcome.record, inputs });
    }
    if (tick - this.#lastSnapshot >= this.#snapshotInterval) this.#saveSnapshot();
    for (const listener of [...this.#listeners]) this.#tell(listener, outcome);
    return outcome;
  }

  /** A tick that can't be kept must not be followed by others: they would be recovered without it. */
  #append(tick: JournaledTick): void {
    try {
      this.#journal.append([tick], this.#chronicler.pending);
      this.#chronicler.settle();
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
      const text = encodeSnapshot(this.universe.snapshot());
      this.#journal.saveSnapshot({ tick, text }, this.#chronicler.pending);
      this.#chronicler.settle();
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
