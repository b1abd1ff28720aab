/**
 * The universe-level partition, which steps only at control ticks: Cal and Domingo live here and see nothing but the
 * summaries that realms hand in.
 */
import { type AnyActorRef, type AnyStateMachine, createActor } from 'xstate';
import type { CascadePublication } from '../../domain/cascades/abroad.ts';
import { CASCADE_DEPTH } from '../../domain/cascades/cascade-spec.ts';
import type { GameEvent, Happening } from '../../domain/game-event.ts';
import type { IntervalSummary } from '../../domain/interval-summary.ts';
import type { Address } from '../../domain/stat7/address.ts';
import { encodeCanonical } from '../../kernel/canonical.ts';
import { type CauseId, type EntityId, type EventId, entityId, HUB, type RealmId } from '../../kernel/ids.ts';
import { LeafSum } from '../../kernel/leaf-sum.ts';
import type { Behaviour } from '../../machines/behaviour.ts';
import { type CalMemory, calMachine, type ReflectionEvent } from '../../machines/cal.ts';
import { type DomingoMemory, domingoMachine } from '../../machines/domingo.ts';
import type { HubEffect } from '../../machines/hub-effect.ts';
import { supervisorMachine } from '../../machines/supervisor.ts';
import { ActorRoster, type Reaction } from '../realm/actor-roster.ts';
import { BridgeDesk } from '../bridge/bridge-desk.ts';
import { isOfBridge } from '../bridge/bridge-input.ts';
import { HubCascades } from '../cascades/hub-cascades.ts';
import { type Delivering, GameDesk, type Publish } from '../games/game-desk.ts';
import { isOfGame } from '../games/game-input.ts';
import { governInput } from '../governance/govern-input.ts';
import { GovernanceDesk } from '../governance/governance-desk.ts';
import { HubPost } from './hub-post.ts';
import type { HubSnapshot } from './hub-snapshot.ts';
import { type Input, isOfPlayer, type PlayerInput } from './input.ts';
import type { CrossRealmEnvelope, Mail } from '../realm/mail.ts';
import { type DeskContext, type Handed, OperatorDesk } from '../operators/operator-desk.ts';
import { isOfOperator } from '../operators/operator-input.ts';
import { inputCause, type Opened } from './player-directory.ts';
import { treasuriesOf } from './realm-census.ts';
import type { Failure } from '../realm/realm-tick.ts';
import type { UniverseOptions } from './universe-options.ts';
import { isOfVoyage } from '../voyages/voyage.ts';
import { type House, VoyageDesk } from '../voyages/voyage-desk.ts';

export const CAL = entityId('agent', 'cal');
export const DOMINGO = entityId('agent', 'domingo');
const MACHINES: readonly (readonly [EntityId, AnyStateMachine])[] = [
  [CAL, calMachine],
  [DOMINGO, domingoMachine],
];

export class HubState {
  readonly #roster: ActorRoster<HubEffect>;
  readonly #leaves = new LeafSum();
  readonly #post = new HubPost();
  readonly #dirty = new Set<EntityId>();
  readonly #cascades = new HubCascades();
  readonly #options: UniverseOptions;
  readonly #house: House;
  readonly #realms: readonly RealmId[];
  readonly games: GameDesk;
  readonly voyages: VoyageDesk;
  readonly operators: OperatorDesk;
  readonly governance: GovernanceDesk;
  readonly bridge: BridgeDesk;
  #opened = new Map<number, Handed | PlayerInput>();
  #sent = 0;
  #quarantined: EntityId[] = [];
  #events: GameEvent[] = [];
  #outbox: CrossRealmEnvelope[] = [];
  #failures: Failure[] = [];
  #tick = 0;
  #published = 0;

