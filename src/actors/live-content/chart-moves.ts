/**
 * Moves the actors of one realm to new versions of their charts: found out for all of them first, changing nothing, and
 * carried out afterwards. Quests on a journey are moved inside their envelopes.
 */
import type { KeeperFact } from '../../domain/entity.ts';
import { newWorldStory } from '../../domain/story.ts';
import { ticksOfDelay } from '../../domain/world-clock.ts';
import type { CauseId, EntityId, RealmId } from '../../kernel/ids.ts';
import type { Behaviour } from '../../machines/behaviour.ts';
import type { Migration, TimerMigration } from '../../machines/chart/migrate-behaviour.ts';
import { addDebt, type ChartDebt } from './chart-debt.ts';
import type { Mail, TravellingQuest } from '../realm/mail.ts';
import { travellersOf, travellingCitizensOf } from '../universe/realm-census.ts';
import type { RealmState } from '../realm/realm-state.ts';

/** By chart. */
export type Migrators = ReadonlyMap<string, (behaviour: Behaviour) => Migration>;
type Moved = Extract<Migration, { readonly ok: true }> & { readonly chart: string };

export type ActorInTheWay = {
  readonly realm: RealmId;
  readonly actor: EntityId;
  readonly chart: string;
  /** The uid of the state that it is in. */
  readonly state: string;
  readonly reason: string;
};

export type RealmMoves = {
  readonly realm: RealmState;
  /** Of keepers and stories, in the order of their ids. */
  readonly residents: ReadonlyMap<EntityId, Moved>;
  readonly travellers: ReadonlyMap<EntityId, Moved>;
  readonly inTheWay: readonly ActorInTheWay[];
};

export function planMoves(realm: RealmState, migrators: Migrators): RealmMoves {
  const residents = new Map<EntityId, Moved>();
  const travellers = new Map<EntityId, Moved>();
  const inTheWay: ActorInTheWay[] = [];
  const plan = (into: Map<EntityId, Moved>, actor: EntityId, chart = '', behaviour?: Behaviour) => {
    const migrate = migrators.get(chart);
    if (migrate === undefined || behaviour === undefined) return;
    const migration = migrate(behaviour);
    if (migration.ok) into.set(actor, { ...migration, chart });
    else {
      const { uid: state, reason } = migration;
      inTheWay.push({ realm: realm.setting.realm, actor, chart, state, reason });
    }
  };
  if (migrators.size > 0) {
    for (const id of realm.roster.ids()) {
      const entity = realm.facts.get(id);
      const chart = entity === undefined ? undefined : realm.charts.idOf(entity);
      plan(residents, id, chart, realm.roster.behaviour(id));
    }
    for (const { quests } of travellersOf(realm))
      for (const { story, behaviour } of quests) plan(travellers, story.id, story.chart, behaviour);
    for (const { keeper, behaviour } of travellingCitizensOf(realm))
      plan(travellers, keeper.id, chartOfCitizen(realm, keeper), behaviour);
  }
  return { realm, residents, travellers, inTheWay };
}

export type MoveOrder = {
  readonly tick: number;
  /** The activation, as what follows from it names it. */
  readonly cause: CauseId;
  /** Charts that behave otherwise now, or are new. */
  readonly charts: ReadonlySet<string>;
};

export function carryOutMoves({ realm, residents, travellers }: RealmMoves, order: MoveOrder): void {
  for (const [actor, moved] of residents) {
    const entity = realm.facts.get(actor);
    const machine = entity === undefined ? undefined : realm.machineOf(entity);
    if (machine === undefined) continue;
    realm.roster.replace(actor, machine, moved.behaviour);
    moveTimers(realm, actor, moved.timers, order);
    realm.owed.push({ actor, debt: debtOf(moved, order) });
  }
  if (residents.size > 0) renameWaiting(realm, residents);
  if (travellers.size > 0) {
    const moveOne = <One extends OnTheWay>(id: EntityId, one: One) =>
      moveOnTheWay(one, travellers.get(id), { realm, order });
    const move = <Item extends { readonly mail: Mail }>(item: Item): Item => {
      const { mail } = item;
      if (mail.kind === 'citizen') return { ...item, mail: moveOne(mail.keeper.id, mail) };
      if (mail.kind !== 'traveller') return item;
      const quests = mail.quests.map((quest) => moveOne(quest.story.id, quest));
      return { ...item, mail: { ...mail, quests } };
    };
    realm.inbox = realm.inbox.map(move);
    realm.outbox = realm.outbox.map(move);
    realm.abroad = realm.abroad.map(move);
  }
  beginStories(realm, order);
  bringBack(realm, order);
  // A realm that has failed hears no tick and owes nothing to anybody.
  if (realm.failed) realm.owed.length = 0;
  realm.refreshHash();
}

