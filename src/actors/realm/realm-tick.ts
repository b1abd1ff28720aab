/**
 * One tick of one realm: mail, due timers, then rounds of envelope -> actor -> effects -> rules -> changes and events ->
 * witnesses. Collects what happened and what players perceive; all state is in RealmState.
 */
import { breach } from '../../domain/conservation.ts';
import { tokensOf } from '../../domain/entity.ts';
import type { GameEvent, Happening } from '../../domain/game-event.ts';
import type { Intent } from '../../domain/intent.ts';
import { mergeDeeds } from '../../domain/interval-summary.ts';
import type { NarrationRequest } from '../../domain/narration.ts';
import type { Grammars } from '../../domain/parse-command.ts';
import type { PlayerOutput } from '../../domain/percept.ts';
import type { Approval, Refusal, RuleContext, Ruling } from '../../domain/rule.ts';
import { refuse } from '../../domain/rule.ts';
import { mayRemoveItems } from '../../domain/rulebook.ts';
import { refusalPercept } from '../../domain/sentence.ts';
import { witnessesIn } from '../../domain/witness.ts';
import { encodeCanonical } from '../../kernel/canonical.ts';
import { ROUNDS_PER_TICK_MAX } from '../../kernel/envelope-queue.ts';
import { encodeFrozen } from '../../kernel/frozen-text.ts';
import type { CauseId, EntityId, EventId, PlayerId } from '../../kernel/ids.ts';
import type { Reaction } from './actor-roster.ts';
import { type Hears, summonsFor } from './attention.ts';
import { answerCall, hearReactions } from '../cascades/realm-cascades.ts';
import { settleDebts } from '../live-content/chart-debt.ts';
import { isDeed } from './deed-order.ts';
import { meetDemand } from './demands.ts';
import { forwardToTraveller } from './departures.ts';
import { breakExchange } from './exchange-calls.ts';
import { followProgress } from './follow-progress.ts';
import { callAfter } from './followers.ts';
import type { Envelope, Letter } from './mail.ts';
import { OutputCollector } from './output-collector.ts';
import { applyEffect, completeQuest } from './realm-effects.ts';
import { abandonLetters } from './realm-failure.ts';
import { openMail } from './realm-mail.ts';
import type { ActorEffect, RealmState } from './realm-state.ts';
import { attendRoom, startClocks, timerEnvelope } from './realm-timers.ts';
import { callToPosts } from './schedule-calls.ts';
import { keepRegister } from './social-mail.ts';
import { isWitnessCall, witnessCalls, witnessDeed } from './witness-calls.ts';

export type RealmTickResult = {
  readonly events: readonly GameEvent[];
  readonly outputs: readonly PlayerOutput[];
  readonly requests: readonly NarrationRequest[];
  readonly envelopeCount: number;
  readonly roundCount: number;
  readonly awakeCount: number;
  /** Defects that were contained in this tick: for the log, never hashed. */
  readonly failures: readonly Failure[];
};

export type Failure = { readonly realm: string; readonly where: string; readonly error: unknown };

export class RealmTick {
  readonly state: RealmState;
  readonly tick: number;
  readonly context: RuleContext;
  readonly output = new OutputCollector();
  readonly requests: NarrationRequest[] = [];
  readonly grammars: Grammars;
  readonly #events: GameEvent[] = [];
  readonly #failures: Failure[] = [];
  readonly #awake = new Set<EntityId>();
  #unfollowed: GameEvent[] = [];
  /** How many have walked behind each other because of the step that is being taken. */
  steps = 0;
  #envelopeCount = 0;
  readonly #hears: Hears = (actor, event) => hearsAnyway(actor, event) || this.state.hears(actor, event);

  constructor(state: RealmState, tick: number, grammars: Grammars) {
    this.state = state;
    this.tick = tick;
    this.grammars = grammars;
    this.context = state.ruleContext(tick);
    state.tick = tick;
    state.depths.clear();
  }

