/**
 * A player who is a script: walks, looks around, talks, trades items and travels, on the same lines a person would type.
 * Decides from what it perceived and its own random stream, so that the same universe gets the same commands.
 */
import type { Percept, PlayerOutput, RoomView } from '../../domain/percept.ts';
import type { PlayerId } from '../../kernel/ids.ts';
import { openStream, type RandomStream, type StreamKey, streamKey } from '../../kernel/random-stream.ts';
import { DEEDS, type Deed, type Temperament } from './temperament.ts';
import type { Walkthrough } from './walkthrough.ts';

/** What a scripted player can say about things: names as one would type them. */
export type Names = {
  readonly item: (item: { item: string; world: string; called?: string }) => string;
  readonly keeper: (textKey: string) => string;
  /** Topics that a keeper of that name key can be asked about. */
  readonly topics: (textKey: string) => readonly string[];
  /** What belongs to a room and is not listed. */
  readonly fixtures: (room: RoomView) => readonly string[];
  /** Words that somebody or other listens for. */
  readonly words: readonly string[];
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

const IDLE_LINES = [
  'look',
  'inventory',
  'who',
  'time',
  'score',
  'exits',
  'help',
  'wait',
  'quests',
  'dance wildly',
];

export type ScriptedPlayerMaking = {
  readonly id: PlayerId;
  readonly name: string;
  readonly seed: string;
  readonly names: Names;
  readonly firstTick: number;
  readonly temperament: Temperament;
  /** What it does before anything else, in turn. */
  readonly walkthroughs?: readonly Walkthrough[];
};

export class ScriptedPlayer {
  readonly id: PlayerId;
  readonly name: string;
  readonly #key: StreamKey;
  readonly #names: Names;
  #room: RoomView | undefined;
  #held: Held[] = [];
  /** How many choices somebody offered and waits for. */
  #choices = 0;
  readonly #temperament: Temperament;
  #walkthroughs: readonly Walkthrough[];
  /** The last line was refused. */
  #refused = false;
  #nextTick: number;

  constructor({ id, name, seed, names, firstTick, temperament, walkthroughs = [] }: ScriptedPlayerMaking) {
    this.#temperament = temperament;
    this.#walkthroughs = walkthroughs;
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
      if (percept.view.room !== this.#room?.room) this.#choices = 0;
      this.#room = percept.view;
      return;
    }
    if (percept.code !== undefined) this.#refused = true;
    if (percept.key === 'choice.offered') this.#choices = Number(percept.params['count']);
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
    const [least, most] = this.#temperament.pauseTicks;
    this.#nextTick = tick + random.between(least, most);
    if (this.#room === undefined) return 'look';
    const line = this.#readAhead(this.#room, tick) ?? this.#decide(random, this.#room);
    this.#refused = false;
    return line;
  }

  #readAhead(room: RoomView, tick: number): string | undefined {
    const [current, ...others] = this.#walkthroughs;
    if (current === undefined) return undefined;
    const line = current.next(room, tick, this.#refused);
    if (line === undefined) this.#walkthroughs = others;
    return line;
  }

  #decide(random: RandomStream, room: RoomView): string {
    if (room.dark === true && random.below(2) === 0) return this.#walk(random, room);
    // Somebody who was offered a choice mostly makes it before anything else.
    if (this.#choices > 0 && random.below(4) > 0) {
      const choice = 1 + random.below(this.#choices);
      this.#choices = 0;
      return String(choice);
    }
    return this.#lineFor(this.#deed(random), random, room);
  }

  #deed(random: RandomStream): Deed {
    const { weights } = this.#temperament;
    const total = DEEDS.reduce((sum, deed) => sum + (weights[deed] ?? 0), 0);
    let left = random.below(total);
    for (const deed of DEEDS) {
      left -= weights[deed] ?? 0;
      if (left < 0) return deed;
    }
    return 'idle';
  }

  #lineFor(deed: Deed, random: RandomStream, room: RoomView): string {
    switch (deed) {
      case 'travel':
        return room.exits.some(({ portal }) => portal !== undefined)
          ? this.#travel(random, room)
          : this.#walk(random, room);
      case 'walk':
        return this.#walk(random, room);
      case 'talk':
      case 'ask':
        return this.#talk(random, room, deed);
      case 'trade':
        return this.#trade(random, room);
      case 'offer':
        return this.#offer(random, room);
      case 'take':
        return this.#take(random, room);
      case 'drop':
        return this.#held.length > 0 ? `drop ${this.#names.item(random.pick(this.#held))}` : 'inventory';
      case 'examine':
      case 'read':
        return this.#inspect(random, room, deed);
      case 'speak':
        return random.below(3) > 0
          ? `say ${random.pick([...GREETINGS, ...this.#names.words])}`
          : `emote ${random.pick(GESTURES)}`;
      case 'answer':
        return this.#names.words.length === 0 ? 'look' : `answer ${random.pick(this.#names.words)}`;
      case 'idle':
        return random.pick(IDLE_LINES);
    }
  }

  /** Through the portal to where it leads, or by name to any realm; some of those it will not lead to. */
  #travel(random: RandomStream, room: RoomView): string {
    const others = this.#names.realms.filter((realm) => realm !== room.realm);
    return others.length === 0 || random.below(2) === 0 ? 'enter portal' : `travel to ${random.pick(others)}`;
  }

  #walk(random: RandomStream, room: RoomView): string {
    const ways = room.exits.filter((exit) => exit.portal === undefined);
    // In the dark one gropes for the way.
    if (ways.length === 0) return random.pick(['up', 'out', 'down', 'north', 'south', 'east', 'west']);
    const way = random.pick(ways);
    if (way.door === 'locked' && random.below(2) === 0) return `unlock ${way.direction}`;
    return `go ${way.direction}`;
  }

  #talk(random: RandomStream, room: RoomView, deed: 'talk' | 'ask'): string {
    if (room.keepers.length === 0) return 'examine me';
    const keeper = random.pick(room.keepers);
    const topics = [...this.#names.topics(keeper.name), ...this.#names.words];
    const name = this.#names.keeper(keeper.name);
    return topics.length === 0 || deed === 'talk'
      ? `talk to ${name}`
      : `ask ${name} about ${random.pick(topics)}`;
  }

  /** Gives something to a keeper, who may have a use for it. */
  #offer(random: RandomStream, room: RoomView): string {
    if (this.#held.length === 0 || room.keepers.length === 0) return this.#take(random, room);
    const keeper = random.pick(room.keepers);
    return `give ${this.#names.item(random.pick(this.#held))} to ${this.#names.keeper(keeper.name)}`;
  }

  /** Something in hand, something that lies here, or what belongs to the place. */
  #inspect(random: RandomStream, room: RoomView, verb: 'examine' | 'read'): string {
    const lying = room.items.filter((item): item is Held => typeof item === 'object' && 'item' in item);
    const things = [...this.#held, ...lying].map((item) => this.#names.item(item));
    const all = [...things, ...this.#names.fixtures(room)];
    return all.length === 0 ? 'look' : `${verb} ${random.pick(all)}`;
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
