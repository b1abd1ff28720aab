/** Charts of a live universe: checked against all of the content before they are taken, and taken up again after a stop. */
import { describe, expect, it } from 'vitest';
import { type LiveMaking, openLiveUniverse } from '../../src/actors/universe/open-live-universe.ts';
import { DEFAULT_OPTIONS, realmsOf } from '../../src/actors/universe/universe-options.ts';
import { loadContent } from '../../src/content/load-content.ts';
import type { EntityId, PlayerId } from '../../src/kernel/ids.ts';
import { replaceIn, SMALL_UNIVERSE, type Sources } from '../content/small-universe.ts';
import { QuickJournal } from '../support/quick-journal.ts';
import { command, join } from '../support/scripted-run.ts';
import { edit, LAMP, LAMP_PATH } from '../support/swap-world.ts';

const ARCHON = 'keeper:archon' as EntityId;
const ALICE = 'player:alice' as PlayerId;

/** The small universe, in which one begins where Archon is, who is on the lamp and may be talked to. */
const CONTENT: Sources = [
  ['lexicon/en.yaml', 'look: [look, l]', 'look: [look, l]\n  talk: [talk]'],
  ['worlds/universe.yaml', 'location: cliffs', 'location: lighthouse_top'],
  [
    'worlds/vetrellis/characters/archon.yaml',
    'faction: realm_keepers',
    'chart: lamp\nfaction: realm_keepers',
  ],
].reduce<Sources>(
  (sources, [path = '', piece = '', replacement = '']) => replaceIn(path, piece, replacement, sources),
  { ...SMALL_UNIVERSE, [LAMP_PATH]: LAMP },
);

function making(journal: QuickJournal, content: Sources = CONTENT): LiveMaking {
  const loaded = loadContent(content);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.findings));
  const options = { ...DEFAULT_OPTIONS, seed: '42', realms: realmsOf(['vetrellis', 'meridian'], 2) };
  return {
    spec: loaded.universe,
    options,
    journal,
    content,
    snapshotInterval: 25,
    onFailure: ({ where, error }) => {
      throw new Error(`unexpected defect in ${where}`, { cause: error });
    },
  };
}

const open = (journal = new QuickJournal(), content: Sources = CONTENT) =>
  openLiveUniverse(making(journal, content));
type Live = ReturnType<typeof open>;

const archon = (live: Live) => live.universe.realm('vetrellis')?.roster.behaviour(ARCHON);
const advance = (live: Live, ticks = 1) => {
  for (let tick = 0; tick < ticks; tick += 1) live.advance();
};

/** Archon is bright for the next three seconds. */
function lit(journal = new QuickJournal()): Live {
  const live = open(journal);
  live.submit(join(ALICE, 'Alice'));
  live.advance();
  live.submit(command(ALICE, 'talk to archon'));
  live.advance();
  expect(archon(live)?.value).toBe('bright');
  return live;
}

const V2 = edit(LAMP, ['version: 1', 'version: 2'], ['3s:', '5s:']);
const GONE = edit(LAMP, ['version: 1', 'version: 2'], ['uid: bright', 'uid: shining']);

describe('swapping charts', () => {
  it('[HS9] takes what is in order, and answers with the tick in which it is activated', () => {
    const live = lit();
    const { tick } = live.universe;
    const answer = live.charts.swap([{ path: LAMP_PATH, text: V2 }], 'request');
    expect(answer).toMatchObject({ ok: true, tick: tick + 1, charts: [{ id: 'lamp', version: 2 }] });
    const { events } = live.advance();
    expect(events).toContainEqual(expect.objectContaining({ type: 'chart.activated', tick: tick + 1 }));
    expect(live.charts.list().find(({ id }) => id === 'lamp')).toMatchObject({
      version: 2,
      text: V2,
      path: LAMP_PATH,
    });
  });

  it('[HS9] does nothing for texts that run already', () => {
    const live = open();
    const answer = live.charts.swap([{ path: LAMP_PATH, text: LAMP }], 'request');
    expect(answer).toMatchObject({ ok: true, charts: [] });
    expect(live.advance().inputs).toEqual([]);
  });

  it.each([
    ['no YAML', 'states: [', 'yaml/syntax'],
    [
      'names that nobody bears',
      edit(LAMP, ['type: say, params: { line: Old light. }', 'type: start quest, params: { quest: nope }']),
      'link/unknown-quest',
    ],
    ['lines that are no messages', edit(LAMP, ['Old light.', '"Old {light"']), 'text/syntax'],
    ['half a character', edit(LAMP, ['Old light.', '\ud800']), 'file/unexpected'],
    ['another id', edit(LAMP, ['id: lamp\n', 'id: torch\n']), 'link/file-name'],
  ])('[HS9] answers %s with findings, and records nothing', (_what, text, code) => {
    const live = open();
    const answer = live.charts.swap([{ path: LAMP_PATH, text }], 'request');
    expect(answer).toMatchObject({ ok: false, code: 'chart/invalid' });
    expect('findings' in answer && answer.findings.map((finding) => finding.code)).toContain(code);
    expect(live.advance().inputs).toEqual([]);
  });

  it('[HS9] answers with everybody who stands in the way, and records nothing', () => {
    const live = lit();
    expect(live.charts.swap([{ path: LAMP_PATH, text: GONE }], 'request')).toMatchObject({
      ok: false,
      code: 'chart/refused',
      refusals: [
        {
          chart: 'lamp',
          code: 'chart/actors-in-the-way',
          actors: [{ realm: 'vetrellis', actor: ARCHON, chart: 'lamp', state: 'bright' }],
        },
      ],
    });
    expect(live.advance().inputs).toEqual([]);
  });

  it('[HS9] is checked once more in its tick, in which somebody may have come to stand in the way', () => {
    const live = open();
    advance(live, 1);
    const brightens = `${edit(LAMP, ['version: 1', 'version: 2'], ['uid: dark', 'uid: dim'])}migration: { from: 1, removed: { dark: bright } }\n`;
    expect(live.charts.swap([{ path: LAMP_PATH, text: brightens }], 'request').ok).toBe(true);
    // Nobody is bright yet.
    expect(live.charts.swap([{ path: LAMP_PATH, text: GONE }], 'request').ok).toBe(true);
    const { events, inputs } = live.advance();
    expect(inputs.map(({ kind }) => kind)).toEqual(['chart.activate', 'chart.activate']);
    expect(events.map(({ id, type, cause }) => [id, type, cause]).slice(0, 2)).toEqual([
      ['e2.hub.0', 'chart.activated', 'i2.0'],
      ['e2.hub.1', 'chart.refused', 'i2.1'],
    ]);
    expect(live.charts.list().find(({ id }) => id === 'lamp')?.text).toBe(brightens);
  });

  it('[HS9] refuses when the universe has halted', () => {
    const live = open();
    live.halt('maintenance');
    const answer = live.charts.swap([{ path: LAMP_PATH, text: V2 }], 'request');
    expect(answer).toEqual({ ok: false, code: 'universe/not-running' });
  });
});

