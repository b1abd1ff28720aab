/** hint: the next step towards an objective that is open, vaguer ones first. abandon: a quest that may be put down. */
import { actingPlayer } from '../acting-player.ts';
import type { Objective, StoryFact } from '../entity.ts';
import { questNamed } from '../named-quest.ts';
import { questsOf, questTitle } from '../quest-steps.ts';
import { approve, type Rule, type RuleContext, type Ruling, refuse } from '../rule.ts';
import { line } from '../sentence.ts';

export const hint: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const active = questsOf(context, player).filter(({ status }) => status === 'active');
  const quest =
    intent.noun === undefined
      ? (active.find(hasHints) ?? active[0])
      : questNamed(context, player, { quests: active, words: intent.noun });
  if (quest === undefined) {
    return intent.noun === undefined
      ? refuse('hint/nothing')
      : refuse('quests/unknown', { text: intent.noun.join(' ') });
  }
  return hintFor(context, quest, player.name);
};

const openOnes = ({ objectives }: StoryFact): readonly Objective[] =>
  objectives.filter(({ done, hints }) => !done && hints.length > 0);

const hasHints = (quest: StoryFact): boolean => openOnes(quest).length > 0;

/** The first open objective of which not everything has been told; when all has, the plainest of the first once more. */
function hintFor(context: RuleContext, quest: StoryFact, name: string): Ruling {
  const open = openOnes(quest);
  const fresh = open.find(({ told, hints }) => told < hints.length);
  const objective = fresh ?? open[0];
  const title = questTitle(context, quest.chart);
  if (objective === undefined || quest.player === undefined) return refuse('hint/none', { title });
  const at = Math.min(objective.told, objective.hints.length - 1);
  const left =
    open.reduce((sum, { told, hints }) => sum + hints.length - told, 0) - (fresh === undefined ? 0 : 1);
  const params = { title, line: { text: objective.hints[at] as string }, player: name, count: left };
  const told: StoryFact = {
    ...quest,
    objectives: quest.objectives.map((other) =>
      other.name === objective.name ? { ...objective, told: at + 1 } : other,
    ),
  };
  return approve({
    changes: fresh === undefined ? [] : [told],
    percepts: [{ player: quest.player, percept: line('hint.self', params, 'system') }],
  });
}

export const abandon: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const active = questsOf(context, player).filter(({ status }) => status === 'active');
  if (intent.noun === undefined) return refuse('abandon/what');
  const quest = questNamed(context, player, { quests: active, words: intent.noun });
  if (quest === undefined) return refuse('quests/unknown', { text: intent.noun.join(' ') });
  const title = questTitle(context, quest.chart);
  if (!quest.mayBeAbandoned) return refuse('abandon/bound', { title });
  return approve({
    removals: [quest.id],
    happenings: [{ type: 'quest.abandoned', actor: player.id, params: { title } }],
  });
};
