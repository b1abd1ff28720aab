/**
 * `npm run bench:games`: what games cost the universe, beside a bare relay in the same run; and a server as anybody starts
 * it with games over WebSocket from another process. `--json` for programs, `--desk` and `--served` for one part only,
 * `--cpu` for processor time in the first, `--profile DIR` for a CPU profile of the server.
 */
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { loadWorlds } from '../src/cli/load-worlds.ts';
import type { GameCrowdReport, GameCrowdSettings } from './game-crowd.ts';
import { benchDesk } from './game-desk.ts';
import { fileOf, type Server, startServer, usageOf } from './server-under-load.ts';

const { values } = parseArgs({
  options: {
    games: { type: 'string', default: '100' },
    'events-per-second': { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '60' },
    rounds: { type: 'string', default: '5' },
    desk: { type: 'boolean', default: false },
    cpu: { type: 'boolean', default: false },
    profile: { type: 'string' },
    served: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

async function crowd(settings: GameCrowdSettings) {
  const server = await startServer({ profile: values.profile });
  const child = spawn(
    process.execPath,
    [fileOf('game-crowd.ts'), server.gamesUrl, JSON.stringify(settings)],
    { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  );
  let text = '';
  child.stdout?.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  // When the games begin to publish, and when they stop.
  const samples: Promise<Sample>[] = [];
  child.on('message', () => samples.push(sampleOf(server)));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`the games ended with ${code}`);
  const [first, last] = await Promise.all(samples);
  await server.stop();
  if (first === undefined || last === undefined) throw new Error('the games never published anything');
  const { crowdCpuPercent, ...report } = JSON.parse(text) as GameCrowdReport;
  const cpuSeconds = (last.usage?.cpuSeconds ?? Number.NaN) - (first.usage?.cpuSeconds ?? Number.NaN);
  const buckets = last.controlTicks.map(([most, count], index) => {
    const before = first.controlTicks[index]?.[1] ?? 0;
    return [most, count - before] as const;
  });
  return {
    ...report,
    controlTickMedianMs: quantileOf(buckets, 0.5),
    controlTickP99Ms: quantileOf(buckets, 0.99),
    cpuPercent: Math.round((cpuSeconds / settings.seconds) * 100),
    cpuMicrosecondsPerEvent: Math.round((cpuSeconds * 1e6) / report.published),
    crowdCpuPercent,
    residentMb: Math.round(last.usage?.residentMb ?? Number.NaN),
  };
}

/** Upper bound in milliseconds, and how many were not longer. */
type Bucket = readonly [most: number, count: number];
type Sample = { readonly usage: ReturnType<typeof usageOf>; readonly controlTicks: readonly Bucket[] };

async function sampleOf({ url, pid }: Server): Promise<Sample> {
  const usage = usageOf(pid);
  const metrics = await fetch(new URL('/metrics', url)).then((response) => response.text());
  const lines = metrics.matchAll(/^seed_control_tick_duration_seconds_bucket\{le="([^"]+)".*\} (\d+)$/gm);
  const controlTicks = [...lines].map(([, most, count]) => [1000 * Number(most), Number(count)] as const);
  return { usage, controlTicks };
}

/** In milliseconds, as if the values within a bucket lay at equal distances; its upper bound when there is only one. */
function quantileOf(buckets: readonly Bucket[], part: number): number {
  const wanted = (buckets.at(-1)?.[1] ?? 0) * part;
  const index = buckets.findIndex(([, count]) => count >= wanted);
  const [least, before] = buckets[index - 1] ?? [0, 0];
  const [most, count] = buckets[index] ?? [Number.NaN, 0];
  return Number.isFinite(most)
    ? Math.round(least + ((most - least) * (wanted - before)) / (count - before))
    : Number.POSITIVE_INFINITY;
}

const desk = values.served ? undefined : benchDesk(loadWorlds().content.universe, Number(values.rounds));
const games = Number(values.games);
const eventsPerSecond = Number(values['events-per-second']);
const served = values.desk
  ? undefined
  : await crowd({ games, eventsPerSecond, seconds: Number(values.seconds) });
if (values.json) console.log(JSON.stringify({ desk: desk ?? null, served: served ?? null }));
else {
  if (desk !== undefined) {
    console.table([desk]);
    console.log(`an event costs ${(desk.eventMs / desk.bareEventMs).toFixed(1)} times a bare relay's`);
  }
  if (served !== undefined) console.table([served]);
}
