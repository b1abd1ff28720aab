/** Every vocabulary that a chart may name. */
import { KEEPER_ACTIONS } from './keeper-actions.ts';
import { KEEPER_EVENTS } from './keeper-events.ts';
import { KEEPER_GUARDS } from './keeper-guards.ts';
import type { Vocabulary } from './vocabulary-entry.ts';

export const VOCABULARIES: Readonly<Record<string, Vocabulary>> = {
  keeper: { guards: KEEPER_GUARDS, actions: KEEPER_ACTIONS, events: KEEPER_EVENTS },
};
