/**
 * Styles inside a sentence, on their way through the message formatter: each styled part stands between two characters
 * of the private use area, which no text keeps. What comes out is plain lines, with the spans beside them.
 */

export const SPAN_STYLES = ['item', 'person', 'place', 'exit', 'speech', 'emphasis'] as const;
export type SpanStyle = (typeof SPAN_STYLES)[number];

/** `start` and `end` count UTF-16 units of the line; `end` is not part of it. */
export type Span = { readonly start: number; readonly end: number; readonly style: SpanStyle };

export type StyledLine = {
  readonly text: string;
  /** By position, none within another, none empty. */
  readonly spans: readonly Span[];
};

const FIRST_MARK = 0xe000;
const END_MARK = String.fromCharCode(FIRST_MARK + SPAN_STYLES.length);
const MARKS = /[\ue000-\ue00f]/g;

/** Nothing is marked that is empty. */
export const markSpan = (text: string, style: SpanStyle): string =>
  text === '' ? text : `${String.fromCharCode(FIRST_MARK + SPAN_STYLES.indexOf(style))}${text}${END_MARK}`;

/** For words that come from outside: what looks like a mark in them is none. */
export const withoutMarks = (text: string): string => text.replace(MARKS, '');

/** What writers put into a text: `*quite*` is emphasis, `[[item:the brass key]]` a thing. */
export const markWritten = (text: string): string =>
  withoutMarks(text)
    .replace(/\[\[(\w+):([^\][]+)\]\]/g, (whole, style: string, words: string) => {
      const known = SPAN_STYLES.find((name) => name === style);
      return known === undefined ? whole : markSpan(words, known);
    })
    .replace(
      /(^|[\s(“«—])\*(?!\s)([^*\n]*[^*\s])\*(?=$|[\s).,;:!?”»—])/g,
      (_, before: string, words: string) => `${before}${markSpan(words, 'emphasis')}`,
    );

/** The first letter that is no mark, in upper case. */
export const raiseFirst = (text: string, locale: string): string =>
  text.replace(
    /^([\ue000-\ue00f]*)(.)/su,
    (_, marks: string, letter: string) => `${marks}${letter.toLocaleUpperCase(locale)}`,
  );

/** Lines that may hold marks; a part may go on over several. What is said aloud is found by its quotation marks. */
export const styledLines = (lines: readonly string[]): readonly StyledLine[] => {
  const open: SpanStyle[] = [];
  return lines.map((line) => {
    let text = '';
    const styles: (SpanStyle | undefined)[] = [];
    for (const letter of line) {
      const mark = letter.charCodeAt(0) - FIRST_MARK;
      const style = SPAN_STYLES[mark];
      if (style !== undefined) open.push(style);
      else if (letter === END_MARK) open.pop();
      else if (mark < 0 || mark > 15) {
        text += letter;
        for (let unit = 0; unit < letter.length; unit += 1) styles.push(open.at(-1));
      }
    }
    for (const { index, 0: said } of text.matchAll(/“[^”]*”|«[^»]*»|"[^"]*"/g)) {
      for (let at = index; at < index + said.length; at += 1) styles[at] ??= 'speech';
    }
    return { text, spans: spansOf(styles) };
  });
};

const spansOf = (styles: readonly (SpanStyle | undefined)[]): readonly Span[] => {
  const spans: Span[] = [];
  for (let start = 0; start < styles.length; ) {
    const style = styles[start];
    let end = start + 1;
    while (end < styles.length && styles[end] === style) end += 1;
    if (style !== undefined) spans.push({ start, end, style });
    start = end;
  }
  return spans;
};
