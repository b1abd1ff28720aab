/**
 * Writes the worlds anew while people are in them: all files and all realms, or nothing at all. Planning changes nothing
 * and may be done at any time; carrying out belongs to the beginning of a tick.
 */
import { isChartPath } from '../../content/chart/chart-file.ts';
import { type Finding, formatFinding } from '../../content/finding.ts';
import type { LoadedContent } from '../../content/load-content.ts';
import { ID_PATTERN } from '../../content/schema-parts.ts';
import type { GameEvent, Happening } from '../../domain/game-event.ts';
import type { UniverseSpec } from '../../domain/world-spec.ts';
import { encodeCanonical } from '../../kernel/canonical.ts';
import { sha256Hex } from '../../kernel/digest.ts';
import { type CauseId, compareIds, type EventId, HUB } from '../../kernel/ids.ts';
import type { ActiveCharts } from './active-charts.ts';
import type { ActiveWorlds, WorldEdit } from './active-worlds.ts';
import { carryOutMoves } from './chart-moves.ts';
import { policyEdit } from '../governance/policy-change.ts';
import { POLICY_LENGTH_MAX, type PolicyInput } from '../governance/policy-input.ts';
import type { Input, WorldActivation } from '../universe/input.ts';
import { inputCause } from '../universe/player-directory.ts';
import type { RealmState } from '../realm/realm-state.ts';
import {
  activateCharts,
  type ChartRefusal,
  describeRefusal,
  planSwap,
  restoreCharts,
  type SwapPlan,
} from './swap-charts.ts';
import type { UniverseSnapshot } from '../universe/universe-snapshot.ts';
import { worldMoves } from './world-moves.ts';

export type WorldPlan =
  | {
      readonly ok: true;
      readonly content: LoadedContent;
      readonly charts: Extract<SwapPlan, { readonly ok: true }>;
    }
  | { readonly ok: false; readonly code: 'world/invalid'; readonly findings: readonly Finding[] }
  /** More changes than can be taken up: the clock, the list of worlds; or nobody knows what the worlds began as. */
  | { readonly ok: false; readonly code: 'world/other-universe'; readonly reason: string }
  | { readonly ok: false; readonly code: 'chart/refused'; readonly refusals: readonly ChartRefusal[] };

export type WorldRefusal = Extract<WorldPlan, { readonly ok: false }>;

type Parts = {
  readonly charts: ActiveCharts;
  readonly worlds: ActiveWorlds;
  readonly realms: readonly RealmState[];
};

export function planWorlds(parts: Parts, edit: WorldEdit): WorldPlan {
  if (!parts.worlds.canChange) {
    return {
      ok: false,
      code: 'world/other-universe',
      reason: 'nobody kept the content that this universe began with',
    };
  }
  const content = parts.worlds.load(parts.charts, edit);
  if (!content.ok) return { ok: false, code: 'world/invalid', findings: content.findings };
  const part = otherFrame(parts.charts.spec, content.universe);
  if (part !== undefined) {
    const reason = `${part} cannot change in a universe that has begun: undo the change, or start a new universe in another data directory`;
    return { ok: false, code: 'world/other-universe', reason };
  }
  const charts = planSwap(
    parts,
    edit.files.filter(({ path }) => isChartPath(path)),
  );
  return charts.ok ? { ok: true, content, charts } : { ...charts, code: 'chart/refused' };
}

/** What every tick so far was reckoned with. */
function otherFrame(before: UniverseSpec, after: UniverseSpec): string | undefined {
  const names = (spec: UniverseSpec) => Object.keys(spec.worlds).sort(compareIds);
  if (encodeCanonical(names(before)) !== encodeCanonical(names(after))) return 'the list of worlds';
  return encodeCanonical(before.clock) === encodeCanonical(after.clock) ? undefined : 'the clock';
}

/** In words. */
export function describeWorldRefusal(refusal: WorldRefusal): string {
  switch (refusal.code) {
    case 'world/invalid': {
      const errors = refusal.findings.filter(({ severity }) => severity === 'error').map(formatFinding);
      const more =
        errors.length > FINDINGS_NAMED_MAX ? [`and ${errors.length - FINDINGS_NAMED_MAX} more`] : [];
      return [...errors.slice(0, FINDINGS_NAMED_MAX), ...more].join('; ');
    }
    case 'world/other-universe':
      return refusal.reason;
    case 'chart/refused':
      return refusal.refusals.map(describeRefusal).join('; ');
  }
}

const FINDINGS_NAMED_MAX = 5;

