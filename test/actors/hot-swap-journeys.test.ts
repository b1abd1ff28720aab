/** Charts that are replaced while some of their actors are between realms, out of the game, or not there yet. */
import { describe, expect, it } from 'vitest';
import { Universe } from '../../src/actors/universe/universe.ts';
import { decodeSnapshot, encodeSnapshot } from '../../src/actors/universe/universe-snapshot.ts';
import type { EntityId } from '../../src/kernel/ids.ts';
import { ALICE, command, join, keysFor, stepAll } from '../support/scripted-run.ts';
import { activation, edit, LAMP, LAMP_PATH, swapMaking } from '../support/swap-world.ts';

const QUEST_PATH = 'charts/errand.chart.yaml';
const ERRAND = `schema: the-seed/chart@1
id: errand
version: 1
vocabulary: quest
meta: { uid: errand, title: The Errand }
initial: told
states:
  told:
    meta: { uid: told }
    after:
      10s:
        - target: { state: late }
          meta: { uid: too-late }
  late:
    meta: { uid: late }
    entry: [{ type: note, params: { line: You are late. } }]
`;

/** Whoever talks to the warden gets the errand. */
const GIVER = edit(LAMP, [
  '- { type: say, params: { line: Old light. } }',
  '- { type: start quest, params: { quest: errand } }',
]);
const making = () => swapMaking({ [LAMP_PATH]: GIVER, [QUEST_PATH]: ERRAND });
const QUEST = `quest:errand/${ALICE}` as EntityId;

/** Alice has the errand since tick 2 and has set out for the other realm in tick 5: it waits in the outbox. */
function travelling(): Universe {
  const universe = Universe.begin(making());
  stepAll(universe, [join(ALICE, 'Alice')]);
  stepAll(universe, [command(ALICE, 'talk to warden')]);
  stepAll(universe, [command(ALICE, 'n')]);
  stepAll(universe, [command(ALICE, 'e')]);
  stepAll(universe, [command(ALICE, 'enter arch')]);
  const kinds = universe.realm('isle')?.outbox.map(({ mail }) => mail.kind);
  expect(kinds?.filter((kind) => kind !== 'listing')).toEqual(['traveller']);
  return universe;
}

const QUICKER = edit(ERRAND, ['version: 1', 'version: 2'], ['10s:', '9s:']);
const REPLACED = `${edit(
  ERRAND,
  ['version: 1', 'version: 2'],
  [
    'meta: { uid: told }\n',
    'meta: { uid: heard }\n    entry: [{ type: note, params: { line: Heard anew. } }]\n',
  ],
)}migration: { from: 1, removed: { told: heard } }\n`;

const notes = (universe: Universe) => universe.realm('deep')?.facts.story(QUEST)?.notes;
const due = (universe: Universe) =>
  universe
    .realm('deep')
    ?.timers.of(QUEST)
    .map(({ name, dueTick }) => `${name}@${dueTick}`);

describe('a quest on a journey', () => {
  it.each([
    [5, 'about to leave'],
    [9, 'about to leave'],
    [10, 'at the door of the other realm'],
  ])('[HS6] is moved in its envelope: after tick %i, %s', (tick) => {
    const universe = travelling();
    while (universe.tick < tick) universe.step([]);
    const [outcome] = stepAll(universe, [activation({ [QUEST_PATH]: QUICKER })]);
    expect(outcome?.events[0]).toMatchObject({
      type: 'chart.activated',
      params: { chart: 'errand', actors: 1 },
    });
    while (universe.tick < 11) universe.step([]);
    // Set anew when it was moved: what is left of it then runs on from the arrival.
    expect(universe.realm('deep')?.roster.behaviour(QUEST)?.value).toBe('told');
    expect(due(universe)).toEqual(['after told#0@101']);
    while (universe.tick < 101) universe.step([]);
    expect(notes(universe)).toEqual(['chart.errand.late.1']);
  });

  it('[HS6] does on arrival what the states do that it newly came to, also after a snapshot on the way', () => {
    const universe = travelling();
    stepAll(universe, [activation({ [QUEST_PATH]: REPLACED })]);
    const restored = Universe.restore(making(), decodeSnapshot(encodeSnapshot(universe.snapshot())));
    for (const one of [universe, restored]) {
      while (one.tick < 10) one.step([]);
      expect(notes(one)).toBeUndefined();
      one.step([]);
      expect(notes(one)).toEqual(['chart.errand.heard.1']);
      expect(due(one)).toEqual(['after heard#0@111']);
    }
    expect(restored.chain).toBe(universe.chain);
    while (universe.tick < 40) universe.step([]);
    universe.recheck();
  });

  it('[HS6] stands in the way like anybody else', () => {
    const universe = travelling();
    const [outcome] = stepAll(universe, [
      activation({ [QUEST_PATH]: edit(ERRAND, ['version: 1', 'version: 2'], ['uid: told', 'uid: other']) }),
    ]);
    expect(outcome?.events[0]).toMatchObject({
      type: 'chart.refused',
      params: { chart: 'errand', actors: { list: [`isle/${QUEST}`] } },
    });
  });

  it('[HS6] is over on arrival when its new chart is at its end', () => {
    const universe = travelling();
    const over = `${edit(
      ERRAND,
      ['version: 1', 'version: 2'],
      [
        '  late:\n    meta: { uid: late }\n    entry: [{ type: note, params: { line: You are late. } }]\n',
        '  late:\n    meta: { uid: late }\n    type: final\n',
      ],
      ['  told:\n    meta: { uid: told }\n', '  begun:\n    meta: { uid: begun }\n'],
      ['initial: told', 'initial: begun'],
    )}migration: { from: 1, removed: { told: late } }\n`;
    stepAll(universe, [activation({ [QUEST_PATH]: over })]);
    while (universe.tick < 11) universe.step([]);
    expect(universe.realm('deep')?.facts.story(QUEST)?.status).toBe('completed');
    expect(universe.realm('deep')?.roster.has(QUEST)).toBe(false);
    universe.recheck();
  });
});

