/** Puts the texts of activated content, which stand in a trace once each under their hashes, back into its inputs. */
import { isActivation, type NamedFile } from '../../actors/live-content/named-texts.ts';
import { sha256Hex } from '../../kernel/digest.ts';
import { activatedTextFile } from './trace-layout.ts';

export type WholeInputs =
  | { readonly kind: 'whole'; readonly inputs: readonly unknown[] }
  | { readonly kind: 'damaged'; readonly file: string; readonly expected: string; readonly found: string };

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
      const file = activatedTextFile(input.kind, named.hash);
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
