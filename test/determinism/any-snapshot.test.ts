/** A universe stored at any tick and brought back from text goes on as if nothing had happened. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Universe } from '../../src/actors/universe/universe.ts';
import { decodeSnapshot, encodeSnapshot } from '../../src/actors/universe/universe-snapshot.ts';
import { HUB } from '../../src/kernel/ids.ts';
import { anyScript } from '../support/any-script.ts';
import { firstDifference, resumeDifference, runCourse, runScript } from '../support/run-comparison.ts';
import { ALICE, BOB, command, join, smallMaking } from '../support/scripted-run.ts';

const TICKS = 50;
const making = () => smallMaking();
const brought = (universe: Universe): Universe =>
  Universe.restore(making(), decodeSnapshot(encodeSnapshot(universe.snapshot())));

describe('a snapshot', () => {
  it('[SN1] at any tick of any run resumes to the same records, and to the same snapshot at the end', () => {
    fc.assert(
      fc.property(anyScript(TICKS), fc.integer({ min: 0, max: TICKS }), (script, storedTick) => {
        const straight = Universe.begin(making());
        const records = runScript(straight, { script, ticks: TICKS });
        const first = Universe.begin(making());
        runScript(first, { script, ticks: storedTick });
        const second = brought(first);
        expect(second.chain).toBe(first.chain);
        expect(
          firstDifference(records.slice(storedTick), runScript(second, { script, ticks: TICKS })),
        ).toBeUndefined();
        expect(encodeSnapshot(second.snapshot())).toBe(encodeSnapshot(straight.snapshot()));
      }),
      { numRuns: 40 },
    );
  });

  it('[SN1] taken and restored after every single tick changes nothing', () => {
    fc.assert(
      fc.property(anyScript(TICKS), (script) => {
        let universe = Universe.begin(making());
        const records = runCourse({ making, script, ticks: TICKS }).map(({ tick }) => {
          universe = brought(universe);
          return universe.step(script.get(tick) ?? []).record;
        });
        expect(firstDifference(runCourse({ making, script, ticks: TICKS }), records)).toBeUndefined();
      }),
      { numRuns: 6 },
    );
  });

  it('[SN1] is a fixed point: storing what was restored gives the same text', () => {
    fc.assert(
      fc.property(anyScript(TICKS), (script) => {
        const universe = Universe.begin(making());
        runScript(universe, { script, ticks: TICKS });
        const text = encodeSnapshot(universe.snapshot());
        expect(encodeSnapshot(brought(universe).snapshot())).toBe(text);
      }),
      { numRuns: 10 },
    );
  });

  it('[SN2] is not changed by what the universe does afterwards', () => {
    const universe = Universe.begin(making());
    universe.step([join(ALICE, 'Alice'), join(BOB, 'Bob')]);
    universe.step([command(ALICE, 'n'), command(ALICE, 'e')]);
    const snapshot = universe.snapshot();
    const text = encodeSnapshot(snapshot);
    universe.step([command(ALICE, 'enter arch')]);
    runScript(universe, { script: new Map(), ticks: 60 });
    expect(encodeSnapshot(snapshot)).toBe(text);
  });

  it('[SN2] of another format is refused with a code', () => {
    expect(() => decodeSnapshot('{"format":"the-seed/snapshot@0"}')).toThrow(
      expect.objectContaining({ code: 'snapshot/format' }),
    );
  });

  it('[SN2] names a realm that the options do not have', () => {
    const snapshot = Universe.begin(making()).snapshot();
    const fewer = smallMaking({ realms: smallMaking().options.realms.slice(0, 1) });
    expect(() => Universe.restore(fewer, snapshot)).toThrow('universe/unknown-realm');
  });
});

describe('what a snapshot holds', () => {
  const script = new Map([
    [1, [join(ALICE, 'Alice'), join(BOB, 'Bob')]],
    [2, [command(BOB, 'ask warden about key')]],
    [3, [command(BOB, 'unlock up'), command(ALICE, 'n'), command(ALICE, 'e')]],
    [5, [command(ALICE, 'enter arch'), command(ALICE, 'say hello from there'), command(BOB, 'score')]],
    [11, [command(ALICE, 'look')]],
  ]);
  const course = { making, script, ticks: 1400 };
  const at = (tick: number): Universe => {
    const universe = Universe.begin(making());
    runScript(universe, { script, ticks: tick });
    return universe;
  };

  it('[SN3] timers that are pending: a door unlocked before it locks itself at the same tick after it', () => {
    const { timers } = at(4)
      .snapshot()
      .realms.find(({ realm }) => realm === 'isle')!;
    expect(timers.map(({ name }) => name)).toContain('relock');
    expect(resumeDifference(course, 4)).toBeUndefined();
    expect(
      at(1300)
        .snapshot()
        .realms.flatMap(({ timers: left }) => left.map(({ name }) => name)),
    ).not.toContain('relock');
  });

  it('[SN3] travellers on their way out, with what was said after them', () => {
    const isle = at(7)
      .snapshot()
      .realms.find(({ realm }) => realm === 'isle')!;
    const leaving = isle.outbox.filter(({ to }) => to !== HUB);
    expect(leaving.map(({ mail }) => mail.kind)).toEqual(['traveller', 'input']);
    expect(resumeDifference({ ...course, ticks: 60 }, 7)).toBeUndefined();
  });

  it('[SN3] travellers at the door of their new realm', () => {
    const deep = at(10)
      .snapshot()
      .realms.find(({ realm }) => realm === 'deep')!;
    expect(deep.inbox.map(({ mail }) => mail.kind)).toEqual(['register', 'traveller', 'input']);
    expect(resumeDifference({ ...course, ticks: 60 }, 10)).toBeUndefined();
  });
});
