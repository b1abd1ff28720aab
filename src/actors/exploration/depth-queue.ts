/** Numbers that wait to be looked at, in groups that take turns; within a group the nearest comes first. */
type Group = { readonly byDepth: number[][]; nearest: number };

export class DepthQueue {
  readonly #groups = new Map<string, Group>();
  #turns: Group[] = [];

  push(number: number, { depth, group }: { readonly depth: number; readonly group: string }): void {
    let known = this.#groups.get(group);
    if (known === undefined) {
      known = { byDepth: [], nearest: depth };
      this.#groups.set(group, known);
    }
    const waiting = known.byDepth[depth];
    if (waiting === undefined) known.byDepth[depth] = [number];
    else waiting.push(number);
    known.nearest = Math.min(known.nearest, depth);
  }

  /** Undefined when nothing waits. A number that was pushed twice comes twice. */
  take(): number | undefined {
    // Every group has one turn before any has two.
    for (let rounds = 0; rounds < 2; rounds += 1) {
      for (let group = this.#turns.shift(); group !== undefined; group = this.#turns.shift()) {
        const number = takeNearest(group);
        if (number !== undefined) return number;
      }
      this.#turns = [...this.#groups.values()];
    }
    return undefined;
  }
}

function takeNearest(group: Group): number | undefined {
  for (; group.nearest < group.byDepth.length; group.nearest += 1) {
    const number = group.byDepth[group.nearest]?.shift();
    if (number !== undefined) return number;
  }
  return undefined;
}