  run(letters: readonly Letter[]): RealmTickResult {
    let roundCount = 0;
    let refusals: PlayerOutput[] = [];
    try {
      if (this.state.owed.length > 0) settleDebts(this, this.state.owed.splice(0));
      if (this.tick === 1) this.#wakeEverybody();
      for (const letter of letters) openMail(this, letter);
      for (const [index, timer] of this.state.timers.takeDue(this.tick).entries())
        timerEnvelope(this, timer, index);
      roundCount = this.#runRounds();
      followProgress(this, this.#unfollowed.splice(0));
      keepRegister(this);
    } catch (error) {
      this.#fail(error);
      refusals = abandonLetters(this.state, letters);
    }
    this.state.refreshHash();
    return {
      events: this.#events,
      outputs: [...this.output.outputs(this.state.facts), ...refusals],
      requests: this.requests,
      envelopeCount: this.#envelopeCount,
      roundCount,
      awakeCount: this.#awake.size,
      failures: this.#failures,
    };
  }

  /** Broken beyond a single actor or rule: what has happened so far stands, and no tick follows. */
  #fail(error: unknown): void {
    const { realm } = this.context;
    this.state.failed = true;
    this.state.supervisor.send({ type: 'FAIL' });
    this.state.demands.length = 0;
    this.note('realm', error);
    this.happen({ type: 'realm.failed', params: { realm } }, `t${this.tick}.${realm}.0` as CauseId);
  }

