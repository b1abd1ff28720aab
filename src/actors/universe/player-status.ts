/** How things stand with a player between two ticks, as data for the edge. */
import { type Cell, placeRooms } from '../../content/map/place-rooms.ts';
import {
  type StatusView,
  type VisitedPlace,
  viewStatus,
  viewVisited,
  wordsToType,
} from '../../domain/status-view.ts';
import type { UniverseSpec } from '../../domain/world-spec.ts';
import type { PlayerId } from '../../kernel/ids.ts';
import type { Universe } from './universe.ts';

export type PlayerStatus = {
  readonly view: StatusView;
  readonly visited: () => readonly MappedPlace[];
  readonly words: () => readonly string[];
};

export type MappedPlace = VisitedPlace & { readonly at: Cell };

/** Undefined while the player is nowhere: not yet in the world, or between two realms. */
export function playerStatus(universe: Universe, id: PlayerId): PlayerStatus | undefined {
  for (const realm of universe.realms) {
    const player = realm.facts.player(id);
    if (player === undefined) continue;
    const context = realm.ruleContext(universe.tick);
    return {
      view: viewStatus(context, player),
      visited: () => mapped(viewVisited(context, player), context.universe),
      words: () => wordsToType(context),
    };
  }
  return undefined;
}

/** Each on the map of its world as a whole, so that a place stays where it is while more of them become known. */
function mapped(places: readonly VisitedPlace[], { worlds }: UniverseSpec): readonly MappedPlace[] {
  const maps = new Map<string, ReadonlyMap<string, Cell>>();
  return places.flatMap((visited) => {
    const spec = worlds[visited.world];
    const cells = maps.get(visited.world) ?? (spec && placeRooms(spec.locations, spec.arrival));
    if (cells !== undefined) maps.set(visited.world, cells);
    const at = cells?.get(visited.place.slice(visited.world.length + 1));
    return at === undefined ? [] : [{ ...visited, at }];
  });
}
