/** Worlds written anew while people are in them: what comes, what goes, what stays as play has left it. */
import { describe, expect, it } from 'vitest';
import type { WorldActivation } from '../../src/actors/universe/input.ts';
import { type LiveMaking, openLiveUniverse } from '../../src/actors/universe/open-live-universe.ts';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import { DEFAULT_OPTIONS, realmsOf } from '../../src/actors/universe/universe-options.ts';
import { decodeSnapshot, encodeSnapshot } from '../../src/actors/universe/universe-snapshot.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { sha256Hex } from '../../src/kernel/digest.ts';
import type { EntityId, PlayerId, RealmId, RoomId } from '../../src/kernel/ids.ts';
import { LIGHTHOUSE_PATH, replaceIn, SMALL_UNIVERSE, type Sources } from '../content/small-universe.ts';
import { QuickJournal } from '../support/quick-journal.ts';
import { ALICE, command, join } from '../support/scripted-run.ts';

const CLIFFS = 'worlds/vetrellis/locations/cliffs.yaml';
const ARCHON = 'worlds/vetrellis/characters/archon.yaml';
const CAVE = 'worlds/vetrellis/locations/cave.yaml';
const MIRA = 'worlds/vetrellis/characters/mira.yaml';
const LEXICON = 'lexicon/en.yaml';

const edit = (sources: Sources, ...edits: readonly (readonly [string, string, string])[]): Sources =>
  edits.reduce<Sources>((all, [path, piece, by]) => replaceIn(path, piece, by, all), sources);

/** The small universe with a shell that lies on the cliffs for certain, and words to take it. */
const CONTENT = edit(
  SMALL_UNIVERSE,
  [CLIFFS, 'spawn_chance: 0.25', 'spawn_chance: 1.0'],
  ['worlds/vetrellis/items/shell.yaml', 'at: [lighthouse_top]\n', ''],
);

const WITH_CAVE: Sources = {
  ...edit(CONTENT, [
    CLIFFS,
    '  - { direction: north, to: lighthouse }',
    '  - { direction: north, to: lighthouse }\n  - { direction: west, to: cave, requires: { key: lighthouse_key } }',
  ]),
  [CAVE]: `id: cave
name: The Cave
zone: northern_coast
description: It drips.
exits: [{ direction: east, to: cliffs }]
items: [{ id: shell, spawn_chance: 1.0 }]
`,
  [MIRA]: `id: mira
name: Mira
description: She mends nets.
faction: the_wanderers
chart: keeper
greeting: { first: Mira nods., again: Mira nods again. }
puzzled: Mira mends on.
schedule: [{ from: "00:00", to: "24:00", location: cave }]
idle: { every_seconds: [40, 90], lines: [Mira ties a knot.] }
`,
};

function making(journal: QuickJournal, content: Sources): LiveMaking {
  const loaded = loadContent(content);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.findings));
  return {
    spec: loaded.universe,
    options: { ...DEFAULT_OPTIONS, seed: '42', npcs: 4, realms: realmsOf(['vetrellis', 'meridian'], 2) },
    journal,
    content,
    snapshotInterval: 1000,
    onFailure: ({ where, error }) => {
      throw new Error(`unexpected defect in ${where}`, { cause: error });
    },
  };
}

type Live = ReturnType<typeof openLiveUniverse>;
const open = (journal = new QuickJournal(), content: Sources = CONTENT) =>
  openLiveUniverse(making(journal, content));

const factsOf = (live: Live) => {
  const facts = live.universe.realm('vetrellis')?.facts;
  if (facts === undefined) throw new Error('no vetrellis');
  return facts;
};

/** Alice is on the cliffs, and the tick in which `content` was taken up has run. */
function rewritten(content: Sources, before: (live: Live) => void = () => {}): [Live, TickOutcome] {
  const live = open();
  live.submit(join(ALICE, 'Alice'));
  live.advance();
  before(live);
  expect(live.content.takeUp(content)).toMatchObject({ ok: true, tick: live.universe.tick + 1 });
  return [live, live.advance()];
}

const linesOf = (outcome: TickOutcome, player: PlayerId = ALICE) =>
  outcome.outputs.filter((output) => output.player === player).flatMap(({ percepts }) => percepts);

