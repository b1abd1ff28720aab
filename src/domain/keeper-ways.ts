/** Which ways are open to a keeper, and by which of them it gets to where it wants to be. */
import { locationOf } from '../kernel/ids.ts';
import { holds } from './condition-holds.ts';
import { leafOf } from './door-leaf.ts';
import type { KeeperFact } from './entity.ts';
import { firstStepBy } from './routes.ts';
import type { RuleContext } from './rule.ts';
import type { ExitSpec } from './world-spec.ts';

/** A step, or `wait` for a way to open. */
export type KeeperStep = { readonly type: 'step'; readonly exit: ExitSpec } | { readonly type: 'wait' };

/**
 * By ways that are open now, however long; with none, as near as it gets to where the shortest way is closed for the
 * time being. Undefined when it is there.
 */
export function keeperStep(context: RuleContext, keeper: KeeperFact, to: string): KeeperStep | undefined {
  const from = locationOf(keeper.place);
  if (from === to) return undefined;
  const isOpen = (location: string, exit: ExitSpec) =>
    isUnlockedFor(context, keeper, location, exit) && isClearFor(context, keeper, location, exit);
  const open = firstStepBy(context.world, { from, to, isOpen });
  if (open !== undefined) return { type: 'step', exit: open };
  const someday = firstStepBy(context.world, {
    from,
    to,
    isOpen: (location, exit) => isUnlockedFor(context, keeper, location, exit),
  });
  return someday !== undefined && isOpen(from, someday) ? { type: 'step', exit: someday } : { type: 'wait' };
}

/** A keeper with the key goes through, and locks behind itself; so does one on the side of the latch. */
function isUnlockedFor(context: RuleContext, keeper: KeeperFact, location: string, exit: ExitSpec): boolean {
  const leaf = leafOf(context, location, exit);
  if (leaf?.door.state !== 'locked' || leaf.spec.latch === true) return true;
  const { key } = leaf.spec;
  if (key === undefined) return false;
  const keys = context.world.keepers[keeper.spec]?.ways?.keys ?? [];
  return keys.includes(key) || context.facts.holdsItem(keeper.id, key);
}

/** What asks about a player closes a way to keepers. */
function isClearFor(context: RuleContext, keeper: KeeperFact, location: string, exit: ExitSpec): boolean {
  if (exit.when === undefined || holds(context, undefined, exit.when)) return true;
  return context.world.keepers[keeper.spec]?.ways?.passes.includes(`${location}/${exit.direction}`) === true;
}
