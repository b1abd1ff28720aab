/**
 * Plays on a real server that is killed again and again, and holds it to its word: whatever a player was shown is so
 * afterwards, and what they were not shown yet either happened as a whole or not at all.
 */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Prose } from '../../src/protocol/prose.ts';
import { type Belief, bare, learn, newBelief, readInventory, type Transfer } from './belief.ts';
import { type Account, type Holdings, isExplained } from './reckoning.ts';
import { eventually, PATIENCE_MS, pause, SHIPPED_CONTENT, seed, temporaryFolder } from './seed-process.ts';
import { ServerProcess } from './server-process.ts';
import { Traveller } from './traveller.ts';

const SLOW_MS = 180_000;
const SEED = 2026;
const LIVES = 6;
const NAMES = ['Anneke', 'Bertil', 'Cosima', 'Dagmar', 'Emeric', 'Fedora'];
const PURSE = 20;
/** Discoveries and other rewards that a step can have brought, told in messages after the one with the room. */
const REWARD_MAX = 20;
/** Things that may go along to the other realm; the others stay behind by rule. */
const PORTABLE = /storm lantern|piece of red glass|signal rocket|dance card|spyglass/g;
const PORTALS = [
  ['The Sea Stair', 'The Gangway'],
  ['The Northern Cove', 'The Packet Quay'],
  ['The Toll Gate', 'The Road End'],
] as const;
/** Where the portal of a room leads to. */
const PORTAL_ENDS: Readonly<Record<string, string>> = Object.fromEntries(
  PORTALS.flatMap(([one, other]) => [
    [one, other],
    [other, one],
  ]),
);

type Plan =
  | { readonly kind: 'walk'; readonly text: string; readonly to: string }
  | { readonly kind: 'take' | 'drop'; readonly text: string; readonly item: string }
  | { readonly kind: 'transfer'; readonly text: string; readonly to: string; readonly transfer: Transfer }
  | { readonly kind: 'other'; readonly text: string };

type Person = {
  readonly name: string;
  belief: Belief;
  traveller: Traveller;
  /** How many messages the belief is made from. */
  learned: number;
  /** Sent, and the answer not certainly seen. */
  inFlight: Plan | undefined;
  /** A room of the last tick that showed anything may have been followed by more that was never shown. */
  shown: 'everything' | 'part of an arrival';
};

const people: Person[] = [];
afterAll(() => {
  for (const { traveller } of people) traveller.close();
});

test(
  `[LV8] seed ${SEED}: kill -9 in the middle of play, six times over, takes nothing back that a player was shown`,
  async () => {
    const [data, content] = [temporaryFolder(), join(temporaryFolder(), 'content')];
    cpSync(SHIPPED_CONTENT, content, { recursive: true });
    const random = numbersFrom(SEED);
    let server = await ServerProcess.start({ data, content, flags: ['--tick-ms', '20'] });
    for (const name of NAMES) {
      const traveller = await Traveller.enter(server.url, name);
      const belief = newBelief({ room: traveller.room(), items: [], tokens: PURSE });
      people.push({ name, belief, traveller, learned: 0, inFlight: undefined, shown: 'everything' });
    }
    for (const commuter of people.slice(4)) await sendToTheStair(commuter);
    for (let life = 0; life < LIVES; life += 1) {
      const stop = { now: false };
      const errors: unknown[] = [];
      const playing = people.map((person) =>
        play(person, { random: numbersFrom(random(2 ** 31)), stop }).catch((error) => errors.push(error)),
      );
      await pause(life === 0 ? 1500 : 50 + random(1200));
      await server.kill();
      stop.now = true;
      await Promise.all(playing);
      expect(errors).toEqual([]);
      await pause(50);
      for (const person of people) {
        catchUp(person);
        person.traveller.close();
      }
      const lastShown = Math.max(...people.map(({ traveller }) => traveller.prose().at(-1)?.tick ?? 0));
      server = await ServerProcess.start({ data, content });
      const opened = await server.logged('The Seed is open');
      expect(opened['tick']).toBeGreaterThanOrEqual(lastShown);
      await comeBack(server.url);
    }
    expect(await server.stop()).toBe(0);
    expect(server.complaints()).toEqual([]);
    await expectWholeLifeToVerify(data);
  },
  SLOW_MS,
);

/** The run since the beginning, through all its deaths, is one chain that anybody can run again. */
async function expectWholeLifeToVerify(data: string): Promise<void> {
  const trace = join(temporaryFolder(), 'trace');
  const exported = await seed(['trace', 'export', '--data', data, '--out', trace, '--json']);
  expect(exported).toMatchObject({ code: 0 });
  const verified = await seed(['trace', 'verify', trace, '--json']);
  expect(verified).toMatchObject({ code: 0 });
  expect(JSON.parse(verified.stdout).finalChain).toBe(JSON.parse(exported.stdout).finalChain);
}

async function sendToTheStair({ traveller }: Person): Promise<void> {
  await traveller.walk('north', 'The Village Square');
  await traveller.walk('west', 'The Mast Wood');
  await traveller.walk('down', 'The Echo Chamber');
  await traveller.walk('north', 'The Sea Stair');
}

