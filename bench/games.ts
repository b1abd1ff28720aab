/**
 * `npm run bench:games`: what games cost the universe, beside a bare relay in the same run; and a server as anybody starts
 * it with games over WebSocket from another process. `--json` for programs, `--desk` for the first part only.
 */
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { loadWorlds } from '../src/cli/load-worlds.ts';
import type { GameCrowdReport, GameCrowdSettings } from './game-crowd.ts';
import { benchDesk } from './game-desk.ts';
import { at, fileOf, startServer, usageOf } from './server-under-load.ts';

const { values } = parseArgs({
  options: {
    games: { type: 'string', default: '100' },
    'events-per-second': { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '60' },
    rounds: { type: 'string', default: '5' },
    desk: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

async function crowd(settings: GameCrowdSettings) {
  const server = await startServer();
  const child = spawn(
    process.execPath,
    [fileOf('game-crowd.ts'), server.gamesUrl, JSON.stringify(settings)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  const settleMs = settings.games * 130 + 4000;
  const samples: ReturnType<typeof usageOf>[] = [];
  setTimeout(() => samples.push(usageOf(server.pid)), settleMs);
  setTimeout(() => samples.push(usageOf(server.pid)), settleMs + (settings.seconds - 5) * 1000);
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`the games ended with ${code}`);
  const [first, last] = samples;
  const cpuPercent =
    first === undefined || last === undefined
      ? null
      : Math.round(((last.cpuSeconds - first.cpuSeconds) / (settings.seconds - 5)) * 100);
  const metrics = await fetch(`${server.url}/metrics`).then((response) =>
    response.ok ? response.text() : '',
  );
  await server.stop();
  const { delayMs, registrationMs, ...counts } = JSON.parse(text) as GameCrowdReport;
  return {
    ...counts,
    delayMedianMs: Math.round(at(delayMs, 0.5)),
    delayP99Ms: Math.round(at(delayMs, 0.99)),
    registrationMedianMs: Math.round(at(registrationMs, 0.5)),
    controlTickP99Ms: quantileOf(metrics, 'control_tick', 0.99),
    cpuPercent,
    residentMb: last === undefined ? null : Math.round(last.residentMb),
  };
}

/** The upper bound of the bucket that holds the quantile of the first histogram whose name has that in it, in milliseconds. */
function quantileOf(metrics: string, name: string, quantile: number): number | null {
  const buckets = [...metrics.matchAll(/^(\w+)_bucket\{le="([^"]+)"[^}]*\} (\d+)/gm)].filter(([, metric]) =>
    metric?.includes(name),
  );
  const total = Number(buckets.at(-1)?.[3] ?? 0);
  const found = buckets.find(([, , , count]) => Number(count) >= total * quantile);
  return found === undefined || total === 0 ? null : Number(found[2]) * 1000;
}

const desk = benchDesk(loadWorlds().content.universe, Number(values.rounds));
const games = Number(values.games);
const eventsPerSecond = Number(values['events-per-second']);
const served = values.desk
  ? undefined
  : await crowd({ games, eventsPerSecond, seconds: Number(values.seconds) });
if (values.json) console.log(JSON.stringify({ desk, served: served ?? null }));
else {
  console.table([desk]);
  console.log(`an event costs ${(desk.eventMs / desk.bareEventMs).toFixed(1)} times a bare relay's`);
  if (served !== undefined) console.table([served]);
}
