/** quests: the player's journal, what is under way first. */
import { actingPlayer } from '../acting-player.ts';
import type { PlayerFact, StoryFact } from '../entity.ts';
import type { Percept, PerceptParam } from '../percept.ts';
import { questTitle } from '../quest-steps.ts';
import { approve, type Rule, type RuleContext } from '../rule.ts';
import { line } from '../sentence.ts';

export const quests: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const stories = context.facts.storiesOf(player.id).filter(({ role }) => role === 'quest');
  const active = stories.filter(({ status }) => status === 'active');
  const percepts: Percept[] = [
    line('quests.self', { count: active.length, total: stories.length }, 'system'),
    ...active.map((quest) => entry(context, player, quest)),
    ...over(context, stories, 'completed'),
    ...over(context, stories, 'failed'),
  ];
  return approve({ percepts: percepts.map((percept) => ({ player: player.id, percept })) });
};

/** With what was noted last. */
function entry(context: RuleContext, player: PlayerFact, { chart, notes }: StoryFact): Percept {
  const title = questTitle(context, chart);
  const newest = notes.at(-1);
  return newest === undefined
    ? line('quests.fresh', { title }, 'system')
    : line('quests.noted', { title, line: { text: newest }, player: player.name }, 'system');
}

function over(
  context: RuleContext,
  stories: readonly StoryFact[],
  status: 'completed' | 'failed',
): readonly Percept[] {
  const titles: PerceptParam[] = stories
    .filter((quest) => quest.status === status)
    .map(({ chart }) => questTitle(context, chart));
  if (titles.length === 0) return [];
  return [line(`quests.${status}`, { titles: { list: titles }, count: titles.length }, 'system')];
}
