/** The texts of activated charts stand in a trace once each, in files called by their hashes; its inputs only name them. */
import type { ChartActivation, ChartFile } from '../../actors/input.ts';
import { sha256Hex } from '../../kernel/digest.ts';
import { chartTextFile } from './trace-layout.ts';

export type WholeInputs =
  | { readonly kind: 'whole'; readonly inputs: readonly unknown[] }
  | { readonly kind: 'damaged'; readonly file: string; readonly expected: string; readonly found: string };

type NamedFile = Omit<ChartFile, 'text'> & { readonly text?: string };
type NamingActivation = Omit<ChartActivation, 'files'> & { readonly files: readonly NamedFile[] };

/** `texts`: by hash. A text that is not what its hash says stays where it is. */
export function takeTextsOut(inputs: readonly unknown[]): {
  readonly inputs: readonly unknown[];
  readonly texts: ReadonlyMap<string, string>;
} {
  const texts = new Map<string, string>();
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
  return texts.size === 0 ? { inputs, texts } : { inputs: named, texts };
}

/** `read`: the bytes of a file of the trace, undefined when there is no such file. */
export function putTextsIn(
  inputs: readonly unknown[],
  read: (file: string) => Buffer | undefined,
): WholeInputs {
  const whole: unknown[] = [];
  for (const input of inputs) {
    if (!isActivation(input)) {
      whole.push(input);
      continue;
    }
    const files: NamedFile[] = [];
    for (const named of input.files) {
      const file = chartTextFile(named.hash);
      const text = named.text ?? read(file)?.toString('utf8');
      const found = text === undefined ? 'no such file' : sha256Hex(text);
      if (text === undefined || (named.text === undefined && found !== named.hash))
        return { kind: 'damaged', file, expected: named.hash, found };
      files.push({ ...named, text });
    }
    whole.push({ ...input, files });
  }
  return { kind: 'whole', inputs: whole };
}

function isActivation(input: unknown): input is NamingActivation {
  return (input as { kind?: unknown } | null)?.kind === 'chart.activate';
}
