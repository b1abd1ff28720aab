/** People in two realms who have to do with each other: types lines, and tells what each of them perceived. */
import { playerIdOf } from '../../src/actors/universe/player-id.ts';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import { Universe, type UniverseMaking } from '../../src/actors/universe/universe.ts';
import { decodeSnapshot, encodeSnapshot } from '../../src/actors/universe/universe-snapshot.ts';
import type { PlayerFact } from '../../src/domain/entity.ts';
import type { Percept } from '../../src/domain/percept.ts';
import type { PlayerId } from '../../src/kernel/ids.ts';
import { command, join, smallMaking } from './scripted-run.ts';

const idOf = (name: string): PlayerId => playerIdOf('42', name);

export class SocialScene {
  universe: Universe;
  #heard: TickOutcome[] = [];

  /** Everybody joins in tick 1 and stands on the quay. */
  constructor(names: readonly string[], onFailure?: UniverseMaking['onFailure']) {
    this.universe = Universe.begin(smallMaking({ npcs: 0 }, onFailure === undefined ? {} : { onFailure }));
    this.#step(names.map((name) => join(idOf(name), name)));
  }

  #step(inputs: Parameters<Universe['step']>[0]): void {
    this.#heard.push(this.universe.step(inputs));
  }

  /** In one tick. */
  type(name: string, ...lines: readonly string[]): this {
    this.#step(lines.map((line) => command(idOf(name), line)));
    return this;
  }

  leave(name: string): this {
    this.#step([{ kind: 'player.leave', player: idOf(name) }]);
    return this;
  }

  join(name: string): this {
    this.#step([join(idOf(name), name)]);
    return this;
  }

  /** Long enough for mail to go to the hub and from there to a realm. */
  wait(ticks = 12): this {
    for (let tick = 0; tick < ticks; tick += 1) this.#step([]);
    return this;
  }

  /** Into the hall of the deep. */
  travel(name: string): this {
    return this.type(name, 'n', 'e', 'enter arch').wait();
  }

  /** What somebody perceived since this was last asked of anybody, by key, with the words that were said. */
  heard(name: string): readonly string[] {
    return this.percepts(name).map((percept) =>
      percept.kind === 'room' ? 'room' : [percept.key, percept.params['text'] ?? ''].join(' ').trim(),
    );
  }

  percepts(name: string): readonly Percept[] {
    const id = idOf(name);
    return (
      this.#heard
        .flatMap(({ outputs }) => outputs.filter(({ player }) => player === id))
        .flatMap(({ percepts }) => percepts)
        // Cal's suggestions come when they come.
        .filter((percept) => percept.kind === 'room' || !percept.key.startsWith('cal.'))
    );
  }

  forget(): this {
    this.#heard = [];
    return this;
  }

  player(name: string): PlayerFact {
    const id = idOf(name);
    const player = this.universe.realmOf(id)?.facts.player(id);
    if (player === undefined) throw new Error(`${name} is nowhere`);
    return player;
  }

  /** Goes on from text, as after a restart. */
  restore(): this {
    const text = encodeSnapshot(this.universe.snapshot());
    this.universe = Universe.restore(smallMaking({ npcs: 0 }), decodeSnapshot(text));
    return this;
  }
}
