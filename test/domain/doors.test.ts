/** Doors: one state that both sides share, who perceives what is done to them, locks, latches, and ways through. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import { decodeSnapshot, encodeSnapshot } from '../../src/actors/universe/universe-snapshot.ts';
import { audit } from '../../src/domain/conservation.ts';
import type { DoorFact } from '../../src/domain/entity.ts';
import type { Percept } from '../../src/domain/percept.ts';
import type { EntityId, PlayerId } from '../../src/kernel/ids.ts';
import { DOOR_UNIVERSE } from '../support/door-world.ts';
import { ALICE, BOB, command, join, smallMaking } from '../support/scripted-run.ts';
import { DOOR_REFUSALS } from './rules/door-refusal-cases.ts';

const MAKING = smallMaking({ npcs: 0 }, { spec: DOOR_UNIVERSE });
const PLAIN = ['door:quay/north', 'door:square/south'] as const;
const TOWER = ['door:quay/up', 'door:tower/down'] as const;
const GATE = ['door:gate/west', 'door:square/east'] as const;

class Scene {
  universe = Universe.begin(MAKING);
  #seen: TickOutcome[] = [];

  /** Both on the quay; a line of Bob's begins with his name. */
  constructor(...lines: readonly string[]) {
    this.universe.step([join(ALICE, 'Alice'), join(BOB, 'Bob')]);
    this.type(...lines);
  }

  type(...lines: readonly string[]): this {
    for (const line of lines) {
      const words = line.replace(/^Bob: /, '');
      this.#seen = [this.universe.step([command(words === line ? ALICE : BOB, words)])];
    }
    return this;
  }

  wait(ticks: number): this {
    this.#seen = Array.from({ length: ticks }, () => this.universe.step([]));
    return this;
  }

  restore(): this {
    const text = encodeSnapshot(this.universe.snapshot());
    this.universe = Universe.restore(MAKING, decodeSnapshot(text));
    return this;
  }

  /** Of the latest line or wait. */
  percepts(player: PlayerId): readonly Percept[] {
    return this.#seen
      .flatMap(({ outputs }) => outputs.filter((output) => output.player === player))
      .flatMap(({ percepts }) => percepts)
      .filter((percept) => percept.kind === 'room' || !percept.key.startsWith('cal.'));
  }

  keys(player: PlayerId): readonly string[] {
    return this.percepts(player).map((percept) => (percept.kind === 'room' ? 'room' : percept.key));
  }

  codes(player: PlayerId): readonly (string | undefined)[] {
    return this.percepts(player).map((percept) => (percept.kind === 'line' ? percept.code : undefined));
  }

  states(ids: readonly string[]): readonly string[] {
    return ids.map((id) => (this.isle.facts.get(id as EntityId) as DoorFact).state);
  }

  timers(): readonly string[] {
    return this.isle.timers.entries().flatMap(({ owner, name }) => (name === 'relock' ? [owner] : []));
  }

  get isle() {
    return this.universe.realm('isle')!;
  }
}

const ADMITTED = ['take key', 'Bob: n'];

