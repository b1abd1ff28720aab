/**
 * A player who is a script: walks, looks around, talks, trades items and travels, on the same lines a person would type.
 * Decides from what it perceived and its own random stream, so that the same universe gets the same commands.
 */
import type { Percept, PlayerOutput, RoomView } from '../../domain/percept.ts';
import type { PlayerId } from '../../kernel/ids.ts';
import { openStream, type RandomStream, type StreamKey, streamKey } from '../../kernel/random-stream.ts';

/** What a scripted player can say about things: names as one would type them. */
export type Names = {
  readonly item: (item: { item: string; world: string; called?: string }) => string;
  readonly keeper: (textKey: string) => string;
  /** Topics that a keeper of that name key can be asked about. */
  readonly topics: (textKey: string) => readonly string[];
  /** Ids of all realms, sorted. */
  readonly realms: readonly string[];
};

type Held = { item: string; world: string; called?: string };

const GREETINGS = [
  'Hello there.',
  'A fine wind today.',
  'Has anybody seen the light?',
  'I am looking for the stair.',
];
const GESTURES = [
  'looks out to sea.',
  'nods to everybody.',
  'hums a shanty.',
  'stamps some warmth into cold feet.',
];

export class ScriptedPlayer {
  readonly id: PlayerId;
  readonly name: string;
  readonly #key: StreamKey;
  readonly #names: Names;
  #room: RoomView | undefined;
  #held: Held[] = [];
  #nextTick: number;

  constructor({
    id,
    name,
    seed,
    names,
    firstTick,
  }: { id: PlayerId; name: string; seed: string; names: Names; firstTick: number }) {
    this.id = id;
    this.name = name;
    this.#key = streamKey({ seed, entity: id, purpose: 'scripted player' });
    this.#names = names;
    this.#nextTick = firstTick;
  }

  perceive({ percepts }: PlayerOutput): void {
    for (const percept of percepts) this.#notice(percept);
  }

  #notice(percept: Percept): void {
    if (percept.kind === 'room') {
      this.#room = percept.view;
      return;
    }
    const item = percept.params['item'];
    if (typeof item !== 'object' || !('item' in item)) return;
    if (GAINED.includes(percept.key)) this.#held = [...this.#held, item];
    if (LOST.includes(percept.key)) {
      const index = this.#held.findIndex((held) => held.item === item.item);
      this.#held = this.#held.filter((_, at) => at !== index);
    }
  }

  /** The line to type in this tick, if any. */
  command(tick: number): string | undefined {
    if (tick < this.#nextTick) return undefined;
    const random = openStream({ key: this.#key, tick });
    this.#nextTick = tick + random.between(8, 40);
    return this.#room === undefined ? 'look' : this.#decide(random, this.#room);
  }

  #decide(random: RandomStream, room: RoomView): string {
    const dice = random.below(100);
    const portal = room.exits.find((exit) => exit.portal !== undefined);
    if (portal !== undefined && dice < 35) return this.#travel(random, room);
    if (dice < 50) return this.#walk(random, room);
    if (dice < 62) return this.#talk(random, room);
    if (dice < 72) return this.#trade(random, room);
    if (dice < 80) return this.#take(random, room);
    if (dice < 84)
      return this.#held.length > 0 ? `drop ${this.#names.item(random.pick(this.#held))}` : 'inventory';
    if (dice < 90) return `say ${random.pick(GREETINGS)}`;
    if (dice < 94) return `emote ${random.pick(GESTURES)}`;
    return random.pick([
      'look',
      'inventory',
      'who',
      'time',
      'score',
      'exits',
      'help',
      'wait',
      'dance wildly',
    ]);
  }

  /** Through the portal to where it leads, or by name to any realm; some of those it will not lead to. */
  #travel(random: RandomStream, room: RoomView): string {
    const others = this.#names.realms.filter((realm) => realm !== room.realm);
    return others.length === 0 || random.below(2) === 0 ? 'enter portal' : `travel to ${random.pick(others)}`;
  }

  #walk(random: RandomStream, room: RoomView): string {
    const ways = room.exits.filter((exit) => exit.portal === undefined);
    if (ways.length === 0) return 'look';
    const way = random.pick(ways);
    if (way.door === 'locked' && random.below(2) === 0) return `unlock ${way.direction}`;
    return `go ${way.direction}`;
  }

  #talk(random: RandomStream, room: RoomView): string {
    if (room.keepers.length === 0) return 'examine me';
    const keeper = random.pick(room.keepers);
    const topics = this.#names.topics(keeper.name);
    const name = this.#names.keeper(keeper.name);
    return topics.length === 0 || random.below(3) === 0
      ? `talk to ${name}`
      : `ask ${name} about ${random.pick(topics)}`;
  }

  /** Gives an item or a token to somebody who is there. */
  #trade(random: RandomStream, room: RoomView): string {
    if (room.people.length === 0) return 'look';
    const { name } = random.pick(room.people);
    if (this.#held.length > 0 && random.below(2) === 0)
      return `give ${this.#names.item(random.pick(this.#held))} to ${name}`;
    return `give ${random.between(1, 3)} tokens to ${name}`;
  }

  #take(random: RandomStream, room: RoomView): string {
    const items = room.items.filter((item) => typeof item === 'object' && 'item' in item);
    if (items.length === 0) return 'look';
    return `take ${this.#names.item(random.pick(items) as Held)}`;
  }
}

const GAINED: readonly string[] = [
  'player.took.self',
  'player.gave.target',
  'keeper.gave.target',
  'keeper.returned.target',
  'item.granted.self',
];
const LOST: readonly string[] = ['player.dropped.self', 'player.gave.self', 'item.left-behind.self'];
