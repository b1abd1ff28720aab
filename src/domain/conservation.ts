/** What no rule may break: tokens and items are neither made nor lost, and everything is in exactly one place. */
import { isRoom, locationOf } from '../kernel/ids.ts';
import { type Entity, tokensOf } from './entity.ts';
import type { Facts } from './facts.ts';
import type { Approval } from './rule.ts';
import type { WorldSpec } from './world-spec.ts';

export type Licence = { readonly mayCreateItems?: boolean; readonly mayRemoveItems?: boolean };

/** Why a ruling must not be applied; undefined when it conserves. Items come and go only where that is allowed. */
export function breach(
  facts: Facts,
  ruling: Approval,
  { mayCreateItems = false, mayRemoveItems = false }: Licence,
): string | undefined {
  const { changes, removals } = ruling;
  if (changes.length + removals.length === 0) return undefined;
  if (new Set([...changes.map(({ id }) => id), ...removals]).size < changes.length + removals.length)
    return 'conservation/changed-twice';
  for (const id of removals) {
    const kind = facts.get(id)?.kind;
    if (kind !== 'story' && kind !== 'acquaintance' && !(kind === 'item' && mayRemoveItems))
      return `conservation/removed ${id}`;
  }
  let tokens = 0;
  for (const change of changes) {
    const before = facts.get(change.id);
    tokens += tokensOf(change) - (before === undefined ? 0 : tokensOf(before));
    if (tokensOf(change) < 0 || !Number.isSafeInteger(tokensOf(change)))
      return `conservation/tokens-of ${change.id}`;
    if (before === undefined && change.kind === 'item' && !mayCreateItems)
      return `conservation/item-made ${change.id}`;
    if (change.kind === 'item' && !isRoom(change.place) && facts.get(change.place) === undefined) {
      return `conservation/item-nowhere ${change.id}`;
    }
  }
  return tokens === 0 ? undefined : `conservation/tokens ${tokens}`;
}

/** Counts everything anew and compares with the running totals; a list of what is wrong, empty when all is well. */
export function audit(facts: Facts, world: WorldSpec): string[] {
  const problems: string[] = [];
  let tokens = 0;
  let items = 0;
  for (const entity of facts.store.values()) {
    tokens += tokensOf(entity);
    if (entity.kind === 'item') items += 1;
    const problem = misplaced(facts, world, entity);
    if (problem !== undefined) problems.push(problem);
  }
  if (tokens !== facts.tokens)
    problems.push(`conservation/token-total counted ${tokens}, kept ${facts.tokens}`);
  if (items !== facts.itemCount)
    problems.push(`conservation/item-total counted ${items}, kept ${facts.itemCount}`);
  return problems;
}

function misplaced(facts: Facts, world: WorldSpec, entity: Entity): string | undefined {
  if (entity.kind === 'realm' || entity.kind === 'listing' || entity.kind === 'channel') return undefined;
  if (entity.kind === 'acquaintance') {
    return facts.keeper(entity.keeper) === undefined
      ? `conservation/no-such-keeper ${entity.id} of ${entity.keeper}`
      : undefined;
  }
  if (entity.kind === 'story') {
    return entity.player !== undefined && facts.player(entity.player) === undefined
      ? `conservation/no-such-player ${entity.id} of ${entity.player}`
      : undefined;
  }
  if (isRoom(entity.place)) {
    return world.locations[locationOf(entity.place)] === undefined
      ? `conservation/no-such-room ${entity.id} in ${entity.place}`
      : undefined;
  }
  return facts.get(entity.place) === undefined
    ? `conservation/no-such-holder ${entity.id} with ${entity.place}`
    : undefined;
}
