/** What a situation says of one thing: where it is, and how it is, as far as anything that matters asks for that. */
import type { ItemFact } from '../../domain/entity.ts';
import { isLit } from '../../domain/flame.ts';
import { isRoom, locationOf, type PlaceId } from '../../kernel/ids.ts';
import type { Facet } from './facets.ts';

/** Between a thing and what it is like. */
export const IS = ': ';

export function thingSentences(item: ItemFact, has: (facet: Facet) => boolean): readonly string[] {
  const { spec, place, lid, worn } = item;
  const how = [
    ...(has(`lid:${spec}`) && lid !== undefined ? [lid] : []),
    ...(has(`flame:${spec}`) ? howItBurns(item) : []),
    ...(has(`worn:${spec}`) && worn === true ? ['worn'] : []),
    ...(has(`item:${spec}`) && item.portions === 0 ? ['empty'] : []),
  ];
  return [
    ...(has(`item:${spec}`) ? [`${spec}${IS}${placeName(place)}`] : []),
    ...how.map((state) => `${spec} is${IS}${state}`),
  ];
}

const howItBurns = (item: ItemFact): readonly string[] =>
  isLit(item) ? ['lit'] : item.flame?.state === 'out' && item.flame.fuel === 0 ? ['burnt out'] : [];

/** `with you`, `with warden`, `at quay`, `with isle/chest/1`. */
export function placeName(place: PlaceId): string {
  if (isRoom(place)) return `at ${locationOf(place)}`;
  return place.startsWith('player:') ? 'with you' : `with ${place.slice(place.indexOf(':') + 1)}`;
}
