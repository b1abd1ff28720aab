/** What carries out the actions of charts. An action without a rule here does not compile. */
import type { ActionRules } from './action-rule.ts';
import type { ActionName } from './actions.ts';
import { CITIZEN_ACTION_RULES } from './citizen-action-rules.ts';
import { MEMORY_ACTION_RULES } from './memory-action-rules.ts';
import { PEOPLE_ACTION_RULES } from './people-action-rules.ts';
import { PLACE_ACTION_RULES } from './place-action-rules.ts';
import { QUEST_ACTION_RULES } from './quest-action-rules.ts';
import { TALK_ACTION_RULES } from './talk-action-rules.ts';
import { THING_ACTION_RULES } from './thing-action-rules.ts';
import { TIME_ACTION_RULES } from './time-action-rules.ts';

export const ACTION_RULES: ActionRules<ActionName> = {
  ...PEOPLE_ACTION_RULES,
  ...MEMORY_ACTION_RULES,
  ...TALK_ACTION_RULES,
  ...PLACE_ACTION_RULES,
  ...CITIZEN_ACTION_RULES,
  ...THING_ACTION_RULES,
  ...QUEST_ACTION_RULES,
  ...TIME_ACTION_RULES,
};
