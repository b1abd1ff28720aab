/** What a chart may ask of time. What carries them out is in the rules beside this. */
import type { ActionEntry } from './vocabulary-entry.ts';

const SECONDS = { type: 'integer', min: 1, max: 604_800 } as const;

export const TIME_ACTIONS = {
  'set timer': {
    params: { name: { type: 'timer' }, seconds: SECONDS, up_to: { ...SECONDS, optional: true } },
    label: 'will hear "timer {name}" in {seconds}[ to {up_to}] seconds',
    category: 'time',
    needs: [],
    reads: [],
    writes: ['timers'],
    emits: [],
    ascending: ['seconds', 'up_to'],
  },
  schedule: {
    params: { name: { type: 'timer' }, hour: { type: 'integer', min: 0, max: 23 } },
    label: 'will hear "timer {name}" at {hour} o’clock',
    category: 'time',
    needs: [],
    reads: ['clock'],
    writes: ['timers'],
    emits: [],
  },
  'cancel timer': {
    params: { name: { type: 'timer' } },
    label: 'won’t hear "timer {name}" after all',
    category: 'time',
    needs: [],
    reads: [],
    writes: ['timers'],
    emits: [],
  },
  'set idle timer': {
    params: {},
    label: 'will hear "timer idle" after its idle time',
    category: 'time',
    needs: ['keeper'],
    reads: [],
    writes: ['timers'],
    emits: [],
  },
  'set schedule timer': {
    params: {},
    label: 'will hear "timer schedule" when its schedule goes on',
    category: 'time',
    needs: ['keeper'],
    reads: ['schedule', 'clock'],
    writes: ['timers'],
    emits: [],
  },
} as const satisfies Readonly<Record<string, ActionEntry>>;
