/** A route as a player would take it: one line each, what to type or how long to wait. */
import { type ClockSettings, clockFace, worldTimeAt } from '../../domain/world-clock.ts';
import type { Luckiness, Step } from './moves.ts';

export const routeWords = (route: readonly Step[], settings: ClockSettings): readonly string[] =>
  route.map((step) => {
    if (step.type === 'line') return `${step.line}${LUCK[step.luck]}`;
    const { day, minute } = worldTimeAt(settings, step.until);
    const played = playedTime((step.until - step.from) * settings.tickMs);
    return `(wait ${played}, until ${clockFace(minute)} of day ${day + 1})${LUCK[step.luck]}`;
  });

const LUCK: Readonly<Record<Luckiness, string>> = {
  none: '',
  timed: ' (again, until luck has it)',
  needed: ' (with luck)',
};

function playedTime(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  if (seconds < 120) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min${seconds % 60 === 0 ? '' : ` ${seconds % 60} s`}`;
}
