/** Charts that are replaced while their actors are at work: in all realms at once, at the boundary of a tick, or not at all. */
import { describe, expect, it } from 'vitest';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import { decodeSnapshot, encodeSnapshot } from '../../src/actors/universe/universe-snapshot.ts';
import type { GameEvent } from '../../src/domain/game-event.ts';
import type { EntityId } from '../../src/kernel/ids.ts';
import { ALICE, BOB, command, join, stepAll } from '../support/scripted-run.ts';
import {
  activation,
  edit,
  LAMP,
  LAMP_PATH,
  specOf,
  swapMaking,
  swapUniverse,
} from '../support/swap-world.ts';
import { underTripwire } from '../support/tripwire.ts';

const WARDEN = 'keeper:warden' as EntityId;

const behaviourIn = (universe: Universe, realm = 'isle') => universe.realm(realm)?.roster.behaviour(WARDEN);
const timersIn = (universe: Universe, realm = 'isle') =>
  universe
    .realm(realm)
    ?.timers.of(WARDEN)
    .map(({ name, dueTick }) => `${name}@${dueTick}`);
const eventsOf = (outcomes: readonly TickOutcome[], type: string): GameEvent[] =>
  outcomes.flatMap(({ events }) => events.filter((event) => event.type === type));
/** Text keys of what the warden said, in order. */
const said = (outcomes: readonly TickOutcome[]): unknown[] =>
  eventsOf(outcomes, 'keeper.said')
    .concat(eventsOf(outcomes, 'keeper.spoke'))
    .map(({ params }) => params['line']);

/** Talked to in tick 2, so that it is bright, with three seconds to go, from then on. */
function lit(): Universe {
  const universe = swapUniverse();
  stepAll(universe, [join(ALICE, 'Alice')]);
  stepAll(universe, [command(ALICE, 'talk to warden')]);
  expect(behaviourIn(universe)).toMatchObject({ value: 'bright', context: { talks: 1 } });
  expect(timersIn(universe)).toEqual(['after bright#0@32']);
  return universe;
}

