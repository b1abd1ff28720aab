/** Domingo, who watches value: measures how tokens move and lie, and leans against it with one bounded multiplier. */
import { assign, enqueueActions, setup } from 'xstate';
import { measureEconomy, nextMultiplierPercent } from '../domain/economy.ts';
import type { IntervalSummary } from '../domain/interval-summary.ts';
import type { ReflectionEvent } from './cal.ts';
import type { HubEffect } from './hub-effect.ts';

export type DomingoMemory = {
  /** Control ticks between two reflections. */
  readonly every: number;
  readonly reflections: number;
  /** Tokens that changed hands since the last reflection. */
  readonly volume: number;
  readonly percent: number;
};

export const domingoMachine = setup({
  types: {
    context: {} as DomingoMemory,
    events: {} as ReflectionEvent,
    emitted: {} as HubEffect,
    input: {} as { every: number },
  },
  guards: {
    'reflection is due': ({ context, event }) => event.controlTick % context.every === 0,
    'tokens moved': ({ event }) => event.summary.volume > 0,
  },
  actions: {
    measure: assign({ volume: ({ context, event }) => context.volume + event.summary.volume }),
    reflect: enqueueActions(({ context, event, enqueue }) => {
      const { measures, percent } = conclude(context, event.summary);
      enqueue.emit({
        type: 'publish',
        happening: {
          type: 'domingo.reflected',
          params: { controlTick: event.controlTick, ...measures, percent },
        },
      });
      if (percent !== context.percent) enqueue.emit({ type: 'set reward multiplier', percent });
    }),
    'start over': assign({
      volume: 0,
      reflections: ({ context }) => context.reflections + 1,
      percent: ({ context, event }) => conclude(context, event.summary).percent,
    }),
  },
}).createMachine({
  id: 'domingo',
  context: ({ input }) => ({ every: input.every, reflections: 0, volume: 0, percent: 100 }),
  initial: 'observing',
  states: {
    observing: {
      on: {
        INTERVAL: [
          { guard: 'reflection is due', target: 'reflecting', actions: 'measure' },
          { guard: 'tokens moved', actions: 'measure' },
        ],
      },
    },
    reflecting: { entry: 'reflect', always: { target: 'observing', actions: 'start over' } },
  },
});

function conclude({ volume, percent }: DomingoMemory, { purses, treasury }: IntervalSummary) {
  const { count, sum, squares } = purses;
  const measures = measureEconomy({ purses: sum, treasuries: treasury, volume, purseCount: count, squares });
  return { measures, percent: nextMultiplierPercent(percent, measures, count) };
}
