/** What keepers keep in mind of the player, as facets, and as sentences where it counts. */
import type { AcquaintanceFact, MemoryChange } from '../../domain/acquaintance.ts';
import type { MemoryQuestion } from '../../domain/recollection.ts';
import type { Named } from './chart-parts.ts';
import type { Facet, Owners } from './facets.ts';
import { classOf, type Thresholds } from './thresholds.ts';

export function facetOfQuestion(keeper: string, asks: MemoryQuestion): Facet {
  switch (asks.about) {
    case 'opinion':
      return `opinion:${keeper}`;
    case 'meetings':
      return `meetings:${keeper}`;
    case 'hours apart':
      return 'hour';
    case 'topic':
      return `topic:${keeper}/${asks.topic}`;
    case 'promise':
      return `promise:${keeper}/${asks.promise}`;
    case 'deed':
      return `deed:${keeper}/${asks.deed}`;
    case 'gift':
      return `present:${keeper}/${asks.item}`;
  }
}

export function facetsOfChange(keeper: string, change: MemoryChange): readonly Facet[] {
  switch (change.type) {
    case 'opinion':
      return [`opinion:${keeper}`];
    case 'deed':
      return [`deed:${keeper}/${change.deed}`];
    case 'promise':
    case 'promise kept':
    case 'promise broken':
      return [`promise:${keeper}/${change.promise}`, `opinion:${keeper}`];
  }
}

/** Of a guard that asks the keeper's memory; undefined for any other. */
export function facetsOfMemoryGuard({ name, params }: Named, owners: Owners): readonly Facet[] | undefined {
  const each = (facet: string) => owners.map((owner) => facet.replace('*', owner));
  switch (name) {
    case 'opinion at least':
      return each('opinion:*');
    case 'met at least':
      return each('meetings:*');
    case 'last asked about':
      return each(`topic:*/${params['topic']}`);
    case 'promise is open':
    case 'promise is kept':
    case 'promise is broken':
      return each(`promise:*/${params['promise']}`);
    case 'knows of':
      return each(`deed:*/${params['deed']}`);
    default:
      return undefined;
  }
}

/** Of an action that the keeper keeps in mind; undefined for any other. */
export function facetsOfMemoryAction({ name, params }: Named, owners: Owners): readonly Facet[] | undefined {
  const promise = String(params['promise']);
  const change: MemoryChange | undefined = {
    remember: { type: 'deed' as const, deed: String(params['deed']) },
    'adjust opinion': { type: 'opinion' as const, by: 0 },
    promise: { type: 'promise' as const, promise },
    'keep promise': { type: 'promise kept' as const, promise },
    'break promise': { type: 'promise broken' as const, promise },
  }[name];
  return change === undefined ? undefined : owners.flatMap((owner) => facetsOfChange(owner, change));
}

/** Most meetings that are told apart. */
const MEETINGS_TOLD = 8;

export function memorySentences(
  known: AcquaintanceFact,
  has: (facet: Facet) => boolean,
  thresholds: Thresholds,
): readonly string[] {
  const keeper = known.keeper.slice('keeper:'.length);
  const told: string[] = [];
  if (has(`opinion:${keeper}`) && known.opinion !== 0)
    told.push(
      `opinion of ${keeper}: ${classOf(known.opinion, thresholds.get(`opinion:${keeper}`) ?? [], 0)}`,
    );
  if (has(`meetings:${keeper}`))
    told.push(`talks with ${keeper}: ${Math.min(known.meetings, MEETINGS_TOLD)}`);
  if (has(`topic:${keeper}/${known.topic}`)) told.push(`last question to ${keeper}: ${known.topic}`);
  for (const { promise, status } of known.promises)
    if (has(`promise:${keeper}/${promise}`)) told.push(`promise ${promise} to ${keeper}: ${status}`);
  for (const { deed } of known.deeds)
    if (has(`deed:${keeper}/${deed}`)) told.push(`${keeper} knows of: ${deed}`);
  for (const item of known.gifts)
    if (has(`present:${keeper}/${item}`)) told.push(`${keeper} was given: ${item}`);
  return told;
}
