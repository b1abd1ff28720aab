/** What leads to other programs: the ways to registered services, and the router on the main port. */
import type { OpenUniverse } from '../actors/open-live-universe.ts';
import { ServiceLinks } from '../adapters/bridge/service-links.ts';
import { renderControlPanel } from '../adapters/router/control-panel.ts';
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
  readonly panel: () => string;
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
  const panel = () =>
    renderControlPanel({
      status: status(),
      tick: universe.universe.tick,
      services: links.describe(),
      games: hub.games.games().filter(isPresent),
      links: [
        ...(webClient === undefined ? [] : PLAY),
        ['/api/docs', 'what the JSON API can do'],
        ['/proxy/json_api/', 'the JSON API, within limits'],
        ['/health', 'how this server, its memory and its services are'],
      ],
    });
  const close = () => {
    router.close();
    links.close();
  };
  return { links, router, panel, close };
}

const PLAY: readonly (readonly [string, string])[] = [
  ['/play/', 'the game, in this browser'],
  ['/dashboard', 'realms, games and players in their space'],
  ['/proxy/text_game/', 'the same, within limits'],
];
