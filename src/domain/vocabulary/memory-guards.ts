/** What a chart may ask about the keeper's memory of the player. What answers them is in memory-guard-rules.ts. */
import { OPINION_MAX } from '../acquaintance.ts';
import type { GuardEntry } from './vocabulary-entry.ts';

export const MEMORY_GUARDS = {
  'opinion at least': {
    params: { opinion: { type: 'integer', min: -OPINION_MAX, max: OPINION_MAX } },
    label: 'it thinks at least {opinion} of the player',
    category: 'people',
    needs: ['keeper', 'player'],
    reads: ['keeper.memory', 'player.reputation', 'clock'],
  },
  'met at least': {
    params: { times: { type: 'integer', min: 1, max: 1_000_000 } },
    label: 'they have talked at least {times} times',
    category: 'people',
    needs: ['keeper', 'player'],
    reads: ['keeper.memory'],
  },
  'last asked about': {
    params: { topic: { type: 'text' } },
    label: 'the player’s last question was about {topic}',
    category: 'people',
    needs: ['keeper', 'player'],
    reads: ['keeper.memory'],
  },
  'promise is open': {
    params: { promise: { type: 'text' } },
    label: 'the promise {promise} is still to be kept',
    category: 'people',
    needs: ['keeper', 'player'],
    reads: ['keeper.memory', 'clock'],
  },
  'promise is kept': {
    params: { promise: { type: 'text' } },
    label: 'the promise {promise} has been kept',
    category: 'people',
    needs: ['keeper', 'player'],
    reads: ['keeper.memory'],
  },
  'promise is broken': {
    params: { promise: { type: 'text' } },
    label: 'the promise {promise} has been broken',
    category: 'people',
    needs: ['keeper', 'player'],
    reads: ['keeper.memory', 'clock'],
  },
  'knows of': {
    params: { deed: { type: 'text' } },
    label: 'it has seen or heard of {deed}',
    category: 'people',
    needs: ['keeper', 'player'],
    reads: ['keeper.memory'],
  },
} as const satisfies Readonly<Record<string, GuardEntry>>;
