/** Follows a simulated universe and says at the end how people lived in it: quests, and whoever got stuck. Changes nothing. */
import type { RealmState } from '../../actors/realm/realm-state.ts';
import type { TickOutcome } from '../../actors/universe/tick-outcome.ts';
import type { Universe } from '../../actors/universe/universe.ts';
import { entryNow } from '../../domain/keeper-post.ts';
import { placesOf } from '../../domain/schedule.ts';
import type { PerceptParam } from '../../domain/percept.ts';
import { MINUTES_PER_DAY, worldMinutes } from '../../domain/world-clock.ts';
import { compareIds, locationOf } from '../../kernel/ids.ts';

export type LifeReport = {
  /** World days that went by, rounded down. */
  readonly days: number;
  /** By quest: how many players began it, saw it through, and failed. */
  readonly quests: Readonly<Record<string, QuestCount>>;
  /** Players who came to no other place and heard nothing but refusals for a whole world day. */
  readonly stuckPlayers: readonly string[];
  /** Keepers who were not where their day wanted them for twelve world hours running. */
  readonly stuckKeepers: readonly string[];
};

type QuestCount = { readonly started: number; readonly completed: number; readonly failed: number };

/** World hours in which a keeper may be anywhere: walking, talking, called away. */
const AWAY_HOURS_MAX = 12;

/** `chart.the_signal.title`, or the chart itself where it has no title. */
function questNamed(title: PerceptParam | undefined): string {
  if (typeof title === 'object' && 'text' in title) return title.text.split('.')[1] ?? title.text;
  return String(title);
}

export class LifeLog {
  readonly #universe: Universe;
  readonly #quests = new Map<string, { started: number; completed: number; failed: number }>();
  /** World minute in which each player last got somewhere with something. */
  readonly #lively = new Map<string, number>();
  /** Hours running that each keeper was elsewhere, with where it should have been. */
  readonly #away = new Map<string, { readonly post: string; readonly hours: number }>();
  readonly #stuckPlayers = new Set<string>();
  readonly #stuckKeepers = new Set<string>();
  #hour = 0;

  constructor(universe: Universe) {
    this.#universe = universe;
    for (const chart of Object.values(universe.spec.charts)) {
      if (chart.vocabulary === 'quest') this.#quests.set(chart.id, { started: 0, completed: 0, failed: 0 });
    }
  }

  follow({ record, events, outputs }: TickOutcome): void {
    const minute = this.#minuteAt(record.tick);
    for (const { type, params } of events) {
      const [kind, deed] = type.split('.');
      if (kind === 'quest' && (deed === 'started' || deed === 'completed' || deed === 'failed')) {
        const quest = questNamed(params['title']);
        const count = this.#quests.get(quest) ?? { started: 0, completed: 0, failed: 0 };
        count[deed] += 1;
        this.#quests.set(quest, count);
      }
    }
    for (const { player, percepts } of outputs) {
      if (percepts.some((percept) => percept.kind === 'room' || percept.code === undefined))
        this.#lively.set(player, minute);
    }
    const hour = Math.floor(minute / 60);
    if (hour === this.#hour) return;
    this.#hour = hour;
    for (const realm of this.#universe.realms) this.#lookAround(realm, minute);
  }

  #minuteAt(tick: number): number {
    const { spec, options } = this.#universe;
    return worldMinutes({ clock: spec.clock, tickMs: options.tickMs }, tick);
  }

  #lookAround(realm: RealmState, minute: number): void {
    for (const player of realm.facts.players()) {
      const last = this.#lively.get(player.id) ?? minute;
      this.#lively.set(player.id, last);
      if (player.present && minute - last > MINUTES_PER_DAY) this.#stuckPlayers.add(player.name);
    }
    const context = realm.ruleContext(realm.tick);
    for (const keeper of realm.facts.namedKeepers()) {
      const name = `${realm.setting.realm}/${keeper.spec}`;
      const entry = entryNow(context, keeper);
      const places = entry === undefined ? [] : placesOf(entry);
      const post = places.join(' or ');
      if (entry === undefined || places.includes(locationOf(keeper.place))) {
        this.#away.delete(name);
        continue;
      }
      const before = this.#away.get(name);
      const hours = before?.post === post ? before.hours + 1 : 1;
      this.#away.set(name, { post, hours });
      if (hours >= AWAY_HOURS_MAX)
        this.#stuckKeepers.add(`${name} at ${locationOf(keeper.place)} instead of ${post}`);
    }
  }

  report(): LifeReport {
    const begin = this.#minuteAt(0);
    const quests = [...this.#quests].sort(([left], [right]) => compareIds(left, right));
    return {
      days: Math.floor((this.#minuteAt(this.#universe.tick) - begin) / MINUTES_PER_DAY),
      quests: Object.fromEntries(quests),
      stuckPlayers: [...this.#stuckPlayers].sort(compareIds),
      stuckKeepers: [...this.#stuckKeepers].sort(compareIds),
    };
  }
}