describe('a chart that is new', () => {
  it('[HS7] is used from then on by those that come with it', () => {
    const universe = Universe.begin(swapMaking());
    stepAll(universe, [join(ALICE, 'Alice')]);
    const giver = edit(GIVER, ['version: 1', 'version: 2']);
    const [outcome] = stepAll(universe, [activation({ [LAMP_PATH]: giver, [QUEST_PATH]: ERRAND })]);
    expect(outcome?.events.map(({ type, params }) => [type, params['chart'], params['actors']])).toEqual([
      ['chart.activated', 'lamp', 1],
      ['chart.activated', 'errand', 0],
    ]);
    const outcomes = stepAll(universe, [command(ALICE, 'talk to warden')]);
    expect(keysFor(outcomes, ALICE)).toContain('quest.started.self');
    expect(universe.realm('isle')?.roster.behaviour(QUEST)?.value).toBe('told');
  });

  it('[HS7] and is an event of a world begins in each of its realms', () => {
    const universe = Universe.begin(swapMaking());
    stepAll(universe, [join(ALICE, 'Alice')]);
    const text = `schema: the-seed/chart@1\nid: storm\nversion: 1\nvocabulary: world\nmeta: { uid: storm }\ninitial: calm\nstates:\n  calm:\n    meta: { uid: calm }\n    after: { 1s: [{ target: { state: blowing }, meta: { uid: rise } }] }\n  blowing:\n    meta: { uid: blowing }\n`;
    stepAll(universe, [activation({ 'worlds/isle/charts/storm.chart.yaml': text })], 20);
    const STORM = 'world:storm' as EntityId;
    expect(universe.realm('isle')?.roster.behaviour(STORM)?.value).toBe('blowing');
    expect(universe.realm('deep')?.facts.get(STORM)).toBeUndefined();
    const restored = Universe.restore(swapMaking(), decodeSnapshot(encodeSnapshot(universe.snapshot())));
    expect(restored.realm('isle')?.roster.behaviour(STORM)?.value).toBe('blowing');
    expect(restored.step([]).record).toEqual(universe.step([]).record);
    universe.recheck();
  });
});

describe('whoever failed', () => {
  it('[HS8] begins anew when the chart is replaced', () => {
    const universe = Universe.begin(swapMaking());
    const WARDEN = 'keeper:warden' as EntityId;
    const state = universe.realm('isle');
    stepAll(universe, [join(ALICE, 'Alice')]);
    // As a realm leaves an actor that threw.
    state?.roster.dismiss(WARDEN);
    state?.timers.removeOwner(WARDEN);
    if (state !== undefined) state.quarantined = [WARDEN];
    stepAll(universe, [command(ALICE, 'talk to warden')]);
    expect(state?.roster.has(WARDEN)).toBe(false);
    stepAll(universe, [activation({ [LAMP_PATH]: edit(LAMP, ['version: 1', 'version: 2']) })]);
    expect(state?.roster.behaviour(WARDEN)?.value).toBe('dark');
    expect(state?.quarantined).toEqual([]);
    universe.recheck();
  });
});
