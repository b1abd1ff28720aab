/** Places that each traveller has to themselves: two are in one place and not together, and nothing is made or lost by it. */
import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/actors/universe/input.ts';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import { decodeSnapshot, encodeSnapshot } from '../../src/actors/universe/universe-snapshot.ts';
import type { LocationSpec, UniverseSpec } from '../../src/domain/world-spec.ts';
import { copyId, type EntityId, isCopy, locationOf, roomId } from '../../src/kernel/ids.ts';
import { Auditor } from '../support/auditor.ts';
import { ALICE, BOB, command, join, keysFor, smallMaking } from '../support/scripted-run.ts';
import { SMALL_UNIVERSE } from '../support/small-world.ts';

const isle = SMALL_UNIVERSE.worlds['isle'] as UniverseSpec['worlds'][string];
const quay = isle.locations['quay'] as LocationSpec;

/** The small universe with a cell under the quay, in which a rope lies for each traveller, and two shells on the quay. */
const CELLS: UniverseSpec = {
  ...SMALL_UNIVERSE,
  worlds: {
    ...SMALL_UNIVERSE.worlds,
    isle: {
      ...isle,
      locations: {
        ...isle.locations,
        quay: {
          ...quay,
          exits: [...quay.exits, { direction: 'down', to: { world: 'isle', location: 'cell' } }],
          items: [...quay.items, ...quay.items],
        },
        cell: {
          ...quay,
          id: 'cell',
          name: 'isle.location.cell.name',
          instance: 'traveller',
          exits: [{ direction: 'up', to: { world: 'isle', location: 'quay' } }],
          items: [{ item: 'rope', chance: { numerator: 1, denominator: 1 } }],
        },
      },
    },
  },
};

const QUAY = roomId('quay');
const CELL = copyId('cell', ALICE);
const ROPE = `item:isle/rope/${CELL.slice('room:'.length)}.1`;

/** Both on the quay; every tick is audited. */
class Play {
  universe = Universe.begin(smallMaking({}, { spec: CELLS }));
  readonly outcomes: TickOutcome[] = [];
  readonly #auditor = new Auditor(this.universe);

  constructor() {
    this.step([join(ALICE, 'Alice'), join(BOB, 'Bob')]);
  }

