/**
 * What stands beside a chart and never changes what it does: where the editor draws its parts, and what its writers
 * note about them. Both go by uid.
 */
import { z } from 'zod';
import type { FindingLog } from '../finding.ts';
import { suggestName } from '../nearest-name.ts';
import { checkSchema } from '../schema-check.ts';
import { id, integer, text } from '../schema-parts.ts';
import { parseYamlFile } from '../yaml-file.ts';
import { uid } from './chart-schema.ts';

const COORDINATE_MAX = 1_000_000;
const coordinate = integer(-COORDINATE_MAX, COORDINATE_MAX);
const size = integer(1, COORDINATE_MAX);

export const COLOUR_PATTERN = /^(?:[a-z]{1,20}|#[0-9a-f]{6})$/;
export const colour = z.string().refine((value) => COLOUR_PATTERN.test(value), {
  params: {
    code: 'chart/colour',
    message: 'this is no colour',
    fix: 'write a name such as blue, or "#3366cc"',
  },
});

const box = z.strictObject({
  x: coordinate,
  y: coordinate,
  w: size.optional(),
  h: size.optional(),
  colour: colour.optional(),
  collapsed: z.boolean().optional(),
});

export const layoutSchema = z.strictObject({
  schema: z.literal('the-seed/chart-layout@1'),
  chart: id,
  nodes: z.record(uid, box),
});
export const notesSchema = z.strictObject({
  schema: z.literal('the-seed/chart-notes@1'),
  chart: id,
  notes: z.record(uid, text),
});

/** By uid. */
export type ChartLayout = Readonly<Record<string, z.infer<typeof box>>>;
export type ChartNotes = Readonly<Record<string, string>>;

type SidecarText = { readonly path: string; readonly text: string; readonly stem: string };
/** Undefined when the chart itself cannot be read. */
type Uids = ReadonlySet<string> | undefined;

/** Undefined when it does not fit. */
export const readLayout = (source: SidecarText, uids: Uids, log: FindingLog): ChartLayout | undefined =>
  readSidecar(source, { schema: layoutSchema, key: 'nodes', uids }, log)?.nodes;

/** Undefined when it does not fit. */
export const readNotes = (source: SidecarText, uids: Uids, log: FindingLog): ChartNotes | undefined =>
  readSidecar(source, { schema: notesSchema, key: 'notes', uids }, log)?.notes;

const readSidecar = <Key extends string, Source extends { chart: string } & Record<Key, object>>(
  { path, text: content, stem }: SidecarText,
  { schema, key, uids }: { readonly schema: z.ZodType<Source>; readonly key: Key; readonly uids: Uids },
  log: FindingLog,
): Source | undefined => {
  const file = parseYamlFile(path, content, log);
  const doc = file && checkSchema(file, schema, log);
  if (doc === undefined) return undefined;
  if (doc.value.chart !== stem) {
    const message = `the chart is "${doc.value.chart}" and the file "${stem}"`;
    log.error(doc.file.at(['chart']), 'link/file-name', message, `write "${stem}", or rename the file`);
  }
  for (const part of Object.keys(doc.value[key])) {
    if (uids === undefined || uids.has(part)) continue;
    const message = `the chart has no part with the uid "${part}"`;
    log.warning(doc.file.at([key, part], 'key'), 'chart/unknown-uid', message, suggestName(part, uids));
  }
  return doc.value;
};
