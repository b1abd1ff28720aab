/** Realms that break at any moment of any run: the same in every run, in a resumed one too, and nobody is lost. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Universe } from '../../src/actors/universe/universe.ts';
import { decodeSnapshot, encodeSnapshot } from '../../src/actors/universe/universe-snapshot.ts';
import type { TickRecord } from '../../src/kernel/tick-record.ts';
import { anyScript, type Script } from '../support/any-script.ts';
import { Auditor } from '../support/auditor.ts';
import { breakRealm } from '../support/break-realm.ts';
import { firstDifference } from '../support/run-comparison.ts';
import { smallMaking } from '../support/scripted-run.ts';

const TICKS = 50;

const anyBreak = fc.record({
  tick: fc.integer({ min: 2, max: TICKS }),
  realm: fc.constantFrom('isle', 'deep'),
  when: fc.constantFrom('first letter' as const, 'first envelope' as const),
});
type Break = { tick: number; realm: string; when: 'first letter' | 'first envelope' };

function runTo(
  universe: Universe,
  { script, breaks, end }: { script: Script; breaks: readonly Break[]; end: number },
): TickRecord[] {
  const auditor = new Auditor(universe);
  const records: TickRecord[] = [];
  while (universe.tick < end) {
    const tick = universe.tick + 1;
    for (const broken of breaks) if (broken.tick === tick) breakRealm(universe, broken.realm, broken.when);
    const outcome = universe.step(script.get(tick) ?? []);
    expect(auditor.problems(outcome)).toEqual([]);
    records.push(outcome.record);
  }
  return records;
}

it('[SV8] a run in which realms break loses nobody, and resumes from any tick as the straight one', () => {
  fc.assert(
    fc.property(
      anyScript(TICKS),
      fc.array(anyBreak, { minLength: 1, maxLength: 2 }),
      fc.integer({ min: 0, max: TICKS }),
      fc.constantFrom(1, 3, 10),
      (script, breaks, storedTick, controlTickInterval) => {
        const making = () =>
          smallMaking(
            { controlTickInterval, reflectionInterval: 3, recheckInterval: 1 },
            { onFailure: () => {} },
          );
        const straight = Universe.begin(making());
        const records = runTo(straight, { script, breaks, end: TICKS });
        const first = Universe.begin(making());
        runTo(first, { script, breaks, end: storedTick });
        const second = Universe.restore(making(), decodeSnapshot(encodeSnapshot(first.snapshot())));
        const resumed = runTo(second, { script, breaks, end: TICKS });
        expect(firstDifference(records.slice(storedTick), resumed)).toBeUndefined();
        expect(encodeSnapshot(second.snapshot())).toBe(encodeSnapshot(straight.snapshot()));
      },
    ),
    { numRuns: 40 },
  );
});
