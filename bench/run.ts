/** `npm run bench`: prints what ticks cost, as ratios to a baseline measured in the same run. `--json` for programs. */
import { cpus } from 'node:os';
import { loadWorlds } from '../src/cli/load-worlds.ts';
import { benchControlTick } from './control-tick.ts';
import { benchDense, type DenseRow } from './dense-tick.ts';
import { benchKeepers, type KeepersRow, PROFILES, type Profile } from './keepers.ts';

const ROUNDS = 15;
const json = process.argv.includes('--json');
const { universe: spec } = loadWorlds().content;

const rows: KeepersRow[] = [];
if (!json) {
  console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}\n`);
  console.log(
    'keepers  profile      wakes/tick   ms/tick  us/keeper   plain XState ms/tick  us/keeper   times cheaper',
  );
}
for (const profile of Object.keys(PROFILES) as Profile[]) {
  for (const keepers of [100, 1000, 10_000]) {
    const row = benchKeepers(spec, keepers, profile, ROUNDS);
    rows.push(row);
    if (!json) console.log(describe(row));
  }
}
const dense = benchDense(10_000, ROUNDS);
const control = benchControlTick(spec, 3, 20_000);
if (json) {
  console.log(JSON.stringify({ node: process.version, cpu: cpus()[0]?.model, rows, dense, control }));
} else {
  console.log(describeDense(dense));
  const { controlTick, localTick } = control;
  console.log(`\nquiet control tick over ${control.realms} realms: ${controlTick.medianMs.toFixed(4)} ms`);
  console.log(`quiet tick between control ticks:   ${localTick.medianMs.toFixed(4)} ms`);
}

function describe({ keepers, profile, wakesPerTick, seed, plain, timesCheaper }: KeepersRow): string {
  const perKeeper = (ms: number) => ((ms * 1000) / keepers).toFixed(3).padStart(9);
  return [
    String(keepers).padStart(7),
    profile.padEnd(11),
    wakesPerTick.toFixed(1).padStart(11),
    seed.medianMs.toFixed(3).padStart(9),
    perKeeper(seed.medianMs),
    plain.medianMs.toFixed(3).padStart(22),
    perKeeper(plain.medianMs),
    `${timesCheaper.toFixed(1)}x`.padStart(13),
  ].join('  ');
}

function describeDense({ keepers, table, plain, timesCheaper, hashed }: DenseRow): string {
  const ms = ({ medianMs }: { medianMs: number }) => `${medianMs.toFixed(2)} ms`;
  return [
    `\ndense tick, a transition for each of ${keepers} keepers, the same chain in both:`,
    `  table ${ms(table)}, plain XState actors ${ms(plain)}: ${timesCheaper.toFixed(1)}x cheaper`,
    `  with every behaviour hashed: ${ms(hashed.table)} and ${ms(hashed.plain)}: ${hashed.timesCheaper.toFixed(1)}x`,
  ].join('\n');
}
