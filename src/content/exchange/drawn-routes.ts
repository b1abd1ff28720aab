/**
 * Which transitions are drawn as arrows. One to the state itself when there are states inside, or to a state around it, would
 * have no room, and is told in words instead.
 */
import type { ChartState } from '../../domain/chart.ts';
import type { DrawnTransition } from './drawn-words.ts';

export type DrawnRoute = {
  /** Id of the target. */
  readonly to: string;
  /** Leads from anywhere in the source to a part of it, and so begins inside. */
  readonly isFromInside: boolean;
};

/** `parents` goes by id. */
export const routesOf = (
  { source, targets }: DrawnTransition,
  parents: ReadonlyMap<string, ChartState>,
): readonly DrawnRoute[] =>
  targets.flatMap((to): DrawnRoute[] => {
    if (idsAround(source.id, parents).includes(to)) return [];
    if (to === source.id && source.states.length > 0) return [];
    return [{ to, isFromInside: idsAround(to, parents).includes(source.id) }];
  });

const idsAround = (id: string, parents: ReadonlyMap<string, ChartState>): readonly string[] => {
  const parent = parents.get(id);
  return parent === undefined ? [] : [parent.id, ...idsAround(parent.id, parents)];
};

/** The others, in words. */
export const tellOthers = (
  transitions: readonly DrawnTransition[],
  parents: ReadonlyMap<string, ChartState>,
): readonly string[] =>
  transitions
    .filter((transition) => routesOf(transition, parents).length === 0)
    .map(({ targets, label }) =>
      targets.length === 0 ? label : `${label}: goes to ${targets.join(' and ')}`,
    );
