/** Every vocabulary that a chart may name: who a chart of that kind is about, and so what it can ask, do and hear. */
import { ACTIONS } from './actions.ts';
import { EVENTS, type EventName } from './events.ts';
import { GUARDS } from './guards.ts';
import type { Carried, EventEntry, Vocabulary } from './vocabulary-entry.ts';

/** The kinds of charts. */
export type VocabularyName = 'keeper' | 'dialogue' | 'quest' | 'world';

const CLOCK = [
  'dawn came',
  'day came',
  'dusk came',
  'night came',
  'weather turned',
  'tide turned',
  'holiday began',
] as const;
const DEEDS = [
  'player gestured',
  'player said',
  'player took',
  'player dropped',
  'player read',
  'player opened',
  'player unlocked',
] as const;
const TO_KEEPERS = ['player talked', 'player asked', 'player gave'] as const;

export const VOCABULARIES: Readonly<Record<VocabularyName, Vocabulary>> = {
  /** One actor a keeper; hears what is done in the room where the keeper is, and what is said to it. */
  keeper: vocabularyOf({
    always: ['keeper'],
    expected: ['someone came', ...TO_KEEPERS],
    events: [
      'someone came',
      'player left',
      ...TO_KEEPERS,
      ...DEEDS,
      'player answered',
      ...CLOCK,
      'timer idle',
      'timer schedule',
    ],
  }),
  /** One actor for a keeper and the player who talks with it; ends when the player leaves. */
  dialogue: vocabularyOf({
    always: ['keeper', 'player'],
    expected: [],
    events: ['player left', 'keeper left', ...TO_KEEPERS, ...DEEDS, 'player answered', ...CLOCK],
  }),
  /** One actor a player; hears what its player does anywhere. */
  quest: vocabularyOf({
    always: ['player', 'quest'],
    expected: [],
    events: ['player came', 'player left', ...TO_KEEPERS, ...DEEDS, 'player answered', ...CLOCK],
  }),
  /** One actor a realm; hears what anybody in the realm does. */
  world: vocabularyOf({
    always: [],
    expected: [],
    events: ['player came', 'player left', ...TO_KEEPERS, ...DEEDS, ...CLOCK],
  }),
};

function vocabularyOf({
  always,
  expected,
  events,
}: {
  always: readonly Carried[];
  expected: readonly EventName[];
  events: readonly EventName[];
}): Vocabulary {
  const heard = events.map((name) => [name, EVENTS[name]] as const);
  const atHand = new Set<Carried>([...always, ...heard.flatMap(([, { carries }]) => carries)]);
  const usable = ([, { needs }]: [string, { readonly needs: readonly Carried[] }]) =>
    needs.every((need) => atHand.has(need));
  // What sets a timer is of no use to charts that never hear of it.
  const unheard = Object.entries<EventEntry>(EVENTS).flatMap(([name, { setBy }]) =>
    setBy === undefined || heard.some(([known]) => known === name) ? [] : [setBy],
  );
  const useful = ([name]: [string, unknown]) => !unheard.includes(name);
  return {
    always,
    expected,
    guards: Object.fromEntries(Object.entries(GUARDS).filter(usable)),
    actions: Object.fromEntries(Object.entries(ACTIONS).filter(usable).filter(useful)),
    events: Object.fromEntries(heard),
  };
}
