/** What the player sees: line by line, or with panes where there is room and the player wants them. */
import type { Status } from '../../protocol/status.ts';
import type { LineEditor } from './line-editor.ts';
import { regionsOf, type Standing } from './pane-layout.ts';
import { PanedScreen } from './paned-screen.ts';
import { layOut, type Painter, type Paragraph } from './paragraph.ts';
import { Story } from './story.ts';

export type ScreenOptions = {
  readonly output: NodeJS.WriteStream;
  readonly paint: Painter;
  readonly isColoured: boolean;
  readonly wantsPanes: boolean;
};

/** How the panes are now, for whoever has asked for the other way. */
export type PanesState = 'shown' | 'hidden' | 'too-small';

export class Screen {
  readonly #options: ScreenOptions;
  readonly #story: Story;
  readonly #panes: PanedScreen;
  readonly #onExit = (): void => this.#panes.close();
  readonly #onResize = (): void => this.#arrange();
  #editor: LineEditor | undefined;
  #wantsPanes: boolean;
  #standing: Standing = {};
  #isDrawing = false;

  constructor(options: ScreenOptions) {
    this.#options = options;
    this.#wantsPanes = options.wantsPanes;
    this.#story = new Story(options.paint);
    this.#panes = new PanedScreen({ ...options, story: this.#story });
  }

  /** From now on the player types; whatever ends the process, the terminal is given back as it was. */
  open(editor: LineEditor): void {
    this.#editor = editor;
    process.on('exit', this.#onExit);
    this.#options.output.on('resize', this.#onResize);
    this.#arrange();
  }

  show(paragraph: Paragraph): void {
    this.#story.add(paragraph, !this.#panes.isOpen());
    if (this.#panes.isOpen()) this.#redrawSoon();
    else this.#writeLines(paragraph);
  }

  /** A line that was typed; without panes it stands where it was typed. */
  echo(line: string): void {
    this.#story.goToEnd();
    this.#story.add({ lines: [line], style: 'echo' }, !this.#panes.isOpen());
    this.#redrawSoon();
  }

  /** A part that a status leaves out is as it was. */
  know({ room, self, quests, sky, language }: Status): void {
    const told = { room, self, quests, sky, language };
    const known = Object.entries(told).filter(([, part]) => part !== undefined);
    this.#standing = { ...this.#standing, ...Object.fromEntries(known) };
    this.#redrawSoon();
  }

  togglePanes(): PanesState {
    this.#wantsPanes = !this.#wantsPanes;
    this.#arrange();
    if (!this.#wantsPanes) return 'hidden';
    return this.#panes.isOpen() ? 'shown' : 'too-small';
  }

  /** Turns the pages of the story: -1 is a page back. */
  turn(pages: number): void {
    const regions = this.#panes.isOpen() ? regionsOf(this.#options.output) : undefined;
    if (regions === undefined) return;
    this.#story.turn(pages, regions.story.rows);
    this.#redrawSoon();
  }

  /** Gives the terminal back for a while; `resume` takes it again. */
  suspend(): void {
    this.#closePanes();
  }

  resume(): void {
    this.#arrange();
  }

  redraw(): void {
    this.#panes.forget();
    this.#redrawSoon();
  }

  close(): void {
    this.#closePanes();
    this.#options.output.off('resize', this.#onResize);
    process.off('exit', this.#onExit);
    this.#editor?.close();
    this.#editor = undefined;
  }

  #arrange(): void {
    const editor = this.#editor;
    if (editor === undefined) return;
    const fits = regionsOf(this.#options.output) !== undefined;
    if (!this.#wantsPanes || !fits) {
      this.#closePanes();
      return;
    }
    if (!this.#panes.isOpen()) {
      editor.hide(() => this.#redrawSoon());
      this.#panes.open();
    }
    this.redraw();
  }

  /** The story that the panes had shown stays on the terminal's own page. */
  #closePanes(): void {
    if (!this.#panes.isOpen()) return;
    this.#panes.close();
    for (const paragraph of this.#story.takeUnwritten()) this.#options.output.write(this.#laidOut(paragraph));
    this.#editor?.reveal();
  }

  #writeLines(paragraph: Paragraph): void {
    const text = this.#laidOut(paragraph);
    if (this.#editor === undefined) this.#options.output.write(text);
    else this.#editor.write(text);
  }

  #laidOut(paragraph: Paragraph): string {
    return layOut(paragraph, { columns: this.#options.output.columns, paint: this.#options.paint });
  }

  /** Once for all that happens in one go. */
  #redrawSoon(): void {
    if (this.#isDrawing || !this.#panes.isOpen()) return;
    this.#isDrawing = true;
    setImmediate(() => {
      this.#isDrawing = false;
      if (this.#editor !== undefined) this.#panes.draw(this.#standing, this.#editor.typed());
    });
  }
}
