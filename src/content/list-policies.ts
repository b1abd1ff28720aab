/** Every policy that content and operators have, at work or not, as it was written, and where. */
import { compareText, createFindingLog } from './finding.ts';
import { type PolicySource, policiesSchema } from './policy-schema.ts';
import { layOutSources, type SourceText } from './source-layout.ts';
import { readDoc } from './world-docs.ts';

export type ListedPolicy = {
  readonly id: string;
  readonly origin: 'universe' | 'world' | 'operator';
  /** Of a policy that stands in the folder of a world. */
  readonly world?: string;
  readonly file: string;
  readonly line: number;
  /**
   * at work; off: it is switched off; replaced: an operator has set another of its id.
   */
  readonly state: 'at work' | 'off' | 'replaced';
  readonly written: PolicySource;
};

/** By id, and one that is replaced before the one in its place. Files with mistakes are left out. */
export const listPolicies = (sources: Readonly<Record<string, string>>): readonly ListedPolicy[] => {
  const listed = layOutSources(sources, createFindingLog()).flatMap(policiesIn);
  const byOperators = new Set(listed.flatMap(({ id, origin }) => (origin === 'operator' ? [id] : [])));
  return listed
    .map(
      (policy): ListedPolicy =>
        policy.origin !== 'operator' && byOperators.has(policy.id)
          ? { ...policy, state: 'replaced' }
          : policy,
    )
    .sort(
      (left, right) =>
        compareText(left.id, right.id) ||
        Number(left.origin === 'operator') - Number(right.origin === 'operator'),
    );
};

const policiesIn = (source: SourceText): readonly ListedPolicy[] => {
  if (source.role !== 'policies') return [];
  const doc = readDoc(source, policiesSchema, createFindingLog());
  if (doc === undefined) return [];
  const { world, operator } = source;
  return doc.value.policies.map((written, index) => ({
    id: written.id,
    origin: operator !== undefined ? 'operator' : world === undefined ? 'universe' : 'world',
    ...(world === undefined ? {} : { world }),
    file: source.path,
    line: doc.file.at(['policies', index, 'id']).line,
    state: written.enabled === false ? 'off' : 'at work',
    written,
  }));
};
