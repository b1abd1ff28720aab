/**
 * Replaces charts while their actors are at work: all files and all realms, or nothing at all. Planning changes nothing
 * and may be done at any time; carrying out belongs to the beginning of a tick.
 */
import { readChartFile } from '../../content/chart/chart-file.ts';
import type { ChartSpec } from '../../domain/chart.ts';
import type { GameEvent, Happening } from '../../domain/game-event.ts';
import type { UniverseSpec } from '../../domain/world-spec.ts';
import { sha256Hex } from '../../kernel/digest.ts';
import { type CauseId, type EventId, HUB } from '../../kernel/ids.ts';
import type { Behaviour } from '../../machines/behaviour.ts';
import { type Migration, planMigration } from '../../machines/chart/migrate-behaviour.ts';
import type { ActiveChartFile, ActiveCharts, ChartRevision } from './active-charts.ts';
import { type ActorInTheWay, carryOutMoves, planMoves, type RealmMoves } from './chart-moves.ts';
import type { ChartActivation, Input } from '../universe/input.ts';
import { inputCause } from '../universe/player-directory.ts';
import type { RealmState } from '../realm/realm-state.ts';

export type SwapPlan =
  | {
      readonly ok: true;
      readonly revisions: readonly ChartRevision[];
      /** Charts that behave otherwise, or are new. */
      readonly changed: ReadonlySet<string>;
      readonly spec: UniverseSpec;
      readonly moves: readonly RealmMoves[];
    }
  | { readonly ok: false; readonly refusals: readonly ChartRefusal[] };

export type ChartRefusal = {
  readonly chart: string;
  readonly code: 'chart/unreadable' | 'chart/other-vocabulary' | 'chart/actors-in-the-way';
  readonly reason: string;
  readonly actors: readonly ActorInTheWay[];
};

/** In words, with those who stand in the way. */
export function describeRefusal({ chart, reason, actors }: ChartRefusal): string {
  const named = actors.slice(0, ACTORS_NAMED_MAX).map(({ actor, realm }) => `${realm}/${actor}`);
  const more = actors.length > named.length ? ` and ${actors.length - named.length} more` : '';
  return `${chart}: ${reason}${named.length === 0 ? '' : ` [${named.join(', ')}${more}]`}`;
}

/** Ids that are named with a refusal; whoever asked for the swap gets all. */
const ACTORS_NAMED_MAX = 20;

type Parts = { readonly charts: ActiveCharts; readonly realms: readonly RealmState[] };

export function planSwap(
  { charts, realms }: Parts,
  files: readonly { readonly path: string; readonly text: string }[],
): SwapPlan {
  const revisions: ChartRevision[] = [];
  const refusals: ChartRefusal[] = [];
  const migrators = new Map<string, (behaviour: Behaviour) => Migration>();
  const changed = new Set<string>();
  for (const { path, text } of files) {
    const reading = readChartFile({ path, text });
    if (!reading.ok) {
      const chart = path.replace(/^.*\//, '').replace(/\..*$/, '');
      refusals.push({ chart, code: 'chart/unreadable', reason: reading.reason, actors: [] });
      continue;
    }
    const { spec, migration } = reading.chart;
    const before = charts.spec.charts[spec.id];
    const refusal = before === undefined ? undefined : refusalOf(before, spec);
    if (refusal !== undefined) refusals.push(refusal);
    revisions.push({ ...reading, path, text });
    if (before?.behaviourHash === spec.behaviourHash) continue;
    changed.add(spec.id);
    if (before !== undefined) migrators.set(spec.id, planMigration({ before, after: spec, migration }));
  }
  const moves = refusals.length > 0 ? [] : realms.map((realm) => planMoves(realm, migrators));
  refusals.push(...refusalsOf(moves.flatMap(({ inTheWay }) => inTheWay)));
  if (refusals.length > 0) return { ok: false, refusals };
  return { ok: true, revisions, changed, spec: charts.specWith(revisions), moves };
}

function refusalOf(before: ChartSpec, { id, vocabulary }: ChartSpec): ChartRefusal | undefined {
  if (before.vocabulary === vocabulary) return undefined;
  const reason = `it is a chart of the vocabulary ${before.vocabulary}, and not of ${vocabulary}`;
  return { chart: id, code: 'chart/other-vocabulary', reason, actors: [] };
}

/** One a chart, in the order of first appearance. */
function refusalsOf(inTheWay: readonly ActorInTheWay[]): ChartRefusal[] {
  return [...new Set(inTheWay.map(({ chart }) => chart))].map((chart) => {
    const actors = inTheWay.filter((actor) => actor.chart === chart);
    const reasons = [...new Set(actors.map(({ reason }) => reason))];
    return { chart, code: 'chart/actors-in-the-way', reason: reasons.join('; '), actors };
  });
}

/** Carries out the activations among the inputs of a tick that begins; what became of them is in the events. */
export function activateCharts(parts: Parts, inputs: readonly Input[], tick: number): GameEvent[] {
  const events: GameEvent[] = [];
  inputs.forEach((input, index) => {
    if (input.kind !== 'chart.activate') return;
    const cause = inputCause(tick, index);
    const publish = (happening: Happening) => {
      const id = `e${tick}.${HUB}.${events.length}` as EventId;
      events.push({ id, tick, realm: HUB, cause, ...happening });
    };
    activate(parts, input, { tick, cause, publish });
  });
  return events;
}

/** The charts of a universe as its snapshot has them, before anybody is brought back into it. */
export function restoreCharts({ charts, realms }: Parts, files: readonly ActiveChartFile[]): void {
  if (files.length === 0) return;
  charts.restore(files);
  for (const realm of realms) realm.adopt(charts.spec, new Set());
}

type Activating = {
  readonly tick: number;
  readonly cause: CauseId;
  readonly publish: (happening: Happening) => void;
};

function activate(parts: Parts, input: ChartActivation, { tick, cause, publish }: Activating): void {
  const forged = input.files.find(({ text, hash }) => sha256Hex(text) !== hash);
  if (forged !== undefined) {
    const reason = `the text of ${forged.path} is not what its hash says`;
    publish({
      type: 'chart.refused',
      params: { chart: '', code: 'chart/unreadable', reason, actors: { list: [] }, count: 0 },
    });
    return;
  }
  const plan = planSwap(parts, input.files);
  if (!plan.ok) {
    for (const { chart, code, reason, actors } of plan.refusals) {
      const list = actors.slice(0, ACTORS_NAMED_MAX).map(({ actor, realm }) => `${realm}/${actor}`);
      publish({
        type: 'chart.refused',
        params: { chart, code, reason, actors: { list }, count: actors.length },
      });
    }
    return;
  }
  const { revisions, changed, moves } = plan;
  for (const { chart } of revisions) {
    const { id, version, behaviourHash } = chart.spec;
    publish({
      type: 'chart.activated',
      params: { chart: id, version, behaviourHash, actors: actorsOf(moves, id) },
    });
  }
  parts.charts.activate(revisions, input.origin);
  for (const { realm } of moves) realm.adopt(parts.charts.spec, changed);
  for (const move of moves) carryOutMoves(move, { tick, cause, charts: changed });
}

function actorsOf(moves: readonly RealmMoves[], chart: string): number {
  const moved = moves.flatMap(({ residents, travellers }) => [...residents.values(), ...travellers.values()]);
  return moved.filter((move) => move.chart === chart).length;
}
