/** The calendar of the universe file: months that make up a year, days of the week, and what is kept on which. */

import type { CalendarSpec, HolidaySpec } from '../domain/calendar-spec.ts';
import { YEAR_DAYS } from '../domain/sky.ts';
import type { Source } from './link-condition.ts';
import { type CalendarNames, checkReference, type LinkContext } from './link-context.ts';
import type { Doc } from './schema-check.ts';
import type { CalendarSource, UniverseSource } from './universe-schema.ts';

type Named = { readonly id: string; readonly name: string };
type HolidaySource = NonNullable<CalendarSource['holidays']>[number];

/** Undefined while the universe file is unreadable: then every name passes. */
export const calendarNames = (universe: UniverseSource | undefined): CalendarNames | undefined => {
  if (universe === undefined) return undefined;
  const idsOf = (list: readonly Named[] | undefined) => new Set((list ?? []).map(({ id }) => id));
  const { months, weekdays, holidays } = universe.calendar ?? {};
  return { months: idsOf(months), weekdays: idsOf(weekdays), holidays: idsOf(holidays) };
};

export const linkCalendar = (doc: Doc<UniverseSource>, context: LinkContext): CalendarSpec => {
  const { file, value } = doc;
  const { calendar } = value;
  if (calendar === undefined) return { months: [], weekdays: [], holidays: [] };
  const inYear = calendar.months.reduce((days, month) => days + month.days, 0);
  if (inYear !== YEAR_DAYS) {
    context.log.error(
      file.at(['calendar', 'months']),
      'calendar/year-length',
      `the months have ${inYear} days together, and the four seasons have ${YEAR_DAYS}`,
      inYear < YEAR_DAYS ? `add ${YEAR_DAYS - inYear} days` : `take away ${inYear - YEAR_DAYS} days`,
    );
  }
  const kept = <Entry extends Named>(list: readonly Entry[], key: string): Entry[] =>
    distinct(list, { file, path: ['calendar', `${key}s`] }, { ...context, prefix: `calendar.${key}` });
  return {
    months: kept(calendar.months, 'month').map(({ days, ...named }) => ({ ...named, days })),
    weekdays: kept(calendar.weekdays, 'weekday'),
    holidays: kept(calendar.holidays ?? [], 'holiday').map((holiday, index) =>
      linkHoliday(holiday, { file, path: ['calendar', 'holidays', index] }, { ...context, calendar }),
    ),
  };
};

/** Those with an id of their own, their names kept as texts. */
const distinct = <Entry extends Named>(
  list: readonly Entry[],
  { file, path }: Source,
  { log, texts, prefix }: LinkContext & { readonly prefix: string },
): Entry[] => {
  const taken = new Set<string>();
  return list.flatMap((entry, index) => {
    if (taken.has(entry.id)) {
      log.error(file.at([...path, index, 'id']), 'link/duplicate-id', `"${entry.id}" is there twice`);
      return [];
    }
    taken.add(entry.id);
    const at = { file, path: [...path, index, 'name'] };
    return [{ ...entry, name: texts.keep(`${prefix}.${entry.id}`, at, 'name', entry.name) }];
  });
};

const linkHoliday = (
  holiday: HolidaySource,
  source: Source,
  context: Omit<LinkContext, 'calendar'> & { readonly calendar: CalendarSource },
): HolidaySpec => {
  const { log, texts, calendar, knownWorlds } = context;
  const place = (...path: readonly (string | number)[]) => source.file.at([...source.path, ...path]);
  const { id, date, weekday = '', every = 1, worlds, begins } = holiday;
  const month = calendar.months.find((candidate) => candidate.id === date?.month);
  if (date === undefined) {
    const known = new Set(calendar.weekdays.map((day) => day.id));
    checkReference(log, { place: place('weekday'), kind: 'weekday', name: weekday, known });
  } else {
    const known = new Set(calendar.months.map((candidate) => candidate.id));
    checkReference(log, { place: place('date', 'month'), kind: 'month', name: date.month, known });
  }
  if (date !== undefined && month !== undefined && date.day > month.days) {
    log.error(
      place('date', 'day'),
      'calendar/no-such-day',
      `"${month.id}" has ${month.days} days`,
      'choose a day that it has',
    );
  }
  for (const [index, world] of (worlds ?? []).entries())
    checkReference(log, { place: place('worlds', index), kind: 'world', name: world, known: knownWorlds });
  return {
    id,
    name: holiday.name,
    ...(begins === undefined
      ? {}
      : {
          begins: texts.keep(
            `calendar.holiday.${id}.begins`,
            { file: source.file, path: [...source.path, 'begins'] },
            'prose',
            begins,
          ),
        }),
    on: date === undefined ? { type: 'weekday', weekday, every } : { type: 'date', ...date },
    ...(worlds === undefined ? {} : { worlds }),
  };
};