describe('a chart that is replaced', () => {
  it('[HS3] moves its actors at the beginning of the tick, and says so with its cause', () => {
    const universe = lit();
    const text = edit(
      LAMP,
      ['version: 1', 'version: 2'],
      ['dark:\n    meta', 'gloomy:\n    id: dark\n    meta'],
      ['initial: dark', 'initial: gloomy'],
    );
    const [outcome] = stepAll(universe, [command(ALICE, 'look'), activation({ [LAMP_PATH]: text })]);
    expect(outcome?.events[0]).toEqual({
      id: 'e3.hub.0',
      tick: 3,
      realm: 'hub',
      cause: 'i3.1',
      type: 'chart.activated',
      params: { chart: 'lamp', version: 2, behaviourHash: specOf(LAMP_PATH, text).behaviourHash, actors: 1 },
    });
    expect(behaviourIn(universe)).toMatchObject({ value: 'bright', context: { talks: 1 } });
    expect(timersIn(universe)).toEqual(['after bright#0@32']);
    while (universe.tick < 32) universe.step([]);
    expect(behaviourIn(universe)?.value).toBe('gloomy');
  });

  it('[HS3] touches no actor and no hash when only its words are others', () => {
    const [universe, other] = [lit(), lit()];
    const before = universe.realm('isle')?.roster.behaviour(WARDEN);
    const text = edit(LAMP, ['Old light.', 'New light.']);
    const [swapped] = stepAll(universe, [activation({ [LAMP_PATH]: text })]);
    const [plain] = stepAll(other, []);
    expect(eventsOf([swapped as TickOutcome], 'chart.activated')).toMatchObject([
      { params: { actors: 0, version: 1 } },
    ]);
    expect(behaviourIn(universe)).toEqual(before);
    expect(swapped?.record.universe).toBe(plain?.record.universe);
  });

  it('[HS3] gives its timers the time they had left, sets those with another delay anew, and drops the rest', () => {
    const universe = lit();
    stepAll(universe, [], 9);
    stepAll(universe, [
      activation({ [LAMP_PATH]: edit(LAMP, ['3s:', '5s:'], ['version: 1', 'version: 2']) }),
    ]);
    expect(timersIn(universe)).toEqual(['after bright#0@62']);
    const more = edit(
      LAMP,
      ['3s:', '5s:'],
      ['version: 1', 'version: 3'],
      ['    after:\n', '    after:\n      9s: [{ target: { state: dark }, meta: { uid: at-last } }]\n'],
    );
    stepAll(universe, [activation({ [LAMP_PATH]: more })]);
    expect(timersIn(universe)).toEqual(['after bright#0@103', 'after bright#1@62']);
    const none = edit(
      LAMP,
      ['    after:\n      3s:\n', '    always:\n'],
      ['version: 1', 'version: 4'],
      [
        '- target: { state: dark }',
        '- guard: { type: counted at least, params: { field: talks, count: 9 } }\n          target: { state: dark }',
      ],
    );
    stepAll(universe, [activation({ [LAMP_PATH]: none })]);
    expect(timersIn(universe)).toEqual([]);
    expect(behaviourIn(universe)?.value).toBe('bright');
  });

  it('[HS4] is refused when an actor is in a state that is gone, names who, and the world goes on', () => {
    const [universe, other] = [lit(), lit()];
    const text = edit(LAMP, ['version: 1', 'version: 2'], ['uid: bright', 'uid: shining']);
    const [refused] = stepAll(universe, [activation({ [LAMP_PATH]: text })]);
    expect(refused?.events[0]).toMatchObject({
      type: 'chart.refused',
      cause: 'i3.0',
      params: {
        chart: 'lamp',
        code: 'chart/actors-in-the-way',
        reason: 'the state "bright" (bright) is gone, and nothing says where to be instead',
        actors: { list: ['isle/keeper:warden'] },
        count: 1,
      },
    });
    const [plain] = stepAll(other, []);
    expect(refused?.record.universe).toBe(plain?.record.universe);
    expect(said(stepAll(universe, [command(ALICE, 'talk to warden')]))).toEqual([
      { text: 'chart.lamp.dazzled.1' },
    ]);
  });

  it('[HS4] goes through with what its migration says: renamed is the same state, removed is entered elsewhere', () => {
    const renamed = lit();
    const migration = 'migration: { from: 1, rename: { bright: shining } }\n';
    const text = edit(LAMP, ['version: 1', 'version: 2'], ['uid: bright', 'uid: shining']) + migration;
    stepAll(renamed, [activation({ [LAMP_PATH]: text })]);
    expect(behaviourIn(renamed)?.value).toBe('bright');
    expect(timersIn(renamed)).toEqual(['after shining#0@32']);

    const removed = lit();
    const entering = 'meta: { uid: dusk }\n    entry: [{ type: say, params: { line: Dusk falls. } }]\n';
    const fallback = edit(LAMP, ['version: 1', 'version: 2'], ['meta: { uid: bright }\n', entering]);
    const outcomes = stepAll(removed, [
      activation({ [LAMP_PATH]: `${fallback}migration: { from: [1], removed: { bright: dusk } }\n` }),
    ]);
    expect(said(outcomes)).toEqual([{ text: 'chart.lamp.dusk.1' }]);
    expect(timersIn(removed)).toEqual(['after dusk#0@33']);
  });

  it('[HS4] that cannot be read, or is of another vocabulary, is refused and recorded', () => {
    const universe = lit();
    for (const [text, code] of [
      ['states: [', 'chart/unreadable'],
      [edit(LAMP, ['version: 1', 'version: x']), 'chart/unreadable'],
      [
        'schema: the-seed/chart@1\nid: lamp\nversion: 2\nvocabulary: world\nmeta: { uid: lamp }\ninitial: a\nstates: { a: { meta: { uid: a } } }\n',
        'chart/other-vocabulary',
      ],
    ] as const) {
      const [outcome] = stepAll(universe, [activation({ [LAMP_PATH]: text })]);
      expect(outcome?.events[0]).toMatchObject({ type: 'chart.refused', params: { chart: 'lamp', code } });
      expect(outcome?.record.inputCount).toBe(1);
    }
    expect(behaviourIn(universe)?.value).toBe('bright');
  });

  it('[HS4] whose text is not what its hash says is refused', () => {
    const universe = lit();
    const { files, ...input } = activation({ [LAMP_PATH]: LAMP });
    const forged = files.map((file) => ({ ...file, text: edit(LAMP, ['Old light.', 'False light.']) }));
    const [outcome] = stepAll(universe, [{ ...input, files: forged }]);
    expect(outcome?.events[0]).toMatchObject({ type: 'chart.refused', params: { code: 'chart/unreadable' } });
    expect(universe.charts.files).toEqual([]);
  });

  it('[HS4] together with others goes all the way or not at all', () => {
    const universe = lit();
    const good = edit(LAMP, ['id: lamp\n', 'id: torch\n'], ['version: 1', 'version: 2']);
    const bad = edit(LAMP, ['version: 1', 'version: 2'], ['uid: bright', 'uid: shining']);
    const outcomes = stepAll(universe, [activation({ 'charts/torch.chart.yaml': good, [LAMP_PATH]: bad })]);
    expect(eventsOf(outcomes, 'chart.activated')).toEqual([]);
    expect(universe.spec.charts['torch']).toBeUndefined();
    expect(universe.charts.files).toEqual([]);
  });
});

