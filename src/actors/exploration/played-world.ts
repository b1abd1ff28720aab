/**
 * A universe with one player in it, played on as fast as possible: real realms, rules and charts, the same ticks and the
 * same barrier between realms; without agents, hashes and journal, and without the ticks in which nothing happens.
 */
import { createActor } from 'xstate';
import { compileGrammars, type Grammar, type Grammars } from '../../domain/parse-command.ts';
import { RULEBOOK } from '../../domain/rulebook.ts';
import type { ActionRules } from '../../domain/vocabulary/action-rule.ts';
import type { ActionName } from '../../domain/vocabulary/actions.ts';
import type { UniverseSpec } from '../../domain/world-spec.ts';
import { type CauseId, compareIds, type PlayerId } from '../../kernel/ids.ts';
import type { Timer } from '../../kernel/timer-table.ts';
import { orchestratorMachine } from '../../machines/orchestrator.ts';
import { birthplaceOf } from '../realm/birthplace.ts';
import type { PlayerInput } from '../universe/input.ts';
import type { Letter } from '../realm/mail.ts';
import { playerIdOf } from '../universe/player-id.ts';
import { RealmTick } from '../realm/realm-tick.ts';
import {
  DEFAULT_OPTIONS,
  realmsOf,
  sortedRealms,
  type UniverseOptions,
} from '../universe/universe-options.ts';
import { ExploredRealm } from './explored-realm.ts';
import { Luck } from './luck.ts';
import { type CellReader, RealmMemory, type RealmSituation } from './realm-memory.ts';

/** A universe between two ticks in which nothing is on its way. */
export type Situation = { readonly tick: number; readonly realms: readonly RealmSituation[] };

export type PlayedWorldMaking = {
  readonly universe: UniverseSpec;
  readonly seed: string;
  readonly actionRules: ActionRules<ActionName>;
  readonly read: CellReader;
  /** Timers for which it is false are never set: who has none does nothing by itself. */
  readonly isWanted: (realm: ExploredRealm, timer: Timer) => boolean;
};

export const EXPLORER_NAME = 'Explorer';
/** A cascade that has not come to rest by then is cut off. */
const UNREST_TICKS_MAX = 100;

/** One realm a world, nobody but the player, and agents that never get a turn. */
export const exploredOptions = (universe: UniverseSpec, seed: string): UniverseOptions => {
  const worlds = Object.keys(universe.worlds);
  const realms = sortedRealms(realmsOf(worlds, worlds.length));
  return { ...DEFAULT_OPTIONS, seed, realms, reflectionInterval: 1_000_000_000 };
};

export class PlayedWorld {
  readonly universe: UniverseSpec;
  readonly options: UniverseOptions;
  readonly grammars: Grammars;
  readonly luck = new Luck();
  readonly player: PlayerId;
  /** Defects that were contained since the world began, by what they say. */
  readonly defects = new Set<string>();
  readonly #memories: readonly RealmMemory[];
  readonly #isWanted: PlayedWorldMaking['isWanted'];
  #tick = 0;

