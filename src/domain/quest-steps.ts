/** How a player comes to a quest, and how it ends; a quest that is over begins again only when it failed and says that it may. */
import type { PlayerId } from '../kernel/ids.ts';
import type { PlayerFact, StoryFact } from './entity.ts';
import type { PerceptParam } from './percept.ts';
import { type Approval, approve, type RuleContext } from './rule.ts';
import { newQuest, questId } from './story.ts';

/** Its title, or its name where it has none. */
export function questTitle({ universe }: Pick<RuleContext, 'universe'>, chart: string): PerceptParam {
  const title = universe.charts[chart]?.title;
  return title === undefined ? chart : { text: title };
}

export function startQuest(context: RuleContext, player: PlayerFact, chart: string): Approval {
  const before = context.facts.story(questId(chart, player.id));
  const isOver = before?.status === 'failed' && before.mayBeRetried;
  if (before !== undefined && !isOver) return approve({});
  const quest = newQuest(chart, player.id);
  const params = { title: questTitle(context, chart), questId: quest.id };
  return approve({
    changes: [quest],
    happenings: [{ type: 'quest.started', actor: player.id, params }],
    demands: [{ type: 'start story', story: quest.id }],
  });
}

export function activeQuest({ facts }: RuleContext, chart: string, player: PlayerId): StoryFact | undefined {
  const quest = facts.story(questId(chart, player));
  return quest?.status === 'active' ? quest : undefined;
}

export function endQuest(
  context: RuleContext,
  { quest, player }: { readonly quest: StoryFact; readonly player: PlayerFact },
  status: 'completed' | 'failed',
): Approval {
  const params = { title: questTitle(context, quest.chart) };
  return approve({
    changes: [{ ...quest, status }],
    happenings: [{ type: `quest.${status}`, actor: player.id, params }],
  });
}

/** All that the player has taken up, sorted by id. */
export function questsOf({ facts }: RuleContext, player: PlayerFact): readonly StoryFact[] {
  return facts.storiesOf(player.id).filter(({ role }) => role === 'quest');
}