/** One command after the other until the end comes. */
async function play(
  person: Person,
  { random, stop }: { random: (below: number) => number; stop: { readonly now: boolean } },
): Promise<void> {
  const { socket } = person.traveller.wire;
  while (!stop.now && socket.connected) {
    catchUp(person);
    const plan = choose(person, random);
    person.inFlight = plan;
    try {
      const reply = await socket.timeout(PATIENCE_MS).emitWithAck('command', { text: plan.text });
      if (!reply.ok) throw new Error(`${person.name}: ${plan.text}: ${JSON.stringify(reply)}`);
      const isAnswered = () =>
        person.traveller.prose().some((prose) => isAnswer(prose, { plan, tick: reply.tick }));
      do {
        await pause(2);
        if (stop.now || !socket.connected) return;
        catchUp(person);
      } while (!isAnswered() || person.belief.isTravelling);
      person.inFlight = undefined;
    } catch (error) {
      if (!socket.connected || stop.now) return;
      throw error;
    }
  }
}

/** Several messages can belong to one tick, and the server can die between any two of them. */
function isAnswer({ tick, code, style, lines }: Prose, asked: { plan: Plan; tick: number }): boolean {
  if (tick < asked.tick) return false;
  if (code !== undefined || style === 'room') return true;
  if (asked.plan.kind === 'walk') return lines[0]!.startsWith('You set out');
  return /^Your? (?!have not been here)/.test(lines[0]!);
}

function choose({ belief, traveller }: Person, random: (below: number) => number): Plan {
  const view = traveller.view() ?? [];
  const of = <Thing>(things: readonly Thing[]): Thing | undefined =>
    things[random(Math.max(1, things.length))];
  const others = NAMES.filter((name) =>
    view.some((line) => /^(?:Another|\w+ other) traveller/.test(line) && line.includes(name)),
  );
  const exits = [
    ...(view.find((line) => line.startsWith('You can go ')) ?? '').matchAll(/(\w+) \(([^)]+)\)/g),
  ];
  const lying = view.find((line) => line.startsWith('You see '))?.match(PORTABLE) ?? [];
  const [exit, other, item, held] = [of(exits), of(others), of(lying), of(belief.items)];
  const dice = random(10);
  if (dice < 4 && exit !== undefined) return walk(belief.room, exit[1]!, exit[2]!);
  if (dice < 6 && item !== undefined) return { kind: 'take', text: `take ${item}`, item };
  if (dice < 8 && other !== undefined && held !== undefined) {
    return { kind: 'transfer', text: `give ${held} to ${other}`, to: other, transfer: { item: held } };
  }
  if (dice === 8 && other !== undefined && belief.tokens > 0) {
    return { kind: 'transfer', text: `give 1 token to ${other}`, to: other, transfer: { tokens: 1 } };
  }
  if (dice === 9 && held !== undefined) return { kind: 'drop', text: `drop ${held}`, item: held };
  return { kind: 'other', text: of(['look', 'inventory', 'say hm', 'inventory'])! };
}

/** The place is given as an exit shows it: "The Engine Hall, door open". */
function walk(from: string, direction: string, place: string): Plan {
  const isPortal = place.includes(', to ');
  const to = isPortal ? PORTAL_ENDS[from]! : place.replace(/, .*$/, '');
  return { kind: 'walk', text: direction, to };
}

function catchUp(person: Person): void {
  const prose = person.traveller.prose();
  for (const message of prose.slice(person.learned)) {
    try {
      learn(person.belief, message);
    } catch (error) {
      throw new Error(`${person.name}, tick ${message.tick}: ${(error as Error).message}`, { cause: error });
    }
  }
  person.learned = prose.length;
  const roomTick = prose.findLast(({ style }) => style === 'room')?.tick;
  person.shown = prose.at(-1)?.tick === roomTick ? 'part of an arrival' : 'everything';
}

type Found = Holdings & { readonly room: string };

/** Everybody connects again and looks at what they have; then belief and fact are compared. */
async function comeBack(url: string): Promise<void> {
  const found = new Map<string, Found>();
  await Promise.all(
    people.map(async (person) => {
      person.traveller = await Traveller.enter(url, person.name);
      const room = person.traveller.room();
      const tick = await person.traveller.send('inventory');
      const told = await eventually(() => {
        const prose = person.traveller.prose().filter((message) => message.tick >= tick);
        return prose.flatMap(({ lines }) => lines.map(readInventory)).find((list) => list !== undefined);
      }, `the inventory of ${person.name}`);
      found.set(person.name, { room, ...told });
    }),
  );
  for (const person of people) expectPlace(person, found.get(person.name)!);
  const accounts = people.map((person) => accountOf(person, found.get(person.name)!));
  expect(isExplained(accounts), JSON.stringify(accounts, null, 2)).toBe(true);
  for (const person of people) {
    person.belief = newBelief(found.get(person.name)!);
    person.learned = person.traveller.prose().length;
    person.inFlight = undefined;
  }
}

function expectPlace({ name, belief, inFlight }: Person, { room }: Found): void {
  const next = inFlight?.kind === 'walk' ? [inFlight.to] : [];
  // Somebody who was shown that they set out has arrived; nobody else has moved without having asked to.
  const allowed = belief.isTravelling ? next : [belief.room, ...next];
  expect(allowed, `${name} is in ${room}; in flight ${JSON.stringify(inFlight)}`).toContain(room);
}

function accountOf({ name, belief, inFlight, shown }: Person, found: Found): Account {
  return {
    name,
    belief,
    found,
    mayTake: inFlight?.kind === 'take' ? bare(inFlight.item) : undefined,
    mayDrop: inFlight?.kind === 'drop' ? inFlight.item : undefined,
    mayGive: inFlight?.kind === 'transfer' ? inFlight : undefined,
    rewardMax: inFlight?.kind === 'walk' || shown === 'part of an arrival' ? REWARD_MAX : 0,
  };
}

/** Whole numbers below a bound, the same ones for the same seed. */
function numbersFrom(start: number): (below: number) => number {
  let state = start >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
