/** A player as an actor: whether a typed line is carried out depends on whether they are here, away or on a journey. */
import { emit, setup } from 'xstate';

export type PlayerEvent =
  | { readonly type: 'connect' }
  | { readonly type: 'disconnect' }
  | { readonly type: 'command'; readonly text: string }
  | { readonly type: 'depart' }
  | { readonly type: 'arrive'; readonly present: boolean };

/** A typed line is to be carried out. */
export type PlayerEffect = { readonly type: 'attempt'; readonly text: string };

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
        disconnect: { target: 'away' },
        depart: { target: 'travelling' },
      },
    },
    travelling: {
      on: { arrive: [{ guard: 'is connected', target: 'here' }, { target: 'away' }] },
    },
  },
});
