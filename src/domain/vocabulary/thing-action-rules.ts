/** How items and tokens change hands by a chart, and how items come and go. */
import { type EntityId, entityId, roomId } from '../../kernel/ids.ts';
import { gave, rewardPlayer } from '../consequences.ts';
import { encounterOf } from '../encounter.ts';
import type { Happening } from '../game-event.ts';
import { handBack, handoverOf } from '../keeper-replies.ts';
import { newItem } from '../new-item.ts';
import { allWithin, moved } from '../reach.ts';
import { approve, type RuleContext } from '../rule.ts';
import { itemParam, keeperParam } from '../sentence.ts';
import { type ActionRules, NOTHING } from './action-rule.ts';
import { playerAtHand } from './at-hand.ts';
import type { THING_ACTIONS } from './thing-actions.ts';

/** Items of a kind that lie in one place and were let appear there, unless the chart wants fewer. */
const SPAWNED_MAX = 100;

export const THING_ACTION_RULES: ActionRules<keyof typeof THING_ACTIONS> = {
  'give item': (context, moment, { item: spec }) => {
    const met = encounterOf(context, moment);
    const item = met === undefined ? undefined : itemOf(context, met.keeper.id, spec);
    if (met === undefined || item === undefined) return NOTHING;
    return approve({
      changes: [moved(item, met.player.id)],
      happenings: [gave(context, { ...met, item })],
    });
  },
  'take item': (context, moment, { item: spec }) => {
    const met = encounterOf(context, moment);
    const item = met === undefined ? undefined : itemOf(context, met.player.id, spec);
    if (met === undefined || item === undefined) return NOTHING;
    const { keeper, player } = met;
    const params = {
      keeper: keeperParam(context.world.id, keeper),
      item: itemParam(item),
      target: player.name,
    };
    return approve({
      changes: [moved(item, keeper.id)],
      happenings: [{ type: 'keeper.took', actor: keeper.id, target: player.id, room: keeper.place, params }],
    });
  },
  'hand back': (context, moment) => {
    const handover = handoverOf(context, moment);
    return handover === undefined ? NOTHING : handBack(context, handover);
  },
  'award tokens': (context, moment, { amount }) => {
    const player = playerAtHand(context, moment);
    const realm = context.facts.realm();
    const reward = player === undefined ? undefined : rewardPlayer({ player, realm }, amount);
    if (reward === undefined || reward.player === player) return NOTHING;
    return approve({ changes: [reward.player, reward.realm], happenings: reward.happenings });
  },
  spawn: (context, { self }, { item: spec, location, most = SPAWNED_MAX }) => {
    const room = roomId(location);
    if (context.world.items[spec] === undefined || context.world.locations[location] === undefined)
      return NOTHING;
    const lying = context.facts.itemsIn(room).filter((item) => item.spec === spec);
    if (lying.length >= most) return NOTHING;
    const item = newItem(context, { spec, place: room, ordinal: freeOrdinal(context, spec) });
    const params = { item: itemParam(item), itemId: item.id };
    return approve({
      changes: [item],
      happenings: [{ type: 'item.appeared', actor: self, room, params }],
    });
  },
  despawn: (context, { self }, { item: spec, location }) => {
    const room = roomId(location);
    const lying = context.facts.itemsIn(room).filter((item) => item.spec === spec);
    const first = lying[0];
    if (first === undefined) return NOTHING;
    const itemIds = { list: lying.map(({ id }) => id) };
    const params = { item: itemParam(first), count: lying.length, itemIds };
    const vanished: Happening = { type: 'item.vanished', actor: self, room, params };
    // What is in it does not vanish with it.
    const left = lying.flatMap(({ id }) => context.facts.itemsIn(id)).map((inner) => moved(inner, room));
    return approve({ changes: left, removals: lying.map(({ id }) => id), happenings: [vanished] });
  },
};

const itemOf = ({ facts }: RuleContext, holder: EntityId, spec: string) =>
  allWithin(facts, holder).find((item) => item.spec === spec);

/** `s<tick>-<n>`: the first that no item of this tick has. Nothing that appears can leave the realm in the same tick. */
function freeOrdinal({ facts, realm, tick }: RuleContext, spec: string): string {
  let count = 1;
  while (facts.get(entityId('item', `${realm}/${spec}/s${tick}-${count}`)) !== undefined) count += 1;
  return `s${tick}-${count}`;
}
