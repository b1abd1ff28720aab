import { expect, it } from 'vitest';
import { matrixLines } from '../../../src/cli/chart-matrix.ts';
import { type EventFate, eventMatrix } from '../../../src/content/chart/event-matrix.ts';
import { edited, LAMP, linked, TALK, withStates } from './small-chart.ts';

const INNER = withStates(
  `room:
  meta: { uid: room }
  initial: door
  ignore: [player left]
  onDone: [{ target: { state: dark }, meta: { uid: shut-up } }]
  on:
    player talked:
      - guard: { type: met before }
        actions: [{ type: greet }]
        meta: { uid: hello }
  states:
    door:
      meta: { uid: door }
      entry: [{ type: raise, params: { event: creak } }]
      on:
        player talked:
          - guard: { type: greeted lately }
            target: { state: window }
            meta: { uid: shoo }
    window: { type: final, meta: { uid: window } }
`,
  edited('- target: { state: dark }', '- target: { state: room }').replace('player talked, ', ''),
);

const short = (fate: EventFate | undefined): string =>
  [...Object.values(fate ?? {})]
    .map((value) => (value === true ? 'if' : value))
    .filter((value) => value !== false)
    .join(' ');

it('[CH19] says of each state what becomes of each event', () => {
  const { events, rows } = eventMatrix(linked(INNER).spec);
  expect(events).toEqual([
    'someone came',
    'player talked',
    'player asked',
    'player gave',
    'player left',
    'creak',
  ]);
  const table = rows.map(({ state, fates }) => [state, ...events.map((event) => short(fates[event]))]);
  expect(table).toEqual([
    ['dark', 'handled', 'unhandled', 'ignored lamp', 'ignored lamp', 'unhandled', 'unhandled'],
    ['bright', 'unhandled', 'unhandled', 'ignored lamp', 'ignored lamp', 'unhandled', 'unhandled'],
    ['door', 'unhandled', 'handled if', 'ignored lamp', 'ignored lamp', 'ignored room', 'unhandled'],
    ['window', 'unhandled', 'inherited room if', 'ignored lamp', 'ignored lamp', 'ignored room', 'unhandled'],
  ]);
});

it('[CH19] a guarded transition with an unguarded one above it is no condition', () => {
  const { rows } = eventMatrix(linked(LAMP).spec);
  expect(rows[0]?.fates['someone came']).toEqual({ fate: 'handled', guarded: false });
});

it('[CH19] the end of a chart has no row, and choices are events', () => {
  const { events, rows } = eventMatrix(linked(TALK).spec);
  expect(events).toEqual(['chose more', 'chose enough']);
  expect(rows.map(({ state }) => state)).toEqual(['asking']);
});

it('[CH19] fits a narrow terminal', () => {
  const lines = matrixLines(eventMatrix(linked(INNER).spec), 40);
  expect(lines).toEqual([
    'lamp: 4 states, 6 events',
    '  dark',
    '    handles: someone came',
    '    lets pass: player asked, player gave',
    '    UNHANDLED: player talked,',
    '      player left, creak',
    '  bright',
    '    lets pass: player asked, player gave',
    '    UNHANDLED: someone came,',
    '      player talked, player left, creak',
    '  door',
    '    handles: player talked (if)',
    '    lets pass: player asked,',
    '      player gave, player left',
    '    UNHANDLED: someone came, creak',
    '  window',
    '    leaves to room: player talked (if)',
    '    lets pass: player asked,',
    '      player gave, player left',
    '    UNHANDLED: someone came, creak',
  ]);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
});
