/** Who lives in a town: names, beds and hours drawn from its tables, the same every time. */
import type { CitizenHours } from '../domain/city/citizen.ts';
import { foldLetters } from '../domain/text-fold.ts';
import { MINUTES_PER_DAY } from '../domain/world-clock.ts';
import { openStream, type RandomStream } from '../kernel/random-stream.ts';
import type { CitizensSource, TradeSource } from './citizens-schema.ts';
import { minuteOf } from './schema-parts.ts';

export type DrawnCitizen = {
  readonly id: string;
  readonly given: string;
  readonly family: string;
  readonly trade: TradeSource;
  /** Which of the trades it is, for findings. */
  readonly index: number;
  readonly home: string;
  readonly hours: CitizenHours;
  /** From 0 to a day less than the journeys are apart. */
  readonly onDay: number;
};

/** As many as there are names and beds for. */
export function drawCitizens(world: string, source: CitizensSource): readonly DrawnCitizen[] {
  const luck = openStream({ seed: String(source.draw), entity: world, purpose: 'citizens', tick: 0 });
  const names = namesOf(source, luck);
  const beds = shuffled(
    luck,
    source.homes.flatMap(({ location, beds: count }) => Array.from({ length: count }, () => location)),
  );
  const drawn: DrawnCitizen[] = [];
  for (const [index, trade] of source.trades.entries()) {
    for (let nth = 0; nth < trade.count; nth += 1) {
      const name = names[drawn.length];
      const home = beds[drawn.length];
      if (name === undefined || home === undefined) return drawn;
      const id = foldLetters(`${name.given}_${name.family}`).replaceAll(/[^a-z0-9]+/g, '_');
      const everyDays = trade.journey?.every_days ?? 1;
      drawn.push({ id, ...name, trade, index, home, hours: hoursOf(luck, trade), onDay: nth % everyDays });
    }
  }
  return drawn;
}

/** Every given name comes once before any comes twice. */
function namesOf(
  { names: { given, family } }: CitizensSource,
  luck: RandomStream,
): { readonly given: string; readonly family: string }[] {
  const families = shuffled(luck, family);
  return families.flatMap((_, turn) =>
    shuffled(luck, given).map((name) => ({
      given: name,
      family: families[(given.indexOf(name) + turn) % families.length] as string,
    })),
  );
}

function shuffled<Item>(luck: RandomStream, list: readonly Item[]): Item[] {
  const left = [...list];
  const order: Item[] = [];
  while (left.length > 0) order.push(...left.splice(luck.below(left.length), 1));
  return order;
}

/** Minutes before work. */
const RISING = 75;
/** Of sleep: eight hours, and up to an hour more. */
const SLEEP = 480;

/** Nobody keeps quite the hours of the others of the trade. */
function hoursOf(luck: RandomStream, { hours }: TradeSource): CitizenHours {
  const shift = (luck.below(9) - 4) * 5;
  const from = within(minuteOf(hours.from) + shift);
  const rise = within(from - RISING);
  return {
    rise,
    from,
    to: within(minuteOf(hours.to) + shift),
    bed: within(rise - SLEEP - luck.below(5) * 15),
  };
}

const within = (minute: number): number => (minute + MINUTES_PER_DAY) % MINUTES_PER_DAY;
