/** social and socials: gestures, each with its own words in every language, at nobody or at somebody in the room. */
import { compareIds } from '../../kernel/ids.ts';
import { actingPlayer } from '../acting-player.ts';
import { approve, type Rule, refuse } from '../rule.ts';
import { findPerson } from '../scope.ts';
import { line, personParam } from '../sentence.ts';

export const social: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const gesture = intent.named;
  if (gesture === undefined) return refuse('social/which');
  const words = intent.noun ?? intent.second;
  const happening = { type: 'player.gestured', actor: player.id, room: player.place };
  const target =
    words === undefined ? undefined : findPerson(context, { room: player.place, except: player.id, words });
  if (words !== undefined && target === undefined) return refuse('social/nobody', { text: words.join(' ') });
  if (target === undefined || target.id === player.id) {
    const params = { actor: player.name, form: `social.${gesture}.alone`, text: gesture };
    return approve({ happenings: [{ ...happening, params }] });
  }
  const params = {
    actor: player.name,
    target: personParam(context.world.id, target),
    form: `social.${gesture}.at`,
    text: gesture,
  };
  return approve({ happenings: [{ ...happening, target: target.id, params }] });
};

/** So many names stand on a line. */
const ROW_LENGTH = 12;

export const socials: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const names = Object.keys(context.universe.lexicon.socials)
    .sort(compareIds)
    .map((gesture) => ({ text: `social.${gesture}.name` }));
  const rows = Array.from({ length: Math.ceil(names.length / ROW_LENGTH) }, (_, row) =>
    names.slice(row * ROW_LENGTH, (row + 1) * ROW_LENGTH),
  );
  const percepts = [
    line('socials.self', { count: names.length }, 'system'),
    ...rows.map((row) => line('socials.row', { items: { list: row } }, 'system')),
  ];
  return approve({ percepts: percepts.map((percept) => ({ player: player.id, percept })) });
};
