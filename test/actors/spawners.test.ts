/** What turns up by itself: when, how much of it, what becomes of it, and that every piece of it is accounted for. */
import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/actors/universe/input.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import { realmsOf } from '../../src/actors/universe/universe-options.ts';
import { decodeSnapshot, encodeSnapshot } from '../../src/actors/universe/universe-snapshot.ts';
import type { Condition } from '../../src/domain/condition.ts';
import type { SpawnSpec } from '../../src/domain/spawn-spec.ts';
import { spawnTimer, VANISH_TIMER } from '../../src/domain/spawning.ts';
import type { EdibleSpec } from '../../src/domain/thing-spec.ts';
import type { ItemSpec, LocationSpec, UniverseSpec, WorldSpec } from '../../src/domain/world-spec.ts';
import { type RealmId, roomId } from '../../src/kernel/ids.ts';
import { Auditor } from '../support/auditor.ts';
import { ALICE, BOB, command, join, keysFor, smallMaking } from '../support/scripted-run.ts';
import { SMALL_UNIVERSE } from '../support/small-world.ts';

const ISLE = SMALL_UNIVERSE.worlds['isle'] as WorldSpec;
const QUAY = roomId('quay');
const WRACK: SpawnSpec = {
  id: 'wrack',
  every: { unit: 'world minutes', amount: 10 },
  atMost: 2,
  table: [{ item: 'cockle', weight: 1, appears: 'cockle.comes', vanishes: 'cockle.goes' }],
};
/** Ticks: at sixty times the speed of play a minute of the story has ten. */
const EVERY = 100;

const edible: EdibleSpec = { by: 'eat', portions: 1, text: 'cockle.tastes' };
const thing = (id: string, more: Partial<ItemSpec> = {}): ItemSpec => ({
  ...(ISLE.items['shell'] as ItemSpec),
  id,
  words: [id],
  ...more,
});

/** The isle with these spawners on the quay, and a day of hunger. */
function withSpawners(spawns: readonly SpawnSpec[], more: Partial<LocationSpec> = {}): UniverseSpec {
  const quay = { ...(ISLE.locations['quay'] as LocationSpec), spawns, ...more };
  const items = { ...ISLE.items, cockle: thing('cockle', { edible }), pearl: thing('pearl') };
  const isle = { ...ISLE, items, locations: { ...ISLE.locations, quay } };
  const verbs = { ...SMALL_UNIVERSE.lexicon.verbs, eat: ['eat'] };
  return {
    ...SMALL_UNIVERSE,
    worlds: { ...SMALL_UNIVERSE.worlds, isle },
    lexicon: { ...SMALL_UNIVERSE.lexicon, verbs },
    lexicons: { en: { ...SMALL_UNIVERSE.lexicon, verbs } },
  };
}

/** Every tick is audited. */
class Play {
  universe: Universe;
  readonly #auditor: Auditor;
  readonly #making;

