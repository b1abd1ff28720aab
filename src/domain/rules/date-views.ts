/** time and calendar: the hour, the sky and the date, what is kept today and what is coming. */
import { actingPlayer } from '../acting-player.ts';
import { type CalendarDate, comingHolidays, dateOf, dayAt, holidaysOn, weekdayOf } from '../calendar.ts';
import type { HolidaySpec } from '../calendar-spec.ts';
import type { Intent } from '../intent.ts';
import type { Percept, PerceptParam } from '../percept.ts';
import { type Approval, approve, type Rule, type RuleContext } from '../rule.ts';
import { line } from '../sentence.ts';
import { seasonAt, tideAt, weatherAt } from '../sky.ts';
import { clockFace, worldTimeAt } from '../world-clock.ts';

export const time: Rule = (context, intent) => {
  const now = worldTimeAt(context.settings, context.tick);
  const params = {
    clock: clockFace(now.minute),
    phase: { text: `phase.${now.phase}` },
    day: now.day + 1,
    season: { text: `season.${seasonAt(context.settings, context.tick)}` },
    weather: { text: `weather.${weatherAt(context)}` },
    tide: { text: `tide.${tideAt(context.settings, context.tick)}` },
  };
  return shown(context, intent, [line('time.self', params, 'system'), ...today(context)]);
};

/** Today and what is kept, then the holidays that are coming, the nearest first. */
export const calendar: Rule = (context, intent) => {
  const { universe, world, settings, tick } = context;
  const day = dayAt(settings, tick);
  const head = today(context);
  if (head.length === 0) return shown(context, intent, [line('calendar.self', {}, 'system')]);
  const coming = comingHolidays(universe.calendar, world.id, day).map((next) =>
    line(
      'calendar.coming',
      {
        holiday: nameOf(next.holiday),
        count: next.day - day,
        ...dateParams(context, next.day),
      },
      'system',
    ),
  );
  const none = coming.length === 0 ? [line('calendar.nothing', {}, 'system')] : coming;
  return shown(context, intent, [...head, ...none]);
};

/** Nothing where there is no calendar. */
function today(context: RuleContext): Percept[] {
  const { universe, world, settings, tick } = context;
  const day = dayAt(settings, tick);
  if (dateOf(universe.calendar, day) === undefined) return [];
  const kept = holidaysOn(universe.calendar, world.id, day).map((holiday) =>
    line('calendar.kept', { holiday: nameOf(holiday) }, 'system'),
  );
  return [line('calendar.today', dateParams(context, day), 'system'), ...kept];
}

const nameOf = ({ id }: HolidaySpec): PerceptParam => ({ text: `calendar.holiday.${id}` });

function dateParams({ universe }: RuleContext, day: number): Record<string, PerceptParam> {
  const date = dateOf(universe.calendar, day) as CalendarDate;
  return {
    weekday: { text: `calendar.weekday.${weekdayOf(universe.calendar, day)}` },
    date: date.dayOfMonth,
    month: { text: `calendar.month.${date.month}` },
    year: date.year,
  };
}

function shown(context: RuleContext, intent: Intent, percepts: Percept[]): Approval {
  const player = actingPlayer(context, intent);
  return approve({ percepts: percepts.map((percept) => ({ player: player.id, percept })) });
}
