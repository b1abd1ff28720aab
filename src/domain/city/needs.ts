/** How needs grow and pass: whole numbers that follow from the minutes alone, however often somebody looks. */
import { MINUTES_PER_DAY } from '../world-clock.ts';
import { type CitizenFact, type CitizenHours, NEED_MAX, NEEDS, type Need, type Needs } from './citizen.ts';

type Rates = Readonly<Record<keyof Needs, number>>;

/** Points an hour of the story. */
const ASLEEP: Rates = { hunger: 3, tiredness: -13, loneliness: 1 };
const BY_DOING: Readonly<Record<CitizenFact['doing'], Rates>> = {
  home: { hunger: 5, tiredness: -4, loneliness: 4 },
  work: { hunger: 6, tiredness: 6, loneliness: 2 },
  table: { hunger: -120, tiredness: -2, loneliness: -12 },
  company: { hunger: 5, tiredness: 2, loneliness: -40 },
  gate: { hunger: 6, tiredness: 5, loneliness: 4 },
  way: { hunger: 6, tiredness: 5, loneliness: 4 },
};

/** As they are at that world minute, after what they have been doing since they were last reckoned. */
export function needsAt(citizen: CitizenFact, hours: CitizenHours, minute: number): Needs {
  const rates = BY_DOING[citizen.doing];
  const asleep = citizen.doing === 'home' ? ASLEEP : rates;
  const points = (need: Need, until: number): number => {
    const slept = minutesInBed(hours, until);
    return Math.floor((asleep[need] * slept + rates[need] * (until - slept)) / 60);
  };
  const grown = NEEDS.map((need) => {
    const change = points(need, minute) - points(need, citizen.reckoned);
    return [need, Math.min(NEED_MAX, Math.max(0, citizen.needs[need] + change))] as const;
  });
  return Object.fromEntries(grown) as Needs;
}

/** Of all time up to then: differences of it lose nothing, into however many pieces time is cut. */
function minutesInBed({ bed, rise }: CitizenHours, minute: number): number {
  const night = (rise - bed + MINUTES_PER_DAY) % MINUTES_PER_DAY;
  // Days that begin when they go to bed.
  const since = minute - bed + MINUTES_PER_DAY;
  const days = Math.floor(since / MINUTES_PER_DAY);
  return days * night + Math.min(night, since - days * MINUTES_PER_DAY);
}
