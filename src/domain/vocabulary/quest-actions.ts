/** What a chart may do with quests. What carries them out is in the rules beside this. */
import type { ActionEntry } from './vocabulary-entry.ts';

export const QUEST_ACTIONS = {
  'start quest': {
    params: { quest: { type: 'quest' } },
    label: 'begins the quest {quest}',
    category: 'quests',
    needs: ['player'],
    reads: ['quest.status'],
    writes: ['quest.status'],
    emits: ['quest.started'],
  },
  'advance quest': {
    params: { quest: { type: 'quest' }, message: { type: 'message' } },
    label: 'sends the quest {quest} the message "{message}"',
    category: 'quests',
    needs: ['player'],
    reads: [],
    writes: [],
    emits: [],
  },
  'complete quest': {
    params: { quest: { type: 'quest' } },
    label: 'completes the quest {quest}',
    category: 'quests',
    needs: ['player'],
    reads: ['quest.status'],
    writes: ['quest.status'],
    emits: ['quest.completed'],
  },
  'fail quest': {
    params: { quest: { type: 'quest' } },
    label: 'fails the quest {quest}',
    category: 'quests',
    needs: ['player'],
    reads: ['quest.status'],
    writes: ['quest.status'],
    emits: ['quest.failed'],
  },
  note: {
    params: { line: { type: 'line' } },
    label: 'writes into the journal: {line}',
    category: 'quests',
    needs: ['player', 'quest'],
    reads: ['quest.notes'],
    writes: ['quest.notes'],
    emits: ['quest.noted'],
  },
} as const satisfies Readonly<Record<string, ActionEntry>>;