describe('a universe on other charts', () => {
  const text = edit(LAMP, ['version: 1', 'version: 2'], ['3s:', '5s:']);

  it('[HS5] has another hash, and the old one again on the old charts', () => {
    const [universe, plain] = [lit(), lit()];
    for (const one of [universe, plain]) stepAll(one, [], 40);
    const quiet = plain.step([]).record.universe;
    const [swapped] = stepAll(universe, [
      activation({ [LAMP_PATH]: edit(LAMP, ['version: 1', 'version: 2']) }),
    ]);
    expect(behaviourIn(universe)).toEqual(behaviourIn(plain));
    expect(swapped?.record.universe).not.toBe(quiet);
    const [back] = stepAll(universe, [activation({ [LAMP_PATH]: LAMP })]);
    expect(back?.record.universe).toBe(plain.step([]).record.universe);
  });

  it('[HS5] goes on after a snapshot as it would have, and replays to the same chain', () => {
    const script = (tick: number) => {
      if (tick === 1) return [join(ALICE, 'Alice'), join(BOB, 'Bob')];
      if (tick % 20 === 2) return [command(ALICE, 'talk to warden')];
      if (tick === 30) return [activation({ [LAMP_PATH]: text })];
      return tick === 60 ? [activation({ [LAMP_PATH]: LAMP }, 'request')] : [];
    };
    const run = (universe: Universe, ticks: number) => {
      const chains: string[] = [];
      while (universe.tick < ticks) chains.push(universe.step(script(universe.tick + 1)).record.chain);
      return chains;
    };
    const straight = run(swapUniverse(), 100);
    expect(run(swapUniverse(), 100)).toEqual(straight);
    for (const stored of [29, 30, 31, 59, 60, 75]) {
      const first = swapUniverse();
      run(first, stored);
      const snapshot = encodeSnapshot(first.snapshot());
      const second = Universe.restore(swapMaking(), decodeSnapshot(snapshot));
      expect(encodeSnapshot(second.snapshot())).toBe(snapshot);
      expect(run(second, 100)).toEqual(straight.slice(stored));
    }
  });

  it('[HS5] came to them by nothing that differs from run to run', () => {
    const universe = lit();
    const migration = 'migration: { from: 1, removed: { bright: dusk } }\n';
    const moved =
      edit(LAMP, ['version: 1', 'version: 2'], ['meta: { uid: bright }', 'meta: { uid: dusk }']) + migration;
    for (const chart of [moved, 'states: [', edit(LAMP, ['version: 1', 'version: x'])])
      underTripwire(() => universe.step([activation({ [LAMP_PATH]: chart })]));
    expect(universe.spec.charts['lamp']?.version).toBe(2);
    const snapshot = universe.snapshot();
    underTripwire(() => Universe.restore(swapMaking(), snapshot));
  });

  it('[HS5] keeps files in its snapshots only when some were replaced', () => {
    const universe = lit();
    expect('charts' in universe.snapshot()).toBe(false);
    stepAll(universe, [activation({ [LAMP_PATH]: text })]);
    expect(universe.snapshot().charts).toMatchObject([{ path: LAMP_PATH, text }]);
  });
});
