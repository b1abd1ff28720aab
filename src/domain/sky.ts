/** Season, tide and weather: nothing is kept, each is a function of the world clock, the weather also of the realm's luck. */
import { entityId } from '../kernel/ids.ts';
import type { RuleContext } from './rule.ts';
import { SEASONS, type Season, type Tide, WEATHERS, type Weather } from './vocabulary/sky.ts';
import { type ClockSettings, MINUTES_PER_DAY, ticksUntilWorldMinute, worldMinutes } from './world-clock.ts';

const SEASON_DAYS = 28;
export const YEAR_DAYS = SEASONS.length * SEASON_DAYS;

/** The first day of the universe is the first of spring. */
export function seasonAt(settings: ClockSettings, tick: number): Season {
  return seasonOfMinute(worldMinutes(settings, tick));
}

function seasonOfMinute(minutes: number): Season {
  const day = Math.floor(minutes / MINUTES_PER_DAY) % YEAR_DAYS;
  return SEASONS[Math.floor(day / SEASON_DAYS)] as Season;
}

/** From one high water to the next: 12 hours and 25 minutes. */
export const TIDE_MINUTES = 745;
const LOW_WATER_MINUTE = 372;
/** The water stands that long before and after it turns. */
const SLACK_MINUTES = 60;

/** One water for all realms; it is high at midnight before the first day. */
export function tideAt(settings: ClockSettings, tick: number): Tide {
  const minute = worldMinutes(settings, tick) % TIDE_MINUTES;
  if (minute < SLACK_MINUTES || minute >= TIDE_MINUTES - SLACK_MINUTES) return 'high';
  if (minute < LOW_WATER_MINUTE - SLACK_MINUTES) return 'falling';
  return minute < LOW_WATER_MINUTE + SLACK_MINUTES ? 'low' : 'rising';
}

export const WEATHER_MINUTES = 360;
/** The weather turns at 3, 9, 15 and 21 o’clock, so that a dawn has one weather. */
const WEATHER_SHIFT_MINUTES = 180;

/** How often in 100 blocks each weather comes, in the order of WEATHERS. */
const WEATHER_WEIGHTS: Readonly<Record<Season, readonly number[]>> = {
  spring: [30, 28, 26, 8, 8],
  summer: [46, 26, 14, 4, 10],
  autumn: [20, 28, 24, 18, 10],
  winter: [26, 32, 18, 10, 14],
};
/** On top of its weight, while it dawns. */
const DAWN_FOG = 22;
const FOG = WEATHERS.indexOf('fog');

type WeatherContext = Pick<RuleContext, 'settings' | 'tick' | 'realm' | 'randomAt'>;

/** Each realm has its own, and keeps it for a block of six hours. */
export function weatherAt({ settings, tick, realm, randomAt }: WeatherContext): Weather {
  const block = blockOf(worldMinutes(settings, tick));
  const weights = WEATHER_WEIGHTS[seasonOfMinute(block * WEATHER_MINUTES)];
  const dawnsNow = block % BLOCKS_PER_DAY === blockOf(settings.clock.phases.dawn) % BLOCKS_PER_DAY;
  const fogMore = dawnsNow ? DAWN_FOG : 0;
  const throwOf = randomAt(entityId('realm', realm), 'weather', block).below(100 + fogMore);
  let reached = 0;
  for (const [index, weather] of WEATHERS.entries()) {
    reached += (weights[index] as number) + (index === FOG ? fogMore : 0);
    if (throwOf < reached) return weather;
  }
  throw new Error('the weights of the weather do not add up to 100');
}

/** Minutes of a tide at which it is another than before. */
const TIDE_TURNS: readonly number[] = [
  SLACK_MINUTES,
  LOW_WATER_MINUTE - SLACK_MINUTES,
  LOW_WATER_MINUTE + SLACK_MINUTES,
  TIDE_MINUTES - SLACK_MINUTES,
];

/** Ticks until the tide is another, the weather may be, or a new day begins; at least 1. */
export function ticksUntilSkyTurns(settings: ClockSettings, tick: number): number {
  const now = worldMinutes(settings, tick);
  const untilTide = TIDE_TURNS.map((turn) => minutesUntil(now, turn, TIDE_MINUTES));
  const untilWeather = minutesUntil(now, WEATHER_SHIFT_MINUTES, WEATHER_MINUTES);
  const minutes = Math.min(...untilTide, untilWeather, minutesUntil(now, 0, MINUTES_PER_DAY));
  return ticksUntilWorldMinute(settings, tick, now + minutes);
}

/** From `now` to the next minute that leaves `rest` when divided by `period`; at least 1. */
const minutesUntil = (now: number, rest: number, period: number): number =>
  period - ((((now - rest) % period) + period) % period);

const BLOCKS_PER_DAY = MINUTES_PER_DAY / WEATHER_MINUTES;
const blockOf = (minutes: number): number => Math.floor((minutes + WEATHER_SHIFT_MINUTES) / WEATHER_MINUTES);
