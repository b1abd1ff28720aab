/** shout: heard word for word in the next rooms, and from further off in the same zone as a shout and no more. */
import { compareIds, locationOf, roomId } from '../../kernel/ids.ts';
import { actingPlayer } from '../acting-player.ts';
import type { PlayerFact } from '../entity.ts';
import type { Happening } from '../game-event.ts';
import { locationSpecOf } from '../room-view.ts';
import { approve, type Rule, type RuleContext, refuse } from '../rule.ts';
import { speakUp } from '../social/allowance.ts';

export const shout: Rule = (context, intent) => {
  const text = intent.text ?? '';
  if (text === '') return refuse('shout/nothing');
  const allowed = speakUp(context, actingPlayer(context, intent));
  if (!allowed.ok) return allowed;
  const { player } = allowed;
  const params = { actor: player.name, text };
  return approve({
    changes: [player],
    happenings: [
      { type: 'player.shouted', actor: player.id, room: player.place, params },
      ...heardAbroad(context, player, text),
    ],
  });
};

/** Only where somebody is to hear it. */
function heardAbroad(context: RuleContext, player: PlayerFact, text: string): readonly Happening[] {
  const { world, facts } = context;
  const here = locationSpecOf(context, player);
  return Object.keys(world.locations)
    .sort(compareIds)
    .flatMap((id): Happening[] => {
      const location = world.locations[id];
      const room = roomId(id);
      if (location === undefined || room === player.place || !facts.hasPresent(room)) return [];
      const way = location.exits.find((exit) => exit.portal === undefined && exit.to.location === here.id);
      const params = { actor: player.name, text };
      if (way !== undefined)
        return [
          { type: 'shout.heard', actor: player.id, room, params: { ...params, direction: way.direction } },
        ];
      if (location.zone !== here.zone) return [];
      return [{ type: 'shout.faint', actor: player.id, room, params: { place: locationOf(player.place) } }];
    });
}
