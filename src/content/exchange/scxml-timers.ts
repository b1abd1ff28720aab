/** How long the timers of an SCXML state run, spelled as charts spell it. */
import type { ChartDelay } from '../../domain/chart.ts';
import type { FindingLog } from '../finding.ts';
import type { SetTimer } from './scxml-actions.ts';
import { spellDelay } from './unlink-chart.ts';

export type Timer = { readonly event: string; readonly delay: string };

/** Each spelled in a way of its own, also when they last equally long. */
export const readTimes = (timers: readonly SetTimer[], log: FindingLog): readonly Timer[] => {
  const used = new Set<string>();
  return timers.map(({ element, event }) => {
    const delay = element.attribute('delay');
    const written = delay ?? element.attribute('delayexpr') ?? '';
    const time = delay === undefined ? countedTime(written) : cssTime(written);
    if (time === undefined) {
      const message = `"${written}" is no time that a chart can wait: whole seconds, ticks(n) or worldMinutes(n)`;
      log.error(
        element.placeOf(delay === undefined ? 'delayexpr' : 'delay'),
        'exchange/not-carried',
        message,
      );
    }
    return { event, delay: spellDelay(time ?? { unit: 'played seconds', amount: 1 }, used) };
  });
};

const countedTime = (written: string): ChartDelay | undefined => {
  const [, unit, digits] = /^\s*(ticks|worldMinutes)\(\s*(\d{1,9})\s*\)\s*$/.exec(written) ?? [];
  if (digits === undefined) return undefined;
  return { unit: unit === 'ticks' ? 'ticks' : 'world minutes', amount: Number(digits) };
};

const MILLISECONDS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

const cssTime = (written: string): ChartDelay | undefined => {
  const [, digits, unit] = /^\s*(\d{0,9}(?:\.\d{1,3})?)(ms|s|m|h|d)\s*$/.exec(written) ?? [];
  if (digits === undefined || digits === '') return undefined;
  const seconds = (Number(digits) * MILLISECONDS[unit as keyof typeof MILLISECONDS]) / 1000;
  return Number.isSafeInteger(seconds) ? { unit: 'played seconds', amount: seconds } : undefined;
};
