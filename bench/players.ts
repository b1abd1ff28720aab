/**
 * `npm run bench:players`: a server as anybody starts it, and players over Socket.IO from another process. Prints how long
 * an answer takes, against a baseline of one player alone on the same server, and what players cost. `--json` for programs,
 * `--profile DIR` for a CPU profile of the server.
 */
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import type { CrowdReport, CrowdSettings } from './player-crowd.ts';
import { at, fileOf, type Server, startServer, usageOf } from './server-under-load.ts';

const { values } = parseArgs({
  options: {
    players: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '60' },
    'joins-per-second': { type: 'string', default: '20' },
    profile: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

async function runCrowd(server: Server, settings: CrowdSettings) {
  const child = spawn(process.execPath, [fileOf('player-crowd.ts'), server.url, JSON.stringify(settings)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  const settleMs = (settings.players / settings.joinsPerSecond) * 1000 + 10_000;
  const samples: ReturnType<typeof usageOf>[] = [];
  const begin = setTimeout(() => samples.push(usageOf(server.pid)), settleMs);
  const end = setTimeout(() => samples.push(usageOf(server.pid)), settleMs + settings.seconds * 1000 - 500);
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearTimeout(begin);
  clearTimeout(end);
  if (code !== 0) throw new Error(`the players ended with ${code}`);
  const [first, last] = samples;
  const cpuPercent =
    first === undefined || last === undefined
      ? undefined
      : Math.round(((last.cpuSeconds - first.cpuSeconds) / (settings.seconds - 0.5)) * 100);
  return { report: JSON.parse(text) as CrowdReport, cpuPercent, residentMb: last?.residentMb };
}

const server = await startServer({ profile: values.profile });
const joinsPerSecond = Number(values['joins-per-second']);
const alone = await runCrowd(server, { players: 1, seconds: 15, joinsPerSecond });
const crowd = await runCrowd(server, {
  players: Number(values.players),
  seconds: Number(values.seconds),
  joinsPerSecond,
});
await server.stop();

const row = (name: string, { report, cpuPercent, residentMb }: Awaited<ReturnType<typeof runCrowd>>) => ({
  name,
  commands: report.commands,
  unanswered: report.unanswered,
  refused: report.refused,
  medianMs: Math.round(at(report.answerMs, 0.5)),
  p99Ms: Math.round(at(report.answerMs, 0.99)),
  mostMs: Math.round(report.answerMs.at(-1) ?? Number.NaN),
  bytesPerPlayerPerSecond: report.bytesPerPlayerPerSecond,
  cpuPercent: cpuPercent ?? null,
  residentMb: residentMb === undefined ? null : Math.round(residentMb),
  ownLagP99Ms: Math.round(report.ownLagMs.p99),
});
const rows = [row('one player', alone), row(`${values.players} players`, crowd)];
if (values.json) console.log(JSON.stringify(rows));
else console.table(rows);