  /** In a realm's first tick its keepers and the events of its world begin, in the order of their ids. */
  #wakeEverybody(): void {
    const cause = `t1.${this.context.realm}.0` as CauseId;
    for (const entity of this.state.facts.store.values()) {
      if (entity.kind === 'realm') startClocks(this, entity.id, cause);
      if (entity.kind === 'keeper' || entity.kind === 'story') this.startActor(entity.id, cause);
    }
  }

  #runRounds(): number {
    const { queue } = this.state;
    let rounds = 0;
    while (queue.pending > 0 && rounds < ROUNDS_PER_TICK_MAX) {
      rounds += 1;
      for (const envelope of queue.takeRound()) this.deliver(envelope);
    }
    if (queue.pending > 0) {
      const params = { count: queue.pending };
      this.happen(
        { type: 'cascade.deferred', params },
        `t${this.tick}.${this.context.realm}.rounds` as CauseId,
      );
    }
    return rounds;
  }

  /** Puts an envelope into the next round. */
  post(envelope: Envelope): void {
    const depth = this.state.depths.get(envelope.cause);
    if (!this.state.queue.push(depth === undefined ? envelope : { ...envelope, depth })) {
      this.happen(
        { type: 'cascade.overflowed', params: { to: envelope.to, event: envelope.event.type } },
        envelope.cause,
      );
    }
  }

  /** At once: inputs, and what they end, are carried out in the order in which they were recorded. */
  deliver(envelope: Envelope): void {
    this.#envelopeCount += 1;
    if (answerCall(this, envelope)) return;
    const { to, event, cause } = envelope;
    if (!this.state.roster.has(to)) {
      forwardToTraveller(this, { to, event, cause });
      return;
    }
    this.#awake.add(to);
    if (isWitnessCall(event)) {
      witnessDeed(this, to, event, cause);
      return;
    }
    this.react(to, this.state.roster.send(to, event), cause);
    if (this.state.facts.story(to)?.role === 'dialogue' && ENDS_DIALOGUES.includes(event.type))
      this.forget(to);
  }

  /** Starts the actor of an entity that has none. */
  startActor(id: EntityId, cause: CauseId): void {
    const entity = this.state.facts.get(id);
    const machine = entity === undefined ? undefined : this.state.machineOf(entity);
    if (entity === undefined || machine === undefined) return;
    this.#awake.add(id);
    this.react(id, this.state.roster.start(id, machine), cause);
  }

  react(actor: EntityId, reaction: Reaction<ActorEffect>, cause: CauseId): void {
    if (reaction.failed) {
      this.#quarantine(actor, reaction.error, cause);
      return;
    }
    for (const effect of reaction.effects) applyEffect(this, { actor, effect }, cause);
    if (reaction.isDone) this.#conclude(actor, cause);
  }

  /** A chart has come to its end: a quest is completed then, unless it says otherwise itself. */
  #conclude(actor: EntityId, cause: CauseId): void {
    const { facts, roster, timers } = this.state;
    const story = facts.story(actor);
    if (story?.role === 'quest') completeQuest(this, story, cause);
    if (story?.role === 'dialogue') this.forget(actor);
    roster.dismiss(actor);
    timers.removeOwner(actor);
  }

  /** Nothing of it stays: record, actor and timers. */
  forget(id: EntityId): void {
    this.state.roster.dismiss(id);
    this.state.timers.removeOwner(id);
    this.state.facts.remove(id);
  }

  /** The actor is out of the game until an operator or its player brings it back; everything else goes on. */
  #quarantine(actor: EntityId, error: unknown, cause: CauseId): void {
    const { state } = this;
    state.roster.dismiss(actor);
    state.timers.removeOwner(actor);
    state.quarantined = [...state.quarantined, actor].sort();
    state.demands.length = 0;
    this.note('actor', error);
    const entity = state.facts.get(actor);
    const bound = entity === undefined ? undefined : state.charts.of(entity);
    const chart = bound === undefined ? (entity?.kind ?? 'none') : `${bound.spec.id}@${bound.spec.version}`;
    this.happen({ type: 'actor.failed', params: { actor, code: 'actor/threw', chart } }, cause);
  }

  note(where: string, error: unknown): void {
    this.#failures.push({ realm: this.context.realm, where, error });
  }

  /** Asks the rule of the intent's verb and applies its ruling. A rule that throws is contained and recorded. */
  rule(intent: Intent, cause: CauseId): void {
    this.settle(intent.actor, () => this.state.setting.rulebook[intent.verb](this.context, intent), {
      cause,
      what: intent.verb,
      mayRemoveItems: mayRemoveItems(intent.verb),
    });
  }

  /** Applies what a rule says, unless it throws or breaks conservation. Returns why nothing came of it. */
  settle(
    actor: EntityId,
    decide: () => Ruling,
    { cause, what, mayCreateItems = false, mayRemoveItems = false }: Settling,
  ): Refusal | undefined {
    let ruling: Ruling;
    try {
      ruling = decide();
      if (ruling.ok) {
        const broken = breach(this.state.facts, ruling, { mayCreateItems, mayRemoveItems });
        if (broken !== undefined) throw new Error(broken);
        // What has no canonical form can't be hashed: better that the rule fails than the tick.
        for (const change of ruling.changes) encodeFrozen(change);
        if (ruling.happenings.length > 0) encodeCanonical(ruling.happenings);
      }
    } catch (error) {
      this.note(`rule ${what}`, error);
      this.happen({ type: 'rule.failed', params: { actor, rule: what } }, cause);
      ruling = refuse('rule/failed');
    }
    if (ruling.ok) {
      this.#carryOut(ruling, cause);
      return undefined;
    }
    if (this.state.facts.player(actor) !== undefined)
      this.output.perceive(actor as PlayerId, refusalPercept(ruling));
    return ruling;
  }

  #carryOut(ruling: Approval, cause: CauseId): void {
    const { facts } = this.state;
    for (const change of ruling.changes) {
      const before = facts.get(change.id);
      if (before !== undefined) this.state.volume += Math.max(0, tokensOf(change) - tokensOf(before));
      facts.put(change);
    }
    for (const happening of ruling.happenings) if (isDeed(happening)) this.happen(happening, cause);
    for (const { player, percept } of ruling.percepts) this.output.perceive(player, percept);
    for (const happening of ruling.happenings) if (!isDeed(happening)) this.happen(happening, cause);
    for (const id of ruling.removals) this.forget(id);
    for (const demand of ruling.demands) meetDemand(this, demand, cause);
    followProgress(this, this.#unfollowed.splice(0));
  }

  /** Records an event, lets its witnesses perceive it, and calls those keepers who have to hear of it. */
  happen(happening: Happening, cause: CauseId): GameEvent {
    const { realm } = this.context;
    const id = `e${this.tick}.${realm}.${this.#events.length}` as EventId;
    const event: GameEvent = { id, tick: this.tick, realm, cause, ...happening };
    this.#events.push(event);
    for (const { player, percept } of witnessesIn(this.context, event)) this.output.perceive(player, percept);
    this.output.presence(this.state.facts, event);
    attendRoom(this, event, cause);
    callToPosts(this, event, cause);
    for (const envelope of summonsFor(this.state.facts, event, this.#hears)) this.post(envelope);
    for (const envelope of witnessCalls(this.context, event, this.#hears)) this.post(envelope);
    callAfter(this, event);
    breakExchange(this, event);
    hearReactions(this, event);
    const actor = event.actor;
    if (actor !== undefined && this.state.facts.player(actor) !== undefined) {
      if (event.type.startsWith('player.'))
        this.state.deeds = mergeDeeds(this.state.deeds, { [actor]: { [event.type]: 1 } });
      if (event.type !== 'player.achieved') this.#unfollowed.push(event);
    }
    return event;
  }
}

/** A dialogue hears that its player or its keeper goes, and is over. */
const ENDS_DIALOGUES: readonly string[] = ['player left', 'keeper left'];

const hearsAnyway: Hears = (actor, event) =>
  actor.kind === 'story' && actor.role === 'dialogue' && ENDS_DIALOGUES.includes(event);

type Settling = {
  readonly cause: CauseId;
  /** The verb or action whose ruling it is. */
  readonly what: string;
  readonly mayCreateItems?: boolean;
  readonly mayRemoveItems?: boolean;
};
