/** What of the time matters: phase, hour, season, tide and weather, as far as anything asks for them, and when they change. */
import { dayAt, holidaysOn, weekdayOf } from '../../domain/calendar.ts';
import { seasonAt, TIDE_MINUTES, tideAt, weatherAt, YEAR_DAYS } from '../../domain/sky.ts';
import {
  type ClockSettings,
  MINUTES_PER_DAY,
  minuteOfDay,
  phaseAt,
  ticksUntilMinute,
} from '../../domain/world-clock.ts';
import type { UniverseSpec } from '../../domain/world-spec.ts';
import type { ExploredRealm } from './explored-realm.ts';
import { hourly } from './projection.ts';
import type { Relevance } from './relevance.ts';
import { IS } from './thing-sentences.ts';

type Hours = { readonly from: number; readonly to: number };

export class SkyView {
  readonly settings: ClockSettings;
  /** Ticks of one day of the story. */
  readonly dayTicks: number;
  readonly #relevance: Relevance;
  readonly #hours: readonly Hours[];

  constructor(universe: UniverseSpec, tickMs: number, relevance: Relevance) {
    this.settings = { clock: universe.clock, tickMs };
    this.dayTicks = Math.max(1, Math.ceil((MINUTES_PER_DAY * 60_000) / (tickMs * universe.clock.timeScale)));
    this.#relevance = relevance;
    this.#hours = hoursIn(relevance);
  }

  sentences(realm: ExploredRealm, tick: number): readonly string[] {
    const { settings } = this;
    const has = (facet: string) => this.#relevance.has(facet);
    const minute = minuteOfDay(settings, tick);
    return [
      ...(has('phase') ? [hourly(`time${IS}${phaseAt(settings.clock, minute)}`)] : []),
      ...(has('tide') ? [hourly(`tide${IS}${tideAt(settings, tick)}`)] : []),
      ...this.#hours
        .filter((hours) => isWithin(minute, hours))
        .map(({ from, to }) => hourly(`hour${IS}between ${from} and ${to}`)),
      ...this.#slowSentences(realm, tick),
    ];
  }

  /** Of what does not come again every day. */
  #slowSentences(realm: ExploredRealm, tick: number): readonly string[] {
    const { settings } = this;
    const has = (facet: string) => this.#relevance.has(facet);
    return [
      ...(has('season') ? [`season${IS}${seasonAt(settings, tick)}`] : []),
      ...(has('calendar') ? [`date${IS}${this.#dateAt(realm, tick)}`] : []),
      ...(has('weather') ? [`weather${IS}${weatherAt({ ...realm.ruleContext(realm.tick), tick })}`] : []),
    ];
  }

  /** The day of the week and what is kept on it. */
  #dateAt(realm: ExploredRealm, tick: number): string {
    const { universe, world } = realm.setting;
    const day = dayAt(this.settings, tick);
    const weekday = weekdayOf(universe.calendar, day) ?? '';
    const kept = holidaysOn(universe.calendar, world.id, day).map(({ id }) => id);
    return [weekday, ...kept].join(' ');
  }

  /** A tick after this one in which something of it may be otherwise; undefined when nothing of it matters. */
  nextMoment(tick: number): number | undefined {
    const { settings } = this;
    const has = (facet: string) => this.#relevance.has(facet);
    const minutes: number[] = has('phase') ? Object.values(settings.clock.phases) : [];
    if (this.#hours.length > 0 || ['hour', 'season', 'weather', 'calendar'].some(has))
      minutes.push(...Array.from({ length: 24 }, (_, hour) => hour * 60));
    const moments = minutes.map((minute) => tick + ticksUntilMinute(settings, tick, minute));
    if (has('tide')) moments.push(this.#nextTide(tick));
    return moments.length === 0 ? undefined : Math.min(...moments);
  }

  #nextTide(tick: number): number {
    const now = tideAt(this.settings, tick);
    const ticksPerMinute = Math.max(1, Math.floor(this.dayTicks / MINUTES_PER_DAY));
    let next = tick + ticksPerMinute;
    for (let step = 0; step < TIDE_MINUTES && tideAt(this.settings, next) === now; step += 1)
      next += ticksPerMinute;
    return next;
  }

  /** How many days to wait, at least, for each combination of season and weather that another day has at this hour. */
  daysToOthers(realm: ExploredRealm, tick: number): readonly number[] {
    const at = (day: number) => this.#slowSentences(realm, tick + day * this.dayTicks).join();
    const seen = new Set([at(0)]);
    if (seen.has('')) return [];
    const days: number[] = [];
    for (let day = 1; day <= YEAR_DAYS; day += 1) {
      const sky = at(day);
      if (seen.has(sky)) continue;
      seen.add(sky);
      days.push(day);
    }
    return days;
  }
}

const isWithin = (minute: number, { from, to }: Hours): boolean =>
  from < to ? minute >= from * 60 && minute < to * 60 : minute >= from * 60 || minute < to * 60;

function hoursIn({ slices }: Relevance): readonly Hours[] {
  const all = slices
    .flatMap(({ guards }) => guards)
    .filter(({ name }) => name === 'hour is between')
    .map(({ params }) => ({ from: Number(params['from']), to: Number(params['to']) }));
  return [...new Map(all.map((hours) => [`${hours.from}-${hours.to}`, hours])).values()];
}
