/** Cal, who watches growth: counts what each player does, and now and then points them to something new. */
import { assign, enqueueActions, setup } from 'xstate';
import { deedTotal, leaningOf } from '../domain/growth.ts';
import { type Deeds, type IntervalSummary, mergeDeeds } from '../domain/interval-summary.ts';
import { compareIds, type PlayerId } from '../kernel/ids.ts';
import type { HubEffect } from './hub-effect.ts';

export type ReflectionEvent = {
  readonly type: 'INTERVAL';
  readonly controlTick: number;
  readonly summary: IntervalSummary;
};

export type CalMemory = {
  /** Control ticks between two reflections. */
  readonly every: number;
  readonly reflections: number;
  /** Since the last reflection. */
  readonly deeds: Deeds;
};

export const calMachine = setup({
  types: {
    context: {} as CalMemory,
    events: {} as ReflectionEvent,
    emitted: {} as HubEffect,
    input: {} as { every: number },
  },
  guards: {
    'reflection is due': ({ context, event }) => event.controlTick % context.every === 0,
    'somebody did something': ({ event }) => Object.keys(event.summary.deeds).length > 0,
  },
  actions: {
    count: assign({ deeds: ({ context, event }) => mergeDeeds(context.deeds, event.summary.deeds) }),
    reflect: enqueueActions(({ context, event, enqueue }) => {
      const players = Object.keys(context.deeds).sort(compareIds) as PlayerId[];
      const total = players.reduce((sum, player) => sum + deedTotal(context.deeds[player] ?? {}), 0);
      enqueue.emit({
        type: 'publish',
        happening: {
          type: 'cal.reflected',
          params: { controlTick: event.controlTick, players: players.length, deeds: total },
        },
      });
      for (const player of players) {
        enqueue.emit({ type: 'suggest', player, prefer: leaningOf(context.deeds[player] ?? {}) });
      }
    }),
    'start over': assign({ deeds: {}, reflections: ({ context }) => context.reflections + 1 }),
  },
}).createMachine({
  id: 'cal',
  context: ({ input }) => ({ every: input.every, reflections: 0, deeds: {} }),
  initial: 'observing',
  states: {
    observing: {
      on: {
        INTERVAL: [
          { guard: 'reflection is due', target: 'reflecting', actions: 'count' },
          { guard: 'somebody did something', actions: 'count' },
        ],
      },
    },
    reflecting: { entry: 'reflect', always: { target: 'observing', actions: 'start over' } },
  },
});
