/** Where a player of the register is, as parameters of a sentence. */
import type { PerceptParam } from '../percept.ts';
import type { RuleContext } from '../rule.ts';
import { placeParam, worldParam } from '../sentence.ts';
import { clockFace, worldTimeAt } from '../world-clock.ts';
import type { ListingFact } from './listing.ts';

/**
 * `state`: awake, away, asleep or unknown; `realm` with `copy`, its number among realms of one world; `place`, only in
 * the viewer's own realm, else empty; `day` and `clock` since when.
 */
export function whereabouts(
  context: RuleContext,
  listing: ListingFact | undefined,
): Readonly<Record<string, PerceptParam>> {
  if (listing === undefined)
    return { state: 'unknown', realm: '', copy: 1, place: 'none', day: 0, clock: '' };
  const here = context.facts.player(listing.player);
  const { day, minute } = worldTimeAt(context.settings, listing.since);
  return {
    state: listing.status,
    ...realmParams(context, listing.realm),
    place: here?.present === true ? placeParam(context.world.id, here.place) : 'none',
    day: day + 1,
    clock: clockFace(minute),
  };
}

export function realmParams(
  { realms, realm: own, world }: RuleContext,
  realm: string,
): { readonly realm: PerceptParam; readonly copy: number } {
  const id = realm === own ? world.id : realms.find((known) => known.realm === realm)?.world;
  const copy = /-(\d{1,6})$/.exec(realm)?.[1] ?? '1';
  return { realm: id === undefined ? realm : worldParam(id), copy: Number(copy) };
}
