/** What keepers do to and with people, and what becomes of a player's flags, reputation and experience. */
import { practise, SKILL_LEVEL_MAX } from '../ability.ts';
import { adjustReputation } from '../consequences.ts';
import { GREETED_MAX, type PlayerFact } from '../entity.ts';
import type { Happening } from '../game-event.ts';
import { answerPlayer, greetPlayer, handoverOf, thankPlayer } from '../keeper-replies.ts';
import { idleAwhile, seenTo } from '../keeper-steps.ts';
import { learnLore } from '../learn-lore.ts';
import { awardExperience } from '../level.ts';
import { type Approval, approve } from '../rule.ts';
import { withMember } from '../sorted-set.ts';
import { type ActionRules, NOTHING } from './action-rule.ts';
import { keeperAtHand, playerAtHand } from './at-hand.ts';
import type { PEOPLE_ACTIONS } from './people-actions.ts';

export const PEOPLE_ACTION_RULES: ActionRules<keyof typeof PEOPLE_ACTIONS> = {
  greet: greetPlayer,
  answer: (context, moment) => answerPlayer(context, moment, moment.words ?? []),
  thank: (context, moment) => {
    const handover = handoverOf(context, moment);
    return handover === undefined ? NOTHING : thankPlayer(context, handover);
  },
  'remember greeting': (context, moment) => {
    const keeper = keeperAtHand(context, moment);
    const { player } = moment;
    if (keeper === undefined || player === undefined || keeper.greeted.at(-1) === player) return NOTHING;
    const greeted = [...keeper.greeted.filter((other) => other !== player), player].slice(-GREETED_MAX);
    return approve({ changes: [{ ...keeper, greeted }] });
  },
  'forget greetings': (context, moment) => {
    const keeper = keeperAtHand(context, moment);
    if (keeper === undefined || keeper.greeted.length === 0) return NOTHING;
    return approve({ changes: [{ ...keeper, greeted: [] }] });
  },
  idle: (context, moment) => {
    const keeper = keeperAtHand(context, moment);
    return keeper === undefined ? NOTHING : idleAwhile(context, keeper);
  },
  emote: (context, moment, { line }) => {
    const keeper = keeperAtHand(context, moment);
    return keeper === undefined ? NOTHING : seenTo(context, keeper, line);
  },
  'set flag': (context, moment, { flag }) => {
    const player = playerAtHand(context, moment);
    if (player === undefined || player.flags.includes(flag)) return NOTHING;
    return approve({ changes: [{ ...player, flags: withMember(player.flags, flag) }] });
  },
  'clear flag': (context, moment, { flag }) => {
    const player = playerAtHand(context, moment);
    if (player === undefined || !player.flags.includes(flag)) return NOTHING;
    return approve({ changes: [{ ...player, flags: player.flags.filter((other) => other !== flag) }] });
  },
  'adjust reputation': (context, moment, change) => {
    const player = playerAtHand(context, moment);
    return player === undefined ? NOTHING : changed(player, adjustReputation(context, player, change));
  },
  'award experience': (context, moment, { amount }) => {
    const player = playerAtHand(context, moment);
    return player === undefined ? NOTHING : changed(player, awardExperience(player, amount));
  },
  'learn lore': (context, moment, { lore }) => {
    const player = playerAtHand(context, moment);
    const spec = context.world.lore.find(({ id }) => id === lore);
    return player === undefined || spec === undefined
      ? NOTHING
      : changed(player, learnLore(context, player, spec));
  },
  'award practice': (context, moment, { skill, points }) => {
    const player = playerAtHand(context, moment);
    return player === undefined
      ? NOTHING
      : changed(player, practise(player, { skill, points, most: SKILL_LEVEL_MAX }));
  },
};

function changed(
  before: PlayerFact,
  { player, happenings }: { readonly player: PlayerFact; readonly happenings: readonly Happening[] },
): Approval {
  return approve({ changes: player === before ? [] : [player], happenings });
}
