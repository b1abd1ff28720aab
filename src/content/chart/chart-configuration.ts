/** Where a chart is, as writers say it: by the ids of states; to and from the value that the runtimes go by. */
import type { ChartSpec, ChartState } from '../../domain/chart.ts';

export type StateValue = string | { readonly [key: string]: StateValue };

/** Every active state but the root, in document order. */
export const activeStates = ({ root }: ChartSpec, value: StateValue): readonly ChartState[] =>
  activeWithin(root, value);

const activeWithin = (state: ChartState, value: StateValue): readonly ChartState[] =>
  state.states.flatMap((child) => {
    if (typeof value === 'string') return child.key === value ? [child] : [];
    const inner = value[child.key];
    return inner === undefined ? [] : [child, ...activeWithin(child, inner)];
  });

/** `attending`, or `open > day and lit` of nested states and regions. */
export const sayStates = (spec: ChartSpec, value: StateValue): string =>
  leavesOf(spec.root, value, []).join(' and ');

const leavesOf = (state: ChartState, value: StateValue, above: readonly string[]): readonly string[] => {
  const parts: StateValue = typeof value === 'string' ? { [value]: {} } : value;
  const children = state.states.filter(({ key }) => Object.hasOwn(parts, key));
  if (children.length === 0) return [above.join(' > ')];
  return children.flatMap((child) => leavesOf(child, parts[child.key] as StateValue, [...above, child.id]));
};

export type NamedConfiguration =
  | { readonly ok: true; readonly value: StateValue }
  /** Two states that are never active together. */
  | { readonly ok: false; readonly conflict: readonly [string, string] };

/** The configuration with these states, in which what they leave open begins at its start. Takes known ids only. */
export const configurationWith = ({ root }: ChartSpec, ids: readonly string[]): NamedConfiguration => {
  const wanted = new Map<ChartState, string>();
  const conflicts: [string, string][] = [];
  for (const id of ids) {
    const line = lineTo(root, id) ?? [];
    for (const [depth, state] of line.entries()) {
      const next = line[depth + 1];
      const rival = state.kind === 'compound' && next && state.states.find((child) => wanted.has(child));
      if (rival && rival !== next) conflicts.push([wanted.get(rival) as string, id]);
    }
    for (const state of line) if (!wanted.has(state)) wanted.set(state, id);
  }
  const [conflict] = conflicts;
  return conflict === undefined
    ? { ok: true, value: fill(root, new Set(wanted.keys())) }
    : { ok: false, conflict };
};

/** From the root down to the state, itself included. */
const lineTo = (state: ChartState, id: string): readonly ChartState[] | undefined => {
  if (state.id === id) return [state];
  for (const child of state.states) {
    const line = lineTo(child, id);
    if (line !== undefined) return [state, ...line];
  }
  return undefined;
};

const fill = (state: ChartState, wanted: ReadonlySet<ChartState>): StateValue => {
  if (state.kind === 'parallel') {
    const regions = state.states.filter(({ kind }) => kind !== 'history');
    return Object.fromEntries(regions.map((region) => [region.key, fill(region, wanted)]));
  }
  if (state.kind !== 'compound') return {};
  const chosen = state.states.find((child) => wanted.has(child));
  if (chosen === undefined) return fill(state, new Set(startOf(state)));
  const inner = fill(chosen, wanted);
  const isLeaf = chosen.kind === 'atomic' || chosen.kind === 'final';
  return isLeaf ? chosen.key : { [chosen.key]: inner };
};

/** The states below that an entry by default leads to first. */
const startOf = (state: ChartState): readonly ChartState[] => {
  const initial = state.states.find(({ id }) => id === state.initial);
  const target = initial?.kind === 'history' ? initial.history?.target : initial?.id;
  const line = target === undefined ? undefined : lineTo(state, target)?.slice(1);
  return line ?? state.states.filter(({ kind }) => kind !== 'history').slice(0, 1);
};
