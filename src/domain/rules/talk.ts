/** talk and ask: turn to a keeper, with or without a topic. What the keeper says is the keeper's affair. */
import { actingPlayer } from '../acting-player.ts';
import type { PlayerFact } from '../entity.ts';
import { approve, type Rule, type RuleContext, refuse } from '../rule.ts';
import { type Person, splitPerson, whichPerson } from '../scope.ts';
import { keeperParam } from '../sentence.ts';
import { topicMeant } from '../topic.ts';

export const talk: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { verb, noun, second, text } = intent;
  const addressed = addressee(context, player, noun);
  if (addressed === undefined) return refuse('noun/missing', { verb });
  const { person, rest } = addressed;
  const named = (noun ?? []).slice(0, (noun ?? []).length - rest.length);
  const asked = whichPerson(context, { room: player.place, except: player.id, words: named });
  if (asked !== undefined) return asked;
  if (person === undefined || person.id === player.id)
    return refuse('talk/nobody', { text: (noun ?? []).join(' ') });
  if (person.kind === 'player') return refuse('talk/player', { target: person.name });
  const keeper = keeperParam(context.world.id, person);
  if (person.crowd) return refuse('talk/silent', { keeper });
  const topic = topicMeant(context, second ?? []) ?? {
    text: second === undefined ? rest.join(' ') : (text ?? second.join(' ')),
  };
  return approve({
    happenings: [
      {
        type: topic.text === '' ? 'player.talked' : 'player.asked',
        actor: player.id,
        target: person.id,
        room: player.place,
        params: { actor: player.name, keeper, ...topic },
      },
    ],
  });
};

type Addressed = { readonly person: Person | undefined; readonly rest: readonly string[] };

/** Whoever is named, with the words that say more; nobody has to be named where there is only one to talk to. */
function addressee(
  context: RuleContext,
  player: PlayerFact,
  noun: readonly string[] | undefined,
): Addressed | undefined {
  const keepers = context.facts.keepersIn(player.place);
  if (noun === undefined) return keepers.length === 1 ? { person: keepers[0], rest: [] } : undefined;
  return (
    splitPerson(context, { room: player.place, except: player.id, words: noun }) ?? {
      person: undefined,
      rest: [],
    }
  );
}
