/** The small world with charts of every kind: a warden who starts a quest and a dialogue, and an event of the world. */
import { ANY_NAMES } from '../../src/content/chart/chart-names.ts';
import { readChart } from '../../src/content/chart/read-chart.ts';
import type { ChartSpec } from '../../src/domain/chart.ts';
import type { UniverseSpec } from '../../src/domain/world-spec.ts';
import { SMALL_UNIVERSE } from './small-world.ts';

export function chartOf(id: string, text: string): ChartSpec {
  const head = `schema: the-seed/chart@1\nid: ${id}\nversion: 1\n`;
  const read = readChart(
    { path: `${id}.chart.yaml`, text: `${head}${text}`, stem: id },
    { names: ANY_NAMES },
  );
  if (read.chart === undefined) throw new Error(JSON.stringify(read.findings));
  return read.chart.spec;
}

const ERRAND = chartOf(
  'errand',
  `vocabulary: quest
meta: { uid: errand, title: An Errand }
context: { steps: { type: integer, default: 0 } }
initial: open
on:
  player came:
    - actions: [{ type: add, params: { field: steps, by: 1 } }]
      meta: { uid: step }
  timer nag:
    - actions: [{ type: note, params: { line: Nagged. } }, { type: set timer, params: { name: nag, seconds: 3 } }]
      meta: { uid: nagged }
states:
  open:
    meta: { uid: open }
    entry: [{ type: note, params: { line: Begun. } }, { type: set timer, params: { name: nag, seconds: 3 } }]
    on:
      player took:
        - guard: { type: thing is, params: { item: coin_box } }
          target: { state: done }
          meta: { uid: took-box }
      player said:
        - guard: { type: asked about, params: { word: enough } }
          actions: [{ type: fail quest, params: { quest: errand } }]
          meta: { uid: enough }
      message hurry:
        - target: { state: late }
          meta: { uid: hurried }
    after:
      20s:
        - target: { state: late }
          meta: { uid: grow-late }
  late:
    meta: { uid: late }
    entry: [{ type: note, params: { line: Late. } }]
    on:
      player took:
        - guard: { type: thing is, params: { item: coin_box } }
          target: { state: done }
          meta: { uid: took-box-late }
  done:
    type: final
    meta: { uid: done }
    entry: [{ type: award tokens, params: { amount: 5 } }]
`,
);

const CHAT = chartOf(
  'chat',
  `vocabulary: dialogue
meta: { uid: chat }
initial: opening
states:
  opening:
    meta: { uid: opening }
    entry:
      - { type: say, params: { line: Well? } }
      - { type: offer, params: { choice: errand, line: Have you work? } }
      - { type: offer, params: { choice: bye, line: Goodbye. } }
    on:
      chose errand:
        - target: { state: over }
          actions: [{ type: start quest, params: { quest: errand } }]
          meta: { uid: take-errand }
      chose bye:
        - target: { state: over }
          meta: { uid: part }
      player left:
        - actions: [{ type: set flag, params: { flag: walked_off } }]
          meta: { uid: walked-off }
      keeper left:
        - actions: [{ type: set flag, params: { flag: left_standing } }]
          meta: { uid: left-standing }
  over: { type: final, meta: { uid: over } }
`,
);

const TALKER = chartOf(
  'talker',
  `vocabulary: keeper
meta: { uid: talker }
initial: minding
ignore: [someone came, player gave]
states:
  minding:
    meta: { uid: minding }
    on:
      player talked:
        - actions: [{ type: start dialogue, params: { dialogue: chat } }]
          meta: { uid: talk }
      player asked:
        - guard: { type: asked about, params: { word: walk } }
          actions: [{ type: move toward, params: { location: square } }]
          meta: { uid: walk-off }
        - guard: { type: asked about, params: { word: abroad } }
          actions: [{ type: emit across realms, params: { message: hurry } }]
          meta: { uid: shout }
        - actions: [{ type: emit to realm, params: { message: hurry } }]
          meta: { uid: call }
`,
);

const TIDES = chartOf(
  'tides',
  `vocabulary: world
meta: { uid: tides }
context: { heard: { type: integer, default: 0 } }
initial: still
states:
  still:
    meta: { uid: still }
    on:
      message hurry:
        - actions:
            - { type: add, params: { field: heard, by: 1 } }
            - { type: spawn, params: { item: shell, location: quay, most: 3 } }
          meta: { uid: hurry }
      player dropped:
        - guard: { type: thing is, params: { item: shell } }
          actions: [{ type: despawn, params: { item: shell, location: gate } }]
          meta: { uid: wash-away }
`,
);

const { isle, deep } = SMALL_UNIVERSE.worlds as Required<UniverseSpec['worlds']>;

export const STORY_UNIVERSE: UniverseSpec = {
  ...SMALL_UNIVERSE,
  charts: { ...SMALL_UNIVERSE.charts, errand: ERRAND, chat: CHAT, talker: TALKER, tides: TIDES },
  worlds: {
    isle: {
      ...isle!,
      keepers: { ...isle!.keepers, warden: { ...isle!.keepers['warden']!, chart: 'talker' } },
      events: ['tides'],
    },
    deep: deep!,
  },
};
