/**
 * The whole: one actor system under the orchestrator, stepped tick by tick. step() is a pure function of what came
 * before and the inputs; the order of everything in it is fixed by ids and numbers, never by insertion or time.
 */
import { type ActorRefFrom, createActor } from 'xstate';
import type { GameEvent } from '../../domain/game-event.ts';
import { mergeSummaries } from '../../domain/interval-summary.ts';
import type { PlayerOutput } from '../../domain/percept.ts';
import { RULEBOOK, type Rulebook } from '../../domain/rulebook.ts';
import type { ActionRules } from '../../domain/vocabulary/action-rule.ts';
import { ACTION_RULES } from '../../domain/vocabulary/action-rules.ts';
import type { ActionName } from '../../domain/vocabulary/actions.ts';
import type { UniverseSpec } from '../../domain/world-spec.ts';
import { encodeCanonical } from '../../kernel/canonical.ts';
import { digestOfTexts, genesisChain, nextChain } from '../../kernel/chain.ts';
import { sha256Hex } from '../../kernel/digest.ts';
import { compareIds, HUB, type PlayerId, type RealmId } from '../../kernel/ids.ts';
import { type OrchestratorEffect, orchestratorMachine } from '../../machines/orchestrator.ts';
import { ActiveCharts } from '../live-content/active-charts.ts';
import { ActiveWorlds, type Sources } from '../live-content/active-worlds.ts';
import { CurrentGrammars } from '../live-content/current-grammars.ts';
import { HubState } from './hub-state.ts';
import type { Input } from './input.ts';
import type { UniverseStatus } from './live-universe.ts';
import { type CrossRealmEnvelope, type Letter, letterOf } from '../realm/mail.ts';
import { PlayerDirectory } from './player-directory.ts';
import { answersFor, countTokens, playersOf, readdress, recount } from './realm-census.ts';
import { answerForFailed } from '../realm/realm-failure.ts';
import { RealmState } from '../realm/realm-state.ts';
import { type Failure, RealmTick, type RealmTickResult } from '../realm/realm-tick.ts';
import { realmAddress } from './space.ts';
import { activateContent, restoreContent } from '../live-content/swap-worlds.ts';
import { type TickOutcome, textsOf } from './tick-outcome.ts';
import { tickTally } from './tick-tally.ts';
import { InvariantError, NotRunningError } from './universe-error.ts';
import { crowdOf, sortedRealms, type UniverseOptions } from './universe-options.ts';
import type { UniverseSnapshot } from './universe-snapshot.ts';

export type UniverseMaking = {
  readonly spec: UniverseSpec;
  readonly options: UniverseOptions;
  /** Replaced in tests only. */
  readonly rulebook?: Rulebook;
  readonly actionRules?: ActionRules<ActionName>;
  /** Hears of contained defects; must not change anything. */
  readonly onFailure?: (failure: Failure) => void;
  /** The content files that `spec` was loaded from; without them the worlds cannot be written anew. */
  readonly began?: Sources;
};

export class Universe {
  readonly options: UniverseOptions;
  readonly realms: readonly RealmState[];
  readonly charts: ActiveCharts;
  readonly worlds: ActiveWorlds;
  readonly hub: HubState;
  readonly #orchestrator: ActorRefFrom<typeof orchestratorMachine>;
  readonly #grammars = new CurrentGrammars();
  readonly #onFailure: (failure: Failure) => void;
  readonly #effects: OrchestratorEffect[] = [];
  readonly #directory: PlayerDirectory;
  #tick = 0;
  #chain: string;
  #tokens = 0;

