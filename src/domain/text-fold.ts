/** ASCII case folding and word splitting: the same on every machine, in every locale and Unicode version. */
export function foldText(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 32));
}

const EDGE_PUNCTUATION = /^[!-/:-@[-`{-~«»“”„‘’…¿¡]+|[!-/:-@[-`{-~«»“”„‘’…]+$/g;

/** Folded words; punctuation at their ends is dropped. */
export function wordsOf(text: string): string[] {
  return foldText(text)
    .split(/[ \t\u00a0]+/)
    .map((word) => word.replace(EDGE_PUNCTUATION, ''))
    .filter((word) => word !== '');
}
