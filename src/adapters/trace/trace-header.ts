/** The first file of a trace: what the run was, in words that a replay needs and a reader understands. */
import { z } from 'zod';
import type { JsonValue } from '../../kernel/json-value.ts';

export const TRACE_FORMAT = 'the-seed/trace';
export const TRACE_VERSION = 1;

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const schema = z.strictObject({
  format: z.literal(TRACE_FORMAT),
  version: z.literal(TRACE_VERSION),
  seed: z.string(),
  tickLengthMs: z.int().positive(),
  controlIntervalTicks: z.int().positive(),
  /** Ids of the realms, ascending. */
  realms: z.array(z.string()),
  /** Characters that no player plays. */
  npcs: z.int().nonnegative(),
  contentHash: z.string(),
  codeHash: z.string(),
  /** `v24.21.0`: for the reader; a run does not depend on it. */
  nodeVersion: z.string(),
  /** The tick of the first record. */
  firstTick: z.int().nonnegative(),
  /** The chain before the first tick. */
  genesisChain: hash,
  /** Ticks that one segment of inputs or events covers. */
  segmentTicks: z.int().positive(),
  keepsEvents: z.boolean(),
  /** The universe's own options, for whoever builds it again. */
  universe: z.json(),
});

export type TraceHeader = Readonly<Omit<z.infer<typeof schema>, 'realms' | 'universe'>> & {
  readonly realms: readonly string[];
  readonly universe: JsonValue;
};

/** What the caller of a trace writer says; the writer itself adds the rest of the header. */
export type TraceDescription = Omit<TraceHeader, 'format' | 'version' | 'segmentTicks' | 'keepsEvents'>;

export type HeaderReading =
  | { readonly kind: 'header'; readonly header: TraceHeader }
  /** A header of another format or version. */
  | { readonly kind: 'unsupported'; readonly format: string }
  | { readonly kind: 'broken'; readonly reason: string };

export function formatHeader(header: TraceHeader): string {
  return `${JSON.stringify(header, null, 2)}\n`;
}

export function parseHeader(text: string): HeaderReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // Whatever is not JSON is a broken header, and the parser's message says where.
    return { kind: 'broken', reason: (error as Error).message };
  }
  const result = schema.safeParse(value);
  if (result.success) return { kind: 'header', header: result.data as TraceHeader };
  const named = z.object({ format: z.string(), version: z.int() }).safeParse(value);
  if (named.success && (named.data.format !== TRACE_FORMAT || named.data.version !== TRACE_VERSION)) {
    return { kind: 'unsupported', format: `${named.data.format} ${named.data.version}` };
  }
  return { kind: 'broken', reason: z.prettifyError(result.error) };
}
