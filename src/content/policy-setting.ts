/** What an operator changes of a policy that content has, without writing it anew: whether it is at work, and how early it is asked. */
import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { FindingLog } from './finding.ts';
import { checkSchema } from './schema-check.ts';
import { id, integer } from './schema-parts.ts';
import type { SourceText } from './source-layout.ts';
import { parseYamlFile, type YamlFile } from './yaml-file.ts';

export const PRIORITY_MAX = 1_000_000;
const SCHEMA = 'the-seed/policy-setting@1';

const settingSchema = z.strictObject({
  schema: z.literal(SCHEMA),
  policy: id,
  enabled: z.boolean().optional(),
  priority: integer(0, PRIORITY_MAX).optional(),
});

export type PolicySetting = {
  readonly policy: string;
  readonly enabled?: boolean | undefined;
  readonly priority?: number | undefined;
};

/** Undefined when the file holds a policy, and not a setting. */
export const readSetting = (
  { path, text }: SourceText,
  log: FindingLog,
): { readonly file: YamlFile; readonly value: PolicySetting | undefined } | undefined => {
  if (!text.includes(SCHEMA)) return undefined;
  const file = parseYamlFile(path, text, log);
  if (file === undefined) return undefined;
  if ((file.value as { schema?: unknown } | null)?.schema !== SCHEMA) return undefined;
  return { file, value: checkSchema(file, settingSchema, log)?.value };
};

/** The file that says so. */
export const writeSetting = ({ policy, enabled, priority }: PolicySetting): string =>
  [
    `schema: ${SCHEMA}`,
    `policy: ${policy}`,
    ...(enabled === undefined ? [] : [`enabled: ${enabled}`]),
    ...(priority === undefined ? [] : [`priority: ${priority}`]),
    '',
  ].join('\n');

/** A file with one policy in it, so changed. */
export const editPolicyText = (
  text: string,
  { enabled, priority }: Omit<PolicySetting, 'policy'>,
): string => {
  const document = parseDocument(text);
  if (enabled !== undefined) document.setIn(['policies', 0, 'enabled'], enabled);
  if (priority !== undefined) document.setIn(['policies', 0, 'priority'], priority);
  return document.toString();
};
