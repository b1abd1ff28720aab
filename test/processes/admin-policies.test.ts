/** Policies over HTTP, through the generated client: listed, switched, written anew, taken back; and what they decided. */
import createClient, { type Client } from 'openapi-fetch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { paths } from '../support/http-api.ts';
import { PlayerSocket } from '../support/player-socket.ts';
import { eventually, PATIENCE_MS, temporaryFolder } from './seed-process.ts';
import { ServerProcess } from './server-process.ts';

let server: ServerProcess;
let client: Client<paths>;
let alice: PlayerSocket;
const data = temporaryFolder();

beforeAll(async () => {
  server = await ServerProcess.start({ data, flags: ['--tick-ms', '20'] });
  client = createClient<paths>({ baseUrl: server.url });
  alice = new PlayerSocket(server.url, { auth: { name: 'Alice', locale: 'es' } });
  await alice.next('prose');
}, PATIENCE_MS);
afterAll(async () => {
  alice.close();
  await server.stop();
});

const reads = (text: string) =>
  eventually(
    () => (alice.text().includes(text) ? true : undefined),
    () => `"${text}" in: ${alice.text()}`,
  );
const policy = async (id: string) => {
  const { data: found } = await client.GET('/api/admin/governance/policies/{id}', {
    params: { path: { id } },
  });
  return found?.policies;
};
const set = (id: string, body: { enabled?: boolean; priority?: number }) =>
  client.POST('/api/admin/governance/policies/{id}/set', {
    params: { path: { id } },
    body: { ...body, operator: 'Ada' },
  });
const write = (id: string, text: string) =>
  client.POST('/api/admin/governance/policies/{id}/write', {
    params: { path: { id } },
    body: { text, operator: 'Ada' },
  });
const reset = (id: string) =>
  client.POST('/api/admin/governance/policies/{id}/reset', {
    params: { path: { id } },
    body: { operator: 'Ada' },
  });
const written = (more: string) =>
  `schema: the-seed/policies@1\npolicies:\n  - { id: shout_quota, priority: 500, scope: { command: [shout] }, ${more} }\n`;

