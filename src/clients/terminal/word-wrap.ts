/** Breaks text into lines of a terminal's width, counting cells as a terminal does. */

/** Breaks between words; a word wider than a line is broken inside. Leading spaces indent all lines that follow. */
export function wrapLine(line: string, columns: number): string[] {
  const indent = /^ */.exec(line)![0].slice(0, Math.floor(columns / 2));
  const words = line.split(' ').filter((word) => word !== '');
  if (words.length === 0) return [''];
  const lines: string[] = [];
  let current = indent;
  let width = indent.length;
  for (const word of words.flatMap((long) => breakWord(long, columns - indent.length))) {
    const wordWidth = cellsOf(word);
    const isFirst = width === indent.length;
    if (!isFirst && width + 1 + wordWidth > columns) {
      lines.push(current);
      current = indent + word;
      width = indent.length + wordWidth;
    } else {
      current += isFirst ? word : ` ${word}`;
      width += wordWidth + (isFirst ? 0 : 1);
    }
  }
  lines.push(current);
  return lines;
}

/** Terminal cells that the text takes: none for marks and joiners, two for wide scripts and emoji. */
export function cellsOf(text: string): number {
  let cells = 0;
  for (const character of text) cells += cellsOfCharacter(character);
  return cells;
}

function breakWord(word: string, columns: number): string[] {
  if (cellsOf(word) <= columns) return [word];
  const parts: string[] = [];
  let part = '';
  let width = 0;
  for (const character of word) {
    const cells = cellsOfCharacter(character);
    if (width + cells > columns && part !== '') {
      parts.push(part);
      part = '';
      width = 0;
    }
    part += character;
    width += cells;
  }
  parts.push(part);
  return parts;
}

const ZERO_WIDTH = /^[\p{M}\p{Default_Ignorable_Code_Point}]$/u;
const WIDE =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\p{Emoji_Presentation}\u{20000}-\u{3FFFD}]$/u;

function cellsOfCharacter(character: string): number {
  if (character < '\u0300') return 1;
  if (ZERO_WIDTH.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
