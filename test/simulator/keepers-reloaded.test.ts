/** The shipped worlds are written anew while their keepers are about: each gets to where it is wanted from then on. */
import { describe, expect, it } from 'vitest';
import { openLiveUniverse } from '../../src/actors/universe/open-live-universe.ts';
import { DEFAULT_OPTIONS, realmsOf } from '../../src/actors/universe/universe-options.ts';
import { readContentDirectory, SHIPPED_CONTENT_DIRECTORY } from '../../src/adapters/content-directory.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { postOf } from '../../src/domain/keeper-post.ts';
import { locationOf } from '../../src/kernel/ids.ts';
import { QuickJournal } from '../support/quick-journal.ts';

type Sources = Readonly<Record<string, string>>;
const SHIPPED: Sources = readContentDirectory(SHIPPED_CONTENT_DIRECTORY);
const WORLDS = ['vetrellis', 'meridian'];
const HOUR_TICKS = 600;
/** Nobody stays anywhere for less. */
const LOOK_TICKS = 30;

function opened() {
  const loaded = loadContent(SHIPPED);
  if (!loaded.ok) throw new Error('the shipped worlds do not load');
  return openLiveUniverse({
    spec: loaded.universe,
    options: { ...DEFAULT_OPTIONS, seed: 'rounds', npcs: 0, realms: realmsOf(WORLDS, WORLDS.length) },
    journal: new QuickJournal(),
    content: SHIPPED,
    snapshotInterval: 100_000,
    onFailure: ({ where, error }) => {
      throw new Error(`a defect in ${where}`, { cause: error });
    },
  });
}

type Live = ReturnType<typeof opened>;

/** Those who have a schedule, each with where it is and where it is wanted. */
function onRounds(live: Live) {
  return WORLDS.flatMap((name) => {
    const realm = live.universe.realm(name);
    if (realm === undefined) throw new Error(`no ${name}`);
    const context = realm.ruleContext(live.universe.tick);
    return [...realm.facts.namedKeepers()]
      .filter(({ citizen }) => citizen === undefined)
      .flatMap((fact) => {
        const post = postOf(context, fact);
        return post === undefined ? [] : [{ name: fact.spec, at: locationOf(fact.place), post }];
      });
  });
}

/** Keepers who were at their post at no tick of that time. */
function strayed(live: Live, ticks: number): string[] {
  const missing = new Set(onRounds(live).map(({ name }) => name));
  for (let ran = 0; ran < ticks && missing.size > 0; ran += LOOK_TICKS) {
    run(live, LOOK_TICKS);
    for (const { name, at, post } of onRounds(live)) if (at === post) missing.delete(name);
  }
  return [...missing].sort();
}

const run = (live: Live, ticks: number) => {
  for (let ran = 0; ran < ticks; ran += 1) live.advance();
};

const edited = (path: string, piece: string, by: string, sources: Sources = SHIPPED): Sources => {
  const text = sources[path] ?? '';
  if (text.split(piece).length !== 2) throw new Error(`"${piece}" is not once in ${path}`);
  return { ...sources, [path]: text.replace(piece, by) };
};

const RUSK = 'worlds/vetrellis/characters/rusk.yaml';
const JORY = 'worlds/vetrellis/characters/jory.yaml';
const WIDOW = 'worlds/vetrellis/characters/widow_teal.yaml';

describe('keepers whose worlds are written anew', () => {
  it('[KR7] get to the posts that they have from then on, also in the middle of a stroll', () => {
    const live = opened();
    // Twenty past three in the afternoon: Jory and the bosun’s echo are about.
    run(live, 8 * HOUR_TICKS + 200);
    const away = [
      [
        RUSK,
        '{ from: "00:00", to: "24:00", location: forest }',
        '{ from: "00:00", to: "24:00", location: village }',
      ],
      [JORY, 'places: [cliffs, village, harbor]', 'places: [forest, village]'],
      [
        WIDOW,
        '{ from: "16:00", to: "04:00", location: tavern }',
        '{ from: "16:00", to: "04:00", location: village }',
      ],
    ].reduce<Sources>((all, [path = '', piece = '', by = '']) => edited(path, piece, by, all), SHIPPED);
    expect(live.content.takeUp(away)).toMatchObject({ ok: true });
    live.advance();
    expect(onRounds(live).find(({ name }) => name === 'rusk')).toMatchObject({ post: 'village' });
    expect(strayed(live, 3 * HOUR_TICKS)).toEqual([]);
    expect(live.content.takeUp(SHIPPED)).toMatchObject({ ok: true });
    live.advance();
    expect(strayed(live, 3 * HOUR_TICKS)).toEqual([]);
  });

  it('[KR7] get to them when the charts that walk them are others', () => {
    const live = opened();
    run(live, 8 * HOUR_TICKS + 200);
    const slower = ['charts/keeper.chart.yaml', 'worlds/vetrellis/charts/widow_teal.chart.yaml'].reduce(
      (all, path) => edited(path, '      6s:', '      8s:', all),
      SHIPPED,
    );
    expect(live.content.takeUp(slower)).toMatchObject({ ok: true });
    live.advance();
    expect(strayed(live, 3 * HOUR_TICKS)).toEqual([]);
  });
});
