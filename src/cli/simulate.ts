/** `seed simulate`: a universe of scripted players, run headless as fast as it goes. */

import { Universe } from '../actors/universe/universe.ts';
import {
  DEFAULT_OPTIONS,
  type UniverseOptions,
  cascadeOption,
  realmsOf,
} from '../actors/universe/universe-options.ts';
import { encodeSnapshot } from '../actors/universe/universe-snapshot.ts';
import { LifeLog, type LifeReport } from '../adapters/scripted/life-log.ts';
import { ScriptedCrowd } from '../adapters/scripted/scripted-crowd.ts';
import { TEMPERAMENTS } from '../adapters/scripted/temperament.ts';
import { CommandError, EXIT } from './command-error.ts';
import { loadWorlds } from './load-worlds.ts';
import { createProgress } from './progress.ts';
import { recordTrace } from './trace-recording.ts';

export type SimulateOptions = {
  readonly realms: number;
  readonly players: number;
  readonly npcs: number;
  readonly ticks: number;
  readonly seed: string;
  readonly controlTickInterval: number;
  readonly localTickMs: number;
  /** Control ticks between two reflections. */
  readonly reflectionInterval: number;
  readonly cascadeDepth?: number;
  readonly trace?: string;
  /** Ticks between two snapshots in the trace. */
  readonly snapshotEvery: number;
  /** False leaves the events out of the trace; their digests stay. */
  readonly events: boolean;
  readonly content?: string;
  /** In which order realms are created; makes no difference to any hash. */
  readonly realmOrder: 'given' | 'reversed';
  /** Players of all temperaments, who live there: they also ask, read, offer, answer and choose. */
  readonly residents?: boolean;
  readonly json?: boolean;
};

export function simulate(asked: SimulateOptions): number {
  const { sources, content } = loadWorlds(asked.content);
  const realms = realmsOf(Object.keys(content.universe.worlds), asked.realms);
  if (asked.realmOrder === 'reversed') realms.reverse();
  const options: UniverseOptions = {
    ...DEFAULT_OPTIONS,
    seed: asked.seed,
    tickMs: asked.localTickMs,
    controlTickInterval: asked.controlTickInterval,
    reflectionInterval: asked.reflectionInterval,
    realms,
    npcs: asked.npcs,
    ...cascadeOption(asked.cascadeDepth),
  };
  const failures: string[] = [];
  const universe = Universe.begin({
    spec: content.universe,
    options,
    onFailure: ({ realm, where, error }) => failures.push(`${realm} ${where}: ${String(error)}`),
  });
  const crowd = new ScriptedCrowd({
    universe,
    count: asked.players,
    ...(asked.residents ? { temperaments: TEMPERAMENTS } : {}),
  });
  const life = asked.residents ? new LifeLog(universe) : undefined;
  const writer =
    asked.trace === undefined
      ? undefined
      : recordTrace(universe, { directory: asked.trace, content: sources, keepEvents: asked.events });
  const progress = createProgress({ total: asked.ticks, unit: 'ticks', silent: asked.json === true });
  const started = performance.now();
  const totals = { inputs: 0, events: 0, envelopes: 0, travels: 0 };
  for (let tick = 1; tick <= asked.ticks; tick += 1) {
    const outcome = universe.step(crowd.inputs(tick));
    crowd.perceive(outcome);
    life?.follow(outcome);
    writer?.append(outcome);
    if (writer !== undefined && tick % asked.snapshotEvery === 0)
      writer.snapshot(tick, encodeSnapshot(universe.snapshot()));
    totals.inputs += outcome.record.inputCount;
    totals.events += outcome.record.eventCount;
    totals.envelopes += outcome.record.envelopeCount;
    totals.travels += outcome.events.filter(({ type }) => type === 'player.landed').length;
    progress.at(tick);
  }
  const seconds = (performance.now() - started) / 1000;
  writer?.close();
  progress.done();
  universe.recheck();
  report(asked, { universe, seconds, totals, failures, life: life?.report() });
  return failures.length === 0 ? EXIT.ok : EXIT.failed;
}

type Report = {
  readonly universe: Universe;
  readonly seconds: number;
  readonly totals: {
    readonly inputs: number;
    readonly events: number;
    readonly envelopes: number;
    readonly travels: number;
  };
  readonly failures: readonly string[];
  /** Only of residents. */
  readonly life: LifeReport | undefined;
};

function report(asked: SimulateOptions, { universe, seconds, totals, failures, life }: Report): void {
  const ticksPerSecond = Math.round(asked.ticks / seconds);
  if (asked.json) {
    const { players, npcs, seed, ticks, trace } = asked;
    const realms = universe.options.realms.map(({ realm }) => realm);
    console.log(
      JSON.stringify({
        seed,
        realms,
        players,
        npcs,
        ticks,
        seconds,
        ticksPerSecond,
        ...totals,
        failures,
        ...life,
        trace,
        finalChain: universe.chain,
      }),
    );
    return;
  }
  const realms = universe.realms.map(
    (realm) => `${realm.setting.realm} (${realm.facts.players().length} players)`,
  );
  console.log(`realms ${realms.join(', ')}`);
  console.log(
    `inputs ${totals.inputs}, events ${totals.events}, envelopes ${totals.envelopes}, journeys ${totals.travels}`,
  );
  console.log(`${asked.ticks} ticks in ${seconds.toFixed(2)} s: ${ticksPerSecond} ticks/s`);
  for (const [quest, { started, completed, failed }] of Object.entries(life?.quests ?? {}))
    console.log(`quest ${quest}: ${started} began it, ${completed} saw it through, ${failed} failed`);
  for (const name of life?.stuckPlayers ?? []) console.log(`stuck for a day: ${name}`);
  for (const name of life?.stuckKeepers ?? []) console.log(`stuck: ${name}`);
  for (const failure of failures.slice(0, 10)) console.log(`defect ${failure}`);
  if (asked.trace !== undefined) console.log(`trace ${asked.trace}`);
  console.log(`final chain ${universe.chain}`);
}

/** @throws CommandError when the duration is not a whole number of ticks or more. */
export function ticksOfDuration(seconds: number, tickMs: number): number {
  const ticks = Math.round((seconds * 1000) / tickMs);
  if (ticks < 1)
    throw new CommandError('simulate/too-short', `${seconds} s is shorter than one tick of ${tickMs} ms`);
  return ticks;
}
