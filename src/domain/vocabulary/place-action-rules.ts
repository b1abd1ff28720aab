/** Where keepers go, and what becomes of doors. */
import { locationOf } from '../../kernel/ids.ts';
import { openDoor, relockDoor } from '../door-change.ts';
import { leafAt } from '../door-leaf.ts';
import { encounterOf } from '../encounter.ts';
import type { RealmFact } from '../entity.ts';
import { eventFlag } from '../event-flag.ts';
import type { Happening } from '../game-event.ts';
import { stepToPost, stepTowards, wanderOn } from '../keeper-steps.ts';
import { type Approval, approve } from '../rule.ts';
import { withMember } from '../sorted-set.ts';
import { type ActionRules, NOTHING } from './action-rule.ts';
import { keeperAtHand, playerAtHand } from './at-hand.ts';
import type { PLACE_ACTIONS } from './place-actions.ts';

export const PLACE_ACTION_RULES: ActionRules<keyof typeof PLACE_ACTIONS> = {
  walk: (context, moment) => {
    const keeper = keeperAtHand(context, moment);
    return keeper === undefined ? NOTHING : stepToPost(context, keeper);
  },
  wander: (context, moment) => {
    const keeper = keeperAtHand(context, moment);
    return keeper === undefined ? NOTHING : wanderOn(context, keeper);
  },
  'move toward': (context, moment, { location }) => {
    const keeper = keeperAtHand(context, moment);
    return keeper === undefined ? NOTHING : stepTowards(context, keeper, location);
  },
  follow: (context, moment) => {
    const keeper = keeperAtHand(context, moment);
    const player = playerAtHand(context, moment);
    if (keeper === undefined || player === undefined) return NOTHING;
    return stepTowards(context, keeper, locationOf(player.place));
  },
  lead: (context, moment, { location }) => {
    const met = encounterOf(context, moment);
    return met === undefined ? NOTHING : stepTowards(context, met.keeper, location);
  },
  'set realm flag': ({ facts }, _, { flag }) => flagSet(facts.realm(), flag),
  'clear realm flag': ({ facts }, _, { flag }) => flagCleared(facts.realm(), flag),
  'begin event': ({ facts }, _, { event }) =>
    flagSet(facts.realm(), eventFlag(event), { type: 'event.began', params: { event } }),
  'end event': ({ facts }, _, { event }) =>
    flagCleared(facts.realm(), eventFlag(event), { type: 'event.ended', params: { event } }),
  'open door': (context, _, { location, direction }) => {
    const leaf = leafAt(context, location, direction);
    return leaf === undefined ? NOTHING : approve(openDoor(context, leaf.door));
  },
  'lock door': (context, _, { location, direction }) => {
    const leaf = leafAt(context, location, direction);
    return leaf === undefined ? NOTHING : approve(relockDoor(context, leaf.door));
  },
};

const flagSet = (realm: RealmFact, flag: string, ...happenings: readonly Happening[]): Approval => {
  const flags = withMember(realm.flags, flag);
  return flags === realm.flags ? NOTHING : approve({ changes: [{ ...realm, flags }], happenings });
};

const flagCleared = (realm: RealmFact, flag: string, ...happenings: readonly Happening[]): Approval => {
  if (!realm.flags.includes(flag)) return NOTHING;
  const flags = realm.flags.filter((other) => other !== flag);
  return approve({ changes: [{ ...realm, flags }], happenings });
};