describe('policies', () => {
  it('[AD9] are listed in the order of asking, with what is used up of them', async () => {
    const { data: list } = await client.GET('/api/admin/governance/policies');
    const priorities = list?.policies.map(({ priority }) => priority) ?? [];
    expect(priorities).toEqual([...priorities].sort((left, right) => right - left));
    expect(list?.policies.map(({ id }) => id)).toContain('shout_quota');
    alice.send('command', { text: 'grita uno' });
    const [shouts] = await eventually(async () => {
      const found = await policy('shout_quota');
      return found?.[0]?.counted === 1 ? found : undefined;
    }, 'the shout to be counted');
    expect(shouts).toMatchObject({
      origin: 'universe',
      state: 'at work',
      setting: null,
      file: 'policies/people.yaml',
      written: { verdict: 'deny', quota: { count: 10, by: 'player' } },
      counters: [{ who: expect.stringMatching(/^player:/), count: 1, until_tick: expect.any(Number) }],
    });
    const nothing = await client.GET('/api/admin/governance/policies/{id}', {
      params: { path: { id: 'nothing' } },
    });
    expect([nothing.response.status, nothing.error]).toMatchObject([404, { code: 'policy/unknown' }]);
  });

  it('[AD10] are switched off and on by a recorded input, and keep their translations', async () => {
    expect((await set('shout_quota', { enabled: false })).data).toMatchObject({ type: 'governance.changed' });
    expect(await policy('shout_quota')).toMatchObject([{ state: 'off', setting: { enabled: false } }]);
    await set('shout_quota', { enabled: true });
    await set('shout_quota', { priority: 7 });
    expect(await policy('shout_quota')).toMatchObject([
      { state: 'at work', priority: 7, setting: { enabled: true, priority: 7 } },
    ]);
    for (let shout = 0; shout < 12; shout += 1) alice.send('command', { text: `grita ${shout}` });
    await reads('Te has quedado');
    expect((await reset('shout_quota')).data).toMatchObject({ type: 'governance.changed' });
    expect(await policy('shout_quota')).toMatchObject([{ priority: 500, setting: null }]);
    const again = await reset('shout_quota');
    expect([again.response.status, again.error]).toMatchObject([409, { code: 'policy/unknown' }]);
    expect((await set('nothing', { enabled: false })).response.status).toBe(404);
    const { data: page } = await client.GET('/api/admin/events', {
      params: { query: { type: 'operator.policy', kind: 'input', limit: '9' } },
    });
    expect(page?.records).toHaveLength(4);
  });

  it('[AD11] are written anew; a mistake is answered with its place, and never recorded', async () => {
    const told = await write('shout_quota', written('verdict: deny, reason: Not a word.'));
    expect(told.data).toMatchObject({ type: 'governance.changed' });
    expect(await policy('shout_quota')).toMatchObject([
      { origin: 'universe', state: 'replaced' },
      { origin: 'operator', state: 'at work' },
    ]);
    alice.send('command', { text: 'grita algo' });
    await reads('Not a word.');
    await set('shout_quota', { enabled: false });
    expect(await policy('shout_quota')).toMatchObject([{ state: 'replaced' }, { state: 'off' }]);
    const recorded = async () =>
      (
        await client.GET('/api/admin/events', {
          params: { query: { type: 'operator.policy', kind: 'input', limit: '99' } },
        })
      ).data?.records.length;
    const before = await recorded();
    const wrong = await write('shout_quota', written('verdict: allow'));
    expect([wrong.response.status, wrong.error]).toMatchObject([
      409,
      {
        code: 'world/invalid',
        message: expect.stringMatching(/^policies\/operator\/shout_quota\.yaml:3:\d+ error schema\/choice/),
      },
    ]);
    const other = await write('another', written('verdict: permit'));
    expect([other.response.status, other.error]).toMatchObject([409, { code: 'world/invalid' }]);
    expect(await recorded()).toBe(before);
    await reset('shout_quota');
    expect(await policy('shout_quota')).toMatchObject([{ origin: 'universe', state: 'at work' }]);
  });

  it('[AD12] and their decisions are found by policy, verdict, subject and action, a page at a time', async () => {
    const decisions = async (query: Record<string, string>) => {
      const { data: page } = await client.GET('/api/admin/governance/decisions', {
        params: { query: { limit: '100', ...query } },
      });
      return { records: page?.records ?? [], next: page?.next ?? null };
    };
    const all = await eventually(async () => {
      const found = await decisions({ type: 'governance.decided' });
      return found.records.length >= 3 ? found.records : undefined;
    }, 'three decisions');
    const denied = await decisions({ policy: 'shout_quota', verdict: 'deny', action: 'shout' });
    expect(denied.records.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    const { body } = denied.records[0] ?? {};
    const subject = (body as { params?: { subject?: string } } | undefined)?.params?.subject ?? '';
    expect(subject).toMatch(/^player:/);
    expect((await decisions({ subject })).records).toHaveLength(all.length);
    for (const query of [
      { policy: 'nothing' },
      { verdict: 'mutate' },
      { subject: 'game:x' },
      { action: 'say' },
    ])
      expect(await decisions(query)).toEqual({ records: [], next: null });
    const first = await decisions({ verdict: 'deny', limit: '2' });
    const rest = await decisions({ verdict: 'deny', after: String(first.next) });
    expect([...first.records, ...rest.records].map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  });

  it('[AD13] do not keep operators from saying a line to one player', async () => {
    const { data: told } = await client.POST('/api/admin/players/{name}/message', {
      params: { path: { name: 'alice' } },
      body: { text: 'Come to the pier', operator: 'Ada' },
    });
    expect(told).toMatchObject({ type: 'operator.messaged' });
    await reads('De quienes cuidan de este lugar, solo para ti: Come to the pier');
  });
});
