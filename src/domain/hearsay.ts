/** What two keepers who have talked pass on to each other: one deed each that they saw a player do. */
import { compareIds, type EntityId } from '../kernel/ids.ts';
import { acquaintanceOf, type DeedKnown, remembered, withChange, withDeed } from './acquaintance.ts';
import type { Entity, KeeperFact } from './entity.ts';
import type { RuleContext } from './rule.ts';

/** What somebody tells moves an opinion by so much less than what was seen. */
const HEARSAY_DIVISOR = 4;

type News = { readonly changes: readonly Entity[]; readonly removals: readonly EntityId[] };

/** Only what was seen is passed on, the latest first, and not to somebody who knows of it. */
export function newsBetween(context: RuleContext, [first, second]: readonly [KeeperFact, KeeperFact]): News {
  const told = [newsFor(context, second, first), newsFor(context, first, second)];
  return {
    changes: told.flatMap(({ changes }) => changes),
    removals: told.flatMap(({ removals }) => removals),
  };
}

function newsFor(context: RuleContext, hearer: KeeperFact, teller: KeeperFact): News {
  const seen = context.facts
    .acquaintancesOf(teller.id)
    .flatMap(({ id, player, deeds }) =>
      deeds.filter(({ toldBy }) => toldBy === undefined).map((deed) => ({ id, player, deed })),
    )
    .sort((left, right) => right.deed.minute - left.deed.minute || compareIds(left.id, right.id));
  for (const { player, deed } of seen) {
    const known = acquaintanceOf(context, { keeper: hearer.id, player });
    if (known.deeds.some((other) => other.deed === deed.deed)) continue;
    const heard: DeedKnown = { ...deed, toldBy: teller.spec };
    const by = Math.trunc(deed.weight / HEARSAY_DIVISOR);
    const judged = by === 0 ? known : withChange(context, known, { type: 'opinion', by });
    return remembered(context, withDeed(judged, heard));
  }
  return { changes: [], removals: [] };
}
