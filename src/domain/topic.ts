/** What somebody asks about by a word that stands for it: its name for whoever reads that, its words for whoever is asked. */
import { meantBy, wordsFor } from './find-items.ts';
import type { PerceptParam } from './percept.ts';
import type { RuleContext } from './rule.ts';
import { itemParam, personParam } from './sentence.ts';
import { wordsOf } from './text-fold.ts';

type Topic = { readonly text: PerceptParam; readonly words: string };

/** Undefined where the words are a player's own. */
export function topicMeant(context: RuleContext, words: readonly string[]): Topic | undefined {
  const meant = words.flatMap((word) => referent(context, word) ?? []);
  const [first, ...more] = meant;
  if (first === undefined) return undefined;
  return {
    text: more.length === 0 ? first.name : { list: meant.map(({ name }) => name) },
    words: meant.flatMap((each) => each.words).join(' '),
  };
}

type Referent = { readonly name: PerceptParam; readonly words: readonly string[] };

function referent(context: RuleContext, word: string): Referent | undefined {
  const id = meantBy(word);
  if (id === undefined) return undefined;
  const { facts, world } = context;
  const item = facts.item(id);
  if (item !== undefined) return { name: itemParam(item), words: wordsFor(context, item) };
  const person = facts.player(id) ?? facts.keeper(id);
  if (person === undefined) return undefined;
  const words = person.kind === 'player' ? wordsOf(person.name) : (world.keepers[person.spec]?.words ?? []);
  return { name: personParam(world.id, person), words };
}
