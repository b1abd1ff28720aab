/** What was shown so far, as rows for any width, and how far back the reader has gone in it. */
import { layOut, type Painter, type Paragraph } from './paragraph.ts';

const PARAGRAPHS_MAX = 600;
/** Rows of a page that stay in sight when the reader turns it. */
const OVERLAP_ROWS = 2;

type Kept = { readonly paragraph: Paragraph; readonly rows: readonly string[] };

export class Story {
  readonly #paint: Painter;
  #kept: Kept[] = [];
  /** Paragraphs at the end that stand in panes alone and were not written line by line. */
  #unwritten = 0;
  #columns = 0;
  /** Rows between the last one in sight and the end. */
  #back = 0;

  constructor(paint: Painter) {
    this.#paint = paint;
  }

  /** `isWritten`: the paragraph stands on the terminal's own page already. */
  add(paragraph: Paragraph, isWritten: boolean): void {
    const kept = { paragraph, rows: this.#rowsOf(paragraph) };
    this.#kept = [...this.#kept, kept].slice(-PARAGRAPHS_MAX);
    this.#unwritten = isWritten ? 0 : Math.min(this.#unwritten + 1, this.#kept.length);
    // Whoever reads earlier rows goes on reading them.
    if (this.#back > 0) this.#back += kept.rows.length;
  }

  /** What is still to be written line by line; it counts as written from now on. */
  takeUnwritten(): readonly Paragraph[] {
    const unwritten = this.#unwritten === 0 ? [] : this.#kept.slice(-this.#unwritten);
    this.#unwritten = 0;
    return unwritten.map(({ paragraph }) => paragraph);
  }

  /** The rows in sight, exactly `rows` of them, the newest at the bottom. */
  page({ columns, rows }: { readonly columns: number; readonly rows: number }): string[] {
    if (columns !== this.#columns) {
      this.#columns = columns;
      this.#kept = this.#kept.map(({ paragraph }) => ({ paragraph, rows: this.#rowsOf(paragraph) }));
      this.#back = 0;
    }
    const all = this.#kept.flatMap((one) => one.rows);
    this.#back = Math.max(0, Math.min(this.#back, all.length - rows));
    const end = all.length - this.#back;
    const page = all.slice(Math.max(0, end - rows), end);
    return [...Array.from({ length: rows - page.length }, () => ''), ...page];
  }

  /** -1 is a page back. */
  turn(pages: number, rows: number): void {
    this.#back = Math.max(0, this.#back - pages * Math.max(1, rows - OVERLAP_ROWS));
  }

  goToEnd(): void {
    this.#back = 0;
  }

  isAtEnd(): boolean {
    return this.#back === 0;
  }

  #rowsOf(paragraph: Paragraph): readonly string[] {
    if (this.#columns === 0) return [];
    return layOut(paragraph, { columns: this.#columns, paint: this.#paint }).slice(0, -1).split('\n');
  }
}
