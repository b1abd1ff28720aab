import { beforeAll, describe, expect, test } from 'vitest';
import { nodeOfMajor } from '../processes/node-versions.ts';
import { type Ended, seed, temporaryFolder } from '../processes/seed-process.ts';

const CROWDED = ['simulate', '--players', '50', '--npcs', '300', '--seed', '42'];
const RUN = [...CROWDED, '--realms', '3', '--ticks', '3000'];
const SLOW_MS = 120_000;

const chainOf = ({ stdout }: Ended): string | undefined => /^final chain ([0-9a-f]{64})$/m.exec(stdout)?.[1];

/** Two runs at a time: that is what the machine of a test run has room for. */
async function inPairs(runs: readonly (() => Promise<Ended>)[]): Promise<Ended[]> {
  const ended: Ended[] = [];
  for (let index = 0; index < runs.length; index += 2) {
    ended.push(...(await Promise.all(runs.slice(index, index + 2).map((run) => run()))));
  }
  return ended;
}

describe('seed simulate', () => {
  let chain: string | undefined;

  beforeAll(async () => {
    const ended = await seed(RUN);
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stdout).not.toContain('defect');
    chain = chainOf(ended);
    expect(chain).toBeDefined();
  }, SLOW_MS);

  test(
    '[SM1] another process, another order of making the realms, and other words for the same run end on the same chain',
    async () => {
      const aliases = [
        '--games',
        '3',
        '--duration',
        '300',
        '--control-tick-interval',
        '10',
        '--local-tick-ms',
        '100',
      ];
      const [reversed, named] = await inPairs([
        () => seed([...RUN, '--realm-order', 'reversed']),
        () => seed([...CROWDED, ...aliases, '--json']),
      ]);
      expect(chainOf(reversed!)).toBe(chain);
      expect(JSON.parse(named!.stdout).finalChain).toBe(chain);
    },
    SLOW_MS,
  );

  test('[SM2] a run of scripted players walks, talks and crosses between realms', async () => {
    const [short] = await inPairs([() => seed([...CROWDED, '--realms', '3', '--ticks', '600', '--json'])]);
    const { travels, inputs, events, failures } = JSON.parse(short!.stdout);
    expect(travels).toBeGreaterThan(0);
    expect(inputs).toBeGreaterThan(0);
    expect(events).toBeGreaterThan(inputs / 2);
    expect(failures).toEqual([]);
  });

  test('[SM3] another seed, player, npc, realm or control tick interval gives another chain', async () => {
    const small = { seed: '42', players: '5', npcs: '12', realms: '2', 'control-tick-interval': '10' };
    const variants = [
      {},
      { seed: '43' },
      { players: '6' },
      { npcs: '13' },
      { realms: '3' },
      { 'control-tick-interval': '5' },
    ];
    const ended = await inPairs(
      variants.map((variant) => () => {
        const flags = Object.entries({ ...small, ...variant }).flatMap(([name, value]) => [
          `--${name}`,
          value,
        ]);
        return seed(['simulate', '--ticks', '100', ...flags]);
      }),
    );
    expect(ended.map(({ code }) => code)).toEqual(variants.map(() => 0));
    expect(new Set(ended.map(chainOf)).size).toBe(variants.length);
  });

  test('[SM4] --duration is played time, and --json says it all in one line with nothing on standard error', async () => {
    const aliases = [
      '--games',
      '3',
      '--duration',
      '60',
      '--control-tick-interval',
      '5',
      '--local-tick-ms',
      '100',
    ];
    const ended = await seed(['simulate', ...aliases, '--json']);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(ended.stdout)).toMatchObject({
      seed: '42',
      ticks: 600,
      realms: ['aldermouth', 'meridian', 'vetrellis'],
      failures: [],
      finalChain: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test('[SM5] writing a trace does not change the run, and never overwrites anything', async () => {
    const trace = `${temporaryFolder()}/trace`;
    const args = ['simulate', '--ticks', '50', '--players', '3', '--json'];
    const [bare, traced] = await inPairs([() => seed(args), () => seed([...args, '--trace', trace])]);
    expect(JSON.parse(traced!.stdout).finalChain).toBe(JSON.parse(bare!.stdout).finalChain);
    const again = await seed([...args, '--trace', trace]);
    expect(again.code).toBe(2);
    expect(JSON.parse(again.stdout).error.code).toBe('trace/directory-not-empty');
  });

  test('[SM6] Node 22 and Node 26 end on the chain of the Node that runs the tests', {
    timeout: SLOW_MS * 2,
  }, async (context) => {
    const versions = await Promise.all([22, 26].map(nodeOfMajor));
    for (const version of versions) {
      if (version.kind === 'ready') continue;
      if (process.env['CI']) throw new Error(version.reason);
      context.skip(version.reason);
    }
    const ended = await inPairs(
      versions.map(
        (version) => () => seed(RUN, { node: version.kind === 'ready' ? version.node : 'no Node' }),
      ),
    );
    expect(ended.map(({ code }) => code)).toEqual([0, 0]);
    expect(ended.map(chainOf)).toEqual([chain, chain]);
  });
});
