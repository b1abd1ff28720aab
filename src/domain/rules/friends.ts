/** friends, befriend, unfriend: whom a player likes to know awake, where they are, and when they were seen last. */
import { actingPlayer } from '../acting-player.ts';
import { approve, type Rule, refuse } from '../rule.ts';
import { line } from '../sentence.ts';
import { addressee } from '../social/addressee.ts';
import {
  ACQUAINTANCES_MAX,
  knows,
  socialOf,
  withoutPerson,
  withPerson,
  withSocial,
} from '../social/social-record.ts';
import { whereabouts } from '../social/whereabouts.ts';
import { foldText } from '../text-fold.ts';

export const friends: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { friends: people } = socialOf(player);
  const byName = [...people].sort((left, right) => (left.name < right.name ? -1 : 1));
  const percepts = [
    line('friends.self', { count: people.length }, 'system'),
    ...byName.map(({ name }) => {
      const listing = context.facts.listingNamed(name);
      return line('friends.row', { target: name, ...whereabouts(context, listing) }, 'system');
    }),
  ];
  return approve({ percepts: percepts.map((percept) => ({ player: player.id, percept })) });
};

export const befriend: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { friends: people } = socialOf(player);
  const { person, word } = addressee(context, intent.text ?? '');
  if (word === '') return refuse('befriend/nobody');
  if (person === undefined) return refuse('social/unknown', { word });
  if (person.player === player.id) return refuse('befriend/self');
  if (knows(people, person.player)) return refuse('befriend/already', { target: person.name });
  if (people.length >= ACQUAINTANCES_MAX) return refuse('social/too-many', { count: ACQUAINTANCES_MAX });
  const friend = { id: person.player, name: person.name };
  return approve({
    changes: [withSocial(player, { friends: withPerson(people, friend) })],
    percepts: [{ player: player.id, percept: line('befriend.added', { target: person.name }, 'system') }],
  });
};

export const unfriend: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { friends: people } = socialOf(player);
  const { person, word } = addressee(context, intent.text ?? '');
  if (word === '') return refuse('befriend/nobody');
  const typed = foldText(intent.text ?? '');
  const known = people.find(({ id, name }) => id === person?.player || foldText(name) === typed);
  if (known === undefined) return refuse('unfriend/no-friend', { word: person?.name ?? word });
  return approve({
    changes: [withSocial(player, { friends: withoutPerson(people, known.id) })],
    percepts: [{ player: player.id, percept: line('unfriend.removed', { target: known.name }, 'system') }],
  });
};