  constructor({
    spec,
    options,
    rulebook = RULEBOOK,
    actionRules = ACTION_RULES,
    onFailure = () => {},
    began,
  }: UniverseMaking) {
    this.charts = new ActiveCharts(spec);
    this.worlds = new ActiveWorlds(began);
    this.options = { ...options, realms: sortedRealms(options.realms) };
    this.#directory = new PlayerDirectory(this.options);
    this.#onFailure = onFailure;
    this.#orchestrator = createActor(orchestratorMachine, {
      id: 'orchestrator',
      input: { interval: options.controlTickInterval },
    });
    this.#orchestrator.on('*', (effect) => this.#effects.push(effect));
    this.#orchestrator.start();
    this.realms = this.options.realms.map(({ realm, world }) => {
      const worldSpec = spec.worlds[world];
      if (worldSpec === undefined) throw new Error(`universe/unknown-world ${world}`);
      return new RealmState({
        realm,
        universe: spec,
        world: worldSpec,
        options: this.options,
        rulebook,
        actionRules,
        orchestrator: this.#orchestrator,
      });
    });
    this.hub = new HubState(this.#orchestrator, this.options, this);
    const { seed, ...universe } = this.options;
    this.#chain = genesisChain({ seed, contentHash: spec.behaviourHash, universe });
  }

  /** A new universe before its first tick. */
  static begin(making: UniverseMaking): Universe {
    const universe = new Universe(making);
    for (const realm of universe.realms) realm.populate(crowdOf(universe.options, realm.setting.realm));
    universe.hub.begin();
    universe.#settle(0);
    return universe;
  }

  /** The universe as it was when the snapshot was taken; it goes on exactly as the original did. */
  static restore(making: UniverseMaking, snapshot: UniverseSnapshot): Universe {
    const universe = new Universe(making);
    restoreContent(universe, snapshot);
    for (const stored of snapshot.realms) {
      const realm = universe.realms.find((candidate) => candidate.setting.realm === stored.realm);
      if (realm === undefined) throw new Error(`universe/unknown-realm ${stored.realm}`);
      realm.restore(stored, snapshot.tick);
    }
    universe.hub.restore(snapshot.hub);
    universe.#chain = snapshot.chain;
    universe.#settle(snapshot.tick);
    return universe;
  }

  #settle(tick: number): void {
    this.#tick = tick;
    this.#orchestrator.send({ type: 'BOOTED', tick });
    this.#tokens = countTokens(this.realms, this.hub);
    for (const realm of this.realms) {
      for (const player of playersOf(realm)) this.#directory.put(player, realm.setting.realm);
    }
  }

  /** The content with the charts that are at work now. */
  get spec(): UniverseSpec {
    return this.charts.spec;
  }

  get tick(): number {
    return this.#tick;
  }

  /** 64 hex digits. */
  get chain(): string {
    return this.#chain;
  }

  get status(): UniverseStatus {
    return this.#orchestrator.getSnapshot().value as UniverseStatus;
  }

  pause(): void {
    this.#orchestrator.send({ type: 'PAUSE' });
  }

  resume(): void {
    this.#orchestrator.send({ type: 'RESUME' });
  }

  halt(reason: string): void {
    this.#orchestrator.send({ type: 'HALT', reason });
  }

  realm(id: string): RealmState | undefined {
    return this.realms.find((realm) => realm.setting.realm === id);
  }

  /** The realm that holds the player, or that a traveller left and has not yet been taken from. */
  realmOf(player: PlayerId): RealmState | undefined {
    return this.realm(this.#directory.realmOf(player) ?? '');
  }

  /** Halts when it throws in the midst of a tick. @throws NotRunningError, InvariantError */
  step(inputs: readonly Input[]): TickOutcome {
    this.#effects.length = 0;
    this.#orchestrator.send({ type: 'TICK' });
    const effects = this.#effects.splice(0);
    if (effects.length === 0)
      throw new NotRunningError(`the universe is ${this.status}; resume or restart it`);
    try {
      return this.#runTick(effects, inputs);
    } catch (error) {
      if (this.status !== 'halted') this.halt(`tick ${this.#tick} broke`);
      throw error;
    }
  }

  #runTick(effects: readonly OrchestratorEffect[], inputs: readonly Input[]): TickOutcome {
    this.#tick += 1;
    // Before anything else, so that every realm is on the same charts.
    const events = activateContent(this, inputs, this.#tick);
    const whereIs = this.#directory.realmOf.bind(this.#directory);
    events.push(...this.hub.open(inputs, { tick: this.#tick, before: events, whereIs }));
    const published = events.length;
    const rules = { spec: this.spec, opened: this.hub.opened };
    const letters = this.#directory.lettersOf(inputs, this.#tick, rules);
    const results: RealmTickResult[] = [];
    const strays: PlayerOutput[] = [];
    for (const effect of effects) {
      if (effect.type === 'tick realms') {
        for (const realm of this.realms) {
          const result = this.#advance(realm, letters.get(realm.setting.realm) ?? [], strays);
          if (result !== undefined) results.push(result);
        }
        for (const result of results) for (const event of result.events) events.push(event);
        this.#directory.strikeOut(inputs, (player, realm) => answersFor(this.realm(realm), player));
      } else {
        for (const event of this.#sync(effect.controlTick, published)) events.push(event);
        this.#orchestrator.send({ type: 'SYNCED' });
      }
    }
    if (this.#tick % this.options.recheckInterval === 0) this.recheck();
    return this.#conclude(inputs, { results, events, strays });
  }

  /** Undefined when the realm has failed before. */
  #advance(
    realm: RealmState,
    inputs: readonly Letter[],
    strays: PlayerOutput[],
  ): RealmTickResult | undefined {
    realm.supervisor.send({ type: 'TICK', tick: this.#tick });
    const demand = realm.demands.splice(0).find(({ type }) => type === 'advance');
    if (demand === undefined) {
      strays.push(...answerForFailed(realm, inputs));
      return undefined;
    }
    const letters = [...realm.inbox, ...inputs];
    realm.inbox = [];
    const result = new RealmTick(realm, this.#tick, this.#grammars.of(this.spec)).run(letters);
    for (const failure of result.failures) this.#onFailure(failure);
    return result;
  }

  /** The barrier: envelopes change realms in the order of (source realm, seq), the hub sees the interval. */
  #sync(controlTick: number, published: number): GameEvent[] {
    const [envelopes, posted]: [CrossRealmEnvelope[], CrossRealmEnvelope[]] = [[], []];
    const isOpen = (id: RealmId) => id === HUB || this.realm(id)?.failed === false;
    for (const realm of this.realms) {
      for (const envelope of realm.takeOutbox())
        (envelope.to === HUB ? posted : envelopes).push(readdress(envelope, isOpen));
    }
    this.#directory.follow(envelopes);
    const summary = mergeSummaries(this.realms.map((realm) => realm.takeSummary()));
    const interval = { tick: this.#tick, controlTick, summary, published, posted };
    const reflected = this.hub.step(
      { ...interval, isOpen, addressOf: (id) => realmAddress(this, id) },
      (player) => this.#directory.realmOf(player as PlayerId),
    );
    for (const failure of reflected.failures) this.#onFailure(failure);
    envelopes.push(...reflected.envelopes.filter(({ to }) => isOpen(to)));
    this.#directory.follow(envelopes);
    envelopes.sort((left, right) => compareIds(left.from, right.from) || left.seq - right.seq);
    for (const envelope of envelopes) this.realm(envelope.to)?.inbox.push(letterOf(envelope));
    return reflected.events;
  }

  /** Counts and hashes everything anew. @throws InvariantError, and halts, when that disagrees with what was kept. */
  recheck(): void {
    const problems = recount(this.realms);
    const tokens = countTokens(this.realms, this.hub);
    if (tokens !== this.#tokens) problems.push(`tokens: ${tokens} where there were ${this.#tokens}`);
    if (problems.length === 0) return;
    this.halt(problems.join('; '));
    throw new InvariantError(`tick ${this.#tick}: ${problems.join('; ')}`);
  }

  #conclude(
    inputs: readonly Input[],
    {
      results,
      events,
      strays,
    }: { results: readonly RealmTickResult[]; events: readonly GameEvent[]; strays: readonly PlayerOutput[] },
  ): TickOutcome {
    const universe = sha256Hex(
      encodeCanonical([
        this.#tick,
        this.realms.map((realm) => [realm.setting.realm, realm.factsHash(), realm.queuesHash()]),
        [HUB, this.hub.hash()],
        countTokens(this.realms, this.hub),
        ...this.charts.hashPart(),
        ...this.worlds.hashPart(),
      ]),
    );
    const texts = textsOf(inputs, events);
    const digests = { inputs: digestOfTexts(texts.inputs), events: digestOfTexts(texts.events) };
    this.#chain = nextChain({ previous: this.#chain, ...digests, universe });
    return {
      record: {
        tick: this.#tick,
        chain: this.#chain,
        universe,
        ...digests,
        inputCount: inputs.length,
        eventCount: events.length,
        ...tickTally(results),
      },
      inputs,
      events,
      texts,
      outputs: [...results.flatMap(({ outputs }) => outputs), ...strays],
      requests: results.flatMap(({ requests }) => requests),
    };
  }

  snapshot(): UniverseSnapshot {
    return {
      format: 'the-seed/snapshot@1',
      tick: this.#tick,
      chain: this.#chain,
      realms: this.realms.map((realm) => realm.snapshot()),
      hub: this.hub.snapshot(),
      ...(this.charts.files.length === 0 ? {} : { charts: this.charts.files }),
      ...(this.worlds.files === undefined ? {} : { worlds: this.worlds.files }),
    };
  }
}
