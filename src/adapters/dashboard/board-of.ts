/** How a universe stands for those who look on, between two ticks: names only of players who are there. */
import type { OpenUniverse } from '../../actors/universe/open-live-universe.ts';
import { type Spaced, spaceOf } from '../../actors/universe/space.ts';
import { isPresent } from '../../domain/games/game.ts';
import { formatAddress } from '../../domain/stat7/address-uri.ts';
import { parseRegion } from '../../domain/stat7/parse-region.ts';
import { HUB } from '../../kernel/ids.ts';
import type { BoardFrame, BoardPlayer, BoardRealm } from '../../protocol/dashboard/board-frame.ts';

export type Board = Pick<
  BoardFrame,
  'status' | 'tick' | 'controlTick' | 'clock' | 'realms' | 'games' | 'players' | 'playersTotal'
>;

/** Players in one frame; realms count all of theirs. */
const PLAYERS_LISTED_MAX = 1000;

export function boardOf(live: OpenUniverse): Board {
  const { universe } = live;
  const overview = live.overview();
  const things = everything(spaceOf(universe));
  const addresses = new Map(things.map(({ id, address }) => [id as string, address]));
  const uriOf = (id: string): string => {
    const address = addresses.get(id);
    if (address === undefined) throw new Error(`board/no-address ${id}`);
    return formatAddress(address);
  };
  const rosters = overview.realms.map(({ realm, roster }) => ({
    realm,
    present: roster.filter(({ present }) => present),
    all: roster,
  }));
  const realms = overview.realms.map(({ realm, world, state, keepers }, index): BoardRealm => {
    const players = rosters[index]?.present.length ?? 0;
    return {
      id: realm,
      world,
      state,
      players,
      population: players + keepers,
      address: uriOf(`realm:${realm}`),
    };
  });
  const inRealms = new Set(rosters.flatMap(({ all }) => all.map(({ id }) => id)));
  const players: BoardPlayer[] = [
    ...rosters.flatMap(({ realm, present }) => present.map(({ id, name }) => ({ id, name, realm }))),
    ...things
      .filter(({ id, kind }) => kind === 'player' && !inRealms.has(id))
      .map(({ id, name }) => ({ id, name, realm: HUB })),
  ].map((player) => ({ ...player, address: uriOf(player.id) }));
  const games = universe.hub.games
    .games()
    .filter(isPresent)
    .map(({ id, realm, developer, description, state, missed, published }) => ({
      ...{ id, realm, developer, description, state, missed, published },
      address: uriOf(`game:${id}`),
    }));
  return {
    status: live.status(),
    tick: overview.tick,
    controlTick: overview.controlTick,
    clock: overview.worldTime.clock,
    realms,
    games,
    players: players.slice(0, PLAYERS_LISTED_MAX),
    playersTotal: players.length,
  };
}

function everything(space: ReturnType<typeof spaceOf>): readonly Spaced[] {
  const all = parseRegion('*');
  return all.ok ? space.find(all.region) : [];
}
