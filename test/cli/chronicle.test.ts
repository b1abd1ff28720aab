/** `seed chronicle` and `seed why` on the data directory of a universe that was played in. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { generateKeyPair, exportJWK } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openLiveUniverse } from '../../src/actors/universe/open-live-universe.ts';
import { Checkpointer } from '../../src/adapters/checkpoints/checkpointer.ts';
import { readCheckpoints } from '../../src/adapters/checkpoints/signed-checkpoint.ts';
import { openSigningKey } from '../../src/adapters/checkpoints/signing-key.ts';
import { openSqliteJournal } from '../../src/adapters/sqlite/journal.ts';
import { readSqliteChronicle } from '../../src/adapters/sqlite/read-chronicle.ts';
import { checkpointChronicle } from '../../src/cli/chronicle-checkpoint.ts';
import { showChronicle } from '../../src/cli/chronicle-show.ts';
import { verifyChronicleCommand } from '../../src/cli/chronicle-verify.ts';
import { why } from '../../src/cli/why.ts';
import { ALICE, BOB, command, join as joining, smallMaking } from '../support/scripted-run.ts';

const folder = mkdtempSync(join(tmpdir(), 'seed-chronicle-cli-'));
const played = join(folder, 'played.sqlite');
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;
let data = '';
let printed: string[] = [];

function play(path: string, ticks: number): void {
  const live = openLiveUniverse({ ...smallMaking(), journal: openSqliteJournal(path), content: {} });
  live.submit(joining(ALICE, 'Alice'));
  live.submit(joining(BOB, 'Bob'));
  live.submit(command(ALICE, 'take shell'));
  for (let tick = 1; tick <= ticks; tick += 1) {
    if (tick % 7 === 0) live.submit(command(BOB, 'say well'));
    live.advance();
  }
  live.halt('over');
}

beforeAll(() => play(played, 120));
beforeEach(() => {
  count += 1;
  data = mkdtempSync(join(folder, `data-${count}-`));
  copyFileSync(played, join(data, 'journal.sqlite'));
  printed = [];
  vi.spyOn(console, 'log').mockImplementation((line) => printed.push(String(line)));
});

const journal = () => join(data, 'journal.sqlite');
const json = () => JSON.parse(printed.at(-1)!);
const meddle = (sql: string): void => {
  const database = new DatabaseSync(journal());
  database.exec(sql);
  database.close();
};
const recordsIn = () => {
  const reader = readSqliteChronicle(journal());
  const records = [...reader.chronicle.records()];
  reader.close();
  return records;
};
const coded = (code: string, exitCode = 2) => expect.objectContaining({ code, exitCode });

test('[CR16] an untouched chronicle verifies with 0, a broken one exits with 3 and a truncated one with 4', async () => {
  expect(await verifyChronicleCommand(data, { json: true })).toBe(0);
  expect(json()).toMatchObject({ outcome: 'verified', position: recordsIn().length, checkpoints: 0 });
  meddle(`UPDATE chronicle SET type = 'player.fled' WHERE position = 20`);
  expect(await verifyChronicleCommand(data, { json: true })).toBe(3);
  expect(json()).toMatchObject({ outcome: 'broken', what: 'altered', position: 20, id: recordsIn()[19]!.id });
  expect(await verifyChronicleCommand(data, {})).toBe(3);
  expect(printed.at(-1)).toMatch(/^broken at record 20 \(.*\): altered\n {2}expected [0-9a-f]{64}\n/);
  meddle('DELETE FROM chronicle WHERE position >= 20');
  expect(await verifyChronicleCommand(data, { json: true })).toBe(4);
  expect(json()).toMatchObject({ outcome: 'truncated', position: 20 });
});

test('[CR16] what holds no chronicle is refused with a code', async () => {
  const empty = mkdtempSync(join(folder, 'empty-'));
  await expect(verifyChronicleCommand(empty, {})).rejects.toMatchObject({ code: 'chronicle/missing' });
  writeFileSync(join(empty, 'journal.sqlite'), 'this is no database, whatever its name says'.repeat(50));
  await expect(verifyChronicleCommand(empty, {})).rejects.toMatchObject({ code: 'chronicle/unreadable' });
  meddle('DROP TABLE chronicle; DROP TABLE chronicle_genesis;');
  await expect(verifyChronicleCommand(data, {})).rejects.toMatchObject({ code: 'chronicle/missing' });
});

test('[CR17] a checkpoint is signed with a key that only its owner can read, and verified by who has the public one alone', async () => {
  expect(await checkpointChronicle(data, { json: true })).toBe(0);
  const { jws, position, tick } = json();
  expect([position, tick]).toEqual([recordsIn().length, 120]);
  expect(statSync(join(data, 'chronicle-key.json')).mode & 0o777).toBe(0o600);
  expect(JSON.parse(Buffer.from(jws.split('.')[0], 'base64url').toString())).toMatchObject({ alg: 'EdDSA' });
  // Another party: a copy of the journal, the checkpoint, and the public key.
  const other = mkdtempSync(join(folder, 'other-'));
  copyFileSync(journal(), join(other, 'journal.sqlite'));
  const { d, ...publicJwk } = JSON.parse(readFileSync(join(data, 'chronicle-key.json'), 'utf8'));
  expect(d).toEqual(expect.any(String));
  const [checkpoint, key] = [join(other, 'kept.jws'), join(other, 'key.json')];
  writeFileSync(checkpoint, jws);
  writeFileSync(key, JSON.stringify(publicJwk));
  expect(await verifyChronicleCommand(other, { json: true, checkpoint, key })).toBe(0);
  expect(json()).toMatchObject({ outcome: 'verified', checkpoints: 1 });
  await expect(verifyChronicleCommand(other, { checkpoint })).rejects.toEqual(coded('checkpoint/no-key'));
  await expect(verifyChronicleCommand(other, { key })).rejects.toEqual(coded('checkpoint/none'));
});

test('[CR17] a checkpoint finds a tail that was cut from chronicle and journal alike', async () => {
  await checkpointChronicle(data, {});
  meddle('DELETE FROM chronicle WHERE tick > 80; DELETE FROM ticks WHERE tick > 80;');
  expect(await verifyChronicleCommand(data, { json: true })).toBe(4);
  expect(json()).toMatchObject({ outcome: 'truncated', position: recordsIn().length + 1 });
  rmSync(join(data, 'checkpoints.jws'));
  expect(await verifyChronicleCommand(data, { json: true })).toBe(0);
});

test('[CR17] a checkpoint that was changed, that somebody else signed, or that is none, is refused with a code', async () => {
  await checkpointChronicle(data, {});
  const path = join(data, 'checkpoints.jws');
  const jws = readFileSync(path, 'utf8').trim();
  const [header, payload, signature] = jws.split('.') as [string, string, string];
  const claim = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const forged = Buffer.from(JSON.stringify({ ...claim, position: claim.position - 1 })).toString(
    'base64url',
  );
  writeFileSync(path, `${jws}\n${header}.${forged}.${signature}\n`);
  await expect(verifyChronicleCommand(data, {})).rejects.toEqual(coded('checkpoint/bad-signature', 3));
  await expect(verifyChronicleCommand(data, {})).rejects.toThrow(/line 2/);
  writeFileSync(path, `${jws}\n`);
  const { publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const foreign = join(data, 'foreign.json');
  writeFileSync(foreign, JSON.stringify(await exportJWK(publicKey)));
  await expect(verifyChronicleCommand(data, { key: foreign })).rejects.toEqual(
    coded('checkpoint/bad-signature', 3),
  );
  writeFileSync(foreign, '{"kty":"RSA"}');
  await expect(verifyChronicleCommand(data, { key: foreign })).rejects.toEqual(coded('checkpoint/bad-key'));
  writeFileSync(path, 'three.words.here\n');
  await expect(verifyChronicleCommand(data, {})).rejects.toEqual(coded('checkpoint/unreadable'));
  writeFileSync(path, '\n');
  await expect(verifyChronicleCommand(data, {})).rejects.toEqual(coded('checkpoint/unreadable'));
  await expect(verifyChronicleCommand(data, { checkpoint: join(data, 'none') })).rejects.toEqual(
    coded('checkpoint/missing'),
  );
});

test('[CR18] a server signs every so many ticks, at control ticks, and at its end', async () => {
  const live = openLiveUniverse({ ...smallMaking(), journal: openSqliteJournal(journal()), content: {} });
  const key = await openSigningKey(join(data, 'chronicle-key.json'));
  const path = join(data, 'checkpoints.jws');
  const failures: unknown[] = [];
  const checkpointer = new Checkpointer({
    chronicle: live.chronicle,
    key,
    path,
    tick: live.universe.tick,
    controlTickInterval: 10,
    intervalTicks: 25,
    onFailure: (error) => failures.push(error),
  });
  live.subscribe((outcome) => checkpointer.hear(outcome));
  for (let tick = 0; tick < 73; tick += 1) live.advance();
  live.halt('over');
  await checkpointer.conclude(live.universe);
  const checkpoints = await readCheckpoints(readFileSync(path, 'utf8'), key.publicJwk);
  expect(checkpoints.map(({ tick }) => tick)).toEqual([150, 180, 193]);
  expect(checkpoints.at(-1)?.chain).toBe(live.universe.chain);
  expect(readFileSync(path, 'utf8').trim().split('\n').at(-1)).toBe(checkpointer.newest);
  expect(await verifyChronicleCommand(data, { json: true })).toBe(0);
  expect(json()).toMatchObject({ outcome: 'verified', checkpoints: 3 });
  await checkpointer.conclude(live.universe);
  expect(await readCheckpoints(readFileSync(path, 'utf8'), key.publicJwk)).toHaveLength(3);
  // Another start has the same key.
  expect((await openSigningKey(join(data, 'chronicle-key.json'))).publicJwk).toEqual(key.publicJwk);
  expect(failures).toEqual([]);
});

test('[CR18] a checkpoint that can not be kept is told, and the next one is made', async () => {
  const key = await openSigningKey(join(data, 'chronicle-key.json'));
  const failures: unknown[] = [];
  const head = () => ({ position: 1, tick: 1, hash: 'ab'.repeat(32) });
  const options = { chronicle: { head }, key, tick: 0, controlTickInterval: 1, intervalTicks: 1 };
  const onFailure = (error: unknown) => failures.push(error);
  const lost = new Checkpointer({ ...options, path: join(data, 'nowhere', 'x.jws'), onFailure });
  lost.hear({ record: { tick: 1, chain: 'cd'.repeat(32) } } as never);
  await lost.conclude({ tick: 2, chain: 'cd'.repeat(32) });
  expect(failures).toHaveLength(2);
  expect(lost.newest).toBeUndefined();
});

test('[CR18] a key file that is none is refused, and not written over', async () => {
  const path = join(data, 'chronicle-key.json');
  for (const text of ['no key', '{"kty":"OKP","crv":"Ed25519","x":"abc"}']) {
    writeFileSync(path, text);
    await expect(openSigningKey(path)).rejects.toMatchObject({ code: 'checkpoint/bad-key' });
    expect(readFileSync(path, 'utf8')).toBe(text);
  }
});

test('[CR19] records are shown a page at a time, for people and for programs', () => {
  expect(showChronicle(data, { type: 'player.joined', limit: 1, json: true })).toBe(0);
  const { records, next } = json();
  expect(records).toMatchObject([{ type: 'player.joined', body: { type: 'player.joined', tick: 1 } }]);
  printed = [];
  showChronicle(data, { type: 'player.joined', limit: 1 });
  expect(printed).toEqual([
    expect.stringMatching(/^\d+ {2}e1\.isle\.\d+ {2}player\.joined {2}player:.* in room:/),
    `more with --after ${next}`,
  ]);
  printed = [];
  showChronicle(data, { type: 'nothing.happened', limit: 1 });
  expect(printed).toEqual(['no records']);
});

test('[CR20] why tells an event from the input that began it to the last effect', () => {
  const took = recordsIn().find(({ type }) => type === 'player.took')!;
  expect(why(took.correlation, { data, json: true })).toBe(0);
  const all = json();
  expect(all).toMatchObject({
    first: { kind: 'input', id: 'i1.2' },
    causes: [],
    event: { type: 'player.command' },
  });
  expect(all.effects.map(({ id }: { id: string }) => id)).toContain(took.id);
  const everything = recordsIn().filter(({ correlation }) => correlation === took.correlation);
  expect(all.effects).toHaveLength(everything.length - 1);
  why(took.id, { data });
  const lines = printed.at(-1)!.split('\n');
  expect(lines[0]).toMatch(/^ {2}i1\.2 {2}player\.command {2}player:\S+ {2}text="take shell"$/);
  expect(lines.find((line) => line.startsWith('> '))).toContain(`${took.id}  player.took`);
});

test('[CR20] why shows effects of effects as a tree, and what a timer began', () => {
  const rows = [
    ['e200.isle.1', 't200.isle.1', 'bell.rang'],
    ['e200.isle.2', 'e200.isle.1', 'gull.rose'],
    ['e200.isle.3', 'e200.isle.1', 'keeper.said'],
    ['e200.isle.4', 'e200.isle.2', 'gull.fell'],
    ['e201.deep.1', 'e200.isle.4', 'wave.came'],
  ] as const;
  const write = openSqliteJournal(journal());
  write.chronicle.append(
    rows.map(([id, causation, type]) => {
      const [tick, realm] = [Number(id.slice(1, 4)), id.split('.')[1]!];
      const body = JSON.stringify({ cause: causation, id, params: {}, realm, tick, type });
      return {
        stream: `realm:${realm}`,
        tick,
        kind: 'event',
        id,
        type,
        correlation: 't200.isle.1',
        causation,
        body,
      };
    }),
  );
  write.close();
  why('t200.isle.1', { data });
  expect(printed.at(-1)!.split('\n')).toEqual([
    '> t200.isle.1  a timer of isle fell due in tick 200',
    '    e200.isle.1  bell.rang',
    '      e200.isle.2  gull.rose',
    '        e200.isle.4  gull.fell',
    '          e201.deep.1  wave.came',
    '      e200.isle.3  keeper.said',
  ]);
  why('e200.isle.2', { data });
  expect(printed.at(-1)!.split('\n')).toEqual([
    '  t200.isle.1  a timer of isle fell due in tick 200',
    '  e200.isle.1  bell.rang',
    '> e200.isle.2  gull.rose',
    '    e200.isle.4  gull.fell',
    '      e201.deep.1  wave.came',
  ]);
  why('e201.deep.1', { data });
  expect(printed.at(-1)).toMatch(/> e201\.deep\.1 {2}wave\.came\n {2}nothing came of e201\.deep\.1$/);
});

test('[CR20] why knows nothing of what never happened', () => {
  for (const id of ['e1.isle.999', 'i500.0', 't9.isle.9', 'x'])
    expect(() => why(id, { data })).toThrow(coded('chronicle/unknown-event'));
});

test('[CR16] a chronicle is read and verified while a server writes it', async () => {
  const live = openLiveUniverse({ ...smallMaking(), journal: openSqliteJournal(journal()), content: {} });
  live.submit(joining(ALICE, 'Alice'));
  live.advance();
  expect(await verifyChronicleCommand(data, { json: true })).toBe(0);
  expect(json().position).toBe(live.chronicle.head().position);
  live.halt('over');
});
