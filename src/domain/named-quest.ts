/** Which quest a player means: by its number among those under way, or by words of its name. */
import type { StoryFact } from './entity.ts';

/** `quests` are in the order in which they are listed; what is under way goes before what is over. */
export function questNamed(quests: readonly StoryFact[], words: readonly string[]): StoryFact | undefined {
  const active = quests.filter(({ status }) => status === 'active');
  const [word = '', ...more] = words;
  if (more.length === 0 && /^[0-9]{1,3}$/.test(word)) return active[Number(word) - 1];
  const meant = words.map((typed) => typed.replace(/['’]/g, ''));
  const isMeant = ({ chart }: StoryFact) => meant.every((part) => chart.split('_').includes(part));
  return active.find(isMeant) ?? quests.find(isMeant);
}
