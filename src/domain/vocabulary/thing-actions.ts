/** What a chart may do with items and tokens. What carries them out is in the rules beside this. */
import type { ActionEntry } from './vocabulary-entry.ts';

export const THING_ACTIONS = {
  'give item': {
    params: { item: { type: 'item' } },
    label: 'gives the player {item}',
    category: 'things',
    needs: ['keeper', 'player'],
    reads: ['item.place'],
    writes: ['item.place'],
    emits: ['keeper.gave'],
  },
  'take item': {
    params: { item: { type: 'item' } },
    label: 'takes {item} from the player',
    category: 'things',
    needs: ['keeper', 'player'],
    reads: ['item.place'],
    writes: ['item.place'],
    emits: ['keeper.took'],
  },
  'hand back': {
    params: {},
    label: 'hands the gift back',
    category: 'things',
    needs: ['keeper', 'player', 'item'],
    reads: ['item.place'],
    writes: ['item.place'],
    emits: ['keeper.returned'],
  },
  'award tokens': {
    params: { amount: { type: 'integer', min: 1, max: 1_000_000 } },
    label: 'awards the player {amount} tokens',
    category: 'things',
    needs: ['player'],
    reads: ['realm.treasury'],
    writes: ['player.tokens', 'realm.treasury'],
    emits: ['player.rewarded'],
  },
  spawn: {
    params: {
      item: { type: 'item' },
      location: { type: 'location' },
      most: { type: 'integer', min: 1, max: 100, optional: true },
    },
    label: 'lets {item} appear at {location}[ unless {most} lie there]',
    category: 'things',
    needs: [],
    reads: ['item.place'],
    writes: ['item.existence'],
    emits: ['item.appeared'],
  },
  despawn: {
    params: { item: { type: 'item' }, location: { type: 'location' } },
    label: 'lets every {item} that lies at {location} vanish',
    category: 'things',
    needs: [],
    reads: ['item.place'],
    writes: ['item.existence'],
    emits: ['item.vanished'],
  },
} as const satisfies Readonly<Record<string, ActionEntry>>;
