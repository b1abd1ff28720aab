/**
 * What a chart may ask for. `set`, `add` and `raise` are no entries: they change the chart itself and are part of the
 * format.
 */
import { CITIZEN_ACTIONS } from './citizen-actions.ts';
import { MEMORY_ACTIONS } from './memory-actions.ts';
import type { ParamValues } from './param-type.ts';
import { PEOPLE_ACTIONS } from './people-actions.ts';
import { PLACE_ACTIONS } from './place-actions.ts';
import { QUEST_ACTIONS } from './quest-actions.ts';
import { TALK_ACTIONS } from './talk-actions.ts';
import { THING_ACTIONS } from './thing-actions.ts';
import { TIME_ACTIONS } from './time-actions.ts';

export const ACTIONS = {
  ...PEOPLE_ACTIONS,
  ...MEMORY_ACTIONS,
  ...TALK_ACTIONS,
  ...PLACE_ACTIONS,
  ...CITIZEN_ACTIONS,
  ...THING_ACTIONS,
  ...QUEST_ACTIONS,
  ...TIME_ACTIONS,
} as const;

type Actions = typeof ACTIONS;
/** What a table of bindings `satisfies Record<ActionName, ...>`: a missing one does not compile. */
export type ActionName = keyof Actions;
export type ActionParams<Name extends ActionName> = ParamValues<Actions[Name]['params']>;
