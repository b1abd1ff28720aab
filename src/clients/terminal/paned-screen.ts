/**
 * Draws a whole screen: the story, a pane beside it, a status line and the line that is typed. Works on the terminal's
 * alternate page, so that what stood there before comes back, and writes only rows that have changed.
 */
import picocolors from 'picocolors';
import {
  layOutSide,
  layOutStatus,
  layOutTyped,
  type PaneSize,
  regionsOf,
  type Standing,
  type Typed,
} from './pane-layout.ts';
import { paneWords } from './pane-words.ts';
import type { Painter } from './paragraph.ts';
import type { Story } from './story.ts';

const ENTER = '\u001b[?1049h\u001b[2J';
const LEAVE = '\u001b[?1049l';
const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';
const ERASE_ROW = '\u001b[2K';
const at = (row: number, column: number): string => `\u001b[${row};${column}H`;

export type PanedScreenOptions = {
  readonly output: NodeJS.WriteStream;
  readonly paint: Painter;
  readonly isColoured: boolean;
  readonly story: Story;
};

export class PanedScreen {
  readonly #options: PanedScreenOptions;
  readonly #colors: ReturnType<typeof picocolors.createColors>;
  /** What stands in each row; undefined while the screen is not ours. */
  #drawn: string[] | undefined;

  constructor(options: PanedScreenOptions) {
    this.#options = options;
    this.#colors = picocolors.createColors(options.isColoured);
  }

  isOpen(): boolean {
    return this.#drawn !== undefined;
  }

  open(): void {
    if (this.#drawn !== undefined) return;
    this.#drawn = [];
    this.#options.output.write(ENTER);
  }

  close(): void {
    if (this.#drawn === undefined) return;
    this.#drawn = undefined;
    this.#options.output.write(SHOW_CURSOR + LEAVE);
  }

  /** Everything is drawn anew at the next time: the terminal may have lost it. */
  forget(): void {
    if (this.#drawn !== undefined) this.#drawn = [];
  }

  draw(standing: Standing, typed: Typed): void {
    const { output, story, paint } = this.#options;
    const size = { columns: output.columns, rows: output.rows };
    const regions = regionsOf(size);
    if (this.#drawn === undefined || regions === undefined) return;
    const say = paneWords(standing.language?.locale);
    const pageRows = story.page(regions.story);
    const side = layOutSide(standing, regions.side, { say, paint });
    const sideColumn = regions.story.columns + 2;
    const rule = this.#colors.dim('│');
    const status = layOutStatus(standing, {
      columns: size.columns,
      say,
      ...(story.isAtEnd() ? {} : { hint: say('earlier') }),
    });
    const { text, column } = layOutTyped(typed, size.columns);
    const rows = [
      ...pageRows.map((row, index) => `${row}${at(index + 1, sideColumn)}${rule} ${side[index] ?? ''}`),
      this.#colors.inverse(status),
      text,
    ];
    this.#write(rows, size, column);
  }

  #write(rows: readonly string[], size: PaneSize, column: number): void {
    const drawn = this.#drawn ?? [];
    const changed = rows.map((row, index) =>
      drawn[index] === row ? '' : `${at(index + 1, 1)}${ERASE_ROW}${row}`,
    );
    this.#drawn = [...rows];
    this.#options.output.write(`${HIDE_CURSOR}${changed.join('')}${at(size.rows, column + 1)}${SHOW_CURSOR}`);
  }
}
