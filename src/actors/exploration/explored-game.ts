/** One chart's game: the played world, what counts of it, and time that passes until something that counts has changed. */

import type { ChartSpec } from '../../domain/chart.ts';
import type { KeeperFact } from '../../domain/entity.ts';
import { postOf } from '../../domain/keeper-post.ts';
import { placesOf } from '../../domain/schedule.ts';
import { isSpawnTimer, spawnerOfTimer } from '../../domain/spawning.ts';
import type { ActionRules } from '../../domain/vocabulary/action-rule.ts';
import type { ActionName } from '../../domain/vocabulary/actions.ts';
import type { UniverseSpec, WorldSpec } from '../../domain/world-spec.ts';
import { locationOf, roomId } from '../../kernel/ids.ts';
import type { Timer } from '../../kernel/timer-table.ts';
import type { BehaviourValue } from '../../machines/behaviour.ts';
import { SKY_TIMER } from '../realm/realm-timers.ts';
import { CLOCK_EVENTS, type Width } from './chart-slice.ts';
import type { ExploredRealm } from './explored-realm.ts';
import { PlayedWorld, type Situation } from './played-world.ts';
import { Projection, type Sentences } from './projection.ts';
import { type Relevance, relevanceFor } from './relevance.ts';
import { SkyView } from './sky-view.ts';
import { spawnDraws } from './spawn-draws.ts';
import { walkersIn } from './walkers.ts';

export type GameMaking = {
  readonly universe: UniverseSpec;
  readonly target: ChartSpec;
  readonly width: Width;
  readonly seed: string;
  readonly actionRules: ActionRules<ActionName>;
};

/** How far the quest is, or whether the dialogue goes on, and what its chart is in while it runs. */
export type Progress = { readonly stage: Stage; readonly value: BehaviourValue | undefined };
export type Stage = 'before' | 'active' | 'completed' | 'failed';

/** Keepers who are on their way are given so long to arrive. */
const WALK_TICKS_MAX = 1200;

export class ExploredGame {
  readonly world: PlayedWorld;
  readonly relevance: Relevance;
  readonly sky: SkyView;
  readonly #target: string;
  readonly #projection: Projection;
  readonly #walkers: ReadonlySet<string>;

  constructor({ universe, target, width, seed, actionRules }: GameMaking) {
    this.#target = target.id;
    this.relevance = relevanceFor(universe, target, width);
    this.#walkers = walkersIn(universe, this.relevance);
    this.#projection = new Projection(universe, this.relevance, this.#walkers);
    const rules = { ...actionRules, ...quietRules(universe, actionRules) };
    this.world = new PlayedWorld({
      universe,
      seed,
      actionRules: rules,
      read: this.#projection.read,
      isWanted: (realm, timer) => this.#matters(realm, timer),
    });
    this.world.luck.draws = spawnDraws(this.world.realms, this.relevance.has);
    this.sky = new SkyView(universe, this.world.options.tickMs, this.relevance);
  }

  sentences(situation: Situation): Sentences {
    const { realms, here } = this.world;
    const cells = situation.realms.map(({ cells: all }, index) => ({
      realm: (realms[index] as ExploredRealm).setting.realm,
      cells: all,
    }));
    return this.#projection.sentences(cells, this.sky.sentences(here, situation.tick));
  }

