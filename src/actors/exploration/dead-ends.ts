/**
 * What the graph of an exploration says about ways that lead nowhere: situations from which a quest can't be finished any
 * more, and talks out of which only walking away leads. A situation whose sequel nobody has looked at is given the benefit
 * of the doubt.
 */
import { BEYOND, type Edge, type Graph, type Node, routeTo } from './explore-chart.ts';
import type { Step } from './moves.ts';
import { IS } from './projection.ts';

export type DeadEnd = {
  /** The shortest route into it. */
  readonly route: readonly Step[];
  /** What is otherwise after the last step: `brass_key: at pit`. */
  readonly differences: readonly string[];
  /** All that counts of the situation. */
  readonly sentences: readonly string[];
  /** What the chart is in. */
  readonly value: Node['value'];
  /** How many of the situations visited have it. */
  readonly situations: number;
};

/** Empty for a quest that can't be finished from the beginning on. */
export function softLocks({ nodes }: Graph): readonly DeadEnd[] {
  const live = reachedBackwards(nodes, {
    ends: ({ stage, isOpen }) => stage === 'completed' || stage === 'failed' || isOpen,
    counts: () => true,
  });
  if (!live.has(0)) return [];
  const found = new Map<string, Entry>();
  for (const [from, node] of nodes.entries()) {
    if (!live.has(from)) continue;
    for (const { to, step } of node.edges) {
      const after = nodes[to];
      if (after === undefined || live.has(to)) continue;
      const differences = differencesBetween(node, after);
      keepShortest(found, nodes, differences.join('\n'), { from, to, step, differences });
    }
  }
  const locked = nodes.filter((_, number) => !live.has(number));
  return [...found.values()].map((entry) => deadEndOf(nodes, entry, locked));
}

/** Talks that nothing but walking away ends, each with the first state in which that is so. */
export function trapsIn({ nodes, endings }: Graph): readonly DeadEnd[] {
  const isEnd = ({ endings: numbers }: Edge): boolean =>
    numbers.some((number) => endings[number]?.kind === 'final');
  const stays = (from: Node, to: number): boolean => {
    const after = nodes[to];
    return after === undefined || (after.stage === 'active' && placeIn(after) === placeIn(from));
  };
  const live = reachedBackwards(nodes, {
    ends: (node) => node.isOpen || node.edges.some(isEnd),
    counts: (from, { to }) => from.stage === 'active' && stays(from, to),
  });
  const isTrap = (number: number): boolean =>
    nodes[number]?.stage === 'active' && nodes[number]?.isOpen === false && !live.has(number);
  const found = new Map<string, Entry>();
  for (const [from, node] of nodes.entries()) {
    if (isTrap(from)) continue;
    for (const { to, step } of node.edges) {
      const after = nodes[to];
      if (after === undefined || !isTrap(to)) continue;
      const differences = differencesBetween(node, after);
      keepShortest(found, nodes, JSON.stringify(after.value), { from, to, step, differences });
    }
  }
  const trapped = nodes.filter((_, number) => isTrap(number));
  return [...found.values()].map((entry) => deadEndOf(nodes, entry, trapped));
}

type Entry = {
  readonly from: number;
  readonly to: number;
  readonly step: Step;
  readonly differences: readonly string[];
};

function keepShortest(found: Map<string, Entry>, nodes: readonly Node[], cause: string, entry: Entry): void {
  const known = found.get(cause);
  if (known === undefined || routeTo(nodes, entry.from).length < routeTo(nodes, known.from).length)
    found.set(cause, entry);
}

function deadEndOf(
  nodes: readonly Node[],
  { from, to, step, differences }: Entry,
  dead: readonly Node[],
): DeadEnd {
  const { sentences, value } = nodes[to] as Node;
  const situations = dead.filter((node) =>
    differences.every((difference) => node.sentences.includes(difference)),
  ).length;
  return {
    route: [...routeTo(nodes, from), step],
    differences,
    sentences,
    value,
    situations: Math.max(1, situations),
  };
}

type Backwards = {
  readonly ends: (node: Node) => boolean;
  readonly counts: (from: Node, edge: Edge) => boolean;
};

/** Numbers of all nodes from which an end can be reached; an edge beyond the bound may lead to one. */
function reachedBackwards(nodes: readonly Node[], { ends, counts }: Backwards): ReadonlySet<number> {
  const before = new Map<number, number[]>();
  const reached = new Set<number>();
  for (const [number, node] of nodes.entries()) {
    if (ends(node)) reached.add(number);
    for (const edge of node.edges) {
      if (!counts(node, edge)) continue;
      if (edge.to === BEYOND) reached.add(number);
      else before.set(edge.to, [...(before.get(edge.to) ?? []), number]);
    }
  }
  // A set iterates over what is added meanwhile.
  for (const number of reached) for (const earlier of before.get(number) ?? []) reached.add(earlier);
  return reached;
}

const placeIn = ({ sentences }: Node): string | undefined =>
  sentences.find((sentence) => sentence.startsWith(`you${IS}`));

/** What is new, or else what is gone; where the player is and what time it is only when nothing else tells them apart. */
function differencesBetween(from: Node, to: Node): readonly string[] {
  const fresh = to.sentences.filter((sentence) => !from.sentences.includes(sentence));
  const gone = from.sentences
    .filter((sentence) => !to.sentences.includes(sentence))
    .map((sentence) => `no longer ${sentence}`);
  const telling = fresh.filter((sentence) => !isPassing(sentence));
  if (telling.length > 0) return telling;
  const lost = gone.filter((sentence) => !isPassing(sentence.slice('no longer '.length)));
  if (lost.length > 0) return lost;
  return fresh.length > 0 ? fresh : gone;
}

const isPassing = (sentence: string): boolean => PASSING.includes(sentence.split(IS)[0] as string);
const PASSING: readonly string[] = ['you', 'time', 'hour', 'season', 'tide', 'weather'];
