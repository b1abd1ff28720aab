/** What those who look on at a server get to see of it. */
import type { OpenUniverse } from '../actors/universe/open-live-universe.ts';
import { boardOf } from '../adapters/dashboard/board-of.ts';
import { DashboardFeed } from '../adapters/dashboard/dashboard-feed.ts';
import type { UniverseSettings } from '../adapters/universe-document.ts';

export function openDashboard(
  live: OpenUniverse,
  { name, tickMs, controlTickInterval }: UniverseSettings,
): DashboardFeed {
  return new DashboardFeed({
    universe: live,
    universeName: name,
    tickMs,
    controlTickInterval,
    board: () => boardOf(live),
    now: () => ({ status: live.status(), tick: live.universe.tick }),
  });
}
