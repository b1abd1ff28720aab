/** What an operator's policy does to the content that is at work: a file of its own comes, changes or goes. */
import { operatorPolicyPath } from '../../content/source-layout.ts';
import type { WorldEdit } from '../live-content/active-worlds.ts';
import type { PolicyInput } from './policy-input.ts';

export function policyEdit({ policy, text }: Pick<PolicyInput, 'policy' | 'text'>): WorldEdit {
  const path = operatorPolicyPath(policy);
  return text === null ? { files: [], removed: [path] } : { files: [{ path, text }], removed: [] };
}
