/** How charts begin, advance and end quests, and write into a player's journal. */
import { HINTS_MAX, NOTES_MAX, OBJECTIVES_MAX, type Objective, type StoryFact } from '../entity.ts';
import { activeQuest, endQuest, questTitle, startQuest } from '../quest-steps.ts';
import { type Approval, approve, type RuleContext } from '../rule.ts';
import { questId } from '../story.ts';
import type { TextKey } from '../world-spec.ts';
import { type ActionRules, NOTHING } from './action-rule.ts';
import { playerAtHand } from './at-hand.ts';
import type { Moment } from './moment.ts';
import type { QUEST_ACTIONS } from './quest-actions.ts';

export const QUEST_ACTION_RULES: ActionRules<keyof typeof QUEST_ACTIONS> = {
  'start quest': (context, moment, { quest }) => {
    const player = playerAtHand(context, moment);
    return player === undefined ? NOTHING : startQuest(context, player, quest);
  },
  'advance quest': (context, moment, { quest, message }) => {
    const player = playerAtHand(context, moment);
    if (player === undefined || activeQuest(context, quest, player.id) === undefined) return NOTHING;
    return approve({ demands: [{ type: 'send message', to: questId(quest, player.id), message }] });
  },
  'complete quest': (context, moment, { quest }) => ended(context, moment, { quest, status: 'completed' }),
  'fail quest': (context, moment, { quest }) => ended(context, moment, { quest, status: 'failed' }),
  note: (context, moment, { line }) => {
    const player = playerAtHand(context, moment);
    const quest = context.facts.story(moment.self);
    if (player === undefined || quest?.role !== 'quest' || quest.notes.at(-1) === line) return NOTHING;
    const noted: StoryFact = { ...quest, notes: [...quest.notes, line].slice(-NOTES_MAX) };
    const params = {
      title: questTitle(context, quest.chart),
      line: { text: line },
      player: player.name,
    };
    return approve({ changes: [noted], happenings: [{ type: 'quest.noted', actor: player.id, params }] });
  },
  objective: (context, moment, { name, line }) =>
    written(context, moment, (quest) =>
      quest.objectives.some((other) => other.name === name && other.line === line && !other.done)
        ? quest
        : withObjective(quest, { name, line, done: false, hints: [], told: 0 }),
    ),
  hint: (context, moment, { name, line }) => written(context, moment, (quest) => hinted(quest, name, line)),
  'objective done': (context, moment, { name }) =>
    written(context, moment, (quest) => {
      const objective = quest.objectives.find((other) => other.name === name);
      return objective === undefined || objective.done
        ? quest
        : withObjective(quest, { ...objective, done: true });
    }),
  'allow abandoning': (context, moment) =>
    written(context, moment, (quest) => (quest.mayBeAbandoned ? quest : { ...quest, mayBeAbandoned: true })),
  'forbid abandoning': (context, moment) =>
    written(context, moment, (quest) => (quest.mayBeAbandoned ? { ...quest, mayBeAbandoned: false } : quest)),
  'allow retry': (context, moment) =>
    written(context, moment, (quest) => (quest.mayBeRetried ? quest : { ...quest, mayBeRetried: true })),
};

/** Another version of the quest's record; nothing when it is not there. */
function written({ facts }: RuleContext, { self }: Moment, write: (quest: StoryFact) => StoryFact): Approval {
  const quest = facts.story(self);
  if (quest?.role !== 'quest') return NOTHING;
  const after = write(quest);
  return after === quest ? NOTHING : approve({ changes: [after] });
}

const withObjective = (quest: StoryFact, objective: Objective): StoryFact => ({
  ...quest,
  objectives: quest.objectives.some(({ name }) => name === objective.name)
    ? quest.objectives.map((other) => (other.name === objective.name ? objective : other))
    : [...quest.objectives, objective].slice(-OBJECTIVES_MAX),
});

/** A hint for an objective that has not been set is for nothing. */
function hinted(quest: StoryFact, wanted: string, line: TextKey): StoryFact {
  const objective = quest.objectives.find(({ name }) => name === wanted);
  if (objective === undefined || objective.hints.includes(line)) return quest;
  return withObjective(quest, { ...objective, hints: [...objective.hints, line].slice(-HINTS_MAX) });
}

function ended(
  context: RuleContext,
  moment: Moment,
  { quest: chart, status }: { readonly quest: string; readonly status: 'completed' | 'failed' },
): Approval {
  const player = playerAtHand(context, moment);
  const quest = player === undefined ? undefined : activeQuest(context, chart, player.id);
  return player === undefined || quest === undefined ? NOTHING : endQuest(context, { quest, player }, status);
}
