import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { formatEnd, parseEnd } from '../../src/adapters/trace/end-record.ts';
import { encodeMember, readMember } from '../../src/adapters/trace/gzip-member.ts';
import { decodeTickRecord, TICK_RECORD_BYTES, TICKS_FILE_MAGIC } from '../../src/kernel/tick-record.ts';
import { nodeOfMajor } from '../processes/node-versions.ts';
import { SHIPPED_CONTENT, seed, temporaryFolder } from '../processes/seed-process.ts';

const SLOW_MS = 120_000;
const TICKS = 300;
const SNAPSHOT_EVERY = 75;
const INPUTS = 'inputs/000000.ndjson.gz';

const folder = temporaryFolder();
const original = join(folder, 'original');
let copies = 0;

beforeAll(async () => {
  const size = ['--realms', '3', '--players', '50', '--npcs', '300', '--ticks', String(TICKS)];
  const ended = await seed(
    ['simulate', ...size, '--seed', '42', '--trace', original].concat([
      '--snapshot-every',
      String(SNAPSHOT_EVERY),
    ]),
  );
  expect(ended).toMatchObject({ code: 0 });
}, SLOW_MS);

function copyOf(trace: string): string {
  copies += 1;
  const copy = join(folder, `copy-${copies}`);
  cpSync(trace, copy, { recursive: true });
  return copy;
}

/** Changes the byte at that place of a file: into another digit where it is one, so that a text stays a text. */
function spoil({ trace, file, at }: { trace: string; file: string; at: number }): void {
  const bytes = readFileSync(join(trace, file));
  const byte = bytes[at]!;
  const isDigit = byte >= 0x30 && byte <= 0x39;
  bytes[at] = isDigit ? 0x30 + ((byte - 0x30 + 1) % 10) : byte ^ 0x01;
  writeFileSync(join(trace, file), bytes);
}

function chainAt(tick: number): string {
  const bytes = readFileSync(join(original, 'ticks.bin'));
  return decodeTickRecord(bytes, TICKS_FILE_MAGIC.length + (tick - 1) * TICK_RECORD_BYTES)!.chain;
}

type Verdict = {
  readonly code: number | null;
  readonly plain: string;
  readonly json: Readonly<Record<string, unknown>>;
};

/** Verifies for people and for programs, which must come to the same end. */
async function verify(trace: string): Promise<Verdict> {
  const [plain, json] = await Promise.all([
    seed(['trace', 'verify', trace]),
    seed(['trace', 'verify', trace, '--json']),
  ]);
  expect(json.code).toBe(plain.code);
  expect(json.stderr).toBe('');
  expect(json.stdout.trimEnd().split('\n')).toHaveLength(1);
  return { code: plain.code, plain: plain.stdout, json: JSON.parse(json.stdout) };
}

function expectDivergence(verdict: Verdict, { tick, file }: { tick: number; file: string }): void {
  expect(verdict).toMatchObject({ code: 3, json: { outcome: 'diverged', tick, file } });
  expect(verdict.plain).toContain(`diverged at tick ${tick} in ${file}: `);
}

