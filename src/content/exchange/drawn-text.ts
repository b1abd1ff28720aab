/** How much room a text takes when it is drawn, near enough for boxes, and where it breaks into lines. */

const NARROW = /[iljtfrI.,:;'|!()[\]{}/\\ ]/;
const WIDE = /[mwMW@%—]/;
const FULL =
  /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60]|[\ud800-\udbff][\udc00-\udfff]/;

/** In pixels; on the wide side of what browsers' usual sans-serif fonts need. */
export const widthOf = (text: string, fontSize: number): number => {
  let ems = 0;
  for (const letter of text) {
    if (FULL.test(letter)) ems += 1.05;
    else if (NARROW.test(letter)) ems += 0.34;
    else if (WIDE.test(letter)) ems += 0.92;
    else ems += /[A-Z]/.test(letter) ? 0.72 : 0.58;
  }
  return Math.ceil(ems * fontSize);
};

const LINES_MAX = 8;

/** At blanks, and inside words that are longer than a line; what is too long for all lines ends in dots. */
export const wrapText = (text: string, lettersMax: number): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text
    .toWellFormed()
    .split(/\s+/)
    .flatMap((whole) => piecesOf(whole, lettersMax))) {
    if (line !== '' && line.length + 1 + word.length > lettersMax) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines.length <= LINES_MAX ? lines : [...lines.slice(0, LINES_MAX - 1), `${lines[LINES_MAX - 1]} …`];
};

const piecesOf = (word: string, lettersMax: number): readonly string[] => {
  const letters = [...word];
  const pieces: string[] = [];
  for (let at = 0; at < letters.length; at += lettersMax)
    pieces.push(letters.slice(at, at + lettersMax).join(''));
  return pieces;
};
