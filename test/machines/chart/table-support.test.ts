/** Charts that the table refuses because XState would not do with them what they say. */
import { describe, expect, it } from 'vitest';
import { compileToTable } from '../../../src/machines/chart/compile-to-table.ts';
import { tableSupport } from '../../../src/machines/chart/table-support.ts';
import { type Brief, writeChart } from './write-chart.ts';

const refused: [reason: string, chart: Brief][] = [
  ['the key 7 of 7 is a number', { states: { 7: {} } }],
  ['the parallel state a has no region', { states: { a: { kind: 'parallel' } } }],
  ['a does not start in a child of its own', { states: { a: { initial: 'b', states: { a1: {} } }, b: {} } }],
  ['past leads to the history state past', { initial: 'past', states: { past: { history: 'deep' }, a: {} } }],
  [
    'past, in the parallel state a, has no target',
    { states: { a: { kind: 'parallel', states: { a1: {}, past: { history: 'deep' } } } } },
  ],
  [
    'past leads to nowhere, which does not exist',
    { states: { a: {}, past: { history: 'deep', fallback: 'nowhere' } } },
  ],
  [
    'past leads to b, which is not a state inside its parent',
    { states: { a: { states: { a1: {}, past: { history: 'deep', fallback: 'b' } } }, b: {} } },
  ],
  [
    'the targets b, c of ["b","c"] are not to be entered together',
    { states: { a: { on: { go: { to: ['b', 'c'] } } }, b: {}, c: {} } },
  ],
  ['the root chart is parallel, not compound', { kind: 'parallel', states: { a: {} } }],
];

describe('the table', () => {
  it.each(refused)('refuses a chart: %s', (reason, brief) => {
    const chart = writeChart(brief);
    expect(tableSupport(chart)).toEqual({ ok: false, reasons: [reason] });
    expect(() => compileToTable(chart, { guard: () => true })).toThrow(reason);
  });
});
