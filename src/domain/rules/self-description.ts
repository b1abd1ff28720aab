/** title, pronouns, describe, away, back: what a player lets others know about themselves. */
import { actingPlayer } from '../acting-player.ts';
import type { PlayerFact } from '../entity.ts';
import { approve, type Rule, type Ruling, refuse } from '../rule.ts';
import { line } from '../sentence.ts';
import {
  DESCRIPTION_LENGTH_MAX,
  PRONOUNS_LENGTH_MAX,
  socialOf,
  TITLE_LENGTH_MAX,
  withoutAway,
  withSocial,
} from '../social/social-record.ts';

export const title: Rule = (context, intent) =>
  write(actingPlayer(context, intent), intent.text ?? '', { field: 'title', lengthMax: TITLE_LENGTH_MAX });

export const pronouns: Rule = (context, intent) =>
  write(actingPlayer(context, intent), intent.text ?? '', {
    field: 'pronouns',
    lengthMax: PRONOUNS_LENGTH_MAX,
  });

export const describe: Rule = (context, intent) =>
  write(actingPlayer(context, intent), intent.text ?? '', {
    field: 'description',
    lengthMax: DESCRIPTION_LENGTH_MAX,
  });

type Field = { readonly field: 'title' | 'pronouns' | 'description'; readonly lengthMax: number };

/** Without words it is shown; a single dash takes it away. */
function write(player: PlayerFact, typed: string, { field, lengthMax }: Field): Ruling {
  const show = (key: string, text: string) => ({
    player: player.id,
    percept: line(key, { text, count: text.length }, 'system' as const),
  });
  if (typed === '') return approve({ percepts: [show(`${field}.self`, socialOf(player)[field])] });
  const text = typed === '-' ? '' : typed;
  if (text.length > lengthMax) return refuse('social/too-long', { count: text.length, amount: lengthMax });
  return approve({
    changes: [withSocial(player, { [field]: text })],
    percepts: [show(text === '' ? `${field}.removed` : `${field}.set`, text)],
  });
}

export const away: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const message = intent.text ?? '';
  if (message === '' && socialOf(player).away !== undefined) return back(context, intent);
  return approve({
    changes: [withSocial(player, { away: { message, answered: [] } })],
    happenings: [
      {
        type: 'player.went-away',
        actor: player.id,
        room: player.place,
        params: { actor: player.name, text: message },
      },
    ],
  });
};

export const back: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  if (socialOf(player).away === undefined) return refuse('back/here');
  return approve({
    changes: [withoutAway(player)],
    happenings: [
      { type: 'player.came-back', actor: player.id, room: player.place, params: { actor: player.name } },
    ],
  });
};
