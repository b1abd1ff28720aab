/** A running games' port with a small universe behind it, which ticks only when a test says so. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JWK } from 'jose';
import pino from 'pino';
import { afterEach } from 'vitest';
import { type OpenUniverse, openLiveUniverse } from '../../src/actors/universe/open-live-universe.ts';
import type { UniverseOptions } from '../../src/actors/universe/universe-options.ts';
import { findPlayer } from '../../src/actors/universe/universe-queries.ts';
import { openSigningKey } from '../../src/adapters/checkpoints/signing-key.ts';
import { type GamesServer, serveGames } from '../../src/adapters/games/games-server.ts';
import { GameSocket } from './game-socket.ts';
import { QuickJournal } from './quick-journal.ts';
import { smallMaking } from './scripted-run.ts';

/** What the journal keeps of the content. */
export const SMALL_CONTENT = { 'worlds/universe.yaml': 'name: small' };

export type GamesFixture = {
  readonly universe: OpenUniverse;
  /** The public key of the server. */
  readonly publicJwk: JWK;
  readonly connect: () => Promise<GameSocket>;
  /** Waits until so many inputs are on their way, then runs ticks up to and with the next control tick. */
  readonly throughBarrier: () => void;
  /** A tick every few milliseconds until the test ends. */
  readonly run: () => void;
};

const closers: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

export async function openGames(
  options: Partial<UniverseOptions> = {},
  journal = new QuickJournal(),
): Promise<GamesFixture> {
  const universe = openLiveUniverse({
    ...smallMaking(options),
    journal,
    content: SMALL_CONTENT,
  });
  const desk = universe.universe.hub.games;
  const folder = mkdtempSync(join(tmpdir(), 'games-edge-'));
  closers.push(() => rmSync(folder, { recursive: true, force: true }));
  const key = await openSigningKey(join(folder, 'key.json'));
  const server: GamesServer = await serveGames({
    host: '127.0.0.1',
    port: 0,
    universe,
    chronicle: universe.chronicle,
    games: () => desk.games(),
    game: (id) => desk.game(id),
    addressOf: (game) => desk.addressOf(game, universe.universe.tick),
    controlTickInterval: universe.universe.options.controlTickInterval,
    tickMs: universe.universe.options.tickMs,
    universeName: 'Small',
    travel: {
      key,
      voyages: () => universe.universe.hub.voyages.all(),
      findPlayer: (id) => findPlayer(universe.universe, id),
      isRealm: (id) => universe.universe.realm(id) !== undefined,
    },
    log: pino({ level: 'silent' }),
  });
  closers.push(() => server.close());
  return {
    universe,
    publicJwk: key.publicJwk,
    connect: async () => {
      const socket = await GameSocket.open(server.url);
      closers.push(() => socket.close());
      return socket;
    },
    throughBarrier: () => {
      do universe.advance();
      while (universe.universe.tick % universe.universe.options.controlTickInterval !== 0);
    },
    run: () => {
      const timer = setInterval(() => universe.advance(), 3);
      closers.push(() => clearInterval(timer));
    },
  };
}
