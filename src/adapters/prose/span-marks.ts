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
    const { text, marked } = takeMarksOut(line, open);
    const spoken = [...text.matchAll(SPOKEN)].flatMap(({ index, 0: said }) =>
      gapsIn({ start: index, end: index + said.length }, marked),
    );
    if (spoken.length === 0) return { text, spans: marked };
    return { text, spans: joined([...marked, ...spoken].sort((left, right) => left.start - right.start)) };
  });
};

const SPOKEN = /“[^”]*”|«[^»]*»|"[^"]*"/g;

/** `open`: the styles that are open before the line, and afterwards those that are open behind it. */
function takeMarksOut(line: string, open: SpanStyle[]): { readonly text: string; readonly marked: Span[] } {
  if (open.length === 0 && !/[\ue000-\ue00f]/.test(line)) return { text: line, marked: [] };
  const marked: Span[] = [];
  let text = '';
  let from = 0;
  const take = (to: number) => {
    const style = open.at(-1);
    if (to > from && style !== undefined)
      marked.push({ start: text.length, end: text.length + to - from, style });
    text += line.slice(from, to);
  };
  for (const { index, 0: mark } of line.matchAll(MARKS)) {
    take(index);
    from = index + 1;
    const style = SPAN_STYLES[mark.charCodeAt(0) - FIRST_MARK];
    if (style !== undefined) open.push(style);
    else if (mark === END_MARK) open.pop();
  }
  take(line.length);
  return { text, marked: joined(marked) };
}

/** What of a spoken part no other style covers. */
function gapsIn({ start, end }: Omit<Span, 'style'>, marked: readonly Span[]): Span[] {
  const gaps: Span[] = [];
  let from = start;
  for (const span of marked) {
    if (span.end <= from || span.start >= end) continue;
    if (span.start > from) gaps.push({ start: from, end: span.start, style: 'speech' });
    from = span.end;
  }
  return from < end ? [...gaps, { start: from, end, style: 'speech' }] : gaps;
}

/** Neighbours of one style are one span. */
function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of spans) {
    const last = whole.at(-1);
    if (last !== undefined && last.end === span.start && last.style === span.style)
      whole[whole.length - 1] = { ...last, end: span.end };
    else whole.push(span);
  }
  return whole;
}
