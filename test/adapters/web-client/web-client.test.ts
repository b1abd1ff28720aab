/** The page of the web client as a server hands it out. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildWebClient } from '../../../src/adapters/web-client/build-web-client.ts';
import { serveWebClient } from '../../../src/adapters/web-client/serve-web-client.ts';

const app = express();
const server = createServer(app);
let url = '';

beforeAll(async () => {
  const { directory } = await buildWebClient();
  serveWebClient(app, directory);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, 120_000);
afterAll(() => {
  server.close();
});

it('[WB5] the page is built once and then there', async () => {
  const asked: string[] = [];
  expect((await buildWebClient(() => asked.push('built'))).isNew).toBe(false);
  expect(asked).toEqual([]);
});

it('[WB6] /play leads to the page, which may load and reach nothing but this server', async () => {
  const moved = await fetch(`${url}/play`, { redirect: 'manual' });
  expect([moved.status, moved.headers.get('location')]).toEqual([301, '/play/']);
  const page = await fetch(`${url}/play/`);
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*script-src 'self'/);
  expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const text = await page.text();
  expect(text).not.toMatch(/<script(?![^>]* src=)/);
  const [script] = /\/play\/assets\/[^"]+\.js/.exec(text) ?? [];
  const asset = await fetch(`${url}${script}`);
  expect(asset.headers.get('cache-control')).toContain('immutable');
  expect((await fetch(`${url}/play/../package.json`)).status).toBe(404);
});

it('[WB6] the service worker names every file that the page needs without a network', async () => {
  const worker = await (await fetch(`${url}/play/service-worker.js`)).text();
  const page = await (await fetch(`${url}/play/`)).text();
  const needed = [...page.matchAll(/\/play\/(assets\/[^"]+)/g)].map((match) => match[1] as string);
  expect(needed.length).toBeGreaterThan(1);
  for (const file of [...needed, 'manifest.webmanifest', 'icon-192.png']) expect(worker).toContain(file);
});
