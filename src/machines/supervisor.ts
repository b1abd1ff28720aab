/** A realm or the hub as an actor: parent of everybody in it, told by XState when one of them fails. */
import { type AnyActorRef, emit, setup, stopChild } from 'xstate';

export type SupervisorEvent =
  | { readonly type: 'TICK'; readonly tick: number }
  | { readonly type: 'FAIL' }
  | { readonly type: 'DISMISS'; readonly actor: AnyActorRef };

export type SupervisorEffect =
  /** The host is to run the phases of this tick. */
  | { readonly type: 'advance'; readonly tick: number }
  | { readonly type: 'child failed'; readonly actor: string };

const ACTOR_ERROR = 'xstate.error.actor.';

export const supervisorMachine = setup({
  types: { events: {} as SupervisorEvent, emitted: {} as SupervisorEffect },
  actions: {
    advance: emit(({ event }) => ({ type: 'advance' as const, tick: (event as { tick: number }).tick })),
    dismiss: stopChild(({ event }) => (event as { actor: AnyActorRef }).actor),
    'report failure': emit(({ event }) => ({
      type: 'child failed' as const,
      actor: event.type.slice(ACTOR_ERROR.length),
    })),
  },
}).createMachine({
  id: 'supervisor',
  initial: 'open',
  on: {
    DISMISS: { actions: 'dismiss' },
    'xstate.error.actor.*': { actions: 'report failure' },
    FAIL: { target: '.failed' },
  },
  states: {
    open: { on: { TICK: { actions: 'advance' } } },
    /** Broken beyond a single actor: it hears no more ticks, and the other realms go on. */
    failed: {},
  },
});
