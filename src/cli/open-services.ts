/** What leads to other programs: the ways to registered services, and the router on the main port. */
import type { OpenUniverse } from '../actors/universe/open-live-universe.ts';
import { ServiceLinks } from '../adapters/bridge/service-links.ts';
import { type Link, renderControlPanel } from '../adapters/router/control-panel.ts';
import { Router } from '../adapters/router/router.ts';
import { isPresent } from '../domain/games/game.ts';

export type ServicesOptions = {
  /** Requests a minute that one client may send below /proxy. */
  readonly rateLimit?: number;
  /** Bytes of memory beyond which nothing new is taken below /proxy. */
  readonly memoryLimit?: number;
  readonly webClient?: string;
};

export type Services = {
  readonly links: ServiceLinks;
  readonly router: Router;
  readonly panel: (address: string) => string;
  /** The ports beside the main one, once they are open. */
  readonly announce: (urls: { readonly gamesUrl?: string; readonly bridgeUrl?: string }) => void;
  readonly close: () => void;
};

export function openServices(
  { rateLimit, memoryLimit, webClient }: ServicesOptions,
  universe: OpenUniverse,
): Services {
  const { hub } = universe.universe;
  const links = new ServiceLinks({ universe, services: () => hub.bridge.services() });
  const status = () => universe.status();
  const router = new Router({ ...(rateLimit && { rateLimit }), memoryLimit, links, status });
  let ports: readonly Link[] = [];
  const panel = (address: string) => {
    const own = [...(webClient === undefined ? [] : PLAY), ...API];
    const described = { overview: universe.overview(), health: router.health(), services: links.describe() };
    const games = hub.games.games().filter(isPresent);
    return renderControlPanel({ ...described, games, links: own, ports }, address);
  };
  const announce = ({ gamesUrl, bridgeUrl }: { gamesUrl?: string; bridgeUrl?: string }) => {
    ports = [
      ...(gamesUrl === undefined ? [] : [[gamesUrl, 'games of others, over WebSocket'] as const]),
      ...(bridgeUrl === undefined ? [] : [[bridgeUrl, 'the bridge for services in any language'] as const]),
    ];
  };
  const close = () => {
    router.close();
    links.close();
  };
  return { links, router, panel, announce, close };
}

const PLAY: readonly Link[] = [
  ['/proxy/text_game/', 'the game in this browser, within limits'],
  ['/dashboard/', 'realms, games and players in their space'],
];
const API: readonly Link[] = [
  ['/proxy/json_api/', 'the JSON API, within limits'],
  ['/api/docs', 'what the JSON API can do'],
  ['/health', 'how this server, its memory and its services are'],
  ['/metrics', 'the same in numbers, for Prometheus'],
];
