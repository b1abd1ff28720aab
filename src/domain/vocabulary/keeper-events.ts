/** What a keeper's chart may hear of, besides the timers that it names itself and the events that it raises. */
import type { EventEntry, ImplementedNames } from './vocabulary-entry.ts';

export const KEEPER_EVENTS = {
  'someone came': {
    label: 'somebody comes',
    category: 'people',
    implemented: true,
    carries: ['player'],
    hears: 'someone came',
  },
  'player talked': {
    label: 'a player talks to it',
    category: 'people',
    implemented: true,
    carries: ['player'],
    hears: 'player.talked',
  },
  'player asked': {
    label: 'a player asks it about something',
    category: 'people',
    implemented: true,
    carries: ['player', 'words'],
    hears: 'player.asked',
  },
  'player gave': {
    label: 'a player gives it something',
    category: 'people',
    implemented: true,
    carries: ['player', 'item'],
    hears: 'player.gave',
  },
  'player said': {
    label: 'a player says something aloud',
    category: 'people',
    implemented: false,
    carries: ['player', 'words'],
    hears: 'player.said',
  },
  'player left': {
    label: 'a player leaves',
    category: 'people',
    implemented: false,
    carries: ['player'],
    hears: 'player.left',
  },
  'player took': {
    label: 'a player takes something',
    category: 'things',
    implemented: false,
    carries: ['player', 'item'],
    hears: 'player.took',
  },
  'player dropped': {
    label: 'a player drops something',
    category: 'things',
    implemented: false,
    carries: ['player', 'item'],
    hears: 'player.dropped',
  },
  'dawn came': {
    label: 'it dawns',
    category: 'time',
    implemented: false,
    carries: [],
    hears: 'clock.dawn',
  },
  'day came': {
    label: 'the day begins',
    category: 'time',
    implemented: false,
    carries: [],
    hears: 'clock.day',
  },
  'dusk came': {
    label: 'dusk falls',
    category: 'time',
    implemented: false,
    carries: [],
    hears: 'clock.dusk',
  },
  'night came': {
    label: 'night falls',
    category: 'time',
    implemented: false,
    carries: [],
    hears: 'clock.night',
  },
  'timer idle': {
    label: 'its idle time is over',
    category: 'time',
    implemented: true,
    carries: [],
    hears: 'timer idle',
    setBy: 'set idle timer',
  },
  'timer schedule': {
    label: 'its schedule goes on',
    category: 'time',
    implemented: true,
    carries: [],
    hears: 'timer schedule',
    setBy: 'set schedule timer',
  },
} as const satisfies Readonly<Record<string, EventEntry>>;

/** Those that reach a keeper. */
export type KeeperEventName = ImplementedNames<typeof KEEPER_EVENTS>;
