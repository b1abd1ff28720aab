/** Eight people, half of them with Spanish, who go through all rooms of all realms and type whatever they may. */
import type { Input } from '../../src/actors/universe/input.ts';
import { playerIdOf } from '../../src/actors/universe/player-id.ts';
import type { Universe } from '../../src/actors/universe/universe.ts';
import type { PlayerFact } from '../../src/domain/entity.ts';
import { copyId, type PlayerId, type RoomId, roomId } from '../../src/kernel/ids.ts';
import { openStream, type RandomStream } from '../../src/kernel/random-stream.ts';
import { surroundingsOf, Typist } from './typist.ts';

const SEED = 'typing room';
const NAMES = ['Ada', 'Bea', 'Cyd', 'Dot', 'Eva', 'Flo', 'Gil', 'Hal'];
/** One tick in so many somebody finds themselves elsewhere while they type at random. */
const MOVE_TICKS = 40;

type Move = { readonly player: PlayerId; readonly room: RoomId };
export type TypedTick = { readonly moves: readonly Move[]; readonly inputs: readonly Input[] };
type Task = { readonly location: string; readonly lines: string[] };
type Person = {
  readonly id: PlayerId;
  readonly name: string;
  readonly locale: string;
  /** The realm whose rooms they go through, and those of them that nobody has begun. */
  readonly home: string;
  readonly ahead: string[];
};

/** Puts people into rooms without their walking there. */
export function apply(universe: Universe, moves: readonly Move[]): void {
  for (const { player, room } of moves) {
    const facts = universe.realmOf(player)?.facts;
    const fact = facts?.player(player);
    if (facts === undefined || fact === undefined) throw new Error(`${player} is nowhere`);
    const { conversation, seat, ...standing } = fact;
    facts.put({ ...standing, place: room });
  }
}

export class TypingRoom {
  readonly #universe: Universe;
  readonly #typist: Typist;
  readonly #people: readonly Person[];
  readonly #tasks = new Map<PlayerId, Task>();
  readonly visited = new Set<string>();
  #left: number;

  /** So many lines at random once everything has been tried everywhere. */
  constructor(universe: Universe, lines: number) {
    this.#universe = universe;
    this.#typist = new Typist(universe.spec, 7);
    this.#left = lines;
    const homes = universe.realms.map(({ setting }) => ({
      home: setting.realm,
      ahead: Object.keys(setting.world.locations).sort(),
    }));
    this.#people = NAMES.map((name, index) => ({
      id: playerIdOf(SEED, name),
      name,
      locale: index % 2 === 0 ? 'en' : 'es',
      ...(homes[Math.floor(index / 2) % homes.length] as (typeof homes)[number]),
    }));
  }

  get isDone(): boolean {
    return (
      this.#left <= 0 &&
      this.#people.every(({ id, ahead }) => ahead.length + (this.#tasks.get(id)?.lines.length ?? 0) === 0)
    );
  }

  /** What happens in the tick to come; the moves have been made. */
  next(): TypedTick {
    const moves: Move[] = [];
    const inputs = this.#people.flatMap((person): Input[] => {
      const { id, name, locale, home } = person;
      const realm = this.#universe.realmOf(id);
      const fact = realm?.facts.player(id);
      if (realm === undefined || fact?.present === false)
        return [{ kind: 'player.join', player: id, name, locale }];
      if (fact === undefined) return [];
      const luck = openStream({ seed: SEED, entity: id, purpose: 'typing', tick: this.#universe.tick });
      const from = realm.setting.realm;
      if (this.#hasTask(person) && from !== home)
        return [{ kind: 'player.transition', player: id, from, to: home, narrativeContext: 'called back' }];
      moves.push(...this.#move(person, fact, luck));
      const text = this.#line(person, luck);
      return text === undefined ? [] : [{ kind: 'player.command', player: id, text }];
    });
    return { moves, inputs };
  }

  #hasTask({ id, ahead }: Person): boolean {
    return ahead.length > 0 || (this.#tasks.get(id)?.lines.length ?? 0) > 0;
  }

  #move(person: Person, fact: PlayerFact, luck: RandomStream): Move[] {
    const { id, ahead } = person;
    const { locations } = (this.#universe.realmOf(id) as NonNullable<ReturnType<Universe['realmOf']>>).setting
      .world;
    const isOver = (this.#tasks.get(id)?.lines.length ?? 0) === 0;
    const location = this.#hasTask(person)
      ? ((isOver ? ahead[0] : undefined) ?? (this.#tasks.get(id) as Task).location)
      : luck.below(MOVE_TICKS) === 0
        ? luck.pick(Object.keys(locations).sort())
        : undefined;
    if (location === undefined) return [];
    const room = locations[location]?.instance === 'traveller' ? copyId(location, id) : roomId(location);
    const moves = fact.place === room ? [] : [{ player: id, room }];
    apply(this.#universe, moves);
    return moves;
  }

  #line({ id, home, ahead }: Person, luck: RandomStream): string | undefined {
    const realm = this.#universe.realmOf(id);
    const fact = realm?.facts.player(id);
    if (realm === undefined || fact === undefined) return undefined;
    const about = surroundingsOf(realm, fact);
    const location = (this.#tasks.get(id)?.lines.length ?? 0) === 0 ? ahead.shift() : undefined;
    if (location !== undefined) {
      this.visited.add(`${home}/${location}`);
      this.#tasks.set(id, {
        location,
        lines: this.#typist.everything(fact.locale, about, this.visited.size),
      });
    }
    const planned = this.#tasks.get(id)?.lines.shift();
    if (planned !== undefined) return planned;
    if (this.#left <= 0) return undefined;
    this.#left -= 1;
    return this.#typist.line(luck, fact.locale, about);
  }
}