describe('seed trace verify', () => {
  test(
    '[TV1] a trace that nobody touched is verified, and ends on the chain of the run',
    async () => {
      const verdict = await verify(original);
      expect(verdict).toMatchObject({
        code: 0,
        plain: `verified: ${TICKS} ticks, final chain ${chainAt(TICKS)}\n`,
        json: { outcome: 'verified', ticks: TICKS, finalChain: chainAt(TICKS) },
      });
    },
    SLOW_MS,
  );

  test('[TV2] one changed letter of one input is found at its tick, even when every digest was made anew', async () => {
    const trace = copyOf(original);
    const tick = changeInput(trace, 100);
    seal(trace);
    const verdict = await verify(trace);
    expect(verdict).toMatchObject({ code: 3, json: { outcome: 'diverged', tick, what: 'inputs' } });
    expect(verdict.plain).toContain(`diverged at tick ${tick} in `);
  });

  const recordAt = (tick: number) => TICKS_FILE_MAGIC.length + (tick - 1) * TICK_RECORD_BYTES;
  test.for<[what: string, file: string, at: number | string, tick: number]>([
    ['the chain', 'ticks.bin', recordAt(130) + 8 + 31, 130],
    ['the universe hash', 'ticks.bin', recordAt(122) + 40, 122],
    ['the digest of the events', 'ticks.bin', recordAt(99) + 88, 99],
    ['a count', 'ticks.bin', recordAt(7) + 112, 7],
    ['a snapshot', `snapshots/${SNAPSHOT_EVERY}.json.gz`, 3000, SNAPSHOT_EVERY],
    ['the digest of the second snapshot', 'snapshots/index.ndjson', '"tick":150,"sha256":"', 150],
    ['the seed', 'header.json', '"seed": "', 0],
    ['the content', 'content.json.gz', 2000, 0],
    ['the end record', 'end.json', '"finalChain": "', TICKS],
  ])('[TV3] one changed byte in %s (%s) is found at its tick', async ([, file, at, tick]) => {
    const trace = copyOf(original);
    const offset =
      typeof at === 'number' ? at : readFileSync(join(trace, file), 'utf8').indexOf(at) + at.length;
    spoil({ trace, file, at: offset });
    expectDivergence(await verify(trace), { tick, file });
  });

  test(
    '[TV4] seed 2026: a changed byte anywhere is found, and a tick is named',
    async () => {
      const small = join(folder, 'small');
      const size = [
        '--realms',
        '2',
        '--players',
        '8',
        '--npcs',
        '20',
        '--ticks',
        '120',
        '--snapshot-every',
        '40',
      ];
      expect(await seed(['simulate', ...size, '--trace', small])).toMatchObject({ code: 0 });
      const files = (readdirSync(small, { recursive: true }) as string[])
        .filter((file) => statSync(join(small, file)).isFile())
        .sort();
      let state = 2026;
      const draw = (below: number): number => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return Math.floor((state / 2 ** 32) * below);
      };
      for (let round = 0; round < 3; round += 1) {
        const spoilt = [draw(files.length), draw(files.length)].map((index) => {
          const [trace, file] = [copyOf(small), files[index]!];
          const at = draw(statSync(join(trace, file)).size);
          spoil({ trace, file, at });
          return { trace, place: `${file} at ${at}` };
        });
        const ended = await Promise.all(spoilt.map(({ trace }) => seed(['trace', 'verify', trace])));
        for (const [index, { code, stdout }] of ended.entries()) {
          expect({ place: spoilt[index]!.place, code }).toMatchObject({ code: 3 });
          expect(stdout).toMatch(/^diverged at tick \d+ in /m);
        }
      }
    },
    SLOW_MS,
  );

  test(
    '[TV5] a trace that was cut off replays to its last whole tick and ends on the chain of that tick',
    async () => {
      const cut = (file: string, bytes: number) => (trace: string) => truncateSync(join(trace, file), bytes);
      const inputBytes = statSync(join(original, INPUTS)).size;
      const cases: [file: string, damage: (trace: string) => void, last: number | undefined][] = [
        ['ticks.bin', cut('ticks.bin', recordAt(212) + 100), 211],
        ['ticks.bin', cut('ticks.bin', recordAt(201)), 200],
        [INPUTS, cut(INPUTS, inputBytes - 20), undefined],
        ['end.json', (trace) => rmSync(join(trace, 'end.json')), TICKS],
      ];
      for (const [file, damage, last] of cases) {
        const trace = copyOf(original);
        damage(trace);
        const { code, plain, json } = await verify(trace);
        expect({ code, json }).toMatchObject({ code: 4, json: { outcome: 'truncated', file } });
        const tick = Number(json['lastWholeTick']);
        expect(tick).toBe(last ?? tick);
        // A segment is written in pieces of a hundred ticks.
        if (last === undefined) expect(tick).toBeGreaterThanOrEqual(TICKS - 100);
        expect(json['chain']).toBe(chainAt(tick));
        expect(plain).toContain(
          `truncated: ${file} ends early; whole through tick ${tick}, chain ${chainAt(tick)}`,
        );
      }
    },
    SLOW_MS,
  );

  test('[TV6] what is no trace of this format exits with 2 and a code', async () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    expect(await verify(empty)).toMatchObject({
      code: 2,
      json: { outcome: 'unusable', code: 'trace/no-header' },
    });
    const later = copyOf(original);
    const header = readFileSync(join(later, 'header.json'), 'utf8').replace('"version": 1', '"version": 2');
    writeFileSync(join(later, 'header.json'), header);
    seal(later);
    expect(await verify(later)).toMatchObject({ code: 2, json: { code: 'trace/unsupported-format' } });
  });

  test(
    '[TV7] a trace carries its worlds: what becomes of the content directory makes no difference',
    async () => {
      const [content, trace] = [join(folder, 'content'), join(folder, 'own-content')];
      cpSync(SHIPPED_CONTENT, content, { recursive: true });
      const args = ['simulate', '--content', content, '--ticks', '80', '--players', '5', '--trace', trace];
      expect(await seed(args)).toMatchObject({ code: 0 });
      const clock = join(content, 'worlds/universe.yaml');
      writeFileSync(clock, readFileSync(clock, 'utf8').replace('purse: 20', 'purse: 21'));
      const changed = await seed(['simulate', '--content', content, '--ticks', '80', '--players', '5']);
      expect(changed.stdout).not.toContain(readEnd(trace).finalChain);
      expect(await verify(trace)).toMatchObject({ code: 0, json: { finalChain: readEnd(trace).finalChain } });
      rmSync(content, { recursive: true });
      expect(await verify(trace)).toMatchObject({ code: 0 });
    },
    SLOW_MS,
  );

  test(
    '[TV8] a trace verifies on another version of Node',
    async (context) => {
      const version = await nodeOfMajor(26);
      if (version.kind === 'unavailable') {
        if (process.env['CI']) throw new Error(version.reason);
        return context.skip(version.reason);
      }
      const ended = await seed(['trace', 'verify', original], { node: version.node });
      expect(ended).toMatchObject({ code: 0 });
    },
    SLOW_MS,
  );
});

