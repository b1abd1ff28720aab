/** Sets out for a foreign game. Everything goes along, for it comes back; what may not leave the realm is not handed over. */
import { locationOf } from '../../kernel/ids.ts';
import { withoutConversation } from '../conversation.ts';
import type { PlayerFact } from '../entity.ts';
import { changeRooms, outsideOf } from '../own-room.ts';
import { standing } from '../posture.ts';
import { approve, type RuleContext, type Ruling } from '../rule.ts';
import type { Destination } from './destination.ts';

export function embark(
  context: RuleContext,
  player: PlayerFact,
  { destination, portal }: { readonly destination: Destination; readonly portal: string | undefined },
): Ruling {
  const location = locationOf(player.place);
  const outside = outsideOf(context, player.place, location);
  const { room, items, removals, happenings } =
    outside === location
      ? { room: player.place, items: [], removals: [], happenings: [] }
      : changeRooms(context, player, { from: player.place, to: outside });
  const silent = standing(withoutConversation(player));
  const stands = room === player.place ? silent : { ...silent, place: room };
  return approve({
    changes: [...(stands === player ? [] : [stands]), ...items],
    removals,
    happenings: [
      ...happenings,
      {
        type: 'player.departed',
        actor: player.id,
        room: player.place,
        params: {
          actor: player.name,
          portal: portal === undefined ? 'none' : { text: portal },
          realm: destination.name,
        },
      },
    ],
    demands: [{ type: 'embark', player: player.id, destination }],
  });
}
