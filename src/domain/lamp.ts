/** Whether something burns in a room where everybody sees it: in a hand, on a shelf, in an open chest, behind glass. */
import type { PlaceId, RoomId } from '../kernel/ids.ts';
import type { ItemFact } from './entity.ts';
import { isLit } from './flame.ts';
import { inSight } from './reach.ts';
import type { RuleContext } from './rule.ts';

export function lampIn(context: Pick<RuleContext, 'facts' | 'universe'>, room: RoomId): boolean {
  return isSeenIn(context, room, isLit);
}

/** Whether such a thing is in sight of whoever looks round in that room with a light, whoever has it. */
export function isSeenIn(
  context: Pick<RuleContext, 'facts' | 'universe'>,
  room: RoomId,
  isSought: (item: ItemFact) => boolean,
): boolean {
  const { facts } = context;
  const shows = (place: PlaceId) => inSight(context, place).some(isSought);
  return (
    shows(room) ||
    facts.presentIn(room).some(({ id }) => shows(id)) ||
    facts.keepersIn(room).some(({ id }) => shows(id))
  );
}
