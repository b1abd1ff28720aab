/** Whether a chart means the same in both runtimes, and if not, why. Content should have refused such charts before. */
import type { ChartSpec, ChartState } from '../../domain/chart.ts';

export type TableSupport =
  | { readonly ok: true }
  | { readonly ok: false; readonly reasons: readonly string[] };

export function tableSupport({ root }: ChartSpec): TableSupport {
  const lines = new Map<string, readonly ChartState[]>();
  collectLines(root, [], lines);
  const reasons = [
    ...(root.kind === 'compound' ? [] : [`the root ${root.id} is ${root.kind}, not compound`]),
    ...[...lines.values()].flatMap((line) => reasonsAgainst(line, lines)),
  ];
  return reasons.length === 0 ? { ok: true } : { ok: false, reasons };
}

/** By id, a state's ancestors from the root down, itself last. */
type Lines = ReadonlyMap<string, readonly ChartState[]>;

function collectLines(
  state: ChartState,
  above: readonly ChartState[],
  lines: Map<string, readonly ChartState[]>,
): void {
  const line = [...above, state];
  lines.set(state.id, line);
  for (const child of state.states) collectLines(child, line, lines);
}

function reasonsAgainst(line: readonly ChartState[], lines: Lines): string[] {
  const state = line.at(-1) as ChartState;
  const transitions = [...state.on, ...state.after].flatMap((handler) => handler.transitions);
  return [
    // JavaScript puts such keys before all others, whatever the document says.
    ...(/^(?:0|[1-9][0-9]*)$/.test(state.key) ? [`the key ${state.key} of ${state.id} is a number`] : []),
    ...(state.kind === 'parallel' && state.states.every(({ kind }) => kind === 'history')
      ? [`the parallel state ${state.id} has no region`]
      : []),
    ...reasonsAgainstInitial(state),
    ...reasonsAgainstHistory(state, lines),
    ...[...transitions, ...state.always, ...state.onDone]
      .filter(({ targets }) => !canBeActiveTogether(targets, lines))
      .map(
        ({ uid, targets }) => `the targets ${targets.join(', ')} of ${uid} are not to be entered together`,
      ),
  ];
}

function reasonsAgainstInitial({ id, kind, initial, states }: ChartState): string[] {
  if (kind !== 'compound' || states.some((child) => child.id === initial)) return [];
  return [`${id} does not start in a child of its own`];
}

function reasonsAgainstHistory(state: ChartState, lines: Lines): string[] {
  if (state.history === undefined) return [];
  const { target } = state.history;
  const parent = lines.get(state.id)?.at(-2);
  if (target === undefined) {
    // XState 5.33 leaves such a parallel state and does not enter it again when the transition comes from inside.
    if (parent?.kind === 'parallel')
      return [`${state.id}, in the parallel state ${parent.id}, has no target`];
    // XState 5.33 takes a history state for active when another one leads to it.
    const initial = parent?.states.find(({ id }) => id === parent.initial);
    return initial?.kind === 'history' ? [`${state.id} leads to the history state ${initial.id}`] : [];
  }
  const line = lines.get(target);
  if (line === undefined) return [`${state.id} leads to ${target}, which does not exist`];
  const isInside = parent !== undefined && line.slice(0, -1).includes(parent);
  return isInside && line.at(-1)?.kind !== 'history'
    ? []
    : [`${state.id} leads to ${target}, which is not a state inside its parent`];
}

/** Any two of them lie in different regions of a parallel state. A history state stands for its whole parent. */
function canBeActiveTogether(targets: readonly string[], lines: Lines): boolean {
  const places = targets.map((target) => {
    const line = lines.get(target) ?? [];
    return line.at(-1)?.kind === 'history' ? line.slice(0, -1) : line;
  });
  return places.every(
    (place, index) =>
      place.length > 0 &&
      places.slice(index + 1).every((other) => {
        const fork = place.findIndex((state, depth) => state !== other[depth]);
        return fork > 0 && fork < other.length && place[fork - 1]?.kind === 'parallel';
      }),
  );
}
