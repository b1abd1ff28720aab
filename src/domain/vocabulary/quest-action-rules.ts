/** How charts begin, advance and end quests, and write into a player's journal. */
import { NOTES_MAX, type StoryFact } from '../entity.ts';
import { activeQuest, endQuest, questTitle, startQuest } from '../quest-steps.ts';
import { type Approval, approve, type RuleContext } from '../rule.ts';
import { questId } from '../story.ts';
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
};

function ended(
  context: RuleContext,
  moment: Moment,
  { quest: chart, status }: { readonly quest: string; readonly status: 'completed' | 'failed' },
): Approval {
  const player = playerAtHand(context, moment);
  const quest = player === undefined ? undefined : activeQuest(context, chart, player.id);
  return player === undefined || quest === undefined ? NOTHING : endQuest(context, { quest, player }, status);
}
