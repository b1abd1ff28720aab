/**
 * The bottom line of an interactive terminal: history, completion, editing. Text that comes in while the player types
 * is written above the line, which stays as it is.
 */
import {
  clearScreenDown,
  createInterface,
  cursorTo,
  type Interface,
  type Key,
  moveCursor,
} from 'node:readline';
import type { Completion } from './completion.ts';
import { Curtain } from './curtain.ts';
import { HISTORY_LENGTH_MAX, loadHistory, saveHistory } from './history-file.ts';
import type { Typed } from './pane-layout.ts';

export type LineEditorOptions = {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly historyPath: string;
  readonly completion: Completion;
  readonly onLine: (line: string) => void;
  /** Ctrl-C. */
  readonly onInterrupt: () => void;
  /** Ctrl-D, or the end of the terminal; may be called again. */
  readonly onEnd: () => void;
  /** Tab a second time, while the editor is hidden and cannot list them itself. */
  readonly onCandidates: (candidates: readonly string[]) => void;
  /** A key that edits nothing: PageUp and PageDown, and Ctrl-L. */
  readonly onKey: (key: 'page-up' | 'page-down' | 'redraw') => void;
  /** Ctrl-Z, before the process stops, and when it goes on. */
  readonly onSuspend: () => void;
  readonly onResume: () => void;
};

export class LineEditor {
  readonly #options: LineEditorOptions;
  readonly #output: Curtain;
  readonly #interface: Interface;
  #isClosed = false;
  #keepsHistory = true;
  #completed: string | undefined;

  constructor(options: LineEditorOptions) {
    const { input, historyPath } = options;
    this.#options = options;
    this.#output = new Curtain(options.output);
    this.#interface = createInterface({
      input,
      output: this.#output,
      terminal: true,
      prompt: '> ',
      history: loadHistory(historyPath),
      historySize: HISTORY_LENGTH_MAX,
      removeHistoryDuplicates: true,
      completer: (line: string) => this.#complete(line),
    });
    this.#interface.on('history', (history: string[]) => {
      if (!this.#keepsHistory) history.shift();
      saveHistory(historyPath, history);
    });
    this.#interface.on('line', (line) => {
      options.onLine(line);
      if (!this.#isClosed) this.#interface.prompt();
    });
    this.#interface.on('SIGINT', options.onInterrupt);
    // A terminal that was closed cannot even be set back to its normal mode. It is an end like any other.
    this.#interface.on('error', () => {
      this.#isClosed = true;
      options.onEnd();
    });
    this.#interface.on('close', () => {
      // Closed from outside, at the end of the input: what comes now stands on lines of its own.
      if (!this.#isClosed) this.#output.write('\n');
      this.#isClosed = true;
      options.onEnd();
    });
    this.#interface.on('SIGTSTP', () => this.#suspend());
    input.on('keypress', (_text, key: Key | undefined) => {
      if (key?.name === 'pageup') options.onKey('page-up');
      else if (key?.name === 'pagedown') options.onKey('page-down');
      else if (key?.name === 'l' && key.ctrl) options.onKey('redraw');
    });
  }

  /** What is typed is not drawn any more; `onChange` is called when it changes. */
  hide(onChange: () => void): void {
    if (!this.#isClosed) this.#clearLine();
    this.#output.hide(onChange);
  }

  /** The line that is typed stands on the terminal again, at the cursor. */
  reveal(): void {
    this.#output.reveal();
    if (this.#isClosed) return;
    (this.#interface as unknown as { prevRows: number }).prevRows = 0;
    this.#interface.prompt(true);
  }

  typed(): Typed {
    return {
      prompt: this.#interface.getPrompt(),
      line: this.#interface.line,
      cursor: this.#interface.cursor,
    };
  }

  /** Lines typed at this prompt enter the history only when `keepsHistory` is true. */
  setPrompt(prompt: string, keepsHistory: boolean): void {
    this.#keepsHistory = keepsHistory;
    this.#interface.setPrompt(prompt);
    if (!this.#isClosed) this.#interface.prompt(true);
  }

  /** Writes finished lines above the one being typed. */
  write(text: string): void {
    if (this.#isClosed) {
      this.#output.write(text);
      return;
    }
    this.#clearLine();
    this.#output.write(text);
    // readline goes up by this many rows before it draws the line again. Its own count is wrong after a paste.
    (this.#interface as unknown as { prevRows: number }).prevRows = 0;
    this.#interface.prompt(true);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    cursorTo(this.#output, 0);
    clearScreenDown(this.#output);
    this.#interface.close();
  }

  #clearLine(): void {
    const { rows } = this.#interface.getCursorPos();
    moveCursor(this.#output, 0, -rows);
    cursorTo(this.#output, 0);
    clearScreenDown(this.#output);
  }

  #complete(line: string): [string[], string] {
    const completed = this.#options.completion.complete(line);
    if (this.#output.isHidden() && line === this.#completed && completed[0].length > 1)
      this.#options.onCandidates(completed[0]);
    this.#completed = line;
    return completed;
  }

  #suspend(): void {
    const { input, onSuspend, onResume } = this.#options;
    onSuspend();
    input.setRawMode(false);
    process.once('SIGCONT', () => {
      if (this.#isClosed) return;
      input.setRawMode(true);
      this.#interface.prompt(true);
      onResume();
    });
    process.kill(process.pid, 'SIGTSTP');
  }
}
