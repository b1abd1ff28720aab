/** What has become otherwise in the sky and the calendar since the tick before, as events of the realm. */
import { dayAt, holidaysOn } from './calendar.ts';
import type { Happening } from './game-event.ts';
import type { RuleContext } from './rule.ts';
import { tideAt, weatherAt } from './sky.ts';

export function skyTurns(context: RuleContext): readonly Happening[] {
  const { settings, tick, universe, world } = context;
  const before = { ...context, tick: tick - 1 };
  const weather = weatherAt(context);
  const tide = tideAt(settings, tick);
  const day = dayAt(settings, tick);
  const begun = day === dayAt(settings, tick - 1) ? [] : holidaysOn(universe.calendar, world.id, day);
  return [
    ...(weather === weatherAt(before) ? [] : [{ type: `weather.${weather}`, params: {} }]),
    ...(tide === tideAt(settings, tick - 1) ? [] : [{ type: `tide.${tide}`, params: {} }]),
    ...begun.map(({ name, begins }) => ({
      type: 'clock.holiday',
      params: { holiday: { text: name }, line: { text: begins ?? 'calendar.kept' } },
    })),
  ];
}
