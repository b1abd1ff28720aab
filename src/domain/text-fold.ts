/** Folding of letters and word splitting: the same on every machine, in every locale and Unicode version. */
export function foldText(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 32));
}

/** Lower case without accents, so that `cógelo` and `cogelo` are one word; ñ is a letter of its own and stays. */
export function foldLetters(text: string): string {
  return foldText(text)
    .replace(/[nN\u00d1]\u0303|\u00d1/g, 'ñ')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[\u00c0-\u00ff]/g, (letter) => PLAIN_LETTERS[letter] ?? letter);
}

const PLAIN_LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    a: 'ÀÁÂÃÄÅàáâãäå',
    c: 'Çç',
    e: 'ÈÉÊËèéêë',
    i: 'ÌÍÎÏìíîï',
    o: 'ÒÓÔÕÖòóôõö',
    u: 'ÙÚÛÜùúûü',
    y: 'Ýýÿ',
  }).flatMap(([plain, accented]) => [...accented].map((letter) => [letter, plain] as const)),
);

const EDGE_PUNCTUATION = /^[!-/:-@[-`{-~«»“”„‘’…¿¡]+|[!-/:-@[-`{-~«»“”„‘’…]+$/g;

/** Folded words; punctuation at their ends is dropped. */
export function wordsOf(text: string): string[] {
  return foldLetters(text)
    .split(/[ \t\u00a0]+/)
    .map((word) => word.replace(EDGE_PUNCTUATION, ''))
    .filter((word) => word !== '');
}
