import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import { createHttpServer } from '../../../src/adapters/http/http-server.ts';
import { ScriptedUniverse } from '../../support/scripted-universe.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function open(universe = new ScriptedUniverse()): Promise<{ url: string; universe: ScriptedUniverse }> {
  const server = createHttpServer({
    universe,
    log: pino({ level: 'silent' }),
    landing: {
      universeName: 'Isles & <b>Tides</b>',
      playCommand: 'seed play --url URL --name Ada',
      hasWebClient: true,
    },
    warblerContext: (name) => {
      if (name === 'Fault') throw new Error('fault');
      return name === 'Ada' ? { player_name: 'Ada' } : undefined;
    },
    extend: (app) => {
      app.get('/extra', (_request, response) => {
        response.send('extra');
      });
    },
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, universe };
}

describe('HTTP', () => {
  test('[HT1] healthz answers as long as the process does; readyz when the universe runs', async () => {
    const { url, universe } = await open();
    const health = await fetch(`${url}/healthz`);
    expect(health.status).toBe(200);
    expect(health.headers.get('x-powered-by')).toBeNull();
    expect(await health.json()).toEqual({ status: 'ok' });
    for (const [status, code] of [
      ['running', 200],
      ['syncing', 200],
      ['booting', 503],
      ['paused', 503],
      ['halted', 503],
    ] as const) {
      universe.currentStatus = status;
      const ready = await fetch(`${url}/readyz`);
      expect([ready.status, await ready.json()]).toEqual([code, { status }]);
    }
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  test('[HT2] the universe is served as it is', async () => {
    const { url, universe } = await open();
    expect(await (await fetch(`${url}/api/universe`)).json()).toEqual(universe.overview());
  });

  test('[HT2] the context of a player is served by name; an unknown one is player/unknown', async () => {
    const { url } = await open();
    expect(await (await fetch(`${url}/api/players/Ada/context`)).json()).toEqual({ player_name: 'Ada' });
    for (const name of ['Nobody%20Here', '%00', 'x']) {
      const unknown = await fetch(`${url}/api/players/${name}/context`);
      expect([unknown.status, await unknown.json()]).toMatchObject([404, { code: 'player/unknown' }]);
    }
  });

  test('[HT3] every error is JSON with a code and tells nothing about the inside', async () => {
    const { url } = await open();
    const missing = await fetch(`${url}/nowhere`);
    expect([missing.status, await missing.json()]).toMatchObject([404, { code: 'http/not-found' }]);
    const unreadable = await fetch(`${url}/api/players/%E0%A4%A/context`);
    expect([unreadable.status, await unreadable.json()]).toMatchObject([400, { code: 'http/bad-request' }]);
    const fault = await fetch(`${url}/api/players/Fault/context`);
    const text = await fault.text();
    expect([fault.status, JSON.parse(text)]).toMatchObject([500, { code: 'http/internal' }]);
    expect(text).not.toContain('at ');
  });

  test('[HT4] the page at / tells how to play and needs nothing from elsewhere', async () => {
    const { url } = await open();
    const page = await (await fetch(url)).text();
    expect(page).toContain('Isles &amp; &lt;b&gt;Tides&lt;/b&gt;');
    expect(page).toContain(`seed play --url ${url} --name Ada`);
    expect(page).toContain('width=device-width');
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(await (await fetch(`${url}/extra`)).text()).toBe('extra');
  });
});
