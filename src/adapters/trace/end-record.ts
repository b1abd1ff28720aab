/** The last file of a trace: written when everything else is complete, it seals every other file by its digest. */
import { z } from 'zod';
import { encodeCanonical } from '../../kernel/canonical.ts';
import { sha256Hex } from '../../kernel/digest.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const schema = z.strictObject({
  format: z.literal('the-seed/trace-end'),
  version: z.literal(1),
  /** How many ticks there are. */
  ticks: z.int().nonnegative(),
  finalChain: hash,
  /** Every other file, by path. */
  files: z.array(z.strictObject({ path: z.string(), bytes: z.int().nonnegative(), sha256: hash })),
  /** SHA-256 of the canonical form of all above: tells a changed end record from a changed file. */
  seal: hash,
});

export type EndRecord = Readonly<Omit<z.infer<typeof schema>, 'format' | 'version' | 'seal'>>;

export type EndReading =
  | { readonly kind: 'end'; readonly end: EndRecord }
  | { readonly kind: 'broken'; readonly reason: string };

export function formatEnd({ ticks, finalChain, files }: EndRecord): string {
  const sealed = { format: 'the-seed/trace-end', version: 1, ticks, finalChain, files };
  return `${JSON.stringify({ ...sealed, seal: sha256Hex(encodeCanonical(sealed)) }, null, 2)}\n`;
}

/** Reads nothing but what formatEnd() wrote, to the byte. */
export function parseEnd(text: string): EndReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // Whatever is not JSON is a broken end record, and the parser's message says where.
    return { kind: 'broken', reason: (error as Error).message };
  }
  const result = schema.safeParse(value);
  if (!result.success) return { kind: 'broken', reason: z.prettifyError(result.error) };
  const { ticks, finalChain, files } = result.data;
  const end = { ticks, finalChain, files: files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })) };
  return formatEnd(end) === text
    ? { kind: 'end', end }
    : { kind: 'broken', reason: 'the seal does not match' };
}
