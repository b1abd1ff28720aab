/**
 * What the graph of an exploration says about ways that lead nowhere: situations from which a quest can't be finished any
 * more, and talks out of which only walking away leads. A situation whose sequel nobody has looked at is given the benefit
 * of the doubt.
 */
import { BEYOND, type Edge, type Graph, type Node, routeTo } from './explore-chart.ts';
import type { Step } from './moves.ts';
import { IS } from './thing-sentences.ts';

export type DeadEnd = {
  /** The shortest route into it. */
  readonly route: readonly Step[];
  /** What is otherwise after the last step: `brass_key: at pit`. */
  readonly differences: readonly string[];
  /** What else is not as it was at the beginning. */
  readonly others: readonly string[];
  /** What the chart is in. */
  readonly value: Node['value'];
  /** How many situations a last step leads to. */
  readonly entries: number;
};

/** Empty for a quest that can't be finished from the beginning on. */
export function softLocks({ nodes }: Graph): readonly DeadEnd[] {
  const live = reachedBackwards(nodes, {
    ends: ({ stage, isOpen }) => stage === 'completed' || stage === 'failed' || isOpen,
    counts: () => true,
  });
  if (!live.has(0)) return [];
  const isDead = (number: number): boolean => !live.has(number);
  return deadEndsIn(nodes, { isDead, causeOf: ({ differences }) => differences.join('\n') });
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
  return deadEndsIn(nodes, {
    isDead: (number) => nodes[number]?.stage === 'active' && !live.has(number),
    causeOf: ({ to }) => JSON.stringify(nodes[to]?.value),
  });
}

/** A step from a situation that is not dead into one that is. */
type Entry = {
  readonly from: number;
  readonly to: number;
  readonly steps: readonly Step[];
  readonly differences: readonly string[];
};

type Dying = {
  readonly isDead: (number: number) => boolean;
  /** Entries with one cause are one dead end, and so are those that lead into one and the same situation. */
  readonly causeOf: (entry: Entry) => string;
};

function deadEndsIn(nodes: readonly Node[], { isDead, causeOf }: Dying): readonly DeadEnd[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entriesInto(nodes, isDead)) addTo(groups, causeOf(entry), entry);
  // What leads into one and the same situation is joined, with all that was joined before.
  const joined = new Map<number, Entry[]>();
  for (const group of groups.values()) {
    const others = new Set(group.flatMap(({ to }) => joined.get(to) ?? []));
    const entries = [...others, ...group];
    for (const { to } of entries) joined.set(to, entries);
  }
  return [...new Set(joined.values())].map((group) => deadEndOf(nodes, group));
}

function addTo<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

function entriesInto(nodes: readonly Node[], isDead: Dying['isDead']): readonly Entry[] {
  return nodes.flatMap((node, from) =>
    isDead(from)
      ? []
      : node.edges.flatMap(({ to, steps }) => {
          const after = nodes[to];
          if (after === undefined || !isDead(to)) return [];
          return [{ from, to, steps, differences: differencesBetween(node, after) }];
        }),
  );
}

function deadEndOf(nodes: readonly Node[], group: readonly Entry[]): DeadEnd {
  const lengthOf = ({ from, steps }: Entry): number => (nodes[from] as Node).depth + steps.length;
  let best = group[0] as Entry;
  for (const entry of group) if (lengthOf(entry) < lengthOf(best)) best = entry;
  const { sentences, value } = nodes[best.to] as Node;
  const first = (nodes[0] as Node).sentences;
  const others = sentences.filter(
    (sentence) => !first.includes(sentence) && !best.differences.includes(sentence) && !isPassing(sentence),
  );
  return {
    route: [...routeTo(nodes, best.from), ...best.steps],
    differences: best.differences,
    others,
    value,
    entries: new Set(group.map(({ to }) => to)).size,
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
      else addTo(before, edge.to, number);
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
const PASSING: readonly string[] = ['you', 'time', 'hour', 'season', 'tide', 'weather', 'date'];
