import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createLog } from '../../src/adapters/log.ts';

function capture(isTTY: boolean, level: string): { lines: () => string; log: ReturnType<typeof createLog> } {
  const destination = Object.assign(new PassThrough(), { isTTY });
  const log = createLog({ destination, level });
  return { log, lines: () => String(destination.read() ?? '') };
}

test('[LG1] away from a terminal the log is one JSON object a line', () => {
  const { log, lines } = capture(false, 'info');
  log.debug('hidden');
  log.info({ tick: 7 }, 'hello');
  expect(JSON.parse(lines())).toMatchObject({ level: 30, tick: 7, msg: 'hello' });
});

test('[LG1] an unknown level logs at info and says so', () => {
  const { log, lines } = capture(false, 'loud');
  expect(log.level).toBe('info');
  expect(lines()).toContain('loud');
});

test('[LG2] on a terminal the log is for people', async () => {
  const { log, lines } = capture(true, 'debug');
  log.debug({ tick: 7 }, 'hello');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(lines()).toMatch(/DEBUG.*hello/s);
});
