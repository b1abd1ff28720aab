/**
 * The baseline: keepers as XState alone would have them. An orchestrator sends TICK to a realm, the realm sends it on to
 * every keeper, and each keeper counts ticks until it is time for something to happen. No facts, no hashes, no timers.
 */
import { type AnyActorRef, assign, createActor, enqueueActions, sendTo, setup } from 'xstate';

type Keeper = { readonly ticks: number; readonly period: number };

const isDue = ({ context }: { context: Keeper }) => context.ticks + 1 >= context.period;
const count = assign<Keeper, { type: 'TICK' }, undefined, { type: 'TICK' }, never>({
  ticks: ({ context }) => context.ticks + 1,
});
const startOver = assign<Keeper, { type: 'TICK' }, undefined, { type: 'TICK' }, never>({ ticks: 0 });

const keeperMachine = setup({
  types: { context: {} as Keeper, events: {} as { type: 'TICK' }, input: {} as Keeper },
}).createMachine({
  id: 'keeper',
  context: ({ input }) => input,
  initial: 'resting',
  states: {
    resting: { on: { TICK: [{ guard: isDue, target: 'roaming', actions: startOver }, { actions: count }] } },
    roaming: { on: { TICK: [{ guard: isDue, target: 'resting', actions: startOver }, { actions: count }] } },
  },
});

/** A started tree; the function it returns sends one tick through it. `period` is in ticks. */
export function createPlainTree({ keepers, period }: { keepers: number; period: number }): () => void {
  const realmMachine = setup({
    types: { context: {} as { keepers: AnyActorRef[] }, events: {} as { type: 'TICK' } },
    actors: { keeper: keeperMachine },
  }).createMachine({
    id: 'realm',
    context: ({ spawn }) => ({
      keepers: Array.from({ length: keepers }, (_, index) =>
        spawn('keeper', { id: `keeper-${index}`, input: { ticks: index % period, period } }),
      ),
    }),
    on: {
      TICK: {
        actions: enqueueActions(({ context, event, enqueue }) => {
          for (const keeper of context.keepers) enqueue.sendTo(keeper, event);
        }),
      },
    },
  });
  const rootMachine = setup({
    types: { context: {} as { realm: AnyActorRef }, events: {} as { type: 'TICK' } },
    actors: { realm: realmMachine },
  }).createMachine({
    id: 'orchestrator',
    context: ({ spawn }) => ({ realm: spawn('realm', { id: 'realm' }) }),
    on: { TICK: { actions: sendTo(({ context }) => context.realm, { type: 'TICK' }) } },
  });
  const root = createActor(rootMachine).start();
  return () => root.send({ type: 'TICK' });
}