/** Carries out the activations among the inputs of a tick that begins, those of charts first; the events say what became of them. */
export function activateContent(parts: Parts, inputs: readonly Input[], tick: number): GameEvent[] {
  const events = activateCharts(parts, inputs, tick);
  inputs.forEach((input, index) => {
    const cause = inputCause(tick, index);
    const moment = { tick, cause };
    let happening: Happening;
    if (input.kind === 'world.activate') happening = activate(parts, input, moment);
    else if (input.kind === 'operator.policy') happening = changePolicy(parts, input, moment);
    else return;
    const { type, params } = happening;
    const id = `e${tick}.${HUB}.${events.length}` as EventId;
    events.push({ id, tick, realm: HUB, cause, type, params });
  });
  return events;
}

function activate(parts: Parts, input: WorldActivation, { tick, cause }: Moment): Happening {
  const forged = input.files.find(({ text, hash }) => sha256Hex(text) !== hash);
  if (forged !== undefined) {
    const reason = `the text of ${forged.path} is not what its hash says`;
    return { type: 'world.refused', params: { code: 'world/invalid', reason } };
  }
  const activated = activateEdit(parts, input, { tick, cause });
  if (!activated.ok) {
    const { code } = activated;
    return { type: 'world.refused', params: { code, reason: describeWorldRefusal(activated) } };
  }
  const files = { list: [...input.files.map(({ path }) => path), ...input.removed].sort(compareIds) };
  const { records, removed } = activated;
  const count = input.files.length + input.removed.length;
  return { type: 'world.activated', params: { files, count, records, removed } };
}

/** Whether an operator may set a policy so, or take it back; what it comes to is loaded, and is at hand when its tick comes. */
export function planPolicy(parts: Parts, change: Pick<PolicyInput, 'policy' | 'text'>): PolicyPlan {
  const { policy, text } = change;
  const edit = policyEdit(change);
  const refused = (code: string, reason: string) => ({ ok: false, code, reason }) as const;
  if ((text?.length ?? 0) > POLICY_LENGTH_MAX)
    return refused('policy/too-long', `a policy has at most ${POLICY_LENGTH_MAX} characters`);
  if (!ID_PATTERN.test(policy)) return refused('policy/invalid', `"${policy}" is no id of a policy`);
  if (text === null && parts.worlds.sources[edit.removed[0] ?? ''] === undefined)
    return refused('policy/unknown', 'no operator has set this policy');
  const plan = planWorlds(parts, edit);
  return plan.ok ? { ok: true, edit } : refused(plan.code, describeWorldRefusal(plan));
}

export type PolicyPlan =
  | { readonly ok: true; readonly edit: WorldEdit }
  | { readonly ok: false; readonly code: string; readonly reason: string };

function changePolicy(parts: Parts, input: PolicyInput, moment: Moment): Happening {
  const { request, operator, policy, text } = input;
  const signed = { request, operator, policy };
  const plan = planPolicy(parts, input);
  if (!plan.ok)
    return { type: 'operator.refused', params: { ...signed, code: plan.code, reason: plan.reason } };
  const activated = activateEdit(parts, plan.edit, moment);
  if (!activated.ok) throw new Error(`planned and not activated: ${describeWorldRefusal(activated)}`);
  return { type: 'governance.changed', params: { ...signed, change: text === null ? 'removed' : 'set' } };
}

type Moment = { readonly tick: number; readonly cause: CauseId };

function activateEdit(
  parts: Parts,
  edit: WorldEdit,
  { tick, cause }: Moment,
): { readonly ok: true; readonly records: number; readonly removed: number } | WorldRefusal {
  const plan = planWorlds(parts, edit);
  if (!plan.ok) return plan;
  const { content, charts } = plan;
  const moves = parts.realms.map((realm) => worldMoves(realm, content.universe, edit));
  parts.charts.activate(charts.revisions, 'content');
  parts.charts.rebase(content.universe);
  parts.worlds.activate(edit, content);
  for (const realm of parts.realms) realm.adopt(parts.charts.spec, charts.changed);
  for (const move of charts.moves) carryOutMoves(move, { tick, cause, charts: charts.changed });
  const changed = moves.map((carryOut) => carryOut({ tick, cause }));
  const sum = (of: (change: (typeof changed)[number]) => number) =>
    changed.reduce((total, change) => total + of(change), 0);
  return { ok: true, records: sum(({ puts }) => puts), removed: sum(({ removals }) => removals) };
}

/** The content of a universe as its snapshot has it, before anybody is brought back into it. @throws when it does not load */
export function restoreContent(parts: Parts, snapshot: UniverseSnapshot): void {
  restoreCharts(parts, snapshot.charts ?? []);
  const { charts, worlds, realms } = parts;
  const files = snapshot.worlds;
  if (files === undefined) return;
  const content = worlds.load(charts, files);
  if (!content.ok) throw new Error(content.findings.map(formatFinding).join('; '));
  worlds.activate(files, content);
  charts.rebase(content.universe);
  for (const realm of realms) realm.adopt(charts.spec, new Set(Object.keys(charts.spec.charts)));
}
