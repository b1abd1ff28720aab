/** How XState writes where a transition leads: `#id`, `.child`, `sibling.child`; a backslash takes the next letter as it is. */

export const writeIdTarget = (id: string): string => `#${id.replace(/[.\\]/g, '\\$&')}`;

export type XStatePath = {
  /** `id`: begins at the state of that id; `child`: inside the source; `sibling`: beside the source. */
  readonly from: 'id' | 'child' | 'sibling';
  readonly steps: readonly string[];
};

export const readPath = (target: string): XStatePath => {
  if (target.startsWith('#')) return { from: 'id', steps: splitSteps(target.slice(1)) };
  if (target.startsWith('.')) return { from: 'child', steps: splitSteps(target.slice(1)) };
  return { from: 'sibling', steps: splitSteps(target) };
};

const splitSteps = (path: string): readonly string[] => {
  const steps: string[] = [''];
  for (const [token] of path.matchAll(/\\.|[^\\]|\\$/gsu)) {
    if (token === '.') steps.push('');
    else steps[steps.length - 1] += token.length > 1 && token.startsWith('\\') ? token.slice(1) : token;
  }
  return steps;
};
