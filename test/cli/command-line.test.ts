import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { seed, temporaryFolder } from '../processes/seed-process.ts';

const COMMANDS = [
  [],
  ['start'],
  ['play'],
  ['validate'],
  ['simulate'],
  ['trace'],
  ['trace', 'verify'],
  ['trace', 'export'],
  ['govern', 'test'],
  ['govern', 'list'],
];

describe('the command line', () => {
  test('[CL1] every command explains itself on standard output and exits with 0', async () => {
    const ended = await Promise.all(COMMANDS.map((command) => seed([...command, '--help'])));
    for (const [index, { code, stdout, stderr }] of ended.entries()) {
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain(`Usage: ${['seed', ...COMMANDS[index]!].join(' ')}`);
    }
  });

  test.for<[args: readonly string[], said: string]>([
    [['frobnicate'], "unknown command 'frobnicate'"],
    [['simulat'], '(Did you mean simulate?)'],
    [['simulate', '--tics', '5'], '(Did you mean --ticks?)'],
    [['simulate', '--ticks=-5'], 'give a whole number from 1 to'],
    [['simulate', '--ticks', '1e3'], 'give a whole number from 1 to'],
    [['simulate', '--realms', '0'], 'give a whole number from 1 to'],
    [['simulate', '--players', 'many'], 'give a whole number from 0 to'],
    [['simulate', '--duration', '0'], 'give a number of seconds above 0'],
    [['simulate', '--realm-order', 'sideways'], 'Allowed choices are given, reversed'],
    [['simulate', 'leftover'], 'too many arguments'],
    [['start', '--port', '65536'], 'give a whole number from 0 to 65535'],
    [['play', '--url', 'nonsense'], 'give an address such as http://127.0.0.1:8888'],
    [['trace', 'verify'], "missing required argument 'dir'"],
    [['trace', 'export'], "required option '--out <dir>' not specified"],
  ])('[CL2] seed %j exits with 2 and says what would be right', async ([args, said]) => {
    const { code, stdout, stderr } = await seed(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(said);
    expect(stderr).toContain('add --help for what there is');
  });

  test('[CL3] a setting in the environment is judged like its flag', async () => {
    const { code, stderr } = await seed(['start'], { env: { PORT: 'ninety' } });
    expect(code).toBe(2);
    expect(stderr).toContain(
      "value 'ninety' from env 'PORT' is invalid. give a whole number from 0 to 65535.",
    );
  });

  test.for<[code: string, args: readonly string[]]>([
    ['simulate/too-short', ['simulate', '--duration', '0.01']],
    ['content/unreadable', ['simulate', '--content', '/no/such/place']],
    ['content/unreadable', ['validate', '/no/such/place']],
    ['trace/unreadable', ['trace', 'verify', '/no/such/place']],
    ['journal/missing', ['trace', 'export', '--data', '/no/such/place', '--out', '/no/such/place/either']],
  ])(
    '[CL4] what cannot be carried out exits with 2 and the code %s, also as JSON',
    async ([expected, args]) => {
      const [plain, json] = await Promise.all([seed(args), seed([...args, '--json'])]);
      expect([plain.code, json.code]).toEqual([2, 2]);
      expect(plain.stdout + plain.stderr).toMatch(new RegExp(`^${expected}: `));
      const said = JSON.parse(json.stdout);
      expect((said.error ?? said).code).toBe(expected);
    },
  );

  test('[CL5] a port that is taken is refused with advice, not with a stack', async () => {
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve));
    const { port } = squatter.address() as { port: number };
    const { code, stderr } = await seed(['start', '--port', String(port), '--data', temporaryFolder()]);
    squatter.close();
    expect(code).toBe(2);
    expect(stderr).toContain(
      `start/port-in-use: port ${port} of 127.0.0.1 is taken: choose another one with --port`,
    );
    expect(stderr).not.toContain('    at ');
  });

  test('[CL6] a universe document that was edited wrongly is refused with every fault, once', async () => {
    const data = join(temporaryFolder(), 'data');
    mkdirSync(data);
    writeFileSync(join(data, 'universe.json'), '{"format": "the-seed/universe@1", "name": "", "tickMs": 5}');
    const { code, stderr } = await seed(['start', '--port', '0', '--data', data]);
    expect(code).toBe(2);
    expect(stderr.match(/universe-document\/invalid/g)).toHaveLength(1);
    expect(stderr).toContain('  name: ');
    expect(stderr).toContain('  tickMs: ');
  });
});
