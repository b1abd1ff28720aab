/** The root of the actor system: the only source of ticks, and the barrier at which realms meet. */
import { assign, emit, setup } from 'xstate';

export type OrchestratorEvent =
  | { readonly type: 'BOOTED'; readonly tick: number }
  | { readonly type: 'TICK' }
  | { readonly type: 'SYNCED' }
  | { readonly type: 'PAUSE' }
  | { readonly type: 'RESUME' }
  | { readonly type: 'HALT'; readonly reason: string };

export type OrchestratorEffect =
  /** Every realm is to run this tick. */
  | { readonly type: 'tick realms'; readonly tick: number }
  /** All realms have run it and it is a control tick: exchange envelopes, let the hub step. */
  | { readonly type: 'sync'; readonly controlTick: number };

export const orchestratorMachine = setup({
  types: {
    context: {} as { tick: number; interval: number; reason: string | null },
    events: {} as OrchestratorEvent,
    emitted: {} as OrchestratorEffect,
    input: {} as { interval: number },
  },
  guards: {
    'ends an interval': ({ context }) => (context.tick + 1) % context.interval === 0,
  },
  actions: {
    count: assign({ tick: ({ context }) => context.tick + 1 }),
    'tick realms': emit(({ context }) => ({ type: 'tick realms' as const, tick: context.tick })),
    sync: emit(({ context }) => ({ type: 'sync' as const, controlTick: context.tick / context.interval })),
  },
}).createMachine({
  id: 'orchestrator',
  context: ({ input }) => ({ tick: 0, interval: input.interval, reason: null }),
  initial: 'booting',
  on: {
    HALT: { target: '.halted', actions: assign({ reason: ({ event }) => event.reason }) },
    // A realm or the hub itself broke: its host has recorded it; the root lives on.
    'xstate.error.actor.*': {},
  },
  states: {
    booting: {
      on: { BOOTED: { target: 'running', actions: assign({ tick: ({ event }) => event.tick }) } },
    },
    running: {
      on: {
        TICK: [
          { guard: 'ends an interval', target: 'syncing', actions: ['count', 'tick realms', 'sync'] },
          { actions: ['count', 'tick realms'] },
        ],
        PAUSE: { target: 'paused' },
      },
    },
    syncing: { on: { SYNCED: { target: 'running' } } },
    paused: { on: { RESUME: { target: 'running' } } },
    halted: {},
  },
});
