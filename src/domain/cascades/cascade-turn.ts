/** Whether a reaction whose event came may follow now, and what is kept in mind of it when it does. */
import type { EntityId } from '../../kernel/ids.ts';
import { holds } from '../condition-holds.ts';
import type { PlayerFact, RealmFact } from '../entity.ts';
import type { RuleContext } from '../rule.ts';
import { withMember } from '../sorted-set.ts';
import { ticksOfDelay } from '../world-clock.ts';
import type { CascadeSpec } from './cascade-spec.ts';
import type { HeardEvent } from './heard-event.ts';

/** Reaction to the tick in which it last followed; of those that follow once or not too often. */
export type ReactedTicks = Readonly<Record<string, number>>;

export function isDue(context: RuleContext, cascade: CascadeSpec, heard: HeardEvent): boolean {
  const player = playerOf(context, heard.player);
  const { id, once, when } = cascade;
  if (!isRested(context, cascade, context.facts.realm().reacted)) return false;
  if (once === 'player' && (player === undefined || player.flags.includes(reactedFlag(id)))) return false;
  return when === undefined || holds(context, player, when);
}

/** Neither done for good nor too short a time ago. */
export function isRested(
  { settings, tick }: Pick<RuleContext, 'settings' | 'tick'>,
  { id, once, cooldown }: CascadeSpec,
  reacted: ReactedTicks = {},
): boolean {
  const last = Object.hasOwn(reacted, id) ? reacted[id] : undefined;
  if (last === undefined) return true;
  if (once === 'realm') return false;
  return cooldown === undefined || tick - last >= ticksOfDelay(settings, cooldown);
}

export const keepsTime = ({ once, cooldown }: CascadeSpec): boolean =>
  once === 'realm' || cooldown !== undefined;

export function withReacted(reacted: ReactedTicks = {}, { id }: CascadeSpec, tick: number): ReactedTicks {
  const entries = Object.entries({ ...reacted, [id]: tick });
  return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : Number(left > right))));
}

/** The records that keep in mind that it followed. */
export function reactedRecords(
  context: RuleContext,
  cascade: CascadeSpec,
  heard: HeardEvent,
): readonly (RealmFact | PlayerFact)[] {
  const { facts, tick } = context;
  const realm = facts.realm();
  const player = playerOf(context, heard.player);
  const records: (RealmFact | PlayerFact)[] = [];
  if (keepsTime(cascade)) records.push({ ...realm, reacted: withReacted(realm.reacted, cascade, tick) });
  if (cascade.once === 'player' && player !== undefined)
    records.push({ ...player, flags: withMember(player.flags, reactedFlag(cascade.id)) });
  return records;
}

export const playerOf = ({ facts }: RuleContext, id: EntityId | undefined): PlayerFact | undefined =>
  id === undefined ? undefined : facts.player(id);

/** Under a name that no writer can give a flag. */
const reactedFlag = (id: string): string => `reaction ${id}`;
