/** A chart just big enough to be read without a finding; tests break one thing in it at a time. */
import type { ChartNames } from '../../../src/content/chart/chart-names.ts';
import {
  type ChartFinding,
  type ChartSurroundings,
  type LinkedChart,
  type ReadChart,
  readChart,
} from '../../../src/content/chart/read-chart.ts';

export const LAMP = `schema: the-seed/chart@1
id: lamp
version: 1
vocabulary: keeper
meta: { uid: lamp }
context:
  visits: { type: integer, default: 0 }
  lit: { type: boolean, default: false }
initial: dark
ignore: [player talked, player asked, player gave]
# Somebody with a lantern lights it.
states:
  dark:
    meta: { uid: dark }
    on:
      someone came:
        - guard: { type: player has, params: { item: lantern } }
          target: { state: bright }
          actions: [{ type: greet }]
          meta: { uid: light-up }
        - actions: [{ type: add, params: { field: visits, by: 1 } }]
          meta: { uid: count }
  bright:
    meta: { uid: bright }
    after:
      30s:
        - target: { state: dark }
          meta: { uid: burn-down }
`;

export const NAMES: ChartNames = {
  items: new Set(['lantern', 'oil']),
  locations: new Set(['tower', 'quay']),
  keepers: new Set(['archon']),
  factions: new Set(['wardens']),
  worlds: new Set(['isle']),
  flags: new Set(['met_archon']),
};

export const PATH = 'charts/lamp.chart.yaml';

export const read = (text: string, more: Partial<ChartSurroundings> = {}): ReadChart =>
  readChart({ path: PATH, text, stem: 'lamp' }, { names: NAMES, ...more });

/** The chart, which must have no error. */
export const linked = (text: string, more: Partial<ChartSurroundings> = {}): LinkedChart => {
  const { chart, findings } = read(text, more);
  if (chart === undefined) throw new Error(findings.map(shortChartFinding).join('\n'));
  return chart;
};

/** With one piece replaced, which must be there exactly once. */
export const edited = (piece: string, replacement: string, text = LAMP): string => {
  if (text.split(piece).length !== 2) throw new Error(`"${piece}" is not exactly once in the chart`);
  return text.replace(piece, () => replacement);
};

/** With states added at the end. */
export const withStates = (states: string, text = LAMP): string =>
  `${text}${states.replace(/^/gm, '  ').trimEnd()}\n`;

/** `3:1 chart/delay [uid]`. */
export const shortChartFinding = ({ line, column, code, uid }: ChartFinding): string =>
  `${line}:${column} ${code}${uid === undefined ? '' : ` [${uid}]`}`;
