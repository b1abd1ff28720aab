/** Everything that one realm is between two ticks, its hash, and how it is stored and brought back. */
import { type AnyActorRef, createActor } from 'xstate';
import type { ChartParams } from '../../domain/chart.ts';
import type { Entity } from '../../domain/entity.ts';
import { Facts } from '../../domain/facts.ts';
import { realmGenesis } from '../../domain/genesis.ts';
import type { Deeds, IntervalSummary } from '../../domain/interval-summary.ts';
import type { RuleContext } from '../../domain/rule.ts';
import type { Rulebook } from '../../domain/rulebook.ts';
import type { ActionRules } from '../../domain/vocabulary/action-rule.ts';
import type { ActionName } from '../../domain/vocabulary/actions.ts';
import { GUARD_RULES } from '../../domain/vocabulary/guard-rules.ts';
import type { GuardName } from '../../domain/vocabulary/guards.ts';
import { type CarriedValues, type Moment, momentOf } from '../../domain/vocabulary/moment.ts';
import type { UniverseSpec, WorldSpec } from '../../domain/world-spec.ts';
import { encodeCanonical } from '../../kernel/canonical.ts';
import { digest128Hex } from '../../kernel/digest.ts';
import { RoundQueue } from '../../kernel/envelope-queue.ts';
import { encodeFrozen } from '../../kernel/frozen-text.ts';
import { type CauseId, type EntityId, entityId, type RealmId } from '../../kernel/ids.ts';
import { LeafSum, sumOfLeaves } from '../../kernel/leaf-sum.ts';
import { openStream, type StreamKey, streamKey } from '../../kernel/random-stream.ts';
import { type Timer, TimerTable } from '../../kernel/timer-table.ts';
import type { Behaviour } from '../../machines/behaviour.ts';
import type { ChartEffect, ChartMoment } from '../../machines/chart/chart-host.ts';
import { type PlayerEffect, playerMachine } from '../../machines/player.ts';
import { supervisorMachine } from '../../machines/supervisor.ts';
import { type ActorMachine, ActorRoster } from './actor-roster.ts';
import type { Debtor } from '../live-content/chart-debt.ts';
import type { CrossRealmEnvelope, Envelope, Letter } from './mail.ts';
import { RealmCharts } from './realm-charts.ts';
import type { UniverseOptions } from '../universe/universe-options.ts';
import type { Voyage } from '../voyages/voyage.ts';

export type RealmSnapshot = {
  readonly realm: RealmId;
  readonly world: string;
  readonly failed: boolean;
  readonly facts: readonly Entity[];
  readonly behaviours: Readonly<Record<EntityId, Behaviour>>;
  readonly timers: readonly Timer[];
  readonly nextTimerSeq: number;
  readonly pending: readonly Envelope[];
  readonly inbox: readonly Letter[];
  readonly outbox: readonly CrossRealmEnvelope[];
  /** Absent while nobody is. */
  readonly abroad?: readonly Voyage[];
  readonly sent: number;
  readonly quarantined: readonly EntityId[];
  readonly deeds: Deeds;
  readonly volume: number;
};

export type RealmSetting = {
  readonly realm: RealmId;
  readonly universe: UniverseSpec;
  readonly world: WorldSpec;
  readonly options: UniverseOptions;
  readonly rulebook: Rulebook;
  readonly actionRules: ActionRules<ActionName>;
  readonly orchestrator: AnyActorRef;
};

export type ActorEffect = PlayerEffect | ChartEffect;

/** Per purpose. */
const STREAM_KEYS_MAX = 65_536;

export class RealmState {
  setting: RealmSetting;
  readonly facts: Facts;
  readonly supervisor: AnyActorRef;
  readonly roster: ActorRoster<ActorEffect>;
  readonly charts: RealmCharts;
  readonly queue = new RoundQueue<Envelope>();
  timers = new TimerTable();
  inbox: Letter[] = [];
  outbox: CrossRealmEnvelope[] = [];
  /** Players who left for a foreign game, held for them until they come home. */
  abroad: readonly Voyage[] = [];
  sent = 0;
  quarantined: EntityId[] = [];
  deeds: Deeds = {};
  volume = 0;
  failed = false;
  /** What is to be done first in the next tick, which is the one at whose beginning charts were replaced. */
  readonly owed: Debtor[] = [];
  /** How deep in a cascade those causes of this tick are that are in one. */
  readonly depths = new Map<CauseId, number>();
  /** The tick that is running, or ran last. */
  tick = 0;
  /** What the supervisor asked for since it was last looked at. */
  readonly demands: { type: string; actor?: string }[] = [];
  /** Leaves of records, and of behaviours with timers: two sums, because most ticks change only the second. */
  readonly #records = new LeafSum();
  readonly #conducts = new LeafSum();
  /** The record that each leaf was made of. */
  readonly #hashed = new Map<string, Entity>();
  /** By purpose, then by entity. */
  readonly #streamKeys = new Map<string, Map<EntityId, StreamKey>>();
  /** What rules see in the tick that is running. */
  #context: RuleContext | undefined;

