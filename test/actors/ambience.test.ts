/** What places do by themselves: only for somebody, only after a while, and nothing twice in a row. */
import { describe, expect, it } from 'vitest';
import { Universe } from '../../src/actors/universe/universe.ts';
import { decodeSnapshot, encodeSnapshot } from '../../src/actors/universe/universe-snapshot.ts';
import { ambienceTimer } from '../../src/domain/ambience.ts';
import type { AmbienceSpec } from '../../src/domain/ambience-spec.ts';
import { idleAwhile } from '../../src/domain/keeper-steps.ts';
import type { UniverseSpec, WorldSpec } from '../../src/domain/world-spec.ts';
import type { RoomId } from '../../src/kernel/ids.ts';
import { ALICE, BOB, command, join, smallMaking, stepAll } from '../support/scripted-run.ts';
import { SMALL_UNIVERSE } from '../support/small-world.ts';
import { aKeeper, aPlayer, aRealm, factsOf, ruleContext } from '../support/some-facts.ts';

const QUAY = 'room:quay' as RoomId;
const TIMER = ambienceTimer(QUAY);

function withAmbience(ambience: AmbienceSpec): UniverseSpec {
  const isle = SMALL_UNIVERSE.worlds['isle'] as WorldSpec;
  const quay = { ...isle.locations['quay']!, ambience };
  const locations = { ...isle.locations, quay };
  return { ...SMALL_UNIVERSE, worlds: { ...SMALL_UNIVERSE.worlds, isle: { ...isle, locations } } };
}

const lines = (...ids: string[]): AmbienceSpec => ({
  everySeconds: [2, 3],
  lines: ids.map((line) => ({ line })),
});

const begin = (ambience: AmbienceSpec) => Universe.begin(smallMaking({}, { spec: withAmbience(ambience) }));

/** With the tick of each. */
const stirred = (outcomes: ReturnType<typeof stepAll>): [number, string][] =>
  outcomes.flatMap(({ events }) =>
    events
      .filter(({ type }) => type === 'place.stirred')
      .map(({ tick, params }): [number, string] => [tick, (params['line'] as { text: string }).text]),
  );

const timersOf = (universe: Universe) =>
  universe
    .realm('isle')!
    .timers.entries()
    .map(({ name }) => name);

describe('a place', () => {
  it('[AM1] stirs in its own time once somebody is there, and those who are there read it', () => {
    const universe = begin(lines('a', 'b', 'c', 'd', 'e'));
    expect(timersOf(universe)).not.toContain(TIMER);
    const outcomes = stepAll(universe, [join(ALICE, 'Alice')], 400);
    const told = stirred(outcomes);
    const { tickMs } = universe.realm('isle')!.ruleContext(1).settings;
    const gaps = told.map(([tick], index) => tick - (told[index - 1]?.[0] ?? 1));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2000 / tickMs);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(3000 / tickMs);
    const read = outcomes.flatMap(({ outputs }) => outputs.flatMap(({ percepts }) => percepts));
    const keys = read.filter((percept) => percept.kind === 'line' && percept.style === 'ambient');
    expect(keys.filter((percept) => 'key' in percept && percept.key === told[0]?.[1]).length).toBeGreaterThan(
      0,
    );
  });

  it('[AM2] stops when the last one has gone, and waits anew for the next', () => {
    const universe = begin(lines('a', 'b'));
    stepAll(universe, [join(ALICE, 'Alice'), join(BOB, 'Bob')], 5);
    stepAll(universe, [command(ALICE, 'north')], 2);
    expect(timersOf(universe)).toContain(TIMER);
    stepAll(universe, [command(BOB, 'north')], 2);
    expect(timersOf(universe)).not.toContain(TIMER);
    expect(stirred(stepAll(universe, [], 200))).toEqual([]);
    stepAll(universe, [command(BOB, 'south')], 2);
    expect(timersOf(universe)).toContain(TIMER);
    stepAll(universe, [{ kind: 'player.leave', player: BOB }], 2);
    expect(timersOf(universe)).not.toContain(TIMER);
    stepAll(universe, [join(BOB, 'Bob')], 2);
    expect(timersOf(universe)).toContain(TIMER);
  });

  it('[AM3] shows none of the last three lines; with too few of them it is quiet instead', () => {
    const many = stirred(stepAll(begin(lines('a', 'b', 'c', 'd', 'e')), [join(ALICE, 'Alice')], 3000));
    expect(many.length).toBeGreaterThan(40);
    for (const [index, [, line]] of many.entries())
      expect(many.slice(Math.max(0, index - 3), index).map(([, earlier]) => earlier)).not.toContain(line);
    expect(new Set(many.map(([, line]) => line)).size).toBe(5);
    const two = stirred(stepAll(begin(lines('a', 'b')), [join(ALICE, 'Alice')], 3000)).map(
      ([, line]) => line,
    );
    expect(two.length).toBeGreaterThan(10);
    expect(two.length).toBeLessThan(many.length);
  });

  it('[AM3] what was shown is a fact of the realm: a universe restored from a snapshot goes on alike', () => {
    const spec = withAmbience(lines('a', 'b', 'c', 'd', 'e'));
    const making = () => smallMaking({}, { spec });
    const universe = Universe.begin(making());
    stepAll(universe, [join(ALICE, 'Alice')], 300);
    expect(universe.realm('isle')!.facts.realm().ambience?.['quay']).toHaveLength(3);
    const restored = Universe.restore(making(), decodeSnapshot(encodeSnapshot(universe.snapshot())));
    const further = stepAll(universe, [], 300);
    expect(stepAll(restored, [], 300).map(({ record }) => record)).toEqual(
      further.map(({ record }) => record),
    );
  });

  it('[AM4] a line with a condition is told when it holds for everybody there', () => {
    const universe = begin({
      everySeconds: [2, 3],
      lines: [
        { line: 'hers', when: { type: 'visited', world: 'isle' } },
        { line: 'rich', when: { type: 'flag', flag: 'rich' } },
      ],
    });
    const told = stirred(stepAll(universe, [join(ALICE, 'Alice')], 600)).map(([, line]) => line);
    expect(new Set(told)).toEqual(new Set(['hers']));
  });
});

