/** Puts names in the place of references in a refusal, and finds the word in it that nobody here knows. */
import type { PlayerFact } from './entity.ts';
import { pluralsFor, type wordFor, wordsFor } from './find-items.ts';
import { nearestWord } from './nearest-word.ts';
import type { PerceptParam } from './percept.ts';
import { locationSpecOf, textsThatHold } from './room-view.ts';
import type { Refusal, RuleContext } from './rule.ts';
import { peopleIn, wordsForPerson } from './scope.ts';
import { itemParam, personParam } from './sentence.ts';
import { canSee, inView } from './sight.ts';

type Explained = { readonly refusal: Refusal; readonly unknown?: string };

export function explainRefusal(context: RuleContext, player: PlayerFact, refusal: Refusal): Explained {
  if (refusal.code === 'command/unknown') return { refusal, unknown: String(refusal.params['word']) };
  const params = Object.fromEntries(
    Object.entries(refusal.params).map(([name, param]) => [name, named(context, param)]),
  );
  const text = refusal.params['text'];
  if (!OF_WORDS.includes(refusal.code) || typeof text !== 'string')
    return { refusal: { ...refusal, params } };
  const known = [
    ...inView(context, player).flatMap((item) => [...wordsFor(context, item), ...pluralsFor(context, item)]),
    ...peopleIn(context, player.place).flatMap((person) => wordsForPerson(context, person)),
  ];
  const unknown = text.split(' ').find((word) => !known.includes(word) && !word.startsWith('#'));
  const suggestion = unknown === undefined ? 'none' : nearestWord(unknown, known);
  return {
    refusal: { ...refusal, params: { ...params, ...seenHere(context, player, refusal), suggestion } },
    ...(unknown === undefined ? {} : { unknown }),
  };
}

/** What is told of the place, in which the words may stand all the same. */
function seenHere(context: RuleContext, player: PlayerFact, { code }: Refusal): Refusal['params'] {
  if (code !== 'noun/unknown' || !canSee(context, player)) return {};
  const { name, description } = locationSpecOf(context, player);
  const keys = [name, ...textsThatHold(context, player, description)];
  return { here: { list: keys.map((text) => ({ text })) } };
}

/** Refusals that say which words mean nothing. */
const OF_WORDS: readonly string[] = ['noun/unknown', 'drop/not-held', 'talk/nobody', 'give/nobody'];

function named({ facts, world }: RuleContext, param: PerceptParam): PerceptParam {
  if (typeof param !== 'string' || !param.includes('#')) return param;
  const ids = param.split(' ').filter((word) => word.startsWith('#'));
  const names = ids.flatMap((word): PerceptParam[] => {
    const entity = facts.get(word.slice(1) as Parameters<typeof wordFor>[0]);
    if (entity?.kind === 'item') return [itemParam(entity)];
    return entity?.kind === 'player' || entity?.kind === 'keeper' ? [personParam(world.id, entity)] : [];
  });
  const [only] = names;
  if (only === undefined) return param.replaceAll('#', '');
  return names.length === 1 ? only : { list: names };
}