  constructor(setting: RealmSetting) {
    this.setting = setting;
    this.facts = new Facts(entityId('realm', setting.realm));
    this.supervisor = createActor(supervisorMachine, { id: setting.realm, parent: setting.orchestrator });
    this.supervisor.on('*', (effect) => this.demands.push(effect));
    this.supervisor.start();
    this.roster = new ActorRoster(this.supervisor, (id) => this.facts.store.touch(id));
    this.charts = new RealmCharts({
      ...setting,
      host: {
        guard: (name, params, moment) => this.#answer(name as GuardName, params, moment),
        collect: this.roster.collect,
      },
    });
  }

  /** Fills a new realm with what its world begins with; actors are started by the first tick. */
  populate(crowd: number): void {
    for (const entity of realmGenesis(this.ruleContext(0), crowd)) this.facts.put(entity);
    this.refreshHash();
  }

  /** A guard of the chart whose turn it is. */
  #answer(name: GuardName, params: ChartParams, { event, context }: ChartMoment): boolean {
    const actor = this.facts.get(this.roster.acting as EntityId);
    if (actor === undefined) return false;
    const rule = GUARD_RULES[name] as (context: RuleContext, moment: Moment, params: ChartParams) => boolean;
    return rule(this.ruleContext(this.tick), momentOf(actor, event as CarriedValues, context), params);
  }

  ruleContext(tick: number): RuleContext {
    if (this.#context?.tick === tick) return this.#context;
    const { realm, universe, world, options } = this.setting;
    this.#context = {
      facts: this.facts,
      universe,
      world,
      realm,
      realms: options.realms,
      settings: { clock: universe.clock, tickMs: options.tickMs },
      tick,
      random: (entity, purpose) => openStream({ key: this.#streamKey(entity, purpose), tick }),
      randomAt: (entity, purpose, moment) =>
        openStream({ key: this.#streamKey(entity, purpose), tick: moment }),
    };
    return this.#context;
  }

  /** Kept because it takes longer to make a key than to draw a number. */
  #streamKey(entity: EntityId, purpose: string): StreamKey {
    let keys = this.#streamKeys.get(purpose);
    if (keys === undefined) {
      keys = new Map();
      this.#streamKeys.set(purpose, keys);
    }
    const known = keys.get(entity);
    if (known !== undefined) return known;
    const { realm, options } = this.setting;
    const key = streamKey({ seed: options.seed, entity: `${realm}/${entity}`, purpose });
    if (keys.size >= STREAM_KEYS_MAX) keys.clear();
    keys.set(entity, key);
    return key;
  }

  /** Whether the chart of a keeper or story handles events of that name anywhere. */
  hears(actor: Entity, event: string): boolean {
    return this.charts.of(actor)?.hears.has(event) ?? false;
  }

  machineOf(entity: Entity): ActorMachine | undefined {
    return entity.kind === 'player' ? playerMachine : this.charts.of(entity)?.logic;
  }

  /** Runs these charts from now on; `changed` are those that behave otherwise than before. */
  adopt(universe: UniverseSpec, changed: ReadonlySet<string>): void {
    const world = universe.worlds[this.setting.world.id] as WorldSpec;
    this.setting = { ...this.setting, universe, world };
    this.#context = undefined;
    this.charts.replace(universe, world, changed);
  }

  /** Brings the hash up to date with every record, behaviour and timer that changed. */
  refreshHash(): void {
    for (const id of this.facts.store.takeDirty()) {
      const entity = this.facts.get(id as EntityId);
      if (this.#hashed.get(id) !== entity) this.#refreshRecord(id, entity);
      const conduct = entity === undefined ? '' : this.#conductText(entity.id, encodeFrozen);
      if (conduct === '') this.#conducts.delete(id);
      else this.#conducts.set(id, conduct);
    }
  }

  #refreshRecord(id: string, entity: Entity | undefined): void {
    if (entity === undefined) {
      this.#records.delete(id);
      this.#hashed.delete(id);
    } else {
      this.#records.set(id, encodeFrozen(entity));
      this.#hashed.set(id, entity);
    }
  }

  /** What an entity is about to do: its behaviour and its timers; empty when it has neither. */
  #conductText(id: EntityId, encode: (record: object) => string): string {
    const behaviour = this.roster.behaviour(id);
    let text = '';
    if (behaviour !== undefined) {
      const { context, value, history } = behaviour;
      text = `${encode(context)}${typeof value === 'string' ? value : encodeCanonical(value)}`;
      if (history !== undefined) text += encodeCanonical(history);
    }
    for (const { name, dueTick, seq, cause } of this.timers.of(id))
      text += `|${name}@${dueTick}#${seq}<${cause}`;
    return text;
  }

  /** The hash counted anew from every record; equals factsHash() unless something changed facts behind our back. */
  recountHash(): string {
    const entities = this.facts.store.values();
    const records = sumOfLeaves(entities.map((entity) => [entity.id, encodeCanonical(entity)] as const));
    const conducts = entities
      .map((entity) => [entity.id, this.#conductText(entity.id, encodeCanonical)] as const)
      .filter(([, text]) => text !== '');
    return `${records}:${sumOfLeaves(conducts)}`;
  }

  factsHash(): string {
    return `${this.#records.hex()}:${this.#conducts.hex()}`;
  }

  /** Digest of all that waits: mail, envelopes of the next round, what is to leave at the control tick. */
  queuesHash(): string {
    const away = this.abroad.length === 0 ? '' : `:${digest128Hex(this.abroad.map(encodeFrozen).join('\n'))}`;
    return `${this.#mailHash()}${away}`;
  }

  #mailHash(): string {
    const { inbox, outbox, quarantined, sent, volume, failed } = this;
    if (inbox.length + outbox.length + this.queue.pending + quarantined.length === 0 && !failed)
      return `${sent}:${volume}:${this.timers.nextSeq}`;
    const pending = this.#pending();
    const { nextSeq } = this.timers;
    return digest128Hex(
      encodeCanonical({ nextSeq, inbox, outbox, pending, quarantined, sent, volume, failed }),
    );
  }

  #pending(): Envelope[] {
    const pending = this.queue.takeRound();
    for (const envelope of pending) this.queue.push(envelope);
    return pending;
  }

  /** What the hub gets to know of the interval that ends; starts the next one. Nobody deals with a failed treasury. */
  takeSummary(): IntervalSummary {
    const summary = {
      deeds: this.deeds,
      volume: this.volume,
      purses: this.facts.purses,
      treasury: this.failed ? 0 : this.facts.realm().treasury,
    };
    this.deeds = {};
    this.volume = 0;
    return summary;
  }

  takeOutbox(): CrossRealmEnvelope[] {
    const outbox = this.outbox;
    this.outbox = [];
    return outbox;
  }

  snapshot(): RealmSnapshot {
    const behaviours: Record<EntityId, Behaviour> = {};
    for (const id of this.roster.ids()) behaviours[id] = this.roster.behaviour(id) as Behaviour;
    return {
      realm: this.setting.realm,
      world: this.setting.world.id,
      failed: this.failed,
      facts: this.facts.store.values(),
      behaviours,
      timers: this.timers.entries(),
      nextTimerSeq: this.timers.nextSeq,
      pending: this.#pending(),
      inbox: [...this.inbox],
      outbox: [...this.outbox],
      ...(this.abroad.length === 0 ? {} : { abroad: this.abroad }),
      sent: this.sent,
      quarantined: this.quarantined,
      deeds: this.deeds,
      volume: this.volume,
    };
  }

  restore(snapshot: RealmSnapshot, tick: number): void {
    this.tick = tick;
    for (const entity of snapshot.facts) this.facts.put(entity);
    for (const entity of snapshot.facts) {
      const behaviour = snapshot.behaviours[entity.id];
      const machine = this.machineOf(entity);
      if (behaviour !== undefined && machine !== undefined) this.roster.resume(entity.id, machine, behaviour);
    }
    this.timers = TimerTable.restore({ entries: snapshot.timers, nextSeq: snapshot.nextTimerSeq });
    for (const envelope of snapshot.pending) this.queue.push(envelope);
    this.inbox = [...snapshot.inbox];
    this.outbox = [...snapshot.outbox];
    this.abroad = snapshot.abroad ?? [];
    this.sent = snapshot.sent;
    this.quarantined = [...snapshot.quarantined];
    this.deeds = snapshot.deeds;
    this.volume = snapshot.volume;
    this.failed = snapshot.failed;
    if (this.failed) this.supervisor.send({ type: 'FAIL' });
    this.refreshHash();
  }
}