describe('a universe that is opened again', () => {
  it.each([1, 5, 24, 25, 60])(
    '[HS10] is on the chain that the journal ends with, %i ticks after a swap',
    (ticks) => {
      const journal = new QuickJournal();
      const first = lit(journal);
      first.charts.swap([{ path: LAMP_PATH, text: V2 }], 'request');
      advance(first, ticks);
      // Quiet ticks at the end are not journaled: this one is.
      first.submit(command(ALICE, 'look'));
      first.advance();
      const again = open(journal);
      expect(again.universe.chain).toBe(first.universe.chain);
      expect(again.charts.list().find(({ id }) => id === 'lamp')).toMatchObject({ version: 2, text: V2 });
      expect(archon(again)).toEqual(archon(first));
    },
  );

  it('[HS10] keeps what was asked for, and takes up what was written meanwhile as its first input', () => {
    const journal = new QuickJournal();
    const first = lit(journal);
    first.charts.swap([{ path: LAMP_PATH, text: V2 }], 'request');
    advance(first, 10);
    const again = open(journal);
    expect(again.advance().inputs.map(({ kind }) => kind)).toEqual(['player.leave']);
    const V3 = edit(V2, ['version: 2', 'version: 3']);
    const third = open(journal, { ...CONTENT, [LAMP_PATH]: V3 });
    const { inputs, events } = third.advance();
    expect(inputs.map(({ kind }) => kind)).toContain('chart.activate');
    expect(events).toContainEqual(expect.objectContaining({ type: 'chart.activated' }));
    expect(third.charts.list().find(({ id }) => id === 'lamp')?.version).toBe(3);
    // What is written as it was at first is written, too.
    const fourth = open(journal);
    fourth.advance();
    expect(fourth.charts.list().find(({ id }) => id === 'lamp')?.version).toBe(1);
    expect(fourth.advance().inputs).toEqual([]);
    expect(open(journal).advance().inputs).toEqual([]);
  });

  it('[HS10] refuses charts that somebody stands in the way of, and says who', () => {
    const journal = new QuickJournal();
    advance(lit(journal), 1);
    expect(() => open(journal, { ...CONTENT, [LAMP_PATH]: GONE })).toThrow(
      expect.objectContaining({
        code: 'journal/content-changed',
        message: expect.stringMatching(
          /^lamp: the state "bright" \(bright\) is gone, .* \[vetrellis\/keeper:archon\]: say under `migration`/,
        ),
      }),
    );
    const fallback = `${GONE}migration: { from: 1, removed: { bright: dark } }\n`;
    const live = open(journal, { ...CONTENT, [LAMP_PATH]: fallback });
    live.advance();
    expect(archon(live)?.value).toBe('dark');
  });

  it('[HS10] takes up charts that are new, and goes on with those whose files are gone', () => {
    const journal = new QuickJournal();
    advance(open(journal), 1);
    const torch = edit(LAMP, ['id: lamp\n', 'id: torch\n'], ['uid: lamp }', 'uid: torch }']);
    const more = { ...CONTENT, 'charts/torch.chart.yaml': torch };
    const live = open(journal, more);
    live.advance();
    expect(live.universe.spec.charts['torch']?.version).toBe(1);
    const less = open(journal);
    less.advance();
    expect(less.universe.spec.charts['torch']?.version).toBe(1);
  });
});
