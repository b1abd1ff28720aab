/** The states of a random chart, and which of them a transition may lead to. */
import type { ChartState } from '../../../src/domain/chart.ts';
import type { Tape } from './tape.ts';

export type Sketch = {
  readonly uid: string;
  readonly key: string;
  readonly id: string;
  readonly kind: ChartState['kind'];
  readonly parent: Sketch | undefined;
  readonly depth: number;
  readonly deep: boolean;
  readonly children: Sketch[];
  initial?: Sketch;
  /** Where a history state leads that remembers nothing. */
  fallback?: Sketch;
};

const STATES_MAX = 40;
const DEPTH_MAX = 4;

export function growTree(tape: Tape): Sketch {
  let count = 0;
  const sketch = (kind: Sketch['kind'], parent: Sketch | undefined): Sketch => {
    const number = count;
    count += 1;
    const id = number % 7 === 3 ? `s.${number}` : `s${number}`;
    const made: Sketch = {
      uid: `u${number}`,
      key: parent === undefined ? id : `k${parent.children.length}`,
      id,
      kind,
      parent,
      depth: parent === undefined ? 0 : parent.depth + 1,
      deep: kind === 'history' && tape.chance(50),
      children: [],
    };
    parent?.children.push(made);
    return made;
  };
  const childKind = (parent: Sketch, left: number): Sketch['kind'] => {
    if (parent.depth + 1 >= DEPTH_MAX || count + left > STATES_MAX - 8) {
      return parent.kind === 'compound' && tape.chance(35) ? 'final' : 'atomic';
    }
    if (tape.chance(parent.kind === 'parallel' ? 4 : 20)) return 'final';
    return tape.pick(['atomic', 'compound', 'parallel', 'atomic', 'compound'] as const);
  };
  const grow = (node: Sketch): void => {
    const regions = node.kind === 'parallel' ? 1 + tape.next(3) : 2 + tape.next(3);
    for (let left = regions; left > 0 && count < STATES_MAX - 2; left -= 1) {
      if (left < regions && tape.chance(15)) sketch('history', node);
      const child = sketch(childKind(node, left), node);
      if (child.kind === 'compound' || child.kind === 'parallel') grow(child);
    }
    if (tape.chance(25) && count < STATES_MAX) sketch('history', node);
  };
  const root = sketch('compound', undefined);
  grow(root);
  choose(tape, root);
  return root;
}

/** Initial states and where histories lead, once all states are there. */
function choose(tape: Tape, node: Sketch): void {
  for (const child of node.children) choose(tape, child);
  for (const child of node.children) {
    const inside = below(node).filter(({ kind }) => kind !== 'history');
    const needsOne = node.kind === 'parallel';
    if (child.kind === 'history' && (needsOne || tape.chance(50))) child.fallback = tape.pick(inside);
  }
  if (node.kind !== 'compound') return;
  const leadOn = node.children.every(({ kind, fallback }) => kind !== 'history' || fallback !== undefined);
  const lasting = node.children.filter(
    ({ kind }) => kind !== 'final' && (kind !== 'history' || (leadOn && tape.chance(30))),
  );
  node.initial = tape.pick(
    lasting.length > 0 ? lasting : node.children.filter(({ kind }) => kind === 'final'),
  );
}

const below = (node: Sketch): Sketch[] => node.children.flatMap((child) => [child, ...below(child)]);

/** From the root down to the state; a history state stands for its whole parent. */
function placeOf(state: Sketch): Sketch[] {
  const line: Sketch[] = [];
  for (
    let at: Sketch | undefined = state.kind === 'history' ? state.parent : state;
    at !== undefined;
    at = at.parent
  ) {
    line.unshift(at);
  }
  return line;
}

/** Two targets of one transition lie in different regions. */
export function canTargetTogether(left: Sketch, right: Sketch): boolean {
  const [first, second] = [placeOf(left), placeOf(right)];
  const fork = first.findIndex((state, depth) => state !== second[depth]);
  return fork > 0 && fork < second.length && first[fork - 1]?.kind === 'parallel';
}

/** The target lies in a later child of a compound state than the source does: going there can happen only so often. */
export function isForward(source: Sketch, target: Sketch): boolean {
  const [from, to] = [placeOf(source), placeOf(target)];
  const fork = from.findIndex((state, depth) => state !== to[depth]);
  const common = from[fork - 1];
  const [left, right] = [from[fork], to[fork]];
  if (common?.kind !== 'compound' || left === undefined || right === undefined) return false;
  return common.children.indexOf(left) < common.children.indexOf(right);
}
