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

const PUNCTUATION = /[!-/:-@[-`{-~«»“”„‘’…¿¡]/;

/** Without what stands at its end and is none of it; a regular expression would look at a row of dots from each dot on. */
export function trimEndOf(text: string, isMark: (mark: string) => boolean): string {
  let end = text.length;
  while (end > 0 && isMark(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function trimPunctuation(word: string): string {
  const trimmed = trimEndOf(word, (mark) => PUNCTUATION.test(mark));
  let start = 0;
  while (start < trimmed.length && PUNCTUATION.test(trimmed.charAt(start))) start += 1;
  return trimmed.slice(start);
}

/** Folded words; punctuation at their ends is dropped. */
export function wordsOf(text: string): string[] {
  return foldLetters(text)
    .split(/[ \t\u00a0]+/)
    .map(trimPunctuation)
    .filter((word) => word !== '');
}