  progress(): Progress {
    const { facts, roster } = this.world.here;
    const story = facts.storiesOf(this.world.player).find(({ chart }) => chart === this.#target);
    if (story === undefined) return { stage: 'before', value: undefined };
    return { stage: story.status, value: roster.behaviour(story.id)?.value };
  }

  /** Lets time pass until something that counts is otherwise and keepers have arrived; false when nothing comes. */
  wait(horizon: number): boolean {
    const { world } = this;
    const before = this.sentences(world.keep());
    let changedAt: number | undefined;
    for (;;) {
      const next = this.#nextMoment();
      if (next === undefined || next > horizon) return changedAt !== undefined;
      world.advance(next);
      const now = this.sentences(world.keep());
      if (!isSame(now.lasting, before.lasting)) return true;
      if (isSame(now.hourly, before.hourly)) continue;
      changedAt ??= world.tick;
      if (!this.#someoneWalks() || world.tick - changedAt > WALK_TICKS_MAX) return true;
    }
  }

  /** Whether anything can come of waiting where the player is. `hasDeeds`: there is something to do besides leaving. */
  waitingMatters(hasDeeds: boolean): boolean {
    const { realms, here, player } = this.world;
    const { relevance } = this;
    const isTimed = realms.some((realm) =>
      realm.timers.entries().some((timer) => !this.#isRoutine(realm, timer) && this.#matters(realm, timer)),
    );
    if (isTimed || ['season', 'weather', 'calendar'].some(relevance.has)) return true;
    const hears = (event: string) =>
      relevance.slices.some(({ heard }) => heard.some((one) => one.event === event));
    if (CLOCK_EVENTS.some(hears)) return true;
    const hasHours = ['phase', 'hour', 'tide'].some(relevance.has);
    if (hasHours && (hasDeeds || hears('player came'))) return true;
    const place = here.facts.player(player)?.place;
    const { keepers } = here.setting.world;
    return here.facts
      .namedKeepers()
      .some(
        ({ spec, place: at }) =>
          this.#walkers.has(spec) &&
          (at === place ||
            keepers[spec]?.schedule.some((entry) => placesOf(entry).some((to) => roomId(to) === place)) ===
              true),
      );
  }

  /** A keeper's going where it has to be, and the hours themselves. */
  #isRoutine({ facts, setting }: ExploredRealm, { owner, name }: Timer): boolean {
    const entity = facts.get(owner);
    if (entity?.kind === 'realm') return !isSpawnTimer(name);
    if (entity?.kind !== 'keeper') return false;
    const chart = setting.world.keepers[entity.spec]?.chart ?? '';
    return this.relevance.sliceOf(chart, entity.spec)?.timers.has(name) !== true;
  }

  /** As `wait`, until another day on which the sky is otherwise. */
  waitDays(days: number): boolean {
    const { world, sky } = this;
    const { dayTicks } = sky;
    world.advance(world.tick + dayTicks);
    const isDaily = world.realms.every(({ timers }) =>
      timers.entries().every(({ dueTick }) => dueTick <= world.tick + dayTicks),
    );
    if (!isDaily) return false;
    if (days > 1) world.postpone((days - 1) * dayTicks);
    return true;
  }

  /** The tick up to which it is worth waiting: a day on, or when the last timer of a story is due. */
  get horizon(): number {
    const { realms, tick } = this.world;
    const due = realms.flatMap((realm) =>
      realm.timers
        .entries()
        .filter(({ owner }) => realm.facts.story(owner) !== undefined)
        .map(({ dueTick }) => dueTick),
    );
    return Math.max(tick + this.sky.dayTicks, ...due);
  }

  /** The next timer of somebody who matters, or a moment of the day that does. */
  #nextMoment(): number | undefined {
    const { realms, tick } = this.world;
    let next = this.sky.nextMoment(tick);
    for (const realm of realms) {
      for (const timer of realm.timers.entries()) {
        if ((next === undefined || timer.dueTick < next) && this.#matters(realm, timer)) next = timer.dueTick;
      }
    }
    return next;
  }

  #matters({ facts, setting }: ExploredRealm, { owner, name }: Timer): boolean {
    const entity = facts.get(owner);
    switch (entity?.kind) {
      case 'story':
        return this.relevance.sliceOf(entity.chart)?.timers.has(name) === true;
      case 'keeper': {
        const chart = setting.world.keepers[entity.spec]?.chart ?? '';
        const slice = this.relevance.sliceOf(chart, entity.spec);
        return slice?.timers.has(name) === true || this.#walkers.has(entity.spec);
      }
      case 'door':
        return (
          this.relevance.has(`item:${this.#keyOf(setting.world.id, entity.place, entity.direction)}`) ||
          this.relevance.has(`door:${locationOf(entity.place)}/${entity.direction}`)
        );
      case 'item':
        return this.relevance.has(`flame:${entity.spec}`);
      case 'realm':
        if (isSpawnTimer(name)) return this.#spawnMatters(setting.world, name);
        return name === SKY_TIMER
          ? ['weather', 'tide', 'calendar'].some(this.relevance.has)
          : this.relevance.has('phase');
      default:
        return false;
    }
  }

  #spawnMatters(world: WorldSpec, timer: string): boolean {
    const table = spawnerOfTimer(world, timer)?.spec.table ?? [];
    return table.some(({ item }) => this.relevance.has(`item:${item}`));
  }

  #keyOf(world: string, place: KeeperFact['place'], direction: string): string | undefined {
    const exits = this.world.universe.worlds[world]?.locations[locationOf(place)]?.exits ?? [];
    return exits.find((exit) => exit.direction === direction)?.door?.key;
  }

  #someoneWalks(): boolean {
    return this.world.realms.some(({ facts, setting }) =>
      facts
        .namedKeepers()
        .some((keeper) => this.#walkers.has(keeper.spec) && this.#walks(keeper, setting.realm)),
    );
  }

  #walks(keeper: KeeperFact, realm: string): boolean {
    const post = postOf(this.#contextOf(realm), keeper);
    return post !== undefined && post !== locationOf(keeper.place);
  }

  #contextOf(realm: string) {
    const state = this.world.realms.find(({ setting }) => setting.realm === realm) as ExploredRealm;
    return state.ruleContext(this.world.tick);
  }
}

const isSame = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((sentence, index) => sentence === right[index]);

/** Keepers set no timer for idle moments in which they only do something to be seen: there would be nobody to see it. */
function quietRules(
  universe: UniverseSpec,
  rules: ActionRules<ActionName>,
): Partial<ActionRules<ActionName>> {
  const loud = new Set(
    Object.values(universe.charts)
      .filter((chart) => !isIdleHarmless(chart))
      .map(({ id }) => id),
  );
  return {
    'set idle timer': (context, moment, params) => {
      const keeper = moment.keeper === undefined ? undefined : context.facts.keeper(moment.keeper);
      const chart = keeper === undefined ? undefined : context.world.keepers[keeper.spec]?.chart;
      if (chart === undefined || loud.has(chart)) return rules['set idle timer'](context, moment, params);
      return { ok: true, changes: [], removals: [], happenings: [], percepts: [], demands: [] };
    },
  };
}

function isIdleHarmless({ root }: ChartSpec): boolean {
  const pending = [root];
  for (const state of pending) {
    pending.push(...state.states);
    for (const { event, transitions } of state.on) {
      if (event !== 'timer idle') continue;
      const isHarmless = transitions.every(
        ({ targets, actions }) =>
          targets.length === 0 &&
          actions.every((action) => action.type === 'named' && ONLY_SHOWS.includes(action.name)),
      );
      if (!isHarmless) return false;
    }
  }
  return true;
}

const ONLY_SHOWS: readonly string[] = ['idle', 'emote', 'say', 'narrate', 'set idle timer'];
