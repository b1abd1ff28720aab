/** What is told of several things that are alike is told once, with how many there are. Knows no sentence. */
import type { Percept, PerceptParam } from '../../domain/percept.ts';
import { encodeCanonical } from '../../kernel/canonical.ts';

type Line = Extract<Percept, { readonly kind: 'line' }>;

/** `percepts`: of one player in one tick, in order. Only neighbours are joined, so that nothing changes its place. */
export const foldAlike = (percepts: readonly Percept[]): readonly Percept[] => {
  const folded: { percept: Percept; readonly like: string | undefined; count: number }[] = [];
  for (const percept of percepts) {
    const like = likenessOf(percept);
    const last = folded.at(-1);
    if (like === undefined || last === undefined || last.like !== like)
      folded.push({ percept, like, count: 1 });
    else last.count += 1;
  }
  return folded.map(({ percept, count }) => (count === 1 ? percept : told(percept, count)));
};

/** Things that are handled one by one because each is an event of its own. */
const HANDLED = /^player\.(?:took|dropped|gave|put)\./;
/** Somebody who remarks on each of them would say the same again. */
const REMARKED = /^keeper\.(?:said|spoke)\./;

const likenessOf = (percept: Percept): string | undefined => {
  if (percept.kind === 'room') return undefined;
  const { key, params } = percept;
  if (!HANDLED.test(key) && !REMARKED.test(key)) return undefined;
  const { itemId: _, ...rest } = params;
  return `${key} ${encodeCanonical(rest)}`;
};

const told = (percept: Percept, count: number): Percept => {
  if (percept.kind === 'room' || !HANDLED.test(percept.key)) return percept;
  const { params } = percept;
  const item: PerceptParam = { list: Array.from({ length: count }, () => params['item'] as PerceptParam) };
  return { ...(percept as Line), params: { ...params, item } };
};
