/** One of the crowd: now and then it moves on or does something small. Hears nobody, so that it costs only what it does. */
import { emit, setup } from 'xstate';
import type { Effect } from '../domain/vocabulary.ts';
import type { EntityId } from '../kernel/ids.ts';

export type WandererMemory = { readonly keeper: EntityId; readonly idleSeconds: readonly [number, number] };

export function createWandererMachine() {
  return setup({
    types: {
      context: {} as WandererMemory,
      events: {} as { readonly type: 'timer idle' },
      emitted: {} as Effect,
      input: {} as WandererMemory,
    },
    actions: {
      wander: emit(({ context }) => ({
        type: 'act',
        intent: { verb: 'keeper.wander', actor: context.keeper },
      })),
      'set idle timer': emit(({ context }) => ({
        type: 'set timer',
        name: 'idle',
        secondsMin: context.idleSeconds[0],
        secondsMax: context.idleSeconds[1],
      })),
    },
  }).createMachine({
    id: 'wanderer',
    context: ({ input }) => input,
    initial: 'about',
    states: {
      about: { entry: 'set idle timer', on: { 'timer idle': { actions: ['wander', 'set idle timer'] } } },
    },
  });
}
