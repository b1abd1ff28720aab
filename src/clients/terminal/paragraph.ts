/** What the client shows at once: lines of one style. `notice` is the client itself speaking, not the world. */
import type { ProseStyle } from '../../protocol/prose.ts';
import { wrapLine } from './word-wrap.ts';

export type Paragraph = {
  readonly lines: readonly string[];
  readonly style: ProseStyle | 'notice' | 'echo';
};

export type Layout = {
  /** Width to wrap at; undefined leaves lines as they are. */
  readonly columns: number | undefined;
  readonly paint: Painter;
};

/** Colours one line. `isTitle` marks the first line of a room. */
export type Painter = (line: string, style: Paragraph['style'], isTitle: boolean) => string;

/** The text to write, line ends included. Nothing that the world says can steer the terminal. */
export function layOut(paragraph: Paragraph, layout: Layout): string {
  const { lines, style } = paragraph;
  const { columns, paint } = layout;
  const rows = lines.flatMap((line, index) => {
    const clean = line.replace(CONTROL, '');
    const wrapped = columns === undefined ? [clean] : wrapLine(clean, Math.max(COLUMNS_MIN, columns));
    return wrapped.map((row) => paint(row, style, style === 'room' && index === 0));
  });
  const gap = style === 'room' ? '\n' : '';
  return `${gap}${rows.join('\n')}\n`;
}

const COLUMNS_MIN = 20;
const CONTROL = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;
