/** Measurements of a running universe for Prometheus: what its ticks cost, what went through them, and what waits. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { OpenUniverse } from '../../actors/universe/open-live-universe.ts';
import type { TickOutcome } from '../../actors/universe/tick-outcome.ts';

export type MetricsOptions = {
  readonly universe: OpenUniverse;
  /** Open connections of players, and players who have a seat. */
  readonly players: () => { readonly sockets: number; readonly seats: number };
};

export type UniverseMetrics = {
  readonly registry: Registry;
  /** Runs one tick and measures it. */
  readonly advance: () => TickOutcome;
  /** Lets go of the universe and of the event loop. */
  readonly stop: () => void;
};

const TICK_SECONDS = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];
const COUNTS = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10_000];
const ROUNDS = [0, 1, 2, 3, 4, 6, 8, 12, 16];
const GAME_STATES = ['registered', 'active', 'lagging', 'suspended', 'left'] as const;
const STATUSES = ['booting', 'running', 'paused', 'syncing', 'halted'] as const;

export function measureUniverse(options: MetricsOptions): UniverseMetrics {
  const registry = new Registry();
  // Event loop lag, memory, processor, garbage collection.
  collectDefaultMetrics({ register: registry });
  const ticks = tickMetrics(registry);
  const { universe } = options;
  const unsubscribe = universe.subscribe(ticks.count);
  addStateMetrics(registry, options);
  const { controlTickInterval } = universe.universe.options;
  return {
    registry,
    advance: () => {
      const begun = performance.now();
      const outcome = universe.advance();
      const seconds = (performance.now() - begun) / 1000;
      ticks.duration.observe(seconds);
      if (outcome.record.tick % controlTickInterval === 0) ticks.controlDuration.observe(seconds);
      return outcome;
    },
    stop: () => {
      unsubscribe();
      registry.clear();
    },
  };
}

function tickMetrics(registry: Registry) {
  const registers = [registry];
  const duration = new Histogram({
    name: 'seed_tick_duration_seconds',
    help: 'Time that a tick took, with its journal and its listeners.',
    buckets: TICK_SECONDS,
    registers,
  });
  const controlDuration = new Histogram({
    name: 'seed_control_tick_duration_seconds',
    help: 'The same, of ticks at which the realms met.',
    buckets: TICK_SECONDS,
    registers,
  });
  const histogram = (name: string, help: string, buckets: readonly number[]) =>
    new Histogram({ name, help, buckets: [...buckets], registers });
  const rounds = histogram('seed_tick_rounds', 'Rounds of the busiest realm in a tick.', ROUNDS);
  const awake = histogram('seed_tick_awake_actors', 'Actors that heard anything in a tick.', COUNTS);
  const inputs = histogram('seed_tick_inputs', 'Inputs of a tick.', COUNTS);
  const events = histogram('seed_tick_events', 'Events of a tick.', COUNTS);
  const counter = (name: string, help: string) => new Counter({ name, help, registers });
  const envelopes = counter('seed_envelopes_total', 'Envelopes that were delivered to actors.');
  const inputsTotal = new Counter({
    name: 'seed_inputs_total',
    help: 'Inputs by what they are of: player, game, operator and others.',
    labelNames: ['of'],
    registers,
  });
  const eventsTotal = new Counter({
    name: 'seed_events_total',
    help: 'Events by the realm in which they happened.',
    labelNames: ['realm'],
    registers,
  });
  const count = ({ record, inputs: given, events: happened }: TickOutcome): void => {
    rounds.observe(record.roundCount);
    awake.observe(record.awakeCount);
    inputs.observe(record.inputCount);
    events.observe(record.eventCount);
    envelopes.inc(record.envelopeCount);
    for (const { kind } of given) inputsTotal.inc({ of: kind.slice(0, kind.indexOf('.')) });
    for (const { realm } of happened) eventsTotal.inc({ realm });
  };
  return { duration, controlDuration, count };
}

/** Asked for when somebody looks. */
function addStateMetrics(registry: Registry, { universe: live, players }: MetricsOptions): void {
  const registers = [registry];
  const { universe } = live;
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  const labelled = (
    name: string,
    {
      help,
      label,
      values,
    }: { help: string; label: string; values: () => readonly (readonly [string, number])[] },
  ) =>
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers,
      collect() {
        this.reset();
        for (const [key, value] of values()) this.set({ [label]: key }, value);
      },
    });
  gauge('seed_tick', 'The last tick that was run.', () => universe.tick);
  gauge('seed_player_sockets', 'Open connections of players.', () => players().sockets);
  gauge('seed_player_seats', 'Players who have a seat, with or without a connection.', () => players().seats);
  gauge('seed_banned_players', 'Players who are kept out.', () => universe.hub.operators.bans().length);
  gauge('seed_game_publications_waiting', 'Events of games that wait for the control tick.', () =>
    universe.hub.games.games().reduce((sum, { waiting }) => sum + waiting, 0),
  );
  labelled('seed_status', {
    help: '1 for the status in which the universe is.',
    label: 'status',
    values: () => STATUSES.map((status) => [status, Number(universe.status === status)]),
  });
  labelled('seed_games', {
    help: 'Games by state.',
    label: 'state',
    values: () => {
      const games = universe.hub.games.games();
      return GAME_STATES.map((state) => [state, games.filter((game) => game.state === state).length]);
    },
  });
  const ofRealms = (value: (realm: (typeof universe.realms)[number]) => number) => () =>
    universe.realms.map((realm): readonly [string, number] => [realm.setting.realm, value(realm)]);
  const perRealm: readonly [string, string, (realm: (typeof universe.realms)[number]) => number][] = [
    ['seed_realm_inbox', 'Letters that wait at a realm’s door.', ({ inbox }) => inbox.length],
    ['seed_realm_outbox', 'Envelopes that wait for the control tick.', ({ outbox }) => outbox.length],
    ['seed_realm_deferred', 'Envelopes that were put off to the next tick.', ({ queue }) => queue.pending],
    ['seed_realm_entities', 'Records of a realm.', ({ facts }) => facts.store.size],
    [
      'seed_realm_players_present',
      'Players who are there.',
      ({ facts }) => facts.players().filter(({ present }) => present).length,
    ],
  ];
  for (const [name, help, value] of perRealm)
    labelled(name, { help, label: 'realm', values: ofRealms(value) });
}
