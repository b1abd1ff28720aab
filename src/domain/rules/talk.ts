/** talk and ask: turn to a keeper, with or without a topic. What the keeper says is the keeper's affair. */
import { actingPlayer } from '../acting-player.ts';
import type { PlayerIntent } from '../intent.ts';
import { approve, type Rule, refuse } from '../rule.ts';
import { findPerson } from '../scope.ts';
import { keeperParam } from '../sentence.ts';

export const talk: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { noun, second } = intent as PlayerIntent;
  const keepers = context.facts.keepersIn(player.place);
  const words = noun ?? (keepers.length === 1 ? [] : undefined);
  if (words === undefined) return refuse('noun/missing', { verb: 'talk' });
  const person =
    words.length === 0 ? keepers[0] : findPerson(context, { room: player.place, except: player.id, words });
  if (person === undefined) return refuse('talk/nobody', { text: words.join(' ') });
  if (person.kind === 'player') return refuse('talk/player', { target: person.name });
  const keeper = keeperParam(context.world.id, person);
  if (person.crowd) return refuse('talk/silent', { keeper });
  const topic = second ?? [];
  return approve({
    happenings: [
      {
        type: topic.length === 0 ? 'player.talked' : 'player.asked',
        actor: player.id,
        target: person.id,
        room: player.place,
        params: { actor: player.name, keeper, text: topic.join(' ') },
      },
    ],
  });
};
