/**
 * What XState does that could break determinism or hide a defect, one test each, and how the runtime keeps out of its
 * way. A newer XState that behaves otherwise fails here first.
 */
import { describe, expect, it, vi } from 'vitest';
import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  assign,
  createActor,
  createMachine,
  sendTo,
  setup,
} from 'xstate';
import { ActorRoster } from '../../src/actors/realm/actor-roster.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import type { EntityId } from '../../src/kernel/ids.ts';
import { behaviourOf, snapshotOf } from '../../src/machines/behaviour.ts';
import { supervisorMachine } from '../../src/machines/supervisor.ts';
import { actionsOf, guardsOf, MACHINES } from '../support/all-machines.ts';
import { ALICE, join, smallMaking } from '../support/scripted-run.ts';

const ID = 'keeper:test' as EntityId;

function roster() {
  const supervisor = createActor(supervisorMachine).start();
  const changed: EntityId[] = [];
  return { roster: new ActorRoster(supervisor, (id) => changed.push(id)), changed, supervisor };
}

describe('timers of XState', () => {
  const waiting = createMachine({
    initial: 'waiting',
    states: { waiting: { after: { 1000: 'done' } }, done: {} },
  });

  it('[XS1] `after` is a real timer, and one brought back from a behaviour never fires', () => {
    vi.useFakeTimers();
    const first = createActor(waiting).start();
    const behaviour = behaviourOf(first.getSnapshot() as AnyMachineSnapshot);
    const second = createActor(waiting, { snapshot: snapshotOf(waiting, behaviour) }).start();
    vi.advanceTimersByTime(2000);
    expect(first.getSnapshot().value).toBe('done');
    expect(second.getSnapshot().value).toBe('waiting');
    vi.useRealTimers();
  });

  it.each(MACHINES)('[XS1] %s has no `after`: its timers are the kernel’s, and data', (_, machine) => {
    for (const node of nodesOf(machine)) expect(node.after).toEqual([]);
  });

  it('[XS2] a delayed send without an id draws from Math.random', () => {
    const random = vi.spyOn(Math, 'random');
    const delayed = createMachine({ entry: sendTo(({ self }) => self, { type: 'LATER' }, { delay: 10 }) });
    createActor(delayed).start().stop();
    expect(random).toHaveBeenCalled();
    random.mockRestore();
  });

  it('[XS2] no machine sets a timer of the process while a universe runs', () => {
    const spies = [vi.spyOn(globalThis, 'setTimeout'), vi.spyOn(Math, 'random')];
    const universe = Universe.begin(smallMaking());
    universe.step([join(ALICE, 'Alice')]);
    for (let tick = 0; tick < 100; tick += 1) universe.step([]);
    for (const spy of spies) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });
});

describe('names of XState', () => {
  it('[XS3] a child spawned without an id is named by a counter of the whole process', () => {
    const parent = createMachine({ context: ({ spawn }) => ({ child: spawn(createMachine({})) }) });
    const childOf = () => createActor(parent).start().getSnapshot().context.child.id;
    expect(childOf()).not.toBe(childOf());
  });

  it('[XS3] actors of a universe have the ids of their entities, and session ids reach no snapshot and no hash', () => {
    const make = () => {
      const universe = Universe.begin(smallMaking());
      universe.step([]);
      return universe;
    };
    const [first, second] = [make(), make()];
    const sessionOf = (universe: Universe) => universe.realms[0]?.supervisor.sessionId;
    expect(sessionOf(first)).not.toBe(sessionOf(second));
    expect(first.realms.map(({ supervisor }) => supervisor.id)).toEqual(['deep', 'isle']);
    expect(first.chain).toBe(second.chain);
    expect(JSON.stringify(first.snapshot())).not.toMatch(/"x:\d+"/);
  });

  it('[XS4] an unknown action is skipped without a word', () => {
    const machine = createMachine({ on: { GO: { actions: 'no such action' } } }) as AnyStateMachine;
    const actor = createActor(machine).start();
    actor.send({ type: 'GO' });
    expect(actor.getSnapshot().status).toBe('active');
  });

  it('[XS4] an unknown guard is found only when it is reached', () => {
    const machine = createMachine({ on: { GO: { guard: 'no such guard', actions: [] } } }) as AnyStateMachine;
    const { roster: actors } = roster();
    expect(actors.start(ID, machine, undefined).failed).toBe(false);
    expect(actors.send(ID, { type: 'GO' }).failed).toBe(true);
  });

  it.each(MACHINES)('[XS4] every action and guard that %s names is there', (_, machine) => {
    const { actions, guards } = machine.implementations;
    for (const name of actionsOf(machine)) expect(Object.keys(actions)).toContain(name);
    for (const name of guardsOf(machine)) expect(Object.keys(guards)).toContain(name);
  });

  it('[XS4] the search for names finds what is missing', () => {
    const entry = ['one', { type: 'two' }];
    const always = { guard: { type: 'three' }, target: '.inner' };
    const machine = createMachine({
      initial: 'inner',
      entry,
      states: { inner: { exit: 'four', on: { GO: [{ guard: 'five' }] } } },
      always,
    } as never) as AnyStateMachine;
    expect([...actionsOf(machine)].sort()).toEqual(['four', 'one', 'two']);
    expect([...guardsOf(machine)].sort()).toEqual(['five', 'three']);
  });
});

