/** A game as others may know it. */
import type { GameFact } from '../../domain/games/game.ts';

export function describeGame(game: GameFact): Readonly<Record<string, unknown>> {
  const { id, realm, developer, description, coordinate, state, since, missed, published } = game;
  const { realmType, adjacency, resonance, density } = coordinate;
  return {
    game_id: id,
    realm_id: realm,
    developer_name: developer,
    description,
    ...(realmType === undefined ? {} : { realm_type: realmType }),
    ...(adjacency === undefined ? {} : { adjacency }),
    ...(resonance === undefined ? {} : { resonance }),
    ...(density === undefined ? {} : { density }),
    state,
    registered_at_tick: since,
    missed_barriers: missed,
    events_published: published,
  };
}
