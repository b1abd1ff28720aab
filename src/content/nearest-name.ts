/** Guesses which known name a writer meant by an unknown one. */
import { distance } from 'fastest-levenshtein';
import { compareText } from './finding.ts';

/** The closest known name, or undefined when none is close enough to be worth suggesting. */
export const nearestName = (name: string, known: Iterable<string>): string | undefined => {
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const candidate of [...known].sort(compareText)) {
    const candidateDistance = distance(name, candidate);
    if (best === undefined || candidateDistance < best.distance)
      best = { name: candidate, distance: candidateDistance };
  }
  return best !== undefined && best.distance <= distanceMax(name) ? best.name : undefined;
};

/** `did you mean "cliffs"?`, or undefined. */
export const suggestName = (name: string, known: Iterable<string>): string | undefined => {
  const nearest = nearestName(name, known);
  return nearest === undefined ? undefined : `did you mean "${nearest}"?`;
};

/** A third of the letters may be wrong, and at least two. */
const distanceMax = (name: string): number => Math.max(2, Math.floor(name.length / 3));
