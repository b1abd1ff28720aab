/** The page about changing charts while the world runs, taken at its word. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadCharts } from '../../../src/content/chart/load-charts.ts';
import type { LinkedChart } from '../../../src/content/chart/read-chart.ts';
import { planMigration } from '../../../src/machines/chart/migrate-behaviour.ts';

const PAGE = readFileSync(new URL('../../../docs/hot-swap.md', import.meta.url), 'utf8');
const [first = '', second = '', migration = ''] = [...PAGE.matchAll(/```yaml\n([\s\S]*?)```/g)].map(
  ([, text]) => text,
);

function chart(text: string): LinkedChart {
  const { charts, findings } = loadCharts({ 'charts/lamplighter.chart.yaml': text });
  expect(findings).toEqual([]);
  return charts[0] as LinkedChart;
}

const before = chart(first).spec;
const working = { value: 'working', context: { talks: 2 } };
const listening = { value: 'listening', context: { talks: 2 } };

it('[HS17] the chart of the example is refused as its page says, and comes through with the three lines', () => {
  const bare = chart(second);
  const without = planMigration({ before, after: bare.spec, migration: bare.migration });
  const refused = without(working);
  expect(refused.ok).toBe(false);
  expect(PAGE).toContain(
    `lamplighter: ${'reason' in refused && refused.reason} [vetrellis/keeper:lamplighter]`,
  );
  expect(without(listening).ok).toBe(true);

  const whole = chart(second + migration);
  expect(whole.spec.behaviourHash).toBe(bare.spec.behaviourHash);
  const migrate = planMigration({ before, after: whole.spec, migration: whole.migration });
  expect(migrate(working)).toMatchObject({
    behaviour: { value: 'lighting', context: { talks: 2, tired: true } },
    timers: { set: [{ name: 'after lighting#0', delay: { unit: 'played seconds', amount: 300 } }] },
  });
  expect(migrate(listening)).toMatchObject({
    behaviour: { value: 'listening', context: { talks: 2, tired: true } },
    timers: { kept: new Map([['after listening#0', 'after listening#0']]), set: [] },
  });
});