  constructor(spec: UniverseSpec, options: Parameters<typeof smallMaking>[0] = {}) {
    this.#making = () => smallMaking(options, { spec });
    this.universe = Universe.begin(this.#making());
    this.#auditor = new Auditor(this.universe);
  }

  step(...inputs: readonly Input[]) {
    const outcome = this.universe.step(inputs);
    expect(this.#auditor.follow(this.universe).problems(outcome)).toEqual([]);
    return outcome;
  }

  /** As a process that was killed and came back. */
  resume(): void {
    this.universe = Universe.restore(
      this.#making(),
      decodeSnapshot(encodeSnapshot(this.universe.snapshot())),
    );
  }

  until(tick: number) {
    const outcomes = [];
    while (this.universe.tick < tick) outcomes.push(this.step());
    return outcomes;
  }

  lying(spec = 'cockle', realm = 'isle'): string[] {
    const { facts } = this.universe.realm(realm as RealmId)!;
    return facts.itemsIn(QUAY).flatMap((item) => (item.spec === spec ? [item.id] : []));
  }
}

const eventsIn = (outcomes: ReturnType<Play['until']>, type: string) =>
  outcomes.flatMap(({ events }) => events.filter((event) => event.type === type));

describe('a spawner', () => {
  it('[SW1] has its first turn when the realm begins and then one each period; who is there reads its line', () => {
    const play = new Play(withSpawners([{ ...WRACK, atMost: 9 }]));
    const first = play.step(join(ALICE, 'Alice'), join(BOB, 'Bob'));
    expect(first.events).toContainEqual(
      expect.objectContaining({
        type: 'item.spawned',
        room: QUAY,
        params: expect.objectContaining({ itemId: 'item:isle/cockle/quay.wrack.1', spawner: 'quay/wrack' }),
      }),
    );
    play.step(command(BOB, 'north'));
    const outcomes = play.until(1 + 2 * EVERY);
    expect(eventsIn(outcomes, 'item.spawned').map(({ tick }) => tick)).toEqual([1 + EVERY, 1 + 2 * EVERY]);
    expect(keysFor(outcomes, ALICE).filter((key) => key === 'cockle.comes')).toHaveLength(2);
    expect(keysFor(outcomes, BOB)).not.toContain('cockle.comes');
    expect(play.lying()).toHaveLength(3);
  });

  it('[SW1] without a line of its own is told of in the engine’s words', () => {
    const play = new Play(withSpawners([{ ...WRACK, table: [{ item: 'cockle', weight: 1 }] }]));
    play.step(join(ALICE, 'Alice'));
    expect(keysFor(play.until(1 + EVERY), ALICE)).toContain('item.spawned.other');
  });

  it('[SW2] lets its turn pass while so many of its own lie there, laid down again ones included', () => {
    const play = new Play(withSpawners([WRACK]));
    play.step(join(ALICE, 'Alice'));
    play.until(1 + 5 * EVERY);
    expect(play.lying()).toEqual([
      'item:isle/cockle/quay.wrack.1',
      `item:isle/cockle/quay.wrack.${1 + EVERY}`,
    ]);
    play.step(command(ALICE, 'take cockle'));
    play.step(command(ALICE, 'drop cockle'));
    play.until(1 + 7 * EVERY);
    expect(play.lying()).toHaveLength(2);
    play.step(command(ALICE, 'take cockle'));
    expect(eventsIn(play.until(1 + 9 * EVERY), 'item.spawned')).toHaveLength(1);
    expect(play.lying()).toHaveLength(2);
  });

  it('[SW2] counts only what is its own: others may lie there as they like', () => {
    const shells: SpawnSpec = { ...WRACK, atMost: 1, table: [{ item: 'shell', weight: 1 }] };
    const play = new Play(withSpawners([shells]));
    play.step();
    expect(play.lying('shell')).toHaveLength(2);
  });

  it('[SW3] lets its turn pass while its condition does not hold', () => {
    const when: Condition = { type: 'hour', from: 8, to: 9 };
    const play = new Play(withSpawners([{ ...WRACK, atMost: 99, when }]));
    const spawned = eventsIn(play.until(2000), 'item.spawned').map(({ tick }) => tick);
    // The isle begins at seven: eight o'clock is 600 ticks on.
    expect(spawned).toEqual([601, 701, 801, 901, 1001, 1101]);
  });

  it('[SW4] draws from its table by weight, the same from the same seed, and each realm for itself', () => {
    const table = [
      { item: 'cockle', weight: 3 },
      { item: 'pearl', weight: 1 },
    ];
    const spec = withSpawners([{ ...WRACK, every: { unit: 'ticks', amount: 5 }, atMost: 10_000, table }]);
    const drawn = (seed: string, realm: string) => {
      const realms = realmsOf(['isle', 'deep'], 3);
      const universe = Universe.begin(smallMaking({ seed, realms, npcs: 0 }, { spec }));
      const found: string[] = [];
      for (let tick = 0; tick < 2000; tick += 1)
        for (const event of universe.step([]).events)
          if (event.type === 'item.spawned' && event.realm === realm)
            found.push((event.params['item'] as { item: string }).item);
      return found;
    };
    const first = drawn('1', 'isle');
    const pearls = first.filter((item) => item === 'pearl').length;
    expect(first).toHaveLength(400);
    expect(pearls).toBeGreaterThan(70);
    expect(pearls).toBeLessThan(130);
    expect(drawn('1', 'isle')).toEqual(first);
    expect(drawn('2', 'isle')).not.toEqual(first);
    expect(drawn('1', 'isle-2')).not.toEqual(first);
  });

  const VANISHING: SpawnSpec = { ...WRACK, vanish: { unit: 'world minutes', amount: 25 } };

  it('[SW5] takes back what nobody took in time, and who is there reads so', () => {
    const play = new Play(withSpawners([VANISHING]));
    play.step(join(ALICE, 'Alice'));
    const outcomes = play.until(1 + 3 * EVERY);
    const [gone, ...others] = eventsIn(outcomes, 'item.vanished');
    expect(others).toEqual([]);
    expect(gone).toMatchObject({
      tick: 251,
      params: { itemIds: { list: ['item:isle/cockle/quay.wrack.1'] } },
    });
    expect(keysFor(outcomes, ALICE)).toContain('cockle.goes');
    expect(play.lying()).toHaveLength(2);
  });

  it('[SW5] leaves alone what was taken, even if it lies there again', () => {
    const play = new Play(withSpawners([{ ...VANISHING, atMost: 1 }]));
    play.step(join(ALICE, 'Alice'));
    play.step(command(ALICE, 'take cockle'));
    play.step(command(ALICE, 'drop cockle'));
    expect(eventsIn(play.until(1 + 20 * EVERY), 'item.vanished')).toEqual([]);
    expect(play.lying()).toEqual(['item:isle/cockle/quay.wrack.1']);
  });

  it('[SW6] makes and loses nothing beside what it says: gathered, eaten, carried off, resumed half way', () => {
    const play = new Play(withSpawners([{ ...VANISHING, atMost: 3 }]));
    const bare = new Play(withSpawners([{ ...VANISHING, atMost: 3 }]));
    const lines: Readonly<Record<number, string>> = {
      120: 'take cockle',
      125: 'eat cockle',
      230: 'take all',
      240: 'north',
      250: 'drop cockle',
      260: 'east',
      270: 'enter arch',
    };
    for (let tick = 1; tick <= 700; tick += 1) {
      const text = lines[tick];
      const inputs = tick === 1 ? [join(ALICE, 'Alice')] : text === undefined ? [] : [command(ALICE, text)];
      const outcome = play.step(...inputs);
      expect(bare.step(...inputs).record).toEqual(outcome.record);
      if (tick % 90 === 0) play.resume();
    }
    play.universe.recheck();
    const { facts } = play.universe.realm('deep' as RealmId)!;
    expect(facts.player(ALICE)).toBeDefined();
    expect(facts.itemsIn(ALICE).filter(({ spec }) => spec === 'cockle').length).toBeGreaterThan(0);
  });

  it('[SW6] waits by timers of the realm and of the things, which are hashed with their owners', () => {
    const play = new Play(withSpawners([VANISHING]));
    play.step();
    const { timers } = play.universe.realm('isle' as RealmId)!;
    const named = timers.entries().map(({ owner, name, dueTick }) => [owner, name, dueTick]);
    expect(named).toContainEqual([
      'realm:isle',
      spawnTimer({ location: 'quay', spec: VANISHING }),
      1 + EVERY,
    ]);
    expect(named).toContainEqual(['item:isle/cockle/quay.wrack.1', VANISH_TIMER, 251]);
  });

  it('[SW7] in the dark nobody sees what comes or goes', () => {
    const play = new Play(withSpawners([VANISHING], { dark: {} }));
    play.step(join(ALICE, 'Alice'));
    const outcomes = play.until(400);
    expect(eventsIn(outcomes, 'item.vanished').length).toBeGreaterThan(0);
    expect(keysFor(outcomes, ALICE).filter((key) => key.startsWith('cockle.'))).toEqual([]);
  });
});

it('[SW8] what is eaten up is gone, and whatever was in it is left', () => {
  const play = new Play(withSpawners([WRACK]));
  play.step(join(ALICE, 'Alice'));
  play.step(command(ALICE, 'take cockle'));
  const { events, outputs } = play.step(command(ALICE, 'eat cockle'));
  expect(events).toContainEqual(
    expect.objectContaining({
      type: 'player.ate',
      params: expect.objectContaining({ count: 0, itemIds: { list: ['item:isle/cockle/quay.wrack.1'] } }),
    }),
  );
  expect(outputs.flatMap(({ percepts }) => percepts)).toContainEqual(
    expect.objectContaining({ key: 'cockle.tastes' }),
  );
  expect(keysFor([play.step(command(ALICE, 'eat cockle'))], ALICE)).toEqual(['refusal.noun.unknown']);
});
