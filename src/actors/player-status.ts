/** How things stand with a player between two ticks, as data for the edge. */
import {
  type StatusView,
  type VisitedPlace,
  viewStatus,
  viewVisited,
  wordsToType,
} from '../domain/status-view.ts';
import type { PlayerId } from '../kernel/ids.ts';
import type { Universe } from './universe.ts';

export type PlayerStatus = {
  readonly view: StatusView;
  readonly visited: () => readonly VisitedPlace[];
  readonly words: () => readonly string[];
};

/** Undefined while the player is nowhere: not yet in the world, or between two realms. */
export function playerStatus(universe: Universe, id: PlayerId): PlayerStatus | undefined {
  for (const realm of universe.realms) {
    const player = realm.facts.player(id);
    if (player === undefined) continue;
    const context = realm.ruleContext(universe.tick);
    return {
      view: viewStatus(context, player),
      visited: () => viewVisited(context, player),
      words: () => wordsToType(context),
    };
  }
  return undefined;
}
