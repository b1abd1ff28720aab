/**
 * Inputs as they are hashed and written into traces: activated content by the hashes of its texts, so that what is long
 * stands apart and the hash of the inputs still says all.
 */
import { sha256Hex } from '../../kernel/digest.ts';
import type { ChartActivation, ChartFile, WorldActivation } from '../universe/input.ts';

export type NamedFile = Omit<ChartFile, 'text'> & { readonly text?: string };
type Naming<Activation> = Omit<Activation, 'files'> & { readonly files: readonly NamedFile[] };
type NamingActivation = Naming<ChartActivation> | Naming<WorldActivation>;

export type ActivatedText = {
  readonly kind: NamingActivation['kind'];
  readonly hash: string;
  readonly text: string;
};

/** A text that is not what its hash says stays where it is. */
export function takeTextsOut(inputs: readonly unknown[]): {
  readonly inputs: readonly unknown[];
  readonly texts: readonly ActivatedText[];
} {
  const texts: ActivatedText[] = [];
  if (!inputs.some(isActivation)) return { inputs, texts };
  const named = inputs.map((input) => {
    if (!isActivation(input)) return input;
    const files = input.files.map((file): NamedFile => {
      const { text, ...rest } = file;
      if (text === undefined || sha256Hex(text) !== file.hash) return file;
      texts.push({ kind: input.kind, hash: file.hash, text });
      return rest;
    });
    return { ...input, files };
  });
  return { inputs: named, texts };
}

export function isActivation(input: unknown): input is NamingActivation {
  const kind = (input as { kind?: unknown } | null)?.kind;
  return kind === 'chart.activate' || kind === 'world.activate';
}