  constructor({ universe, seed, actionRules, read, isWanted }: PlayedWorldMaking) {
    this.universe = universe;
    this.#isWanted = isWanted;
    this.options = exploredOptions(universe, seed);
    this.grammars = compileGrammars(universe);
    this.player = playerIdOf(seed, EXPLORER_NAME);
    const input = { interval: this.options.controlTickInterval };
    const orchestrator = createActor(orchestratorMachine, { id: 'orchestrator', input });
    orchestrator.start();
    this.#memories = this.options.realms.map(({ realm, world }) => {
      const spec = universe.worlds[world];
      if (spec === undefined) throw new Error(`universe/unknown-world ${world}`);
      const setting = { realm, universe, world: spec, options: this.options };
      const state = new ExploredRealm(
        { ...setting, rulebook: RULEBOOK, actionRules, orchestrator },
        this.luck,
      );
      return new RealmMemory(state, read);
    });
  }

  /** The explorer types in the source language. */
  get grammar(): Grammar {
    return this.grammars.source;
  }

  get tick(): number {
    return this.#tick;
  }

  get realms(): readonly ExploredRealm[] {
    return this.#memories.map(({ realm }) => realm);
  }

  /** Where the player is. */
  get here(): ExploredRealm {
    const found = this.#memories.find(({ realm }) => realm.facts.player(this.player) !== undefined);
    if (found === undefined) throw new Error('the explorer is in no realm');
    return found.realm;
  }

  /** Everything as it begins; the player comes in the first tick. */
  begin(): void {
    for (const { realm } of this.#memories) realm.populate(0);
    this.#run({ kind: 'player.join', player: this.player, name: EXPLORER_NAME });
    this.rest();
  }

  keep(): Situation {
    return { tick: this.#tick, realms: this.#memories.map((memory) => memory.keep()) };
  }

  recall({ tick, realms }: Situation): void {
    this.#tick = tick;
    for (const [index, memory] of this.#memories.entries()) {
      memory.recall(realms[index] as RealmSituation);
      memory.realm.tick = tick;
    }
  }

  /** The player types a line in the tick that begins; then whatever follows at once is waited for. */
  type(text: string): void {
    this.#run({ kind: 'player.command', player: this.player, text });
    this.rest();
  }

  /** Lets time pass up to that tick, inclusive. */
  advance(until: number): void {
    while (this.#tick < until) {
      const due = this.nextDue();
      if (due === undefined || due > until) {
        this.#tick = until;
        return;
      }
      this.#tick = Math.max(this.#tick, due - 1);
      this.#run();
      this.rest();
    }
  }

  /** The next tick with a timer. */
  nextDue(): number | undefined {
    let due: number | undefined;
    for (const { realm } of this.#memories) {
      const next = realm.timers.nextDue();
      if (next !== undefined && (due === undefined || next < due)) due = next;
    }
    return due;
  }

  /** Goes on until nothing is on its way, which takes until the next control tick for what goes to another realm. */
  rest(): void {
    const last = this.#tick + UNREST_TICKS_MAX;
    while (this.#memories.some(({ realm }) => isRestless(realm))) {
      if (this.#tick >= last) {
        this.defects.add('a cascade of messages that does not end was cut off');
        for (const { realm } of this.#memories) realm.queue.takeRound();
        return;
      }
      this.#run();
    }
  }

  /** As if so many days had gone by that were like the last one. */
  postpone(ticks: number): void {
    for (const memory of this.#memories) memory.postpone(ticks);
    this.#tick += ticks;
  }

  #run(input?: PlayerInput): void {
    this.#tick += 1;
    const to = input === undefined ? undefined : this.#addressee(input);
    for (const { realm } of this.#memories) {
      const own: Letter[] =
        input !== undefined && realm.setting.realm === to
          ? [{ mail: { kind: 'input', input }, cause: `i${this.#tick}.0` as CauseId }]
          : [];
      this.#runRealm(realm, own);
    }
    if (this.#tick % this.options.controlTickInterval === 0) this.#exchange();
  }

  #addressee(input: PlayerInput): string {
    const home = this.realms.find(({ facts }) => facts.player(this.player) !== undefined);
    return home?.setting.realm ?? birthplaceOf(this.universe, this.options, input);
  }

  #runRealm(realm: ExploredRealm, own: readonly Letter[]): void {
    const letters = [...realm.inbox, ...own];
    const due = realm.timers.nextDue();
    const hasWork = letters.length + realm.queue.pending > 0 || (due !== undefined && due <= this.#tick);
    if (!hasWork && this.#tick !== 1) return;
    realm.inbox = [];
    const { nextSeq } = realm.timers;
    const { failures } = new RealmTick(realm, this.#tick, this.grammars).run(letters);
    for (const { where, error } of failures)
      this.defects.add(`${where}: ${error instanceof Error ? error.message : String(error)}`);
    if (realm.timers.nextSeq === nextSeq) return;
    for (const timer of realm.timers.entries())
      if (!this.#isWanted(realm, timer)) realm.timers.cancel(timer.owner, timer.name);
  }

  /** The barrier: what realms send each other arrives in the order of source and number. */
  #exchange(): void {
    const envelopes = this.#memories.flatMap(({ realm }) => realm.takeOutbox());
    envelopes.sort((left, right) => compareIds(left.from, right.from) || left.seq - right.seq);
    for (const { to, mail, cause } of envelopes)
      this.realms.find(({ setting }) => setting.realm === to)?.inbox.push({ mail, cause });
  }
}

const isRestless = ({ queue, inbox, outbox }: ExploredRealm): boolean =>
  queue.pending + inbox.length + outbox.length > 0;
