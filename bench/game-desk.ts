/** What games cost the universe itself, without any socket: the work of the figures that the project began with. */
import { Universe } from '../src/actors/universe/universe.ts';
import type { GameInput } from '../src/actors/games/game-input.ts';
import type { Input } from '../src/actors/universe/input.ts';
import { playerIdOf } from '../src/actors/universe/player-id.ts';
import { DEFAULT_OPTIONS, realmsOf } from '../src/actors/universe/universe-options.ts';
import type { UniverseSpec } from '../src/domain/world-spec.ts';
import type { GameId } from '../src/kernel/ids.ts';

export type DeskCosts = {
  /** A control tick of three realms without a town, and three games that were all heard of. */
  readonly controlTickMs: number;
  /** The same where one of the realms is a town, whose citizens are about. */
  readonly townControlTickMs: number;
  /** From its input to its delivery at the control tick, hashing included. */
  readonly eventMs: number;
  /** The same number of events handed from list to list, and nothing recorded: what cannot be undercut. */
  readonly bareEventMs: number;
  readonly registrationMs: number;
  /** Leaving one realm, the barrier, and arriving in the other. */
  readonly transitionMs: number;
  readonly bytesPerGame: number;
};

/** With `--cpu` processor time of all threads, which tells something on a machine that other work shares; else the time that passes. */
const nowMs = process.argv.includes('--cpu')
  ? () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    }
  : () => performance.now();

const EVENTS = 5000;
const GAMES = 900;
const TRAVELLERS = 20;
const TRIPS = 10;

const register = (id: string): GameInput => ({
  kind: 'game.register',
  request: id,
  game: { id: id as GameId, realm: id, developer: 'bench', description: '', coordinate: {}, credential: id },
});
const publish = (from: string, to: string, data: string): GameInput => ({
  kind: 'game.publish',
  request: from,
  game: from as GameId,
  target: { kind: 'one', id: to },
  eventType: 'world_event',
  data,
});

export function benchDesk(spec: UniverseSpec, rounds: number): DeskCosts {
  const median = (once: () => number): number => {
    const list = Array.from({ length: rounds }, once).sort((left, right) => left - right);
    return list[Math.floor(list.length / 2)] as number;
  };
  const { universe, step } = begin(spec);
  step(['a', 'b', 'c'].map(register));
  const events = Array.from({ length: EVENTS }, (_, index) => publish('a', 'b', `{"number":${index}}`));
  const eventMs = median(() => (step(events) + throughBarrier(universe, step)) / EVENTS);
  const registrationMs = median(() => benchRegistrations(spec));
  return {
    controlTickMs: benchControlTicks(begin(spec, withoutTowns(spec))),
    townControlTickMs: benchControlTicks(begin(spec)),
    eventMs,
    bareEventMs: median(() => bareEvents()),
    registrationMs,
    transitionMs: median(() => benchJourneys(spec)),
    bytesPerGame: bytesPerGame(spec),
  };
}

const withoutTowns = ({ worlds }: UniverseSpec): string[] =>
  Object.keys(worlds).filter((id) =>
    Object.values(worlds[id]?.keepers ?? {}).every(({ citizen }) => citizen === undefined),
  );

function benchControlTicks({ universe, step }: ReturnType<typeof begin>): number {
  step(['a', 'b', 'c'].map(register));
  const heard: Input = { kind: 'game.heard', games: ['a', 'b', 'c'] as GameId[] };
  const control: number[] = [];
  for (let tick = 0; tick < 5000; tick += 1) {
    const isControl = (universe.tick + 1) % universe.options.controlTickInterval === 0;
    const took = step(isControl ? [] : [heard]);
    if (isControl && universe.tick % universe.options.recheckInterval !== 0) control.push(took);
  }
  control.sort((left, right) => left - right);
  return control[Math.floor(control.length / 2)] as number;
}

function begin(spec: UniverseSpec, worlds: readonly string[] = Object.keys(spec.worlds)) {
  const universe = Universe.begin({
    spec,
    options: { ...DEFAULT_OPTIONS, seed: 'bench', realms: realmsOf(worlds, 3) },
  });
  const step = (inputs: readonly Input[]): number => {
    const started = nowMs();
    universe.step(inputs);
    return nowMs() - started;
  };
  return { universe, step };
}

function throughBarrier(universe: Universe, step: (inputs: readonly Input[]) => number): number {
  let total = 0;
  do total += step([]);
  while (universe.tick % universe.options.controlTickInterval !== 0);
  return total;
}

function bareEvents(): number {
  const inbox: { readonly data: string }[] = [];
  const started = nowMs();
  for (let index = 0; index < EVENTS; index += 1) inbox.push(JSON.parse(`{"data":"${index}"}`));
  return (nowMs() - started) / inbox.length;
}

function benchRegistrations(spec: UniverseSpec): number {
  const { step } = begin(spec);
  // The first tick starts everybody; the second is as quiet as the one with the registrations would be.
  step([]);
  const idle = step([]);
  return (
    Math.max(0, step(Array.from({ length: GAMES }, (_, index) => register(`game-${index}`))) - idle) / GAMES
  );
}

function benchJourneys(spec: UniverseSpec): number {
  const { universe, step } = begin(spec);
  const realms = universe.realms.map(({ setting }) => setting.realm);
  const players = Array.from({ length: TRAVELLERS }, (_, index) => playerIdOf('bench', `Traveller ${index}`));
  step(
    players.map((player, index) => ({
      kind: 'player.create' as const,
      player,
      name: `Traveller ${index}`,
      race: 'human',
      characterClass: 'wanderer',
      realm: realms[0] as string,
    })),
  );
  throughBarrier(universe, step);
  let total = 0;
  for (let trip = 0; trip < TRIPS; trip += 1) {
    const [from, to] = [realms[trip % 2] as string, realms[(trip + 1) % 2] as string];
    const journey = { kind: 'player.transition' as const, from, to, narrativeContext: 'bench' };
    total += step(players.map((player) => ({ ...journey, player })));
    // What the ticks in between cost is not the journey's.
    while ((universe.tick + 1) % universe.options.controlTickInterval !== 0) step([]);
    total += step([]) + step([]);
    const arrived = universe.realm(to)?.facts.players().length;
    if (arrived !== TRAVELLERS) throw new Error(`${arrived} of ${TRAVELLERS} have arrived`);
    throughBarrier(universe, step);
  }
  return total / (TRAVELLERS * TRIPS);
}

/** Heap after a collection, when node runs with --expose-gc; NaN otherwise. */
function bytesPerGame(spec: UniverseSpec): number {
  const collect = (globalThis as { gc?: () => void }).gc;
  if (collect === undefined) return Number.NaN;
  const { step } = begin(spec);
  step([]);
  collect();
  const before = process.memoryUsage().heapUsed;
  step(Array.from({ length: GAMES }, (_, index) => register(`game-${index}`)));
  step([]);
  collect();
  return (process.memoryUsage().heapUsed - before) / GAMES;
}
