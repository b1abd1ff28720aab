/** A live universe with services around it, whose ticks go by themselves; and backends that behave as badly as they like. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { afterEach } from 'vitest';
import { type OpenUniverse, openLiveUniverse } from '../../src/actors/universe/open-live-universe.ts';
import { ServiceLinks, type ServiceLinksOptions } from '../../src/adapters/bridge/service-links.ts';
import { smallMaking } from './scripted-run.ts';
import { QuickJournal } from './quick-journal.ts';

export const QUIET = pino({ level: 'silent' });

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Called when the test is over, the last one first. */
export const afterwards = (close: () => unknown): void => void closers.push(close);

export function runUniverse(journal = new QuickJournal()): OpenUniverse {
  const universe = openLiveUniverse({ ...smallMaking(), journal, content: {} });
  const timer = setInterval(() => universe.status() === 'running' && universe.advance(), 5);
  afterwards(() => clearInterval(timer));
  return universe;
}

export function linkServices(universe: OpenUniverse, more: Partial<ServiceLinksOptions> = {}): ServiceLinks {
  const services = () => universe.universe.hub.bridge.services();
  const links = new ServiceLinks({ universe, services, healthEveryMs: 50, healthPatienceMs: 500, ...more });
  afterwards(() => links.close());
  return links;
}

export type Backend = {
  readonly port: number;
  readonly url: string;
  readonly server: Server;
  readonly close: () => void;
};

/** A program of somebody else's, on a port of its own. */
export async function backend(listener: RequestListener): Promise<Backend> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  afterwards(close);
  return { port, url: `http://127.0.0.1:${port}`, server, close };
}

/** A port that nobody listens on. */
export async function deadPort(): Promise<number> {
  const { port, server } = await backend(() => {});
  await new Promise((resolve) => server.close(resolve));
  return port;
}
