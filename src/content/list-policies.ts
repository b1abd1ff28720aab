/** Every policy that content and operators have, at work or not, as it was written, and where. */
import { compareText, createFindingLog } from './finding.ts';
import { type PolicySource, policiesSchema } from './policy-schema.ts';
import { type PolicySetting, readSetting } from './policy-setting.ts';
import { layOutSources, type SourceText } from './source-layout.ts';
import { readDoc } from './world-docs.ts';

export type ListedPolicy = {
  readonly id: string;
  readonly origin: 'universe' | 'world' | 'operator';
  /** Of a policy that stands in the folder of a world. */
  readonly world?: string;
  readonly file: string;
  readonly line: number;
  /** off: it is switched off; replaced: an operator has written another of its id. */
  readonly state: 'at work' | 'off' | 'replaced';
  /** What it is at work with. */
  readonly priority: number;
  /** What an operator has set of it. */
  readonly setting?: PolicySetting;
  readonly written: PolicySource;
};

/** By id, and one that is replaced before the one in its place. Files with mistakes are left out. */
export const listPolicies = (sources: Readonly<Record<string, string>>): readonly ListedPolicy[] => {
  const files = layOutSources(sources, createFindingLog());
  const listed = files.flatMap(policiesIn);
  const settings = files.flatMap((source) =>
    source.role === 'policies' ? (readSetting(source, createFindingLog())?.value ?? []) : [],
  );
  const byOperators = new Set(listed.flatMap(({ id, origin }) => (origin === 'operator' ? [id] : [])));
  return listed
    .map((policy): ListedPolicy => {
      if (policy.origin === 'operator') return policy;
      const setting = settings.find((one) => one.policy === policy.id);
      const set = setting === undefined ? policy : withSetting(policy, setting);
      return byOperators.has(policy.id) ? { ...set, state: 'replaced' } : set;
    })
    .sort(
      (left, right) =>
        compareText(left.id, right.id) ||
        Number(left.origin === 'operator') - Number(right.origin === 'operator'),
    );
};

const withSetting = (policy: ListedPolicy, setting: PolicySetting): ListedPolicy => {
  const { enabled = policy.written.enabled ?? true, priority = policy.priority } = setting;
  return { ...policy, state: enabled ? 'at work' : 'off', priority, setting };
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
    priority: written.priority,
    written,
  }));
};
