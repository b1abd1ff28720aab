/** Season, tide and weather as functions of the world clock. */
import { describe, expect, it } from 'vitest';
import type { RuleContext } from '../../src/domain/rule.ts';
import {
  seasonAt,
  TIDE_MINUTES,
  tideAt,
  WEATHER_MINUTES,
  weatherAt,
  YEAR_DAYS,
} from '../../src/domain/sky.ts';
import {
  SEASONS,
  type Season,
  TIDES,
  type Tide,
  WEATHERS,
  type Weather,
} from '../../src/domain/vocabulary/sky.ts';
import { MINUTES_PER_DAY, worldMinutes } from '../../src/domain/world-clock.ts';
import type { RealmId } from '../../src/kernel/ids.ts';
import { aRealm, factsOf, ruleContext } from '../support/some-facts.ts';

const FACTS = factsOf([aRealm()]);
/** A minute of the story takes ten ticks. */
const TICKS_PER_MINUTE = 10;
const { settings } = ruleContext({ facts: FACTS });
const START = settings.clock.startMinute;
const tickOf = (minute: number): number => (minute - START) * TICKS_PER_MINUTE;

const at = (minute: number, more: Partial<RuleContext> & { seed?: string } = {}): RuleContext => ({
  ...ruleContext({ facts: FACTS, tick: tickOf(minute), seed: more.seed ?? 'sky' }),
  ...more,
});

function counted<T extends string>(words: readonly T[], seen: readonly T[]): Record<T, number> {
  const counts = Object.fromEntries(words.map((word) => [word, 0])) as Record<T, number>;
  for (const word of seen) counts[word] += 1;
  return counts;
}

/** A minute in the middle of each block of weather, for so many years. */
const blocks = (years: number): number[] => {
  const count = (years * YEAR_DAYS * MINUTES_PER_DAY) / WEATHER_MINUTES;
  return Array.from({ length: count - 2 }, (_, block) => (block + 2) * WEATHER_MINUTES);
};

describe('the seasons', () => {
  it('[SK1] follow one another and take a quarter of the year each', () => {
    const days = Array.from({ length: 2 * YEAR_DAYS }, (_, day) =>
      seasonAt(settings, tickOf(day * MINUTES_PER_DAY + START)),
    );
    expect(counted<Season>(SEASONS, days)).toEqual({ spring: 56, summer: 56, autumn: 56, winter: 56 });
    expect(days.slice(0, YEAR_DAYS)).toEqual(days.slice(YEAR_DAYS));
    const turns = days.filter((season, day) => season !== days[day - 1]);
    expect(turns).toEqual([...SEASONS, ...SEASONS]);
  });

  it('[SK1] turn at midnight', () => {
    const turn = 28 * MINUTES_PER_DAY;
    expect(seasonAt(settings, tickOf(turn) - 1)).toBe('spring');
    expect(worldMinutes(settings, tickOf(turn))).toBe(turn);
    expect(seasonAt(settings, tickOf(turn))).toBe('summer');
  });
});

describe('the tide', () => {
  it('[SK2] comes and goes in 12 hours and 25 minutes, standing two hours at either turn', () => {
    const minutes = Array.from({ length: TIDE_MINUTES }, (_, minute) =>
      tideAt(settings, tickOf(MINUTES_PER_DAY + minute)),
    );
    const counts = counted<Tide>(TIDES, minutes);
    expect(counts).toEqual({ high: 120, falling: 252, low: 120, rising: 253 });
    const turns = minutes.filter((tide, minute) => tide !== minutes[minute - 1]);
    expect(new Set(turns)).toEqual(new Set(TIDES));
    expect(turns.length).toBeLessThanOrEqual(5);
  });

  it('[SK2] is the same tide again exactly after that time', () => {
    const rises = Array.from({ length: 4 * MINUTES_PER_DAY }, (_, minute) => minute + START + 1).filter(
      (minute) =>
        tideAt(settings, tickOf(minute)) === 'high' && tideAt(settings, tickOf(minute) - 1) === 'rising',
    );
    const apart = rises.slice(1).map((minute, index) => minute - (rises[index] as number));
    expect(apart.length).toBeGreaterThan(5);
    expect(new Set(apart)).toEqual(new Set([TIDE_MINUTES]));
  });
});

describe('the weather', () => {
  it('[SK3] is the same however often it is asked for, and lasts six hours', () => {
    const start = 3 * MINUTES_PER_DAY + 540;
    const hours = Array.from({ length: WEATHER_MINUTES }, (_, minute) => weatherAt(at(start + minute)));
    expect(new Set(hours).size).toBe(1);
    const days = blocks(1).map((minute) => weatherAt(at(minute)));
    expect(blocks(1).map((minute) => weatherAt(at(minute)))).toEqual(days);
  });

  it('[SK3] is another for another seed and another realm', () => {
    const days = blocks(1).map((minute) => weatherAt(at(minute)));
    expect(blocks(1).map((minute) => weatherAt(at(minute, { seed: 'other' })))).not.toEqual(days);
    const deep = { realm: 'deep' as RealmId };
    expect(blocks(1).map((minute) => weatherAt(at(minute, deep)))).not.toEqual(days);
  });

  it('[SK4] every weather comes in every season, as often as the season has it', () => {
    const years = blocks(20).map((minute) => [seasonAt(settings, tickOf(minute)), weatherAt(at(minute))]);
    const of = (season: Season) =>
      counted<Weather>(
        WEATHERS,
        years.filter(([when]) => when === season).map(([, weather]) => weather as Weather),
      );
    for (const season of SEASONS) {
      const total = Object.values(of(season)).reduce((sum, count) => sum + count, 0);
      for (const weather of WEATHERS) {
        const percent = Math.floor((100 * of(season)[weather]) / total);
        expect([season, weather, percent >= 3 && percent <= 50]).toEqual([season, weather, true]);
      }
    }
    expect(of('summer').clear).toBeGreaterThan(of('winter').clear);
    expect(of('autumn').fog).toBeGreaterThan(of('spring').fog);
    expect(of('winter').storm).toBeGreaterThan(of('spring').storm);
  });

  it('[SK4] fog is likelier at dawn than in the evening', () => {
    const fogs = (minuteOfDay: number): number =>
      Array.from({ length: 10 * YEAR_DAYS }, (_, day) =>
        weatherAt(at((day + 1) * MINUTES_PER_DAY + minuteOfDay)),
      ).filter((weather) => weather === 'fog').length;
    expect(fogs(settings.clock.phases.dawn)).toBeGreaterThan(2 * fogs(settings.clock.phases.dusk));
  });
});
