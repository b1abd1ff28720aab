/** A game as others may know it. */
import type { GameFact } from '../../domain/games/game.ts';
import type { Address } from '../../domain/stat7/address.ts';
import { formatAddress } from '../../domain/stat7/address-uri.ts';

export function describeGame(game: GameFact, address: Address): Readonly<Record<string, unknown>> {
  const { id, realm, developer, description, coordinate, state, since, missed, published, travellers } = game;
  const { realmType } = coordinate;
  return {
    game_id: id,
    realm_id: realm,
    developer_name: developer,
    description,
    ...(realmType === undefined ? {} : { realm_type: realmType }),
    stat7_uri: formatAddress(address),
    stat7: address,
    state,
    registered_at_tick: since,
    missed_barriers: missed,
    events_published: published,
    ...(typeof travellers === 'object'
      ? { accepts_travellers: true, visit_control_ticks: travellers.visit }
      : {}),
  };
}
