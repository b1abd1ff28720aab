/** The ports beside that of players: games, and whoever else has one of their own. */
import type { OpenUniverse } from '../actors/universe/open-live-universe.ts';
import { findPlayer } from '../actors/universe/universe-queries.ts';
import type { SigningKey } from '../adapters/checkpoints/signing-key.ts';
import { serveBridge } from '../adapters/bridge/bridge-server.ts';
import type { ServiceLinks } from '../adapters/bridge/service-links.ts';
import { universalState } from '../adapters/bridge/universal-state.ts';
import { serveGames } from '../adapters/games/games-server.ts';
import type { Log } from '../adapters/log.ts';
import type { UniverseSettings } from '../adapters/universe-document.ts';
import { SOURCE_LOCALE } from '../content/source-layout.ts';
import type { TextTables } from '../content/text-tables.ts';
import type { GameFact } from '../domain/games/game.ts';
import type { PlayerId } from '../kernel/ids.ts';
import type { ServicesOptions } from './open-services.ts';
import { portError } from './port-error.ts';

export type SidePortsOptions = ServicesOptions & {
  readonly host: string;
  /** Of the WebSocket for games; 0 takes any free one, and without it there is none. */
  readonly gamesPort?: number;
  /** Of the language bridge; 0 takes any free one, and without it there is none. */
  readonly bridgePort?: number;
  /** Lets services change things from other machines. */
  readonly bridgeToken?: string | undefined;
};

type Parts = {
  readonly universe: OpenUniverse;
  readonly settings: UniverseSettings;
  /** Those that the content had at the start. */
  readonly texts: TextTables;
  readonly log: Log;
  /** Signs what games are handed. */
  readonly key: SigningKey;
  readonly links: ServiceLinks;
};
type SidePort = { readonly url: string; readonly close: () => Promise<void> };

export type SidePorts = {
  readonly urls: { readonly gamesUrl?: string; readonly bridgeUrl?: string };
  readonly close: () => Promise<void>;
};

/** Opens those that are asked for. @throws CommandError start/port-in-use */
export async function openSidePorts(asked: SidePortsOptions, parts: Parts): Promise<SidePorts> {
  const games = await openGames(asked, parts);
  const bridge = await openBridge(asked, parts);
  return {
    urls: {
      ...(games === undefined ? {} : { gamesUrl: games.url }),
      ...(bridge === undefined ? {} : { bridgeUrl: bridge.url }),
    },
    close: async () => {
      await games?.close();
      await bridge?.close();
    },
  };
}

async function openBridge(
  { host, bridgePort: port, bridgeToken: token }: SidePortsOptions,
  { universe, settings: { name }, links, log }: Parts,
): Promise<SidePort | undefined> {
  if (port === undefined) return undefined;
  const universal = () => universalState(universe.universe, { name, services: links.describe() });
  try {
    return await serveBridge({ host, port, universe, links, universal, token, log });
  } catch (error) {
    throw portError(error, { port, host, option: '--bridge-port' });
  }
}

async function openGames(
  { host, gamesPort: port }: SidePortsOptions,
  { universe, settings, texts, log, key }: Parts,
): Promise<SidePort | undefined> {
  if (port === undefined) return undefined;
  const { name: universeName, tickMs, controlTickInterval } = settings;
  const desk = universe.universe.hub.games;
  const known = { games: () => desk.games(), game: (id: string) => desk.game(id) };
  const addressOf = (game: GameFact) => desk.addressOf(game, universe.universe.tick);
  try {
    const sentence = (key: string) => (universe.universe.worlds.texts ?? texts)[SOURCE_LOCALE]?.[key];
    const { chronicle } = universe;
    const live = universe.universe;
    const travel = {
      key,
      voyages: () => live.hub.voyages.all(),
      findPlayer: (id: PlayerId) => findPlayer(live, id),
      isRealm: (id: string) => live.realm(id) !== undefined,
    };
    const names = { chronicle, travel, universeName, tickMs, controlTickInterval };
    return await serveGames({ host, port, universe, ...known, addressOf, sentence, ...names, log });
  } catch (error) {
    throw portError(error, { port, host, option: '--games-port' });
  }
}
