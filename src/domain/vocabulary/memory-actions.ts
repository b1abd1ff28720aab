/** What a chart may have its keeper keep in mind of the player. What carries them out is in the rules beside this. */
import { OPINION_MAX } from '../acquaintance.ts';
import type { ActionEntry } from './vocabulary-entry.ts';

export const MEMORY_ACTIONS = {
  remember: {
    params: { deed: { type: 'text' } },
    label: 'keeps {deed} in mind',
    category: 'people',
    needs: ['keeper', 'player'],
    reads: ['keeper.memory'],
    writes: ['keeper.memory'],
    emits: [],
  },
  'adjust opinion': {
    params: { by: { type: 'integer', min: -2 * OPINION_MAX, max: 2 * OPINION_MAX } },
    label: 'thinks {by} more of the player',
    category: 'people',
    needs: ['keeper', 'player'],
    reads: ['keeper.memory', 'clock'],
    writes: ['keeper.memory'],
    emits: [],
  },
  promise: {
    params: { promise: { type: 'text' }, hours: { type: 'integer', min: 1, max: 10_000, optional: true } },
    label: 'has been promised {promise}[ within {hours} hours]',
    category: 'people',
    needs: ['keeper', 'player'],
    reads: ['keeper.memory', 'clock'],
    writes: ['keeper.memory'],
    emits: [],
  },
  'keep promise': {
    params: { promise: { type: 'text' } },
    label: 'sees the promise {promise} kept',
    category: 'people',
    needs: ['keeper', 'player'],
    reads: ['keeper.memory', 'clock'],
    writes: ['keeper.memory'],
    emits: [],
  },
  'break promise': {
    params: { promise: { type: 'text' } },
    label: 'sees the promise {promise} broken',
    category: 'people',
    needs: ['keeper', 'player'],
    reads: ['keeper.memory', 'clock'],
    writes: ['keeper.memory'],
    emits: [],
  },
} as const satisfies Readonly<Record<string, ActionEntry>>;
