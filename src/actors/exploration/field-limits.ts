/** What of a chart's memory is told apart: fields that some guard asks for, numbers as far as it asks. */
import type { Behaviour } from '../../machines/behaviour.ts';
import type { ChartSlice } from './chart-slice.ts';

/** Between a thing and what it is like. */
const IS = ': ';

/** By field: the least and the greatest number that anything asks for; undefined for what is no number. */
export type FieldLimits = ReadonlyMap<string, { readonly least: number; readonly most: number } | undefined>;

export function limitsOf({ guards }: ChartSlice): FieldLimits {
  const limits = new Map<string, { least: number; most: number } | undefined>();
  for (const { name, params } of guards) {
    const field = String(params['field']);
    if (name === 'remembers' || name === 'remembers text') limits.set(field, undefined);
    if (name !== 'counted at least') continue;
    const count = Number(params['count']);
    const known = limits.get(field);
    limits.set(field, {
      least: Math.min(known?.least ?? count, count),
      most: Math.max(known?.most ?? count, count),
    });
  }
  return limits;
}

/** A number counts up to the greatest that anything asks for, and down to as far below the least. */
export function memoryOf(
  { context }: Behaviour,
  field: string,
  limit: { readonly least: number; readonly most: number } | undefined,
): readonly string[] {
  const value = context[field];
  if (typeof value !== 'number' || limit === undefined) return [`${field}${IS}${String(value)}`];
  const lowest = Math.min(limit.least, 0) - (limit.most - limit.least) - 1;
  return [`${field}${IS}${Math.max(lowest, Math.min(limit.most, value))}`];
}