/** Changes a letter of the first typed line from that tick on, in a file whose checksums all hold; returns the tick. */
function changeInput(trace: string, from: number): number {
  const path = join(trace, INPUTS);
  const bytes = readFileSync(path);
  expect(gunzipSync(bytes).toString('utf8')).toContain('"text":"');
  const members: Buffer[] = [];
  let changed: number | undefined;
  for (let offset = 0; offset < bytes.length; ) {
    const member = readMember(bytes, offset);
    if (member.kind !== 'whole') throw new Error('the trace is damaged already');
    const lines = member.text.split('\n').map((line) => {
      const tick = Number(/^\{"tick":(\d+)/.exec(line)?.[1]);
      if (changed !== undefined || !(tick >= from) || !line.includes('"text":"')) return line;
      changed = tick;
      return line.replace(/"text":"./, '"text":"z');
    });
    members.push(encodeMember({ ...member, text: lines.join('\n') }));
    offset = member.nextOffset;
  }
  writeFileSync(path, Buffer.concat(members));
  return changed!;
}

function readEnd(trace: string) {
  const reading = parseEnd(readFileSync(join(trace, 'end.json'), 'utf8'));
  if (reading.kind !== 'end') throw new Error(reading.reason);
  return reading.end;
}

/** Makes the end record anew for the files as they are, as a forger would. */
function seal(trace: string): void {
  const end = readEnd(trace);
  const files = end.files.map(({ path }) => {
    const bytes = readFileSync(join(trace, path));
    return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
  writeFileSync(join(trace, 'end.json'), formatEnd({ ...end, files }));
}
