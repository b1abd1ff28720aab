/** quit: goodbye. The player stays where they are, asleep, until they come back. */
import { actingPlayer } from '../acting-player.ts';
import { withoutConversation } from '../conversation.ts';
import { approve, type Rule } from '../rule.ts';
import { withoutLeader } from '../social/social-record.ts';

export const quit: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  return approve({
    changes: [{ ...withoutLeader(withoutConversation(player)), present: false }],
    happenings: [
      { type: 'player.farewell', actor: player.id, room: player.place, params: { actor: player.name } },
    ],
    demands: [{ type: 'farewell', player: player.id, reason: 'quit' }],
  });
};