const debtOf = ({ effects, raised, isDone }: Moved, { cause }: MoveOrder): ChartDebt => ({
  effects,
  raised,
  isDone,
  cause,
});

/** The timers of `after`; those that a chart named itself are its own affair. */
const OF_AFTER = /^after .+#\d+$/;

function moveTimers(
  { timers, setting }: RealmState,
  owner: EntityId,
  { kept, set }: TimerMigration,
  { tick, cause }: MoveOrder,
): void {
  const changed = timers.of(owner).filter(({ name }) => OF_AFTER.test(name) && kept.get(name) !== name);
  for (const { name } of changed) timers.cancel(owner, name);
  for (const timer of [...changed].sort((left, right) => left.seq - right.seq)) {
    const name = kept.get(timer.name);
    if (name !== undefined) timers.set({ owner, name, dueTick: timer.dueTick, cause: timer.cause });
  }
  const settings = { clock: setting.universe.clock, tickMs: setting.options.tickMs };
  for (const { name, delay } of set)
    timers.set({ owner, name, dueTick: tick + ticksOfDelay(settings, delay), cause });
}

/** Timers that have run out and were not heard yet, because their round was put off. */
function renameWaiting({ queue }: RealmState, moved: ReadonlyMap<EntityId, Moved>): void {
  for (const envelope of queue.takeRound()) {
    const { type } = envelope.event;
    const name = type.startsWith('timer ') ? type.slice('timer '.length) : '';
    const migration = OF_AFTER.test(name) ? moved.get(envelope.to) : undefined;
    if (migration === undefined) queue.push(envelope);
    else {
      const kept = migration.timers.kept.get(name);
      if (kept !== undefined) queue.push({ ...envelope, event: { type: `timer ${kept}` } });
    }
  }
}

type OnTheWay = Pick<TravellingQuest, 'behaviour' | 'timers' | 'owed'>;

/** The chart of somebody who is in no realm. */
const chartOfCitizen = ({ setting }: RealmState, { spec, citizen }: KeeperFact): string | undefined =>
  setting.universe.worlds[citizen?.world ?? '']?.keepers[spec]?.chart;

function moveOnTheWay<One extends OnTheWay>(
  one: One,
  moved: Moved | undefined,
  { realm, order }: { readonly realm: RealmState; readonly order: MoveOrder },
): One {
  if (moved === undefined) return one;
  const { kept, set } = moved.timers;
  const settings = { clock: realm.setting.universe.clock, tickMs: realm.setting.options.tickMs };
  const timers = one.timers.flatMap((timer) => {
    const name = OF_AFTER.test(timer.name) ? kept.get(timer.name) : timer.name;
    return name === undefined ? [] : [{ ...timer, name }];
  });
  const added = set.map(({ name, delay }) => ({
    name,
    ticks: ticksOfDelay(settings, delay),
    cause: order.cause,
  }));
  return {
    ...one,
    behaviour: moved.behaviour,
    timers: [...timers, ...added],
    owed: addDebt(one.owed, debtOf(moved, order)),
  };
}

/** Events of the world that are new begin; in a realm before its first tick they begin with everything else. */
function beginStories(realm: RealmState, { charts, cause }: MoveOrder): void {
  for (const chart of realm.setting.world.events) {
    const story = newWorldStory(chart);
    if (!charts.has(chart) || realm.facts.get(story.id) !== undefined) continue;
    realm.facts.put(story);
    if (realm.tick > 0) realm.owed.push({ actor: story.id, begins: cause });
  }
}

/** Whoever failed by a chart that is another one now gets another try, from its beginning. */
function bringBack(realm: RealmState, { charts, cause }: MoveOrder): void {
  const back = realm.quarantined.filter((id) => {
    const entity = realm.facts.get(id);
    return entity !== undefined && charts.has(realm.charts.idOf(entity) ?? '');
  });
  if (back.length === 0) return;
  realm.quarantined = realm.quarantined.filter((id) => !back.includes(id));
  for (const actor of back) realm.owed.push({ actor, begins: cause });
}
