/** The root machine: the only source of ticks, and what it refuses. */
import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { Universe } from '../../src/actors/universe/universe.ts';
import {
  type OrchestratorEffect,
  type OrchestratorEvent,
  orchestratorMachine,
} from '../../src/machines/orchestrator.ts';
import { ALICE, join, smallMaking } from '../support/scripted-run.ts';

function orchestrate(interval = 3) {
  const effects: OrchestratorEffect[] = [];
  const actor = createActor(orchestratorMachine, { input: { interval } });
  actor.on('*', (effect) => effects.push(effect));
  actor.start();
  const hear = (...events: OrchestratorEvent[]) => {
    effects.length = 0;
    for (const event of events) actor.send(event);
    return { state: actor.getSnapshot().value, effects: [...effects] };
  };
  return { hear, actor };
}

const BOOTED: OrchestratorEvent = { type: 'BOOTED', tick: 0 };
const TICK: OrchestratorEvent = { type: 'TICK' };

describe('the orchestrator', () => {
  it('[OR1] boots, and hears no tick before it has', () => {
    const { hear } = orchestrate();
    expect(hear()).toEqual({ state: 'booting', effects: [] });
    expect(hear(TICK)).toEqual({ state: 'booting', effects: [] });
    expect(hear({ type: 'PAUSE' }).state).toBe('booting');
    expect(hear(BOOTED).state).toBe('running');
  });

  it('[OR1] counts on from the tick that it was booted at', () => {
    const { hear } = orchestrate();
    expect(hear({ type: 'BOOTED', tick: 41 }, TICK).effects).toEqual([
      { type: 'tick realms', tick: 42 },
      { type: 'sync', controlTick: 14 },
    ]);
  });

  it('[OR2] ticks all realms, and at each control tick waits until they have met', () => {
    const { hear } = orchestrate();
    expect(hear(BOOTED, TICK)).toEqual({ state: 'running', effects: [{ type: 'tick realms', tick: 1 }] });
    expect(hear(TICK).state).toBe('running');
    expect(hear(TICK)).toEqual({
      state: 'syncing',
      effects: [
        { type: 'tick realms', tick: 3 },
        { type: 'sync', controlTick: 1 },
      ],
    });
    expect(hear(TICK)).toEqual({ state: 'syncing', effects: [] });
    expect(hear({ type: 'SYNCED' }).state).toBe('running');
  });

  it('[OR2] with an interval of one meets at every tick', () => {
    const { hear } = orchestrate(1);
    for (let tick = 1; tick <= 3; tick += 1) {
      const { effects } = hear(tick === 1 ? BOOTED : { type: 'SYNCED' }, TICK);
      expect(effects).toEqual([
        { type: 'tick realms', tick },
        { type: 'sync', controlTick: tick },
      ]);
    }
  });

  it('[OR3] paused it hears no tick, and goes on where it was', () => {
    const { hear } = orchestrate();
    expect(hear(BOOTED, TICK, { type: 'PAUSE' }).state).toBe('paused');
    expect(hear(TICK, TICK)).toEqual({ state: 'paused', effects: [] });
    expect(hear({ type: 'RESUME' }, TICK)).toEqual({
      state: 'running',
      effects: [{ type: 'tick realms', tick: 2 }],
    });
  });

  it.each([
    [[]],
    [[BOOTED]],
    [[BOOTED, { type: 'PAUSE' }]],
    [[BOOTED, TICK, TICK, TICK]],
  ] as OrchestratorEvent[][][])('[OR4] halts for good from any state, and keeps the reason', (events) => {
    const { hear, actor } = orchestrate();
    expect(hear(...events, { type: 'HALT', reason: 'enough' }).state).toBe('halted');
    expect(hear(TICK, BOOTED, { type: 'RESUME' }, { type: 'SYNCED' })).toEqual({
      state: 'halted',
      effects: [],
    });
    expect(actor.getSnapshot().context.reason).toBe('enough');
  });
});

describe('a universe', () => {
  const notRunning = expect.objectContaining({ code: 'universe/not-running' });

  it('[OR5] runs once it has begun or been restored', () => {
    const universe = Universe.begin(smallMaking());
    expect(universe.status).toBe('running');
    expect(Universe.restore(smallMaking(), universe.snapshot()).status).toBe('running');
  });

  it('[OR5] does not step while it is paused, and nothing of the attempt stays', () => {
    const universe = Universe.begin(smallMaking());
    const chain = universe.chain;
    universe.pause();
    expect(universe.status).toBe('paused');
    expect(() => universe.step([join(ALICE, 'Alice')])).toThrow(notRunning);
    expect(universe).toMatchObject({ tick: 0, chain });
    universe.resume();
    expect(universe.step([join(ALICE, 'Alice')]).record.tick).toBe(1);
  });

  it('[OR5] pausing twice, or resuming what runs, changes nothing', () => {
    const universe = Universe.begin(smallMaking());
    universe.resume();
    expect(universe.status).toBe('running');
    universe.pause();
    universe.pause();
    universe.resume();
    expect(universe.status).toBe('running');
  });

  it('[OR5] is running again after each control tick', () => {
    const universe = Universe.begin(smallMaking({ controlTickInterval: 1 }));
    for (let tick = 0; tick < 3; tick += 1) {
      universe.step([]);
      expect(universe.status).toBe('running');
    }
  });

  it('[OR5] does not step once it is halted, nor after a resume', () => {
    const universe = Universe.begin(smallMaking());
    universe.halt('the evening is over');
    universe.resume();
    expect(universe.status).toBe('halted');
    expect(() => universe.step([])).toThrow(notRunning);
  });
});
