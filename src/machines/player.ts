/** A player as an actor: whether a typed line is carried out depends on whether they are here, away or on a journey. */
import { emit, setup } from 'xstate';
import type { Step } from '../domain/social/walk-behind.ts';

export type PlayerEvent =
  | { readonly type: 'connect' }
  | { readonly type: 'disconnect' }
  | { readonly type: 'command'; readonly text: string }
  | ({ readonly type: 'follow' } & Behind)
  | { readonly type: 'depart' }
  | { readonly type: 'arrive'; readonly present: boolean };

/** A step behind somebody, and how many before it came of one and the same step. */
type Behind = { readonly step: Step; readonly steps: number };

export type PlayerEffect =
  /** A typed line is to be carried out. */
  { readonly type: 'attempt'; readonly text: string } | ({ readonly type: 'walk behind' } & Behind);

export const playerMachine = setup({
  types: { events: {} as PlayerEvent, emitted: {} as PlayerEffect },
  guards: {
    'is connected': ({ event }) => event.type === 'arrive' && event.present,
  },
  actions: {
    attempt: emit(({ event }) => ({
      type: 'attempt' as const,
      text: event.type === 'command' ? event.text : '',
    })),
    'walk behind': emit(({ event }) => {
      if (event.type !== 'follow') throw new Error(`nobody is followed in ${event.type}`);
      return { type: 'walk behind' as const, step: event.step, steps: event.steps };
    }),
  },
}).createMachine({
  id: 'player',
  initial: 'away',
  context: {},
  states: {
    away: { on: { connect: { target: 'here' }, depart: { target: 'travelling' } } },
    here: {
      on: {
        command: { actions: 'attempt' },
        follow: { actions: 'walk behind' },
        disconnect: { target: 'away' },
        depart: { target: 'travelling' },
      },
    },
    travelling: {
      on: { arrive: [{ guard: 'is connected', target: 'here' }, { target: 'away' }] },
    },
  },
});
