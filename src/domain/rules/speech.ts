/** say and emote: heard and seen by everybody in the room. */
import { actingPlayer } from '../acting-player.ts';
import { approve, type Rule, refuse } from '../rule.ts';

export const say: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const text = intent.text ?? '';
  if (text === '') return refuse('say/nothing');
  return approve({
    happenings: [
      { type: 'player.said', actor: player.id, room: player.place, params: { actor: player.name, text } },
    ],
  });
};

export const emote: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const text = intent.text ?? '';
  if (text === '') return refuse('emote/nothing');
  return approve({
    happenings: [
      {
        type: 'player.emoted',
        actor: player.id,
        room: player.place,
        params: { actor: player.name, text: /[A-Za-z0-9]$/.test(text) ? `${text}.` : text },
      },
    ],
  });
};
