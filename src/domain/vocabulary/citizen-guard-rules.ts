/** The answers to what charts ask about citizens; to all of it, of a keeper who is none, no. */
import { locationOf } from '../../kernel/ids.ts';
import type { Need } from '../city/citizen.ts';
import {
  type Citizen,
  citizenOf,
  isJourneyDue,
  isSleepingHour,
  isWorkingHour,
  needsNow,
} from '../city/citizen-day.ts';
import type { RuleContext } from '../rule.ts';
import { keeperAtHand } from './at-hand.ts';
import type { CITIZEN_GUARDS } from './citizen-guards.ts';
import type { Moment } from './moment.ts';
import type { ParamValues } from './param-type.ts';

type Guards = typeof CITIZEN_GUARDS;
type CitizenGuardRules = {
  readonly [Name in keyof Guards]: (
    context: RuleContext,
    moment: Moment,
    params: ParamValues<Guards[Name]['params']>,
  ) => boolean;
};

export const CITIZEN_GUARD_RULES: CitizenGuardRules = {
  'hunger at least': (context, moment, { level: wanted }) => level(context, moment, 'hunger') >= wanted,
  'tiredness at least': (context, moment, { level: wanted }) => level(context, moment, 'tiredness') >= wanted,
  'loneliness at least': (context, moment, { level: wanted }) =>
    level(context, moment, 'loneliness') >= wanted,
  'hour to sleep': (context, moment) => is(context, moment, ({ spec }) => isSleepingHour(context, spec)),
  'hour to work': (context, moment) => is(context, moment, ({ spec }) => isWorkingHour(context, spec)),
  'journey is due': (context, moment) => is(context, moment, (citizen) => isJourneyDue(context, citizen)),
  'is eating': (context, moment) => is(context, moment, ({ keeper }) => keeper.citizen.doing === 'table'),
  'is at home': (context, moment) =>
    is(
      context,
      moment,
      ({ keeper, haunts }) => keeper.citizen.heading === 'home' && locationOf(keeper.place) === haunts.home,
    ),
  'is at the gate': (context, moment) =>
    is(
      context,
      moment,
      ({ keeper, haunts }) => keeper.citizen.heading === 'gate' && locationOf(keeper.place) === haunts.gate,
    ),
};

function level(context: RuleContext, moment: Moment, need: Need): number {
  const citizen = citizenOf(context, keeperAtHand(context, moment));
  return citizen === undefined ? 0 : needsNow(context, citizen)[need];
}

function is(context: RuleContext, moment: Moment, asks: (citizen: Citizen) => boolean): boolean {
  const citizen = citizenOf(context, keeperAtHand(context, moment));
  return citizen !== undefined && asks(citizen);
}
