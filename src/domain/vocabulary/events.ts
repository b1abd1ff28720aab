/** What a chart may hear of, besides its own timers, messages and choices and the events that it raises. */
import type { EventEntry } from './vocabulary-entry.ts';

export const EVENTS = {
  'someone came': {
    label: 'somebody comes',
    category: 'people',
    carries: ['player'],
    hears: ['player.joined', 'player.returned', 'player.arrived', 'player.landed', 'player.set-down'],
  },
  'player came': {
    label: 'the player comes to another place',
    category: 'people',
    carries: ['player'],
    hears: ['player.joined', 'player.returned', 'player.arrived', 'player.landed', 'player.set-down'],
  },
  'player left': {
    label: 'the player leaves',
    category: 'people',
    carries: ['player'],
    hears: ['player.left', 'player.departed', 'player.faded', 'player.farewell', 'player.taken-away'],
  },
  'keeper left': {
    label: 'the keeper walks away',
    category: 'people',
    carries: [],
    hears: ['keeper.left'],
  },
  'player talked': {
    label: 'a player talks to a keeper',
    category: 'talk',
    carries: ['player', 'listener'],
    hears: ['player.talked'],
  },
  'player asked': {
    label: 'a player asks a keeper about something',
    category: 'talk',
    carries: ['player', 'listener', 'words'],
    hears: ['player.asked'],
  },
  'player said': {
    label: 'a player says something aloud',
    category: 'talk',
    carries: ['player', 'words'],
    hears: ['player.said'],
  },
  'player answered': {
    label: 'the player answers what was asked',
    category: 'talk',
    carries: ['player', 'words'],
    hears: ['player.answered'],
  },
  'player gestured': {
    label: 'a player makes a gesture at a keeper',
    category: 'talk',
    carries: ['player', 'listener', 'words'],
    hears: ['player.gestured'],
  },
  'player gave': {
    label: 'a player gives a keeper something',
    category: 'things',
    carries: ['player', 'listener', 'item'],
    hears: ['player.gave'],
  },
  'player took': {
    label: 'a player takes something',
    category: 'things',
    carries: ['player', 'item'],
    hears: ['player.took'],
  },
  'player dropped': {
    label: 'a player drops something',
    category: 'things',
    carries: ['player', 'item'],
    hears: ['player.dropped'],
  },
  'player read': {
    label: 'a player reads something',
    category: 'things',
    carries: ['player', 'item'],
    hears: ['player.read'],
  },
  'player opened': {
    label: 'a player opens a door',
    category: 'places',
    carries: ['player'],
    hears: ['player.opened'],
  },
  'player unlocked': {
    label: 'a player unlocks a door',
    category: 'places',
    carries: ['player'],
    hears: ['player.unlocked'],
  },
  'dawn came': {
    label: 'it dawns',
    category: 'time',
    carries: [],
    hears: ['clock.dawn'],
  },
  'day came': {
    label: 'the day begins',
    category: 'time',
    carries: [],
    hears: ['clock.day'],
  },
  'dusk came': {
    label: 'dusk falls',
    category: 'time',
    carries: [],
    hears: ['clock.dusk'],
  },
  'night came': {
    label: 'night falls',
    category: 'time',
    carries: [],
    hears: ['clock.night'],
  },
  'weather turned': {
    label: 'the weather turns',
    category: 'time',
    carries: [],
    hears: ['weather.clear', 'weather.cloudy', 'weather.rain', 'weather.fog', 'weather.storm'],
  },
  'tide turned': {
    label: 'the tide is another than before',
    category: 'time',
    carries: [],
    hears: ['tide.high', 'tide.falling', 'tide.low', 'tide.rising'],
  },
  'holiday began': {
    label: 'the day of a holiday begins',
    category: 'time',
    carries: [],
    hears: ['clock.holiday'],
  },
  'timer idle': {
    label: 'its idle time is over',
    category: 'time',
    carries: [],
    hears: [],
    setBy: 'set idle timer',
  },
  'timer schedule': {
    label: 'its schedule goes on',
    category: 'time',
    carries: [],
    hears: [],
    setBy: 'set schedule timer',
  },
} as const satisfies Readonly<Record<string, EventEntry>>;

export type EventName = keyof typeof EVENTS;
