/** Which quest a player means: by its number among those under way, or by words of its name. */
import { isCalled, lexiconOf } from './called.ts';
import type { PlayerFact, StoryFact } from './entity.ts';
import type { RuleContext } from './rule.ts';

/** `quests` are in the order in which they are listed; what is under way goes before what is over. */
export function questNamed(
  context: Pick<RuleContext, 'universe'>,
  player: PlayerFact,
  { quests, words }: { readonly quests: readonly StoryFact[]; readonly words: readonly string[] },
): StoryFact | undefined {
  const active = quests.filter(({ status }) => status === 'active');
  const [word = '', ...more] = words;
  if (more.length === 0 && /^[0-9]{1,3}$/.test(word)) return active[Number(word) - 1];
  const lexicon = lexiconOf(context, player);
  const isMeant = ({ chart }: StoryFact): boolean =>
    isCalled(words, [...chart.split('_'), ...(lexicon.quests[chart] ?? [])], lexicon);
  return active.find(isMeant) ?? quests.find(isMeant);
}
