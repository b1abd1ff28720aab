/** A running players' edge on a free port, with a scripted universe behind it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { afterEach } from 'vitest';
import type { LiveUniverse } from '../../src/actors/universe/live-universe.ts';
import {
  attachPlayers,
  type PlayersEdge,
  type PlayersOptions,
} from '../../src/adapters/socket-io/attach-players.ts';
import { PlayerSocket } from './player-socket.ts';
import { ScriptedUniverse, verbatimRenderer } from './scripted-universe.ts';

export type Edge<Behind extends LiveUniverse = ScriptedUniverse> = {
  readonly universe: Behind;
  readonly url: string;
  readonly players: PlayersEdge;
  connect(options?: ConstructorParameters<typeof PlayerSocket>[1]): PlayerSocket;
  /** Connects, joins under the name and lets the tick pass. */
  enter(name: string): Promise<PlayerSocket>;
  close(): Promise<void>;
};

const open: Edge<LiveUniverse>[] = [];

afterEach(async () => {
  for (const edge of open.splice(0)) await edge.close();
});

type EdgeOptions = Partial<Omit<PlayersOptions, 'universe'>>;

export function openEdge(options: EdgeOptions = {}): Promise<Edge> {
  return openEdgeOn(new ScriptedUniverse(), options);
}

export async function openEdgeOn<Behind extends LiveUniverse>(
  universe: Behind,
  options: EdgeOptions = {},
): Promise<Edge<Behind>> {
  const httpServer = createServer();
  const players = attachPlayers({
    httpServer,
    renderers: { locales: ['en', 'es'], defaultLocale: 'en', of: verbatimRenderer },
    log: pino({ level: 'silent' }),
    ...options,
    universe,
  });
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`;
  const sockets: PlayerSocket[] = [];
  const connect: Edge['connect'] = (socketOptions) => {
    const socket = new PlayerSocket(url, socketOptions);
    sockets.push(socket);
    return socket;
  };
  const edge: Edge<Behind> = {
    universe,
    url,
    players,
    connect,
    enter: async (name) => {
      const socket = connect({ auth: { name } });
      await socket.next('welcome');
      universe.advance();
      await socket.next('prose');
      return socket;
    },
    close: async () => {
      for (const socket of sockets) socket.close();
      await players.close();
    },
  };
  open.push(edge);
  return edge;
}
