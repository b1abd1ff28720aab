/** What a chart may ask about things: who has them, where they are, and how. */
import type { GuardEntry } from './vocabulary-entry.ts';

export const THING_GUARDS = {
  'player has': {
    params: { item: { type: 'item' } },
    label: 'the player has {item}',
    category: 'things',
    needs: ['player'],
    reads: ['item.place'],
  },
  carries: {
    params: { item: { type: 'item' } },
    label: 'it carries {item}',
    category: 'things',
    needs: ['keeper'],
    reads: ['item.place'],
  },
  'item is at': {
    params: { item: { type: 'item' }, location: { type: 'location' } },
    label: '{item} lies at {location}',
    category: 'things',
    needs: [],
    reads: ['item.place'],
  },
  'item is open': {
    params: { item: { type: 'item' }, location: { type: 'location', optional: true } },
    label: '{item} is open[ at {location}]',
    category: 'things',
    needs: [],
    reads: ['item.place', 'item.lid'],
  },
  'item is lit': {
    params: { item: { type: 'item' }, location: { type: 'location', optional: true } },
    label: '{item} is lit[ at {location}]',
    category: 'things',
    needs: [],
    reads: ['item.place', 'item.flame'],
  },
  'item is worn': {
    params: { item: { type: 'item' } },
    label: 'the player wears {item}',
    category: 'things',
    needs: ['player'],
    reads: ['item.place', 'item.worn'],
  },
  'thing is': {
    params: { item: { type: 'item' } },
    label: 'the thing is {item}',
    category: 'things',
    needs: ['item'],
    reads: ['item.place'],
  },
  'player has tokens': {
    params: { amount: { type: 'integer', min: 1, max: 1_000_000_000 } },
    label: 'the player has at least {amount} tokens',
    category: 'things',
    needs: ['player'],
    reads: ['player.tokens'],
  },
} as const satisfies Readonly<Record<string, GuardEntry>>;
