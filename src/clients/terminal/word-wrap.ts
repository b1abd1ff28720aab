/** Breaks text into lines of a terminal's width, counting cells as a terminal does. */

/** Breaks between words; a word wider than a line is broken inside. Leading spaces indent all lines that follow. */
export function wrapLine(line: string, columns: number): string[] {
  if (cellsOf(line) <= columns) return [line];
  const indent = /^ */.exec(line)![0].slice(0, Math.floor(columns / 2));
  const lines: string[] = [];
  let current = indent;
  let width = indent.length;
  for (const [, spaces, word] of line.matchAll(/( *)([^ ]+)/g)) {
    for (const [index, part] of breakWord(word!, columns - indent.length).entries()) {
      // Spaces between words stay as they are, so that what was put in columns stays there; not so at a break.
      const isFirst = width === indent.length;
      const gap = isFirst || index > 0 ? '' : spaces!;
      const partWidth = cellsOf(part);
      if (!isFirst && width + gap.length + partWidth > columns) {
        lines.push(current);
        current = indent + part;
        width = indent.length + partWidth;
      } else {
        current += gap + part;
        width += gap.length + partWidth;
      }
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