describe('failures of XState', () => {
  const faulty = setup({
    actions: {
      fail: () => {
        throw new Error('broken action');
      },
    },
  }).createMachine({ on: { GO: { actions: 'fail' } } });

  it('[XS5] send() returns though an action threw; the roster looks at the status and tells', () => {
    const { roster: actors, supervisor } = roster();
    const told: unknown[] = [];
    supervisor.on('child failed', (event) => told.push(event));
    actors.start(ID, faulty, undefined);
    expect(actors.send(ID, { type: 'GO' })).toMatchObject({
      failed: true,
      error: new Error('broken action'),
    });
    expect(told).toEqual([{ type: 'child failed', actor: ID }]);
    expect(supervisor.getSnapshot().status).toBe('active');
  });

  it('[XS5] an entry action that throws is told at once, and nothing is thrown later from a timer', async () => {
    const unhandled: unknown[] = [];
    const listen = (error: unknown) => unhandled.push(error);
    process.on('uncaughtException', listen);
    const { roster: actors } = roster();
    const machine = setup({
      actions: {
        fail: () => {
          throw new Error('at birth');
        },
      },
    }).createMachine({ entry: 'fail' });
    expect(actors.start(ID, machine, undefined)).toMatchObject({ failed: true });
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off('uncaughtException', listen);
    expect(unhandled).toEqual([]);
  });

  it('[XS5] one that failed and was dismissed can begin again under its id', () => {
    const { roster: actors, changed } = roster();
    actors.start(ID, faulty, undefined);
    actors.send(ID, { type: 'GO' });
    actors.dismiss(ID);
    expect(actors.has(ID)).toBe(false);
    expect(actors.start(ID, faulty, undefined).failed).toBe(false);
    expect(changed).toEqual([ID, ID, ID]);
  });

  it('[XS6] `always` that leads in a circle never ends by itself: maxIterations makes an error of it', () => {
    const circle = {
      initial: 'a',
      states: { a: { on: { GO: 'b' } }, b: { always: 'c' }, c: { always: 'b' } },
    } as const;
    expect((createMachine(circle) as AnyStateMachine).options?.maxIterations).toBe(Number.POSITIVE_INFINITY);
    const bounded = createMachine({ ...circle, options: { maxIterations: 100 } }) as AnyStateMachine;
    const { roster: actors } = roster();
    actors.start(ID, bounded, undefined);
    expect(actors.send(ID, { type: 'GO' }).failed).toBe(true);
  });

  it.each(MACHINES)('[XS6] %s has no circle of `always`', (_, machine) => {
    const next = new Map(
      nodesOf(machine).map((node) => [
        node.id,
        (node.always ?? []).flatMap(({ target }) => (target ?? []).map(({ id }) => id)),
      ]),
    );
    const reaches = (from: string, goal: string, seen = new Set<string>()): boolean =>
      (next.get(from) ?? []).some(
        (to) => to === goal || (!seen.has(to) && reaches(to, goal, new Set([...seen, to]))),
      );
    for (const id of next.keys()) expect(reaches(id, id), id).toBe(false);
  });
});

describe('forms of XState', () => {
  it('[XS7] a machine as JSON has lost its context, its `always` and what its actions do', () => {
    const machine = createMachine({
      context: { count: 1 },
      entry: assign({ count: 2 }),
      initial: 'first',
      states: { first: { always: 'second' }, second: {} },
    });
    const json = JSON.parse(JSON.stringify(machine));
    expect(json).not.toHaveProperty('context');
    expect(json.states.first).not.toHaveProperty('always');
    expect(json.entry).toEqual([{ type: 'xstate.assign' }]);
  });

  it('[XS8] a behaviour of a machine that has changed meanwhile is refused at once, not met later as an error', () => {
    const { roster: actors } = roster();
    const former = { value: 'gone', context: {} };
    const now = createMachine({ initial: 'here', states: { here: {} } });
    expect(() => actors.resume(ID, now, former)).toThrow();
    expect(actors.has(ID)).toBe(false);
  });

  it('[XS8] defaults of a new context are not merged into an old one', () => {
    const now = createMachine({ context: { old: 0, fresh: 0 } });
    const { roster: actors } = roster();
    actors.resume(ID, now, { value: {}, context: { old: 7 } });
    expect(actors.behaviour(ID)?.context).toEqual({ old: 7 });
  });

  it('[XS8] what runs on entry is not run again when an actor is brought back', () => {
    const entered: string[] = [];
    const machine = setup({ actions: { enter: () => entered.push('once') } }).createMachine({
      initial: 'here',
      states: { here: { entry: 'enter' } },
    });
    const { roster: actors } = roster();
    actors.start(ID, machine, undefined);
    const behaviour = actors.behaviour(ID)!;
    actors.dismiss(ID);
    actors.resume(ID, machine, behaviour);
    expect(entered).toEqual(['once']);
  });

  it('[XS8] history is part of a behaviour and comes back with it', () => {
    const machine = createMachine({
      initial: 'day',
      states: {
        day: {
          initial: 'calm',
          states: { calm: { on: { STIR: 'busy' } }, busy: {}, again: { type: 'history' } },
          on: { REST: 'night' },
        },
        night: { on: { WAKE: 'day.again' } },
      },
    });
    const { roster: actors } = roster();
    actors.start(ID, machine, undefined);
    for (const type of ['STIR', 'REST']) actors.send(ID, { type });
    const behaviour = JSON.parse(JSON.stringify(actors.behaviour(ID)));
    actors.dismiss(ID);
    actors.resume(ID, machine, behaviour);
    actors.send(ID, { type: 'WAKE' });
    expect(actors.behaviour(ID)?.value).toEqual({ day: 'busy' });
  });
});

type Node = AnyStateMachine['root'];

function nodesOf({ root }: AnyStateMachine): Node[] {
  const below = (node: Node): Node[] => [
    node,
    ...Object.values(node.states).flatMap((child) => below(child as Node)),
  ];
  return below(root);
}