  /** `house`: the realms, and the content that is at work. */
  constructor(orchestrator: AnyActorRef, options: UniverseOptions, house: House) {
    const supervisor = createActor(supervisorMachine, { id: HUB, parent: orchestrator });
    supervisor.start();
    this.#roster = new ActorRoster(supervisor, (id) => this.#dirty.add(id));
    this.#realms = options.realms.map(({ realm }) => realm);
    this.#options = options;
    this.#house = house;
    this.games = new GameDesk(options);
    this.voyages = new VoyageDesk(house, this.games);
    this.operators = new OperatorDesk(this.#realms);
    this.governance = new GovernanceDesk(options);
    this.bridge = new BridgeDesk(treasuriesOf(house));
  }

  begin(): void {
    for (const [id, machine] of MACHINES)
      this.#roster.start(id, machine, { every: this.#options.reflectionInterval });
    this.#refreshHash();
  }

  restore(snapshot: HubSnapshot): void {
    for (const [id, machine] of MACHINES) {
      const behaviour = snapshot.behaviours[id];
      if (behaviour !== undefined) this.#roster.resume(id, machine, behaviour);
    }
    this.#post.restore(snapshot.register);
    if (snapshot.games !== undefined) this.games.restore(snapshot.games);
    this.operators.restore(snapshot.bans ?? []);
    if (snapshot.voyages !== undefined) this.voyages.restore(snapshot.voyages);
    if (snapshot.cascades !== undefined) this.#cascades.restore(snapshot.cascades);
    this.governance.restore(snapshot.tallies ?? []);
    if (snapshot.bridge !== undefined) this.bridge.restore(snapshot.bridge);
    this.#sent = snapshot.sent;
    this.#quarantined = [...snapshot.quarantined];
    this.#refreshHash();
  }

  snapshot(): HubSnapshot {
    const behaviours: Record<EntityId, Behaviour> = {};
    const games = this.games.snapshot();
    const bans = this.operators.snapshot();
    const voyages = this.voyages.snapshot();
    const cascades = this.#cascades.snapshot();
    const tallies = this.governance.snapshot();
    const bridge = this.bridge.snapshot();
    for (const id of this.#roster.ids()) behaviours[id] = this.#roster.behaviour(id) as Behaviour;
    return {
      behaviours,
      sent: this.#sent,
      quarantined: [...this.#quarantined],
      register: this.#post.snapshot(),
      ...(games === undefined ? {} : { games }),
      ...(bans === undefined ? {} : { bans }),
      ...(voyages === undefined ? {} : { voyages }),
      ...(cascades === undefined ? {} : { cascades }),
      ...(tallies === undefined ? {} : { tallies }),
      ...(bridge === undefined ? {} : { bridge }),
    };
  }

  /** Opens what came for the hub from outside, before the realms run. `before`: events of this tick that are the hub's already. */
  open(
    inputs: readonly Input[],
    { tick, before, whereIs }: { tick: number; before: readonly GameEvent[] } & Pick<DeskContext, 'whereIs'>,
  ): GameEvent[] {
    this.#tick = tick;
    this.#published = before.length;
    for (const event of before) this.#cascades.hear(this.#house.spec.cascades, event, 0);
    this.#events = [];
    this.#opened = new Map();
    const { publish, governance, games } = this;
    const governing = { governance, games, policies: this.#house.spec.policies ?? [] };
    inputs.forEach((input, index) => {
      const context = { tick, cause: inputCause(tick, index), publish, whereIs };
      const governed = governInput(input, context, governing);
      const handed = governed === undefined ? [] : this.#openOne(governed, context);
      if (handed !== undefined) this.#opened.set(index, handed);
      else if (governed !== input && governed !== undefined && isOfPlayer(governed))
        this.#opened.set(index, governed);
    });
    return this.#events;
  }

  /** Undefined when it goes where it would go anyway; what is denied goes to nobody. */
  #openOne(input: Input, context: DeskContext): Handed | undefined {
    if (isOfGame(input)) this.games.open(input, context);
    if (isOfVoyage(input)) this.voyages.open(input, context);
    if (isOfBridge(input)) this.bridge.open(input, context);
    if (isOfOperator(input)) return this.operators.open(input, context);
    return isOfPlayer(input) ? this.operators.turnAway(input, context) : undefined;
  }

  /** What became of the inputs of this tick that are not handed on as they are. */
  get opened(): Opened {
    return this.#opened;
  }

  /**
   * Lets both agents see the interval and hands on what realms posted to the hub; `whereIs` tells a player's realm, undefined while they are on a journey.
   * `published` is how many events of the tick are the hub's already.
   */
  step(
    {
      tick,
      controlTick,
      summary,
      published = 0,
      posted = [],
      isOpen = () => true,
      addressOf = noSpace,
    }: {
      tick: number;
      controlTick: number;
      summary: IntervalSummary;
      published?: number;
      posted?: readonly CrossRealmEnvelope[];
      isOpen?: (realm: RealmId) => boolean;
      /** Where each realm stands in the space. */
      addressOf?: (realm: RealmId) => Address;
    },
    whereIs: (player: EntityId) => RealmId | undefined,
  ): { events: GameEvent[]; envelopes: CrossRealmEnvelope[]; failures: Failure[] } {
    this.#tick = tick;
    this.#published = published;
    this.#events = [];
    this.#outbox = [];
    this.#failures = [];
    const cause = `t${tick}.${HUB}.0` as CauseId;
    const seen: ReflectionEvent = { type: 'INTERVAL', controlTick, summary };
    for (const [id] of MACHINES) {
      if (this.#roster.has(id)) this.#react(id, this.#roster.send(id, seen), { cause, whereIs });
    }
    const open = this.#realms.filter(isOpen);
    for (const { to, mail, cause: why } of this.#post.step(posted, { cause, open, whereIs }))
      this.#send(to, mail, why);
    const { publish } = this;
    const delivering = { tick, open: { ids: open, addressOf }, publish };
    const delivered = this.games.barrier({ ...delivering, cause });
    const homeward = this.voyages.barrier({ tick, cause, open, publish });
    for (const { to, mail, cause: why } of [...delivered, ...homeward]) this.#send(to, mail, why);
    this.#runCascades(posted, delivering);
    this.governance.forgetPast(tick);
    this.#refreshHash();
    return { events: this.#events, envelopes: this.#outbox, failures: this.#failures };
  }

  #react(
    agent: EntityId,
    reaction: Reaction<HubEffect>,
    { cause, whereIs }: { cause: CauseId; whereIs: (player: EntityId) => RealmId | undefined },
  ): void {
    if (reaction.failed) {
      this.#roster.dismiss(agent);
      this.#quarantined.push(agent);
      this.#failures.push({ realm: HUB, where: 'actor', error: reaction.error });
      this.publish(
        { type: 'actor.failed', params: { actor: agent, code: 'actor/threw', chart: 'agent' } },
        cause,
      );
      return;
    }
    let published = cause;
    for (const effect of reaction.effects) {
      if (effect.type === 'publish') {
        published = this.publish({ ...effect.happening, actor: agent }, cause).id as string as CauseId;
      } else if (effect.type === 'suggest') {
        const to = whereIs(effect.player);
        const mail: Mail = { kind: 'suggest', player: effect.player, prefer: effect.prefer };
        if (to !== undefined) this.#send(to, mail, published);
      } else {
        for (const realm of this.#realms) {
          this.#send(realm, { kind: 'set reward multiplier', percent: effect.percent }, published);
        }
      }
    }
  }

  /** What reactions in realms publish, and then the reactions of the hub. */
  #runCascades(posted: readonly CrossRealmEnvelope[], delivering: Delivering): void {
    const { cascades: table, clock } = this.#house.spec;
    const { tickMs, cascadeDepth = CASCADE_DEPTH, realms } = this.#options;
    const announce = (from: RealmId, publication: CascadePublication, cause: CauseId, depth: number) => {
      const publish: Publish = (happening, why) => this.publish(happening, why, depth);
      const mails = this.games.announce({ from, publication, cause }, { ...delivering, publish });
      for (const { to, mail, cause: why } of mails) this.#send(to, mail, why, depth);
    };
    for (const { from, mail, cause, depth = 0 } of posted)
      if (mail.kind === 'publication') announce(from, mail.publication, cause, depth);
    this.#cascades.run({
      table,
      settings: { clock, tickMs },
      tick: this.#tick,
      depthMax: cascadeDepth,
      realms: realms.filter(({ realm }) => delivering.open.ids.includes(realm)),
      publish: this.publish,
      send: (to, mail, cause, depth) => this.#send(to, mail, cause, depth),
      announce: (publication, cause, depth) => announce(HUB, publication, cause, depth),
    });
  }

  /** `depth`: how deep in a cascade it is. */
  readonly publish = (happening: Happening, cause: CauseId, depth = 0): GameEvent => {
    const id = `e${this.#tick}.${HUB}.${this.#published + this.#events.length}` as EventId;
    const event: GameEvent = { id, tick: this.#tick, realm: HUB, cause, ...happening };
    this.#events.push(event);
    this.#cascades.hear(this.#house.spec.cascades, event, depth);
    return event;
  };

  #send(to: RealmId, mail: Mail, cause: CauseId, depth = 0): void {
    const envelope = { from: HUB, to, seq: this.#sent, cause, mail };
    this.#outbox.push(depth === 0 ? envelope : { ...envelope, depth });
    this.#sent += 1;
  }

  #refreshHash(): void {
    for (const id of this.#dirty) {
      const behaviour = this.#roster.behaviour(id);
      if (behaviour === undefined) this.#leaves.delete(id);
      else this.#leaves.set(id, encodeCanonical(behaviour));
    }
    this.#dirty.clear();
  }

  hash(): string {
    return `${this.#leaves.hex()}:${this.#sent}:${this.#post.hash()}${this.games.hash()}${this.operators.hash()}${this.voyages.hash()}${this.#cascades.hash()}${this.governance.hash()}${this.bridge.hash()}`;
  }

  /** In the universal purse, and with foreign games. */
  get tokens(): number {
    return this.bridge.universal.tokens + this.voyages.tokens;
  }

  reflections(): { cal: number; domingo: number; rewardMultiplierPercent: number } {
    const cal = this.#roster.behaviour(CAL)?.context as CalMemory | undefined;
    const domingo = this.#roster.behaviour(DOMINGO)?.context as DomingoMemory | undefined;
    return {
      cal: cal?.reflections ?? 0,
      domingo: domingo?.reflections ?? 0,
      rewardMultiplierPercent: domingo?.percent ?? 100,
    };
  }
}

function noSpace(realm: RealmId): never {
  throw new Error(`nobody said where ${realm} stands`);
}
