/** Charts replaced at random times by random ones: every run is the same run, straight, again, and from any snapshot. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/actors/universe/input.ts';
import { Universe, type UniverseMaking } from '../../src/actors/universe/universe.ts';
import { decodeSnapshot, encodeSnapshot } from '../../src/actors/universe/universe-snapshot.ts';
import type { UniverseSpec } from '../../src/domain/world-spec.ts';
import { anyKeeperChart } from '../support/any-keeper-chart.ts';
import { anyScript } from '../support/any-script.ts';
import { Auditor } from '../support/auditor.ts';
import { firstDifference, runScript } from '../support/run-comparison.ts';
import { activation, LAMP_PATH, swapMaking } from '../support/swap-world.ts';

const TICKS = 60;
const RUNS = Number(process.env['SWAP_RUNS'] ?? 25);

/** Everybody is on the lamp, the crowd too. */
function making(): UniverseMaking {
  const lamp = swapMaking();
  const worlds = Object.entries(lamp.spec.worlds).map(([id, world]) => {
    const keepers = Object.entries(world.keepers).map(([name, keeper]) => [
      name,
      { ...keeper, chart: 'lamp' },
    ]);
    return [id, { ...world, keepers: Object.fromEntries(keepers) }] as const;
  });
  return { ...lamp, spec: { ...lamp.spec, worlds: Object.fromEntries(worlds) as UniverseSpec['worlds'] } };
}

const anySwaps = fc.array(fc.tuple(fc.integer({ min: 1, max: TICKS }), anyKeeperChart('lamp')), {
  minLength: 1,
  maxLength: 6,
});

function withSwaps(
  script: ReadonlyMap<number, readonly Input[]>,
  swaps: readonly (readonly [number, string])[],
) {
  const all = new Map<number, readonly Input[]>(script);
  for (const [tick, text] of swaps)
    all.set(tick, [...(all.get(tick) ?? []), activation({ [LAMP_PATH]: text })]);
  return all;
}

describe('a run in which charts are replaced', () => {
  it(
    '[HS14] is the same run every time, straight and from any snapshot, and nobody is lost in it',
    () => {
      const fates = { activated: 0, refused: 0, moved: 0 };
      fc.assert(
        fc.property(
          anyScript(TICKS),
          anySwaps,
          fc.integer({ min: 0, max: TICKS }),
          (plain, swaps, storedTick) => {
            const script = withSwaps(plain, swaps);
            const straight = Universe.begin(making());
            const auditor = new Auditor(straight);
            const records = [];
            while (straight.tick < TICKS) {
              const outcome = straight.step(script.get(straight.tick + 1) ?? []);
              records.push(outcome.record);
              expect(auditor.problems(outcome)).toEqual([]);
              for (const { type, params } of outcome.events) {
                if (type === 'chart.refused') fates.refused += 1;
                if (type !== 'chart.activated') continue;
                fates.activated += 1;
                fates.moved += Number(params['actors']);
              }
              straight.recheck();
            }
            expect(
              firstDifference(records, runScript(Universe.begin(making()), { script, ticks: TICKS })),
            ).toBeUndefined();
            const first = Universe.begin(making());
            runScript(first, { script, ticks: storedTick });
            const text = encodeSnapshot(first.snapshot());
            const second = Universe.restore(making(), decodeSnapshot(text));
            expect(encodeSnapshot(second.snapshot())).toBe(text);
            expect(
              firstDifference(records.slice(storedTick), runScript(second, { script, ticks: TICKS })),
            ).toBeUndefined();
            expect(encodeSnapshot(second.snapshot())).toBe(encodeSnapshot(straight.snapshot()));
          },
        ),
        { numRuns: RUNS },
      );
      expect(fates.moved).toBeGreaterThan(RUNS);
      expect(fates.refused).toBeGreaterThan(0);
    },
    60_000 + RUNS * 2000,
  );
});