it('[AM5] a keeper does none of the small things that it did in the last three turns', () => {
  const isle = SMALL_UNIVERSE.worlds['isle'] as WorldSpec;
  const idle = { everySeconds: [4, 9] as const, lines: ['a', 'b', 'c', 'd', 'e'] };
  const keepers = { ...isle.keepers, warden: { ...isle.keepers['warden']!, idle } };
  const universe = { ...SMALL_UNIVERSE, worlds: { ...SMALL_UNIVERSE.worlds, isle: { ...isle, keepers } } };
  const facts = factsOf([aRealm(), aPlayer(), aKeeper()]);
  const seen: unknown[] = [];
  for (let tick = 1; tick <= 60; tick += 1) {
    const context = ruleContext({ facts, tick, universe });
    const { changes, happenings } = idleAwhile(context, facts.keeper(aKeeper().id)!);
    for (const change of changes) facts.put(change);
    const line = happenings[0]?.params['line'];
    expect(seen.slice(-3)).not.toContainEqual(line);
    seen.push(line);
  }
  expect(new Set(seen.map((line) => JSON.stringify(line))).size).toBe(5);
});

it('[AM6] a keeper has lines for one place beside those for every place', () => {
  const isle = SMALL_UNIVERSE.worlds['isle'] as WorldSpec;
  const idle = {
    everySeconds: [4, 9] as const,
    lines: ['a', 'b', 'c'],
    at: { quay: ['q', 'r'], hill: ['h'] },
  };
  const keepers = { ...isle.keepers, warden: { ...isle.keepers['warden']!, idle } };
  const universe = { ...SMALL_UNIVERSE, worlds: { ...SMALL_UNIVERSE.worlds, isle: { ...isle, keepers } } };
  const seenAt = (place: 'room:quay' | 'room:hill') => {
    const facts = factsOf([
      aRealm(),
      aPlayer({ place: place as RoomId }),
      aKeeper({ place: place as RoomId }),
    ]);
    const seen = Array.from({ length: 60 }, (_, tick) => {
      const { changes, happenings } = idleAwhile(
        ruleContext({ facts, tick: tick + 1, universe }),
        facts.keeper(aKeeper().id)!,
      );
      for (const change of changes) facts.put(change);
      return (happenings[0]?.params['line'] as { text: string } | undefined)?.text;
    });
    return [...new Set(seen.filter((line) => line !== undefined))].sort();
  };
  expect(seenAt('room:quay')).toEqual(['a', 'b', 'c', 'q', 'r']);
  expect(seenAt('room:hill')).toEqual(['a', 'b', 'c', 'h']);
});
