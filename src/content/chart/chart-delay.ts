/** `after` as writers put it: `30s` and `5m` of played time, `2h world` of the story's time, `12 ticks`. */
import type { ChartDelay } from '../../domain/chart.ts';

/** A week of played time, and about ten years of the story's. */
const AMOUNT_MAX = { ticks: 6_048_000, 'played seconds': 604_800, 'world minutes': 5_256_000 } as const;

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };
const WORLD_MINUTES: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440 };

export const DELAY_PATTERN = /^(\d{1,9})\s?(?:(ticks?)|([smh])|([mhd]) world)$/;
export const DELAY_FORMS = 'write "30s", "5m", "1h", "2h world", "1d world" or "12 ticks"';

/** Undefined when it has no such form, is nothing, or lasts too long. */
export const parseDelay = (delay: string): ChartDelay | undefined => {
  const match = DELAY_PATTERN.exec(delay.trim());
  if (match === null) return undefined;
  const [, digits, ticks, played, world] = match;
  const count = Number(digits);
  if (ticks !== undefined) return within({ unit: 'ticks', amount: count });
  if (played !== undefined)
    return within({ unit: 'played seconds', amount: count * (SECONDS[played] as number) });
  return within({ unit: 'world minutes', amount: count * (WORLD_MINUTES[world as string] as number) });
};

const within = (delay: ChartDelay): ChartDelay | undefined =>
  delay.amount >= 1 && delay.amount <= AMOUNT_MAX[delay.unit] ? delay : undefined;

/** The shortest form that `parseDelay` reads as the same time. */
export const writeDelay = ({ unit, amount }: ChartDelay): string => {
  if (unit === 'ticks') return count(amount, 'tick');
  const [largest, middle, least] =
    unit === 'played seconds'
      ? ([
          [3600, 'h'],
          [60, 'm'],
          [1, 's'],
        ] as const)
      : ([
          [1440, 'd world'],
          [60, 'h world'],
          [1, 'm world'],
        ] as const);
  const [size, form] = [largest, middle].find(([size]) => amount % size === 0) ?? least;
  return `${amount / size}${form}`;
};

/** `30 seconds`, `2 hours of the story`. */
export const sayDelay = ({ unit, amount }: ChartDelay): string => {
  if (unit === 'ticks') return count(amount, 'tick');
  if (unit === 'played seconds')
    return amount % 60 === 0 ? count(amount / 60, 'minute') : count(amount, 'second');
  return `${amount % 60 === 0 ? count(amount / 60, 'hour') : count(amount, 'minute')} of the story`;
};

const count = (amount: number, noun: string): string => `${amount} ${noun}${amount === 1 ? '' : 's'}`;