  step(inputs: readonly Input[]): TickOutcome {
    const outcome = this.universe.step(inputs);
    this.outcomes.push(outcome);
    expect(this.#auditor.follow(this.universe).problems(outcome)).toEqual([]);
    return outcome;
  }

  type(...lines: string[]): this {
    for (const line of lines) this.step([command(ALICE, line)]);
    return this;
  }

  reload(): void {
    const snapshot = decodeSnapshot(encodeSnapshot(this.universe.snapshot()));
    this.universe = Universe.restore(smallMaking({}, { spec: CELLS }), snapshot);
  }

  get facts() {
    return this.universe.realm('isle')!.facts;
  }

  kinds(room: typeof QUAY): string[] {
    return this.facts.itemsIn(room).map(({ spec }) => spec);
  }
}

describe('a place that travellers have to themselves', () => {
  it('[IN1] is a room of its own for each of them, and they neither see nor hear each other there', () => {
    const play = new Play().type('down');
    play.step([command(BOB, 'down')]);
    const seen = play.step([command(ALICE, 'say anybody')]);
    expect(play.facts.player(ALICE)?.place).toBe(CELL);
    expect(play.facts.player(BOB)?.place).toBe(copyId('cell', BOB));
    expect(locationOf(CELL)).toBe('cell');
    expect([isCopy(CELL), isCopy(QUAY)]).toEqual([true, false]);
    expect(keysFor([seen], ALICE)).toEqual(['player.said.self']);
    expect(keysFor([seen], BOB)).toEqual([]);
    expect(play.facts.presentIn(CELL).map(({ id }) => id)).toEqual([ALICE]);
    expect(play.facts.presentIn(roomId('cell'))).toEqual([]);
  });

  it('[IN2] has what the place begins with, one for each, in sight of whoever comes in', () => {
    const play = new Play();
    expect(play.facts.itemsIn(roomId('cell'))).toEqual([]);
    play.type('down');
    const [view] = play.outcomes
      .at(-1)!
      .outputs.flatMap(({ percepts }) => percepts)
      .flatMap((percept) => (percept.kind === 'room' ? [percept.view] : []));
    expect(view).toMatchObject({ room: CELL, items: [{ item: 'rope' }] });
    play.step([command(BOB, 'down')]);
    expect([play.kinds(CELL), play.kinds(copyId('cell', BOB))]).toEqual([['rope'], ['rope']]);
  });

  it('[IN3] is gone when its traveller goes, and what they put down there lies where they came out', () => {
    const play = new Play().type('take shell', 'down', 'drop shell');
    const before = play.kinds(QUAY).filter((kind) => kind === 'shell').length;
    play.type('up');
    expect(play.facts.itemsIn(CELL)).toEqual([]);
    expect(play.facts.get(ROPE as EntityId)).toBeUndefined();
    expect(play.kinds(QUAY).filter((kind) => kind === 'shell')).toHaveLength(before + 1);
    expect(keysFor([play.outcomes.at(-1)!], ALICE)).toContain('item.brought-out.self');
    expect(keysFor([play.outcomes.at(-1)!], BOB)).toContain('item.brought-out.other');
  });

  it('[IN4] gives each traveller its things once: what they took out is not made again', () => {
    const play = new Play().type('down', 'take rope', 'drop rope', 'up', 'down');
    expect(play.kinds(CELL)).toEqual(['rope']);
    play.type('take rope', 'up', 'down');
    expect(play.kinds(CELL)).toEqual([]);
    play.type('up', 'drop rope', 'down');
    expect(play.kinds(CELL)).toEqual([]);
    expect(play.facts.get(ROPE as EntityId)).toMatchObject({ place: QUAY });
    play.step([command(BOB, 'down')]);
    expect(play.kinds(copyId('cell', BOB))).toEqual(['rope']);
  });

  it('[IN5] waits for whoever falls asleep there, and comes back from a snapshot', () => {
    const play = new Play().type('take shell', 'down', 'drop shell');
    play.step([{ kind: 'player.leave', player: ALICE }]);
    expect(play.kinds(CELL).sort()).toEqual(['rope', 'shell']);
    play.reload();
    expect(play.step([join(ALICE, 'Alice')]).events.map(({ type }) => type)).toContain('player.returned');
    expect(play.facts.player(ALICE)?.place).toBe(CELL);
    play.type('up');
    expect(play.facts.itemsIn(CELL)).toEqual([]);
  });

  it('[IN6] is left by whoever is called into another realm, with all that lay there laid down outside', () => {
    const play = new Play().type('take shell', 'down', 'drop shell', 'take rope');
    const away: Input = {
      kind: 'player.transition',
      player: ALICE,
      from: 'isle',
      to: 'deep',
      narrativeContext: 'called',
    };
    play.step([away]);
    const letter = play.universe.realm('isle')!.outbox.find(({ mail }) => mail.kind === 'traveller')?.mail;
    expect(letter).toMatchObject({ kind: 'traveller', player: { place: QUAY } });
    expect(play.facts.itemsIn(CELL)).toEqual([]);
    expect(play.facts.get(ROPE as EntityId)).toMatchObject({ place: QUAY });
    for (let tick = 0; tick < 12; tick += 1) play.step([]);
    expect(play.universe.realm('deep')!.facts.player(ALICE)?.place).toBe('room:hall');
  });

  it('[IN7] is nobody’s way but its travellers’: no keeper and none of the crowd is ever there', () => {
    const play = new Play();
    for (let tick = 0; tick < 300; tick += 1) play.universe.step([]);
    const places = play.facts.store
      .values()
      .flatMap((entity) => (entity.kind === 'keeper' ? [locationOf(entity.place)] : []));
    expect(new Set(places).size).toBeGreaterThan(1);
    expect(places).not.toContain('cell');
  });
});
