/**
 * The bottom line of an interactive terminal: history, completion, editing. Text that comes in while the player types
 * is written above the line, which stays as it is.
 */
import { clearScreenDown, createInterface, cursorTo, type Interface, moveCursor } from 'node:readline';
import type { Completion } from './completion.ts';
import { HISTORY_LENGTH_MAX, loadHistory, saveHistory } from './history-file.ts';

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
};

export class LineEditor {
  readonly #output: NodeJS.WriteStream;
  readonly #interface: Interface;
  #isClosed = false;
  #keepsHistory = true;

  constructor(options: LineEditorOptions) {
    const { input, output, completion, historyPath } = options;
    this.#output = output;
    this.#interface = createInterface({
      input,
      output,
      terminal: true,
      prompt: '> ',
      history: loadHistory(historyPath),
      historySize: HISTORY_LENGTH_MAX,
      removeHistoryDuplicates: true,
      completer: (line: string) => completion.complete(line),
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
      if (!this.#isClosed) output.write('\n');
      this.#isClosed = true;
      options.onEnd();
    });
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
    const { rows } = this.#interface.getCursorPos();
    moveCursor(this.#output, 0, -rows);
    cursorTo(this.#output, 0);
    clearScreenDown(this.#output);
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
}
