/** Two small worlds whose warden is moved by a chart that tests replace, and the inputs that replace it. */
import type { ChartActivation } from '../../src/actors/universe/input.ts';
import { Universe, type UniverseMaking } from '../../src/actors/universe/universe.ts';
import type { UniverseOptions } from '../../src/actors/universe/universe-options.ts';
import { readChartFile } from '../../src/content/chart/chart-file.ts';
import type { ChartSpec } from '../../src/domain/chart.ts';
import type { UniverseSpec } from '../../src/domain/world-spec.ts';
import { sha256Hex } from '../../src/kernel/digest.ts';
import { smallMaking } from './scripted-run.ts';
import { SMALL_UNIVERSE } from './small-world.ts';

export const LAMP_PATH = 'charts/lamp.chart.yaml';

/** Dark until somebody talks to it, bright for three seconds; each says its own line. */
export const LAMP = `schema: the-seed/chart@1
id: lamp
version: 1
vocabulary: keeper
meta: { uid: lamp }
context:
  talks: { type: integer, default: 0 }
initial: dark
ignore: [someone came, player asked, player gave]
states:
  dark:
    meta: { uid: dark }
    on:
      player talked:
        - target: { state: bright }
          actions:
            - { type: say, params: { line: Old light. } }
            - { type: add, params: { field: talks, by: 1 } }
          meta: { uid: light-up }
  bright:
    meta: { uid: bright }
    after:
      3s:
        - target: { state: dark }
          meta: { uid: burn-down }
    on:
      player talked:
        - actions: [{ type: say, params: { line: Too bright to talk. } }]
          meta: { uid: dazzled }
`;

/** With each piece, which must be there exactly once, replaced. */
export function edit(
  text: string,
  ...edits: readonly (readonly [piece: string, replacement: string])[]
): string {
  return edits.reduce((before, [piece, replacement]) => {
    if (before.split(piece).length !== 2) throw new Error(`"${piece}" is not exactly once in the chart`);
    return before.replace(piece, () => replacement);
  }, text);
}

export function specOf(path: string, text: string): ChartSpec {
  const reading = readChartFile({ path, text });
  if (!reading.ok) throw new Error(reading.reason);
  return reading.chart.spec;
}

export const activation = (
  files: Readonly<Record<string, string>>,
  origin: ChartActivation['origin'] = 'content',
): ChartActivation => ({
  kind: 'chart.activate',
  origin,
  files: Object.entries(files).map(([path, text]) => ({ path, hash: sha256Hex(text), text })),
});

export function swapMaking(
  charts: Readonly<Record<string, string>> = { [LAMP_PATH]: LAMP },
  options: Partial<UniverseOptions> = {},
): UniverseMaking {
  const { worlds } = SMALL_UNIVERSE;
  const isle = worlds['isle'] as UniverseSpec['worlds'][string];
  const warden = isle.keepers['warden'] as (typeof isle.keepers)[string];
  const specs = Object.entries(charts).map(([path, text]) => specOf(path, text));
  const spec: UniverseSpec = {
    ...SMALL_UNIVERSE,
    worlds: {
      ...worlds,
      isle: { ...isle, keepers: { ...isle.keepers, warden: { ...warden, chart: 'lamp' } } },
    },
    charts: { ...SMALL_UNIVERSE.charts, ...Object.fromEntries(specs.map((chart) => [chart.id, chart])) },
  };
  return smallMaking(options, { spec });
}

export const swapUniverse = (...making: Parameters<typeof swapMaking>): Universe =>
  Universe.begin(swapMaking(...making));
