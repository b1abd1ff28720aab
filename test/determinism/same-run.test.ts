/** Equal seeds, content and inputs give equal runs; nothing else has a say. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Universe } from '../../src/actors/universe/universe.ts';
import { realmsOf } from '../../src/actors/universe/universe-options.ts';
import { encodeSnapshot } from '../../src/actors/universe/universe-snapshot.ts';
import { anyScript, type Script } from '../support/any-script.ts';
import { firstDifference, realmOrderDifference, runCourse, runScript } from '../support/run-comparison.ts';
import { ALICE, BOB, command, join, smallMaking } from '../support/scripted-run.ts';

const TICKS = 40;
const script = anyScript(TICKS);
const anySeed = fc.string({ unit: 'grapheme', maxLength: 12 });
const course = (given: Script, seed = '42') => ({
  making: () => smallMaking({ seed }),
  script: given,
  ticks: TICKS,
});

describe('two runs', () => {
  it('[TK1] of one seed and one script have equal records at every tick', () => {
    fc.assert(
      fc.property(anySeed, script, (seed, given) => {
        expect(
          firstDifference(runCourse(course(given, seed)), runCourse(course(given, seed))),
        ).toBeUndefined();
      }),
      { numRuns: 25 },
    );
  });

  it('[TK1] in one process, taking turns, do not disturb each other', () => {
    fc.assert(
      fc.property(script, script, (given, other) => {
        const alone = runCourse(course(given));
        const [left, right] = [Universe.begin(smallMaking()), Universe.begin(smallMaking({ seed: 'other' }))];
        const records = alone.map(({ tick }) => {
          right.step(other.get(tick) ?? []);
          return left.step(given.get(tick) ?? []).record;
        });
        expect(firstDifference(alone, records)).toBeUndefined();
      }),
      { numRuns: 10 },
    );
  });

  it('[TK2] of different seeds have different chains at every tick, and before the first', () => {
    fc.assert(
      fc.property(anySeed, anySeed, script, (seed, other, given) => {
        fc.pre(seed !== other);
        expect(Universe.begin(smallMaking({ seed })).chain).not.toBe(
          Universe.begin(smallMaking({ seed: other })).chain,
        );
        const others = runCourse(course(given, other));
        for (const [index, { chain }] of runCourse(course(given, seed)).entries())
          expect(chain).not.toBe(others[index]?.chain);
      }),
      { numRuns: 5 },
    );
  });

  it('[TK2] part at the first input that differs and never meet again', () => {
    const quiet = runCourse(course(new Map([[1, [join(ALICE, 'Alice')]]])));
    const spoken = runCourse(
      course(
        new Map([
          [1, [join(ALICE, 'Alice')]],
          [9, [command(ALICE, 'score')]],
        ]),
      ),
    );
    quiet.forEach(({ tick, chain }, index) => {
      expect(chain === spoken[index]?.chain, `tick ${tick}`).toBe(tick < 9);
    });
  });

  it('[TK2] differ when two inputs of a tick change places', () => {
    const inputs = [join(ALICE, 'Alice'), join(BOB, 'Bob')];
    const forth = runCourse(course(new Map([[1, inputs]])));
    const back = runCourse(course(new Map([[1, [...inputs].reverse()]])));
    expect(firstDifference(forth, back)).toBe(1);
  });
});

describe('what has no say', () => {
  it('[TK3] the order in which realms are given', () => {
    fc.assert(
      fc.property(script, fc.integer({ min: 2, max: 5 }), (given, count) => {
        const making = () => smallMaking({ realms: realmsOf(['isle', 'deep'], count), npcs: 7 });
        expect(realmOrderDifference({ making, script: given, ticks: TICKS })).toBeUndefined();
      }),
      { numRuns: 10 },
    );
  });

  it('[TK3] pauses of the orchestrator', () => {
    fc.assert(
      fc.property(script, fc.array(fc.integer({ min: 0, max: TICKS - 1 })), (given, pauses) => {
        const universe = Universe.begin(smallMaking());
        const records = runCourse(course(given)).map(({ tick }) => {
          if (pauses.includes(universe.tick)) {
            universe.pause();
            expect(() => universe.step([])).toThrow();
            universe.resume();
          }
          return universe.step(given.get(tick) ?? []).record;
        });
        expect(firstDifference(runCourse(course(given)), records)).toBeUndefined();
      }),
      { numRuns: 10 },
    );
  });

  it('[TK3] recounts, snapshots and questions asked in between', () => {
    fc.assert(
      fc.property(script, (given) => {
        const universe = Universe.begin(smallMaking({ recheckInterval: 1_000_000 }));
        const records = runCourse({
          ...course(given),
          making: () => smallMaking({ recheckInterval: 1_000_000 }),
        });
        const watched = records.map(({ tick }) => {
          encodeSnapshot(universe.snapshot());
          universe.recheck();
          return universe.step(given.get(tick) ?? []).record;
        });
        expect(firstDifference(records, watched)).toBeUndefined();
      }),
      { numRuns: 8 },
    );
  });

  it('[TK3] objects of inputs that are shared, frozen or made anew', () => {
    fc.assert(
      fc.property(script, (given) => {
        const copied: Script = new Map(
          [...given].map(([tick, inputs]) => [tick, JSON.parse(JSON.stringify(inputs))]),
        );
        for (const inputs of given.values()) for (const input of inputs) Object.freeze(input);
        expect(firstDifference(runCourse(course(given)), runCourse(course(copied)))).toBeUndefined();
      }),
      { numRuns: 5 },
    );
  });
});

describe('stepping', () => {
  /** Runs so many quiet ticks after the inputs, as one call. */
  const stepMany = (universe: Universe, given: Script, count: number): void => {
    runScript(universe, { script: given, ticks: universe.tick + count });
  };

  it('[TK4] k ticks at once is k times one tick, however they are cut up', () => {
    fc.assert(
      fc.property(script, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (given, cuts) => {
        const once = Universe.begin(smallMaking());
        stepMany(once, given, TICKS);
        const parts = Universe.begin(smallMaking());
        for (let index = 0; parts.tick < TICKS; index += 1) {
          stepMany(parts, given, Math.min(cuts[index % cuts.length] as number, TICKS - parts.tick));
        }
        expect(parts.chain).toBe(once.chain);
        expect(encodeSnapshot(parts.snapshot())).toBe(encodeSnapshot(once.snapshot()));
      }),
      { numRuns: 10 },
    );
  });

  it('[TK4] the same timers come due whether quiet ticks are stepped by themselves or among others', () => {
    const loud: Script = new Map(Array.from({ length: 300 }, (_, tick) => [tick + 1, []]));
    const ticks = 300;
    const making = () => smallMaking();
    expect(
      firstDifference(
        runCourse({ making, script: loud, ticks }),
        runCourse({ making, script: new Map(), ticks }),
      ),
    ).toBeUndefined();
  });
});