describe('a door', () => {
  it('[DO1] has one state, which changes on both sides in the same tick, whichever side it is worked from', () => {
    const scene = new Scene(...ADMITTED);
    expect(scene.states(PLAIN)).toEqual(['open', 'open']);
    expect(scene.type('Bob: close south').states(PLAIN)).toEqual(['closed', 'closed']);
    expect(scene.type('open north').states(PLAIN)).toEqual(['open', 'open']);
    expect(scene.type('unlock up').states(TOWER)).toEqual(['closed', 'closed']);
    expect(scene.type('lock up').states(TOWER)).toEqual(['locked', 'locked']);
    expect(scene.type('up').states(TOWER)).toEqual(['open', 'open']);
    expect(scene.type('lock down').states(TOWER)).toEqual(['locked', 'locked']);
  });

  it('[DO1] any lines of two people keep both sides alike, at every tick and after a restart', () => {
    const way = fc.constantFrom('n', 's', 'e', 'w', 'up', 'down');
    const verb = fc.constantFrom('open', 'close', 'unlock', 'lock');
    const line = fc.oneof(
      way,
      fc.tuple(verb, way).map((words) => words.join(' ')),
      verb.map((word) => `${word} door`),
      fc.constantFrom('take key', 'drop key'),
    );
    const acts = fc.array(fc.tuple(fc.constantFrom('', 'Bob: '), line), { maxLength: 50 });
    fc.assert(
      fc.property(acts, (lines) => {
        const scene = new Scene('take key');
        for (const [index, words] of lines.entries()) {
          scene.type(words.join(''));
          if (index % 10 === 9) scene.restore().wait(400);
          for (const pair of [PLAIN, TOWER, GATE]) expect(new Set(scene.states(pair)).size).toBe(1);
          expect(audit(scene.isle.facts, scene.isle.setting.world)).toEqual([]);
        }
      }),
      { numRuns: 20 },
    );
  }, 60_000);

  it('[DO1] an audit finds one that was given two states behind the back of the rulings', () => {
    const { isle } = new Scene();
    const door = isle.facts.get('door:tower/down' as EntityId) as DoorFact;
    isle.facts.put({ ...door, state: 'open' });
    expect(audit(isle.facts, isle.setting.world)).toEqual(
      ['quay/up', 'tower/down'].map((id) => `conservation/door-in-two-states door:${id}`),
    );
  });

  it('[DO2] is heard on its other side, by everybody there but who did it', () => {
    const scene = new Scene(...ADMITTED);
    const behind = (key: string, direction: string) => [
      { kind: 'line', key, style: 'ambient', params: { direction, from: 'behind', was: expect.any(String) } },
    ];
    expect(scene.type('close north').percepts(BOB)).toEqual(behind('door.closed.other', 'south'));
    expect(scene.keys(ALICE)).toEqual(['player.closed.self']);
    expect(scene.type('open north').percepts(BOB)).toEqual(behind('door.opened.other', 'south'));
    scene.type('up', 'Bob: s', 'lock down');
    expect(scene.percepts(BOB)).toEqual(behind('door.locked.other', 'up'));
    expect(scene.type('unlock down').percepts(BOB)).toEqual(behind('door.unlocked.other', 'up'));
  });

  it('[DO2] who comes through is seen to open it from there, and reads of it once', () => {
    const scene = new Scene(...ADMITTED, 'Bob: close south', 'n');
    expect(scene.keys(ALICE)).toEqual(['player.opened.self', 'room', 'player.discovered.self']);
    expect(scene.keys(BOB)).toEqual(['door.opened.other', 'player.arrived.other']);
  });

  it('[DO3] locks itself after its time on both sides, by a timer of the side whose id comes first', () => {
    for (const from of [['unlock up'], ['up', 'close down', 'lock down', 'unlock down']]) {
      const scene = new Scene('take key', ...from);
      expect(scene.timers()).toEqual([TOWER[0]]);
      expect(scene.wait(1199).states(TOWER)).toEqual(['closed', 'closed']);
      expect(scene.wait(1).states(TOWER)).toEqual(['locked', 'locked']);
      expect(scene.keys(ALICE)).toEqual(['door.relocked.other']);
      expect(scene.keys(BOB)).toEqual(['door.relocked.other']);
      expect(scene.timers()).toEqual([]);
    }
  });

  it('[DO3] is timed anew whenever it is unlocked, and not while a hand has locked it', () => {
    const scene = new Scene('take key', 'unlock up').wait(600).type('lock up');
    expect(scene.timers()).toEqual([]);
    scene.type('unlock up').wait(1198);
    expect(scene.states(TOWER)).toEqual(['closed', 'closed']);
    expect(scene.wait(2).states(TOWER)).toEqual(['locked', 'locked']);
  });

  it('[DO3] stays unlocked where content has it so', () => {
    const scene = new Scene('take key', 'n', 'unlock east').wait(3000);
    expect(scene.states(GATE)).toEqual(['closed', 'closed']);
    expect(scene.timers()).toEqual([]);
  });

  it('[DO4] without a lock is opened by whoever walks through, and stays as it was left', () => {
    const scene = new Scene('n');
    expect(scene.percepts(ALICE)[0]).toMatchObject({ key: 'player.opened.self', params: { how: 'passing' } });
    expect(scene.wait(3000).states(PLAIN)).toEqual(['open', 'open']);
    expect(scene.type('s').keys(ALICE)[0]).toBe('room');
    expect(scene.type('close north').percepts(ALICE)[0]).toMatchObject({ params: { how: 'meant' } });
    expect(scene.wait(3000).states(PLAIN)).toEqual(['closed', 'closed']);
  });

  it('[DO5] with a lock on one side is worked by hand from the other', () => {
    const scene = new Scene('take key', 'Bob: up');
    expect(scene.codes(BOB)).toEqual(['go/locked']);
    scene.type('up', 'close down', 'lock down', 'drop key', 'down');
    expect(scene.percepts(ALICE)[0]).toMatchObject({
      key: 'player.unlocked.self',
      params: { item: { text: 'door.latch' }, lasts: 'brief' },
    });
    expect(scene.type('lock up').codes(ALICE)).toEqual(['unlock/no-key']);
  });

  it('[DO5] with a lock on both sides takes its key on both', () => {
    const scene = new Scene('take key', 'n', 'e');
    expect(scene.percepts(ALICE)[0]).toMatchObject({
      key: 'player.unlocked.self',
      params: { item: { item: 'brass_key' }, lasts: 'lasting' },
    });
    scene.type('lock west', 'drop key', 'w');
    expect(scene.codes(ALICE)).toEqual(['go/locked']);
  });

  it.each(DOOR_REFUSALS)('[DO6] $code is what comes of: $act', ({ first, act, code }) => {
    const scene = new Scene(...first, act);
    expect(scene.codes(ALICE)).toEqual([code]);
  });

  it('[DO6] of several doors the one is meant with which something can be done', () => {
    const scene = new Scene('take key', 'n', 'unlock door');
    expect(scene.states(GATE)).toEqual(['closed', 'closed']);
    expect(scene.type('open door').states(GATE)).toEqual(['open', 'open']);
    expect(scene.type('close east', 'close door').states(PLAIN)).toEqual(['closed', 'closed']);
  });

  it('[DO6] which one is asked for by the ways they are on', () => {
    const scene = new Scene('n', 'close south', 'open door');
    expect(scene.percepts(ALICE)).toMatchObject([
      { params: { choices: { either: [{ text: 'direction.south' }, { text: 'direction.east' }] } } },
    ]);
  });

  it('[DO7] is shown as it is from both sides, and to who comes in as their coming has left it', () => {
    const scene = new Scene('take key', 'up');
    const shown = scene.percepts(ALICE).find(({ kind }) => kind === 'room');
    expect(shown).toMatchObject({ view: { exits: [{ direction: 'down', door: 'open' }] } });
    const below = scene.type('close down', 'Bob: look').percepts(BOB)[0];
    expect(below).toMatchObject({
      view: { exits: expect.arrayContaining([expect.objectContaining({ direction: 'up', door: 'closed' })]) },
    });
  });
});
