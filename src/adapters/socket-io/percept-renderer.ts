/** What the players' edge needs from whoever turns percepts into sentences. */
import type { Percept, PerceptStyle } from '../../domain/percept.ts';

export interface PerceptRenderer {
  render(percept: Percept): { readonly lines: readonly string[]; readonly style: PerceptStyle };
}
