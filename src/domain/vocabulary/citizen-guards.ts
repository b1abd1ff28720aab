/** What charts may ask about a citizen's day and needs. What answers them is in citizen-guard-rules.ts. */
import { NEED_MAX } from '../city/citizen.ts';
import type { GuardEntry } from './vocabulary-entry.ts';

const LEVEL = { level: { type: 'integer', min: 1, max: NEED_MAX } } as const;

export const CITIZEN_GUARDS = {
  'hunger at least': {
    params: LEVEL,
    label: 'its hunger is {level} or more',
    category: 'citizens',
    needs: ['keeper'],
    reads: ['keeper.needs', 'clock'],
  },
  'tiredness at least': {
    params: LEVEL,
    label: 'its tiredness is {level} or more',
    category: 'citizens',
    needs: ['keeper'],
    reads: ['keeper.needs', 'clock'],
  },
  'loneliness at least': {
    params: LEVEL,
    label: 'its loneliness is {level} or more',
    category: 'citizens',
    needs: ['keeper'],
    reads: ['keeper.needs', 'clock'],
  },
  'hour to sleep': {
    params: {},
    label: 'it is in bed at this hour',
    category: 'citizens',
    needs: ['keeper'],
    reads: ['schedule', 'clock'],
  },
  'hour to work': {
    params: {},
    label: 'its trade keeps this hour',
    category: 'citizens',
    needs: ['keeper'],
    reads: ['schedule', 'clock'],
  },
  'journey is due': {
    params: {},
    label: 'it is time to go to the other town, or home from there',
    category: 'citizens',
    needs: ['keeper'],
    reads: ['keeper.place', 'schedule', 'clock'],
  },
  'is eating': {
    params: {},
    label: 'it sits at table',
    category: 'citizens',
    needs: ['keeper'],
    reads: ['keeper.errand'],
  },
  'is at home': {
    params: {},
    label: 'it is where it lives, and meant to be',
    category: 'citizens',
    needs: ['keeper'],
    reads: ['keeper.place', 'keeper.errand'],
  },
  'is at the gate': {
    params: {},
    label: 'it stands at the gate that it was making for',
    category: 'citizens',
    needs: ['keeper'],
    reads: ['keeper.place', 'keeper.errand'],
  },
} as const satisfies Readonly<Record<string, GuardEntry>>;
