/** Gathers what each player perceives in one tick, in order, and who came and went where they are. */
import type { ReadonlyFacts } from '../../domain/facts.ts';
import type { GameEvent } from '../../domain/game-event.ts';
import type { Parting, Percept, PlayerOutput } from '../../domain/percept.ts';
import { compareIds, locationOf, type PlayerId } from '../../kernel/ids.ts';

type Person = { readonly id: PlayerId; readonly name: string };
type Gathered = {
  percepts: Percept[];
  entered: Person[];
  left: Person[];
  moved: boolean;
  farewell: Parting | undefined;
};

export const CAME: readonly string[] = [
  'player.joined',
  'player.returned',
  'player.arrived',
  'player.landed',
  'player.came-home',
  'player.set-down',
];
export const WENT: readonly string[] = [
  'player.faded',
  'player.farewell',
  'player.left',
  'player.departed',
  'player.taken-away',
];

export class OutputCollector {
  readonly #players = new Map<PlayerId, Gathered>();

  #of(player: PlayerId): Gathered {
    const known = this.#players.get(player);
    if (known !== undefined) return known;
    const fresh: Gathered = { percepts: [], entered: [], left: [], moved: false, farewell: undefined };
    this.#players.set(player, fresh);
    return fresh;
  }

  perceive(player: PlayerId, percept: Percept): void {
    this.#of(player).percepts.push(percept);
  }

  farewell(player: PlayerId, reason: Parting): void {
    this.#of(player).farewell = reason;
  }

  /** Tells everybody in the room who came or went; who came learns of everybody who was there. */
  presence(facts: ReadonlyFacts, event: GameEvent): void {
    const { type, room, actor, params } = event;
    if (room === undefined || actor === undefined) return;
    const came = CAME.includes(type);
    if (!came && !WENT.includes(type)) return;
    const person = { id: actor as PlayerId, name: String(params['actor']) };
    const others = facts.presentIn(room).filter((other) => other.id !== actor);
    for (const other of others) this.#of(other.id)[came ? 'entered' : 'left'].push(person);
    if (!came) return;
    const own = this.#of(person.id);
    own.moved = true;
    own.entered = others.map(({ id, name }) => ({ id, name }));
    own.left = [];
  }

  /** Sorted by player id. */
  outputs(facts: ReadonlyFacts): PlayerOutput[] {
    return [...this.#players.keys()].sort(compareIds).map((player) => {
      const { percepts, entered, left, moved, farewell } = this.#of(player);
      const { place, locale } = facts.player(player) ?? {};
      const presence =
        place !== undefined && (moved || entered.length + left.length > 0)
          ? { presence: { location: locationOf(place), entered, left } }
          : {};
      const language = locale === undefined ? {} : { locale };
      return { player, ...language, percepts, ...presence, ...(farewell === undefined ? {} : { farewell }) };
    });
  }
}
