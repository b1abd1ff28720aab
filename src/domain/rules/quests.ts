/** quests: what a player has taken up, what is under way first. journal: all of it as it was written. */
import { actingPlayer } from '../acting-player.ts';
import type { PlayerFact, StoryFact } from '../entity.ts';
import { questNamed } from '../named-quest.ts';
import type { Percept, PerceptParam } from '../percept.ts';
import { questsOf, questTitle } from '../quest-steps.ts';
import { type Approval, approve, type Rule, type RuleContext, refuse } from '../rule.ts';
import { line } from '../sentence.ts';

export const quests: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const stories = questsOf(context, player);
  if (intent.noun !== undefined) {
    const quest = questNamed(context, player, { quests: stories, words: intent.noun });
    if (quest === undefined) return refuse('quests/unknown', { text: intent.noun.join(' ') });
    return shown(player, pages(context, player, quest));
  }
  const active = stories.filter(({ status }) => status === 'active');
  return shown(player, [
    line('quests.self', { count: active.length, total: stories.length }, 'system'),
    ...active.map((quest) => entry(context, player, quest)),
    ...over(context, stories, 'completed'),
    ...over(context, stories, 'failed'),
  ]);
};

export const journal: Rule = (context, intent) => {
  if (intent.noun !== undefined) return quests(context, intent);
  const player = actingPlayer(context, intent);
  const active = questsOf(context, player).filter(({ status }) => status === 'active');
  if (active.length === 0) return quests(context, intent);
  return shown(
    player,
    active.flatMap((quest) => pages(context, player, quest)),
  );
};

const shown = (player: PlayerFact, percepts: readonly Percept[]): Approval =>
  approve({ percepts: percepts.map((percept) => ({ player: player.id, percept })) });

/** With what was noted last. */
function entry(context: RuleContext, player: PlayerFact, { chart, notes }: StoryFact): Percept {
  const title = questTitle(context, chart);
  const newest = notes.at(-1);
  return newest === undefined
    ? line('quests.fresh', { title }, 'system')
    : line('quests.noted', { title, line: { text: newest }, player: player.name }, 'system');
}

/** Everything about one quest: how it stands, what was noted in that order, what is to be done and what has been. */
function pages(context: RuleContext, player: PlayerFact, quest: StoryFact): readonly Percept[] {
  const title = questTitle(context, quest.chart);
  const open = quest.status === 'active' ? quest.objectives.filter(({ done }) => !done) : [];
  return [
    line(`journal.${quest.status}`, { title }, 'system'),
    ...quest.notes.map((text) => line('journal.note', { line: { text }, player: player.name }, 'system')),
    ...open.map((objective) =>
      line('journal.open', { line: { text: objective.line }, player: player.name }, 'system'),
    ),
    ...quest.objectives
      .filter(({ done }) => done)
      .map((objective) =>
        line('journal.done', { line: { text: objective.line }, player: player.name }, 'system'),
      ),
  ];
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
