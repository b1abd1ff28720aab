/** What the client shows at once: lines of one style. `notice` is the client itself speaking, not the world. */
import type { ProseSpan, ProseStyle } from '../../protocol/prose.ts';
import { wrapLine } from './word-wrap.ts';

export type Paragraph = {
  readonly lines: readonly string[];
  readonly style: ProseStyle | 'notice' | 'echo';
  /** For each line the parts that have a style of their own. */
  readonly spans?: readonly (readonly ProseSpan[])[];
};

export type Layout = {
  /** Width to wrap at; undefined leaves lines as they are. */
  readonly columns: number | undefined;
  readonly paint: Painter;
};

/** Colours a piece of a line by the line's style, or by its own. `isTitle` marks the first line of a room. */
export type Painter = (
  piece: string,
  style: Paragraph['style'] | ProseSpan['style'],
  isTitle: boolean,
) => string;

/** The text to write, line ends included. Nothing that the world says can steer the terminal. */
export function layOut(paragraph: Paragraph, layout: Layout): string {
  const { lines, style } = paragraph;
  const { columns, paint } = layout;
  const rows = lines.flatMap((line, index) => {
    const clean = withoutControls(line);
    const wrapped = columns === undefined ? [clean] : wrapLine(clean, Math.max(COLUMNS_MIN, columns));
    const isTitle = style === 'room' && index === 0;
    // What had to be cleaned has lost its places.
    const spans = clean === line && !isTitle ? (paragraph.spans?.[index] ?? []) : [];
    let from = 0;
    return wrapped.map((row) => {
      const words = row.trimStart();
      const start = clean.indexOf(words, from);
      from = start + words.length;
      return paintRow(row, { spans, shift: start - (row.length - words.length) }, (piece, own) =>
        paint(piece, own ?? style, isTitle),
      );
    });
  });
  const gap = style === 'room' ? '\n' : '';
  return `${gap}${rows.join('\n')}\n`;
}

/** `shift`: where in the line the row begins. */
function paintRow(
  row: string,
  { spans, shift }: { readonly spans: readonly ProseSpan[]; readonly shift: number },
  paint: (piece: string, own: ProseSpan['style'] | undefined) => string,
): string {
  let painted = '';
  let at = 0;
  for (const span of spans) {
    const start = Math.max(at, Math.min(row.length, span.start - shift));
    const end = Math.max(start, Math.min(row.length, span.end - shift));
    if (end === start) continue;
    painted += paint(row.slice(at, start), undefined) + paint(row.slice(start, end), span.style);
    at = end;
  }
  return painted + paint(row.slice(at), undefined);
}

/** Without what could steer a terminal or turn the direction of text. */
export const withoutControls = (text: string): string => text.replace(CONTROL, '');

const COLUMNS_MIN = 20;
const CONTROL = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;
