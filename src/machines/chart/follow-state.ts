/** Which state of a new version stands for which of the old one: by uid, and by what the migration says. */
import type { ChartMigration, ChartSpec, ChartState } from '../../domain/chart.ts';

export type StateFollower = {
  /** The same state in the new version; undefined when it is gone. */
  readonly same: (index: number) => number | undefined;
  /** Where to be instead of in a state that is gone; what is said of the states around it counts for it too. */
  readonly fallback: (index: number) => number | undefined;
  readonly before: readonly ChartState[];
  readonly after: readonly ChartState[];
};

/** States are numbered in document order, as graphs number them. */
export function followStates(
  before: ChartSpec,
  after: ChartSpec,
  migration: ChartMigration | undefined,
): StateFollower {
  const old = inOrder(before.root, -1);
  const fresh = inOrder(after.root, -1).map(({ state }) => state);
  const indexByUid = new Map(fresh.map(({ uid }, index) => [uid, index]));
  const applies = migration?.from.includes(before.version) === true ? migration : undefined;
  const uidAt = (index: number) => (old[index] as Placed).state.uid;
  const same = (index: number): number | undefined => {
    const uid = uidAt(index);
    const found = indexByUid.get(entryOf(applies?.rename, uid) ?? uid);
    if (found === undefined) return undefined;
    // What was a state and is now a memory of states is not the same any more, nor the other way round.
    const wasHistory = (old[index] as Placed).state.kind === 'history';
    return wasHistory === (fresh[found]?.kind === 'history') ? found : undefined;
  };
  const fallback = (index: number): number | undefined => {
    for (let at = index; at !== -1 && same(at) === undefined; at = (old[at] as Placed).parent) {
      const uid = entryOf(applies?.removed, uidAt(at));
      if (uid !== undefined) return indexByUid.get(uid);
    }
    return undefined;
  };
  return { same, fallback, before: old.map(({ state }) => state), after: fresh };
}

const entryOf = (entries: Readonly<Record<string, string>> | undefined, uid: string): string | undefined =>
  entries !== undefined && Object.hasOwn(entries, uid) ? entries[uid] : undefined;

type Placed = { readonly state: ChartState; readonly parent: number };

function inOrder(root: ChartState, parent: number, into: Placed[] = []): Placed[] {
  const index = into.length;
  into.push({ state: root, parent });
  for (const child of root.states) inOrder(child, index, into);
  return into;
}
