/** Dates, weekdays and holidays as functions of the day, and what players are told of them. */
import { describe, expect, it } from 'vitest';
import { comingHolidays, dateOf, holidaysOn, weekdayOf } from '../../src/domain/calendar.ts';
import type { CalendarSpec } from '../../src/domain/calendar-spec.ts';
import { RULEBOOK } from '../../src/domain/rulebook.ts';
import { SMALL_UNIVERSE } from '../support/small-world.ts';
import { aPlayer, aRealm, factsOf, ruleContext } from '../support/some-facts.ts';

const named = (id: string) => ({ id, name: `calendar.${id}` });
const CALENDAR: CalendarSpec = {
  months: [
    { ...named('thaw'), days: 12 },
    { ...named('hay'), days: 100 },
  ],
  weekdays: ['moonday', 'tideday', 'saltday'].map(named),
  holidays: [
    { ...named('lamps'), on: { type: 'date', month: 'hay', day: 2 } },
    { ...named('market'), on: { type: 'weekday', weekday: 'tideday', every: 2 }, worlds: ['isle'] },
  ],
};
const NONE: CalendarSpec = { months: [], weekdays: [], holidays: [] };

const kept = (day: number, world = 'isle') => holidaysOn(CALENDAR, world, day).map(({ id }) => id);

describe('the calendar', () => {
  it('[CY1] begins with the first day of the first month, and years follow one another', () => {
    expect(dateOf(CALENDAR, 0)).toEqual({ year: 1, month: 'thaw', dayOfMonth: 1 });
    expect(dateOf(CALENDAR, 11)).toEqual({ year: 1, month: 'thaw', dayOfMonth: 12 });
    expect(dateOf(CALENDAR, 12)).toEqual({ year: 1, month: 'hay', dayOfMonth: 1 });
    expect(dateOf(CALENDAR, 112)).toEqual({ year: 2, month: 'thaw', dayOfMonth: 1 });
    expect([0, 1, 2, 3].map((day) => weekdayOf(CALENDAR, day))).toEqual([
      'moonday',
      'tideday',
      'saltday',
      'moonday',
    ]);
  });

  it('[CY2] has holidays on dates and on weekdays', () => {
    expect(kept(13)).toEqual(['lamps']);
    expect(kept(13 + 112)).toEqual(['lamps']);
    // Weeks have three days here, and the market is held in every second one.
    expect([1, 4, 7, 10].map((day) => kept(day))).toEqual([[], ['market'], [], ['market']]);
    expect(kept(4, 'deep')).toEqual([]);
  });

  it('[CY3] tells what is coming, each once, the nearest first', () => {
    const coming = comingHolidays(CALENDAR, 'isle', 4).map(({ holiday, day }) => [holiday.id, day]);
    expect(coming).toEqual([
      ['market', 10],
      ['lamps', 13],
    ]);
  });

  const told = (verb: 'time' | 'calendar', calendar: CalendarSpec, day = 0) => {
    const player = aPlayer();
    const facts = factsOf([aRealm(), player]);
    const universe = { ...SMALL_UNIVERSE, calendar };
    const context = ruleContext({ facts, tick: day * 14_400, universe });
    const ruling = RULEBOOK[verb](context, { verb, actor: player.id });
    return ruling.ok
      ? ruling.percepts.map(({ percept }) => (percept.kind === 'line' ? percept : undefined))
      : [];
  };

  it('[CY3] is shown with the date and what is kept today', () => {
    expect(told('calendar', CALENDAR, 4).map((line) => line?.key)).toEqual([
      'calendar.today',
      'calendar.kept',
      'calendar.coming',
      'calendar.coming',
    ]);
    expect(told('time', CALENDAR, 4).map((line) => line?.key)).toEqual([
      'time.self',
      'calendar.today',
      'calendar.kept',
    ]);
    expect(told('calendar', CALENDAR, 4)[2]?.params).toMatchObject({
      holiday: { text: 'calendar.holiday.market' },
      count: 6,
      date: 11,
    });
    expect(told('calendar', { ...CALENDAR, holidays: [] }).map((line) => line?.key)).toEqual([
      'calendar.today',
      'calendar.nothing',
    ]);
  });

  it('[CY4] may not be there', () => {
    expect(told('time', NONE).map((line) => line?.key)).toEqual(['time.self']);
    expect(told('calendar', NONE).map((line) => line?.key)).toEqual(['calendar.self']);
  });
});
