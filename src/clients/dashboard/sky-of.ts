/** From a frame of the feed to what the sky shows: bodies, those who walk among them, and what flies. */
import type { BoardEvent } from '../../protocol/dashboard/board-event.ts';
import type { BoardFrame } from '../../protocol/dashboard/board-frame.ts';
import { placeOf, readAddress } from './place-in-space.ts';
import type { SkyBody, SkyFlight, SkyWalker } from './sky.ts';

/** How far lineages stand apart: of places, and of those who are in them. */
const PLACE_SPREAD = 0.4;
const WALKER_SPREAD = 1.1;
/** An event for everybody flies to each, as long as they are no more. */
const EVERYBODY_MAX = 12;
/** Events of one interval set out one after the other, over so many seconds. */
const SPREAD_SECONDS = 0.7;

export function skyOf({ realms, games, players }: BoardFrame): {
  readonly bodies: readonly SkyBody[];
  readonly walkers: readonly SkyWalker[];
} {
  const crowd = Math.max(1, ...realms.map(({ population }) => population));
  const places = realms.map(
    ({ id, population, state, address }): SkyBody => ({
      ...{ id, kind: 'realm', name: id, place: placeOf(readAddress(address), PLACE_SPREAD) },
      heat: population / crowd,
      isDim: state !== 'open',
    }),
  );
  const foreign = games.map(({ id, state, address }): SkyBody => {
    const read = readAddress(address);
    return {
      ...{ id, kind: 'game', name: id, place: placeOf(read, PLACE_SPREAD) },
      heat: Math.min(1, read.velocity / 50),
      isDim: state === 'lagging' || state === 'suspended',
    };
  });
  const walkers = players.map(
    ({ id, address }): SkyWalker => ({ id, place: placeOf(readAddress(address), WALKER_SPREAD) }),
  );
  return { bodies: [...places, ...foreign], walkers };
}

export function flightsOf(
  events: readonly BoardEvent[],
  { realms, games }: Pick<BoardFrame, 'realms' | 'games'>,
): readonly SkyFlight[] {
  const everybody = [...realms, ...games].map(({ id }) => id);
  const isGame = new Set(games.map(({ id }) => id));
  return events.flatMap((event, index) => {
    const { source, targets, decision } = event;
    const kind = decision !== undefined ? 'decision' : isGame.has(source) ? 'game' : 'world';
    const others = everybody.filter((id) => id !== source);
    const everyone = isGame.has(source) && others.length <= EVERYBODY_MAX ? others : ['hub'];
    const delay = (SPREAD_SECONDS * index) / events.length;
    return (targets ?? everyone)
      .filter((to) => to !== source)
      .slice(0, EVERYBODY_MAX)
      .map((to): SkyFlight => ({ from: source, to, kind, delay }));
  });
}