const does = (live: Live, text: string) => {
  live.submit(command(ALICE, text));
  return live.advance();
};

describe('worlds written anew', () => {
  it('[WW1] have their new places, doors, things and people at once, and whoever is there sees it', () => {
    const [live, outcome] = rewritten(WITH_CAVE);
    const facts = factsOf(live);
    expect(facts.get('door:cliffs/west' as EntityId)).toMatchObject({ kind: 'door', state: 'locked' });
    expect(facts.keeper('keeper:mira' as EntityId)).toMatchObject({ place: 'room:cave' });
    expect(live.universe.realm('vetrellis')?.roster.has('keeper:mira' as EntityId)).toBe(true);
    expect(facts.holdsItem('room:cave' as RoomId, 'shell')).toBe(true);
    expect(outcome.events[0]).toMatchObject({ type: 'world.activated', cause: `i${live.universe.tick}.0` });
    const [line, view] = linesOf(outcome);
    expect(line).toMatchObject({ key: 'view.rewritten' });
    expect(view).toMatchObject({ kind: 'room', view: { exits: [{}, { direction: 'west' }, {}] } });
  });

  it('[DO9] have a new side of a door as the old one has been left, and lose a side with its exit', () => {
    const way = '  - { direction: north, to: lighthouse }';
    const withCave = (exits: string): Sources => ({
      ...edit(CONTENT, [CLIFFS, way, `${way}\n  - { direction: west, to: cave, door: closed }`]),
      [CAVE]: `id: cave\nname: The Cave\nzone: northern_coast\ndescription: It drips.\nexits: [${exits}]\n`,
    });
    const live = open(new QuickJournal(), withCave(''));
    const states = () =>
      ['cliffs/west', 'cave/east'].map((id) => {
        const door = factsOf(live).get(`door:${id}` as EntityId);
        return door?.kind === 'door' ? door.state : undefined;
      });
    const rewrite = (content: Sources) => {
      expect(live.content.takeUp(content)).toMatchObject({ ok: true });
      live.advance();
    };
    live.submit(join(ALICE, 'Alice'));
    live.advance();
    does(live, 'west');
    expect(states()).toEqual(['open', undefined]);
    rewrite(withCave('{ direction: east, to: cliffs }'));
    expect(states()).toEqual(['open', 'open']);
    rewrite(withCave(''));
    expect(states()).toEqual(['open', undefined]);
  });

  it('[DO9] that take the lock off a door unlock it for good', () => {
    const live = open();
    const top = 'door:lighthouse_top/down' as EntityId;
    expect(factsOf(live).get(top)).toMatchObject({ state: 'locked' });
    const unlocked = edit(CONTENT, [LIGHTHOUSE_PATH, 'requires: { key: lighthouse_key }', 'door: closed']);
    const taken = edit(unlocked, [
      LIGHTHOUSE_PATH,
      '    locked_message: "The door to the stairs is locked."\n',
      '',
    ]);
    expect(live.content.takeUp(taken)).toMatchObject({ ok: true });
    live.advance();
    expect(factsOf(live).get(top)).toMatchObject({ state: 'closed' });
    for (let tick = 0; tick < 1300; tick += 1) live.advance();
    expect(factsOf(live).get(top)).toMatchObject({ state: 'closed' });
  });

  it('[WW1] say what was written of them, in the words that players have now', () => {
    const other = edit(
      CONTENT,
      [CLIFFS, 'Wind and gulls.', 'Wind, and no gulls.'],
      [LEXICON, 'look: [look, l]', 'look: [look, l, gaze]'],
    );
    const [live] = rewritten(other);
    expect(live.universe.worlds.texts?.['en']?.['vetrellis.location.cliffs.description']).toBe(
      'Wind, and no gulls.',
    );
    expect(linesOf(does(live, 'gaze'))[0]).toMatchObject({ kind: 'room' });
  });

  it('[WW2] leave alone what play has changed, and move what lay untouched', () => {
    const shellUp = edit(
      CONTENT,
      [CLIFFS, 'items:\n  - { id: shell, spawn_chance: 1.0 }\n', ''],
      [
        'worlds/vetrellis/locations/lighthouse_top.yaml',
        'exits:',
        'items: [{ id: shell, spawn_chance: 1.0 }]\nexits:',
      ],
    );
    const [untouched] = rewritten(shellUp);
    expect(factsOf(untouched).holdsItem('room:lighthouse_top' as RoomId, 'shell')).toBe(true);
    expect(factsOf(untouched).holdsItem('room:cliffs' as RoomId, 'shell')).toBe(false);
    const [taken] = rewritten(shellUp, (live) => does(live, 'take shell'));
    expect(factsOf(taken).holdsItem(ALICE, 'shell')).toBe(true);
    expect(factsOf(taken).holdsItem('room:lighthouse_top' as RoomId, 'shell')).toBe(false);
  });

  it('[WW3] lose nobody in a place that is no more, nor what a vanished person held', () => {
    const { [ARCHON]: _archon, ...others } = CONTENT;
    const without = edit(others, [CLIFFS, '  - { direction: north, to: lighthouse }\n', '']);
    const start = 'worlds/vetrellis/locations/';
    const { [`${start}lighthouse.yaml`]: _one, [`${start}lighthouse_top.yaml`]: _two, ...rest } = without;
    const [live] = rewritten(rest, (before) => {
      does(before, 'north');
      const shell = factsOf(before).itemsIn('room:cliffs' as RoomId)[0];
      if (shell !== undefined) factsOf(before).put({ ...shell, place: 'keeper:archon' as EntityId });
    });
    const facts = factsOf(live);
    expect(facts.player(ALICE)).toMatchObject({ place: 'room:cliffs' });
    expect(facts.keeper('keeper:archon' as EntityId)).toBeUndefined();
    expect(live.universe.realm('vetrellis')?.roster.has('keeper:archon' as EntityId)).toBe(false);
    expect(facts.holdsItem('room:cliffs' as RoomId, 'shell')).toBe(true);
    live.universe.recheck();
  });

  it('[WW3] start those anew who have another chart', () => {
    const other = edit(CONTENT, [
      ARCHON,
      'faction: realm_keepers',
      'chart: wanderer\nfaction: realm_keepers',
    ]);
    const [live] = rewritten(other);
    expect(live.universe.realm('vetrellis')?.roster.behaviour('keeper:archon' as EntityId)).toBeDefined();
    for (let tick = 0; tick < 50; tick += 1) live.advance();
  });

  const SPAWNS = `spawns:
  - id: gust
    every: 1d world
    at_most: 5
    table: [{ item: shell }]
items:
`;
  const withGust = (...edits: readonly (readonly [string, string])[]): Sources =>
    edits.reduce(
      (sources, [piece, by]) => replaceIn(CLIFFS, piece, by, sources),
      edit(CONTENT, [CLIFFS, 'items:\n', SPAWNS]),
    );
  const shellsOf = (live: Live) =>
    factsOf(live)
      .itemsIn('room:cliffs' as RoomId)
      .filter(({ spawned }) => spawned === 'cliffs/gust');

  it('[SW10] have what turns up by itself at the next tick, sooner when it is quicker now, and lose it again', () => {
    const [live] = rewritten(withGust());
    expect(shellsOf(live)).toHaveLength(0);
    live.advance();
    expect(shellsOf(live)).toHaveLength(1);
    const hourly = withGust(['1d world', '1h world'], ['at_most: 5', 'at_most: 5\n    vanish: 90m world']);
    expect(live.content.takeUp(hourly)).toMatchObject({ ok: true });
    const { tick } = live.universe;
    while (live.universe.tick < tick + 601) live.advance();
    expect(shellsOf(live)).toHaveLength(2);
    while (live.universe.tick < tick + 901) live.advance();
    expect(shellsOf(live).map(({ id }) => id)).toEqual([`item:vetrellis/shell/cliffs.gust.${tick + 601}`]);
    does(live, 'take shell');
    does(live, 'drop shell');
    const carried = factsOf(live).itemsIn('room:cliffs' as RoomId).length;
    expect(live.content.takeUp(CONTENT)).toMatchObject({ ok: true });
    live.advance();
    expect(shellsOf(live)).toEqual([]);
    expect(factsOf(live).itemsIn('room:cliffs' as RoomId).length).toBe(carried - 1);
    const { timers } = live.universe.realm('vetrellis' as RealmId)!;
    expect(timers.entries().filter(({ name }) => /^spawn |^vanish$/.test(name))).toEqual([]);
    live.universe.recheck();
  });

  it('[WW4] are not taken up with mistakes, another clock or another list of worlds; the universe goes on', () => {
    const live = open();
    live.advance();
    const chain = live.universe.chain;
    expect(live.content.takeUp(CONTENT)).toBeUndefined();
    const broken = edit(CONTENT, [CLIFFS, 'to: lighthouse', 'to: lihgthouse']);
    expect(live.content.takeUp(broken)).toMatchObject({ ok: false, code: 'world/invalid' });
    const faster = edit(CONTENT, ['worlds/universe.yaml', 'time_scale: 60', 'time_scale: 61']);
    expect(live.content.takeUp(faster)).toMatchObject({
      ok: false,
      code: 'world/other-universe',
      reason: expect.stringContaining('the clock'),
    });
    expect(live.universe.chain).toBe(chain);
    live.halt('enough');
    expect(live.content.takeUp(WITH_CAVE)).toMatchObject({ ok: false, code: 'universe/not-running' });
  });

  it('[WW4] are refused by an event when the text is not what its hash says, or nobody kept the beginning', () => {
    const live = open();
    const text = (WITH_CAVE[CAVE] ?? '').replace('drips', 'sings');
    const forged: WorldActivation = {
      kind: 'world.activate',
      files: [{ path: CAVE, hash: sha256Hex('other'), text }],
      removed: [],
    };
    live.submit(forged);
    expect(live.advance().events).toContainEqual(
      expect.objectContaining({
        type: 'world.refused',
        params: expect.objectContaining({ code: 'world/invalid' }),
      }),
    );
    const { spec, options } = making(new QuickJournal(), CONTENT);
    const orphan = Universe.begin({ spec, options });
    const { events } = orphan.step([{ ...forged, files: [{ path: CAVE, hash: sha256Hex(text), text }] }]);
    expect(events).toContainEqual(
      expect.objectContaining({
        type: 'world.refused',
        params: expect.objectContaining({ code: 'world/other-universe' }),
      }),
    );
  });

  it('[WW5] are part of the hash and of snapshots: a run across them is the same again, and resumes', () => {
    const [live] = rewritten(WITH_CAVE);
    const snapshot = encodeSnapshot(live.universe.snapshot());
    const made = making(new QuickJournal(), CONTENT);
    const restored = Universe.restore({ ...made, began: CONTENT }, decodeSnapshot(snapshot));
    expect(encodeSnapshot(restored.snapshot())).toBe(snapshot);
    for (let tick = 0; tick < 30; tick += 1) {
      const step = tick === 3 ? [command(ALICE, 'west')] : [];
      for (const input of step) live.submit(input);
      expect(restored.step(step).record).toEqual(live.advance().record);
    }
    const [plain] = rewritten(edit(CONTENT, [CLIFFS, 'Wind and gulls.', 'Wind.']));
    expect(plain.universe.chain).not.toBe(rewritten(WITH_CAVE)[0].universe.chain);
  });

  it('[WW6] that were written while the universe stood are its first input, and recovery crosses them', () => {
    const journal = new QuickJournal();
    const first = open(journal);
    first.submit(join(ALICE, 'Alice'));
    first.advance();
    first.halt('for the night');
    const second = open(journal, WITH_CAVE);
    expect(second.advance().events).toContainEqual(expect.objectContaining({ type: 'world.activated' }));
    const { chain } = second.universe;
    const third = open(journal, WITH_CAVE);
    expect(third.universe.chain).toBe(chain);
    expect(third.content.takeUp(WITH_CAVE)).toBeUndefined();
    expect(factsOf(third).keeper('keeper:mira' as EntityId)).toBeDefined();
    const faster = edit(WITH_CAVE, ['worlds/universe.yaml', 'time_scale: 60', 'time_scale: 61']);
    expect(() => open(journal, faster)).toThrow(expect.objectContaining({ code: 'journal/content-changed' }));
  });
});
