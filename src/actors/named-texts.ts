/**
 * Inputs as they are hashed and written into traces: activated charts by the hashes of their texts, so that what is long
 * stands apart and the hash of the inputs still says all.
 */
import { sha256Hex } from '../kernel/digest.ts';
import type { ChartActivation, ChartFile } from './input.ts';

export type NamedFile = Omit<ChartFile, 'text'> & { readonly text?: string };
type NamingActivation = Omit<ChartActivation, 'files'> & { readonly files: readonly NamedFile[] };

/** `texts`: by hash. A text that is not what its hash says stays where it is. */
export function takeTextsOut(inputs: readonly unknown[]): {
  readonly inputs: readonly unknown[];
  readonly texts: ReadonlyMap<string, string>;
} {
  const texts = new Map<string, string>();
  if (!inputs.some(isActivation)) return { inputs, texts };
  const named = inputs.map((input) => {
    if (!isActivation(input)) return input;
    const files = input.files.map((file): NamedFile => {
      const { text, ...rest } = file;
      if (text === undefined || sha256Hex(text) !== file.hash) return file;
      texts.set(file.hash, text);
      return rest;
    });
    return { ...input, files };
  });
  return { inputs: named, texts };
}

export function isActivation(input: unknown): input is NamingActivation {
  return (input as { kind?: unknown } | null)?.kind === 'chart.activate';
}
