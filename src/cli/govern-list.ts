/** `seed govern list`: the policies of a content directory in the order in which they are asked. */
import { type ListedPolicy, listPolicies } from '../content/list-policies.ts';
import { EXIT } from './command-error.ts';
import { loadWorlds } from './load-worlds.ts';

/** @throws CommandError content/unreadable, content/invalid */
export function listGovernance(directory: string | undefined, { json }: { readonly json?: boolean }): number {
  const { sources } = loadWorlds(directory);
  const policies = [...listPolicies(sources)].sort((left, right) => right.priority - left.priority);
  if (json) console.log(JSON.stringify({ policies }));
  else if (policies.length === 0) console.log('there are no policies: everything is permitted');
  else for (const line of describe(policies)) console.log(line);
  return EXIT.ok;
}

function describe(policies: readonly ListedPolicy[]): readonly string[] {
  const width = Math.max(...policies.map(({ id }) => id.length));
  return policies.map(({ id, written, state, priority, file, line }) => {
    const { verdict, quota } = written;
    const allowance = quota === undefined ? '' : `, beyond ${quota.count} in ${quota.per} by ${quota.by}`;
    const within = verdict === 'permit' ? allowance.replace('beyond', 'within') : allowance;
    const what = `${verdict} ${scopeOf(written)}${within}`;
    const standing = state === 'at work' ? '' : ` (${state})`;
    return `${String(priority).padStart(7)}  ${id.padEnd(width)}  ${what}${standing}  ${file}:${line}`;
  });
}

function scopeOf({ scope }: ListedPolicy['written']): string {
  if (scope === 'global') return 'everything';
  const parts = Object.entries(scope).map(([key, names]) => `${key} ${names?.join(' or ')}`);
  return parts.length === 0 ? 'everything' : parts.join(', ');
}
