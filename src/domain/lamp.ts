/** Whether something burns in a room where everybody sees it: in a hand, on a shelf, in an open chest, behind glass. */
import type { PlaceId, RoomId } from '../kernel/ids.ts';
import { isLit } from './flame.ts';
import { inSight } from './reach.ts';
import type { RuleContext } from './rule.ts';

export function lampIn(context: Pick<RuleContext, 'facts' | 'universe'>, room: RoomId): boolean {
  const { facts } = context;
  const shines = (place: PlaceId) => inSight(context, place).some(isLit);
  return (
    shines(room) ||
    facts.presentIn(room).some(({ id }) => shines(id)) ||
    facts.keepersIn(room).some(({ id }) => shines(id))
  );
}
