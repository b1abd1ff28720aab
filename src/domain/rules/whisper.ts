/** whisper: for one pair of ears in the room; the others see that something is whispered, and to whom. */
import { actingPlayer } from '../acting-player.ts';
import { approve, type Rule, refuse } from '../rule.ts';
import { findPerson } from '../scope.ts';
import { keeperParam } from '../sentence.ts';
import { addressee } from '../social/addressee.ts';
import { wordsOf } from '../text-fold.ts';

export const whisper: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { person, word, text } = addressee(context, intent.text ?? '');
  if (word === '') return refuse('whisper/nothing');
  const words = wordsOf(person?.name ?? word);
  const near =
    (person === undefined ? undefined : context.facts.player(person.player)) ??
    (words.length === 0 ? undefined : findPerson(context, { room: player.place, except: player.id, words }));
  if (near === undefined || near.place !== player.place) return refuse('whisper/nobody', { text: word });
  if (near.id === player.id) return refuse('whisper/self');
  if (near.kind === 'keeper')
    return refuse('whisper/keeper', { keeper: keeperParam(context.world.id, near) });
  if (!near.present) return refuse('whisper/asleep', { target: near.name });
  if (text === '') return refuse('whisper/nothing');
  return approve({
    happenings: [
      {
        type: 'player.whispered',
        actor: player.id,
        target: near.id,
        room: player.place,
        params: { actor: player.name, target: near.name, text },
      },
    ],
  });
};
