/** What citizens ask and do about their day: of each, where it is and what it needs. */
import type { Named } from './chart-parts.ts';
import type { Facet, Owners } from './facets.ts';

/** Of a guard that asks about a citizen; undefined for any other. */
export function facetsOfCitizenGuard({ name }: Named, owners: Owners): readonly Facet[] | undefined {
  const each = (kind: string) => owners.map((owner) => `${kind}:${owner}`);
  switch (name) {
    case 'hunger at least':
    case 'tiredness at least':
    case 'loneliness at least':
      return each('needs');
    case 'hour to sleep':
    case 'hour to work':
      return ['hour'];
    case 'journey is due':
      return [...each('errand'), 'hour'];
    case 'is eating':
    case 'is at home':
    case 'is at the gate':
      return [...each('errand'), ...each('keeper')];
    default:
      return undefined;
  }
}

/** Of an action of a citizen; undefined for any other. */
export function facetsOfCitizenAction({ name }: Named, owners: Owners): readonly Facet[] | undefined {
  const each = (kind: string) => owners.map((owner) => `${kind}:${owner}`);
  switch (name) {
    case 'head home':
    case 'head to work':
    case 'head to table':
    case 'head to company':
    case 'head to the gate':
    case 'settle in':
    case 'cross over':
      return each('errand');
    default:
      return undefined;
  }
}
