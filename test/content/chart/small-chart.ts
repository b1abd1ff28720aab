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

/** A dialogue, a quest and an event of the world, as small as that. */
export const TALK = `schema: the-seed/chart@1
id: lamp
version: 1
vocabulary: dialogue
meta: { uid: lamp }
initial: asking
states:
  asking:
    meta: { uid: asking }
    entry:
      - { type: say, params: { line: "More oil?" } }
      - { type: offer, params: { choice: more, line: "Please." } }
      - { type: offer, params: { choice: enough, line: "No." } }
    on:
      chose more:
        - target: { state: asking }
          reenter: true
          meta: { uid: pour }
      chose enough:
        - target: { state: over }
          meta: { uid: stop }
  over: { type: final, meta: { uid: over } }
`;

export const QUEST = `schema: the-seed/chart@1
id: lamp
version: 1
vocabulary: quest
meta: { uid: lamp, title: Light for the quay }
initial: seeking
states:
  seeking:
    meta: { uid: seeking }
    entry: [{ type: note, params: { line: "The lamp wants oil." } }]
    on:
      player took:
        - guard: { type: thing is, params: { item: oil } }
          target: { state: done }
          meta: { uid: took-oil }
  done: { type: final, meta: { uid: done } }
`;

export const STORM = `schema: the-seed/chart@1
id: lamp
version: 1
vocabulary: world
meta: { uid: lamp }
initial: calm
states:
  calm:
    meta: { uid: calm }
    on:
      night came:
        - guard: { type: weather is, params: { weather: storm } }
          actions: [{ type: narrate, params: { line: "Thunder." } }]
          meta: { uid: thunder }
`;

export const NAMES: ChartNames = {
  items: new Set(['lantern', 'oil']),
  locations: new Set(['tower', 'quay']),
  keepers: new Set(['archon']),
  factions: new Set(['wardens']),
  worlds: new Set(['isle']),
  flags: new Set(['met_archon']),
  quests: new Set(['errand']),
  skills: new Set(['seamanship']),
  attributes: new Set(['wits']),
  months: new Set(['thaw']),
  weekdays: new Set(['moonday']),
  holidays: new Set(['lamp_night']),
  realmFlags: new Set(['lamp_is_red']),
  lores: new Set(['old_tale']),
  dialogues: new Set(['gossip']),
  warblers: new Set(['shanty']),
  'world-events': new Set(['storm']),
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
