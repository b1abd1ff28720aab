/** An output for readline that can be hidden: readline goes on editing, and somebody else draws the line. */
import { Writable } from 'node:stream';

/** While hidden, a line of any length is one row to readline. */
const HIDDEN_COLUMNS = 100_000;

export class Curtain extends Writable {
  readonly isTTY = true;
  readonly #output: NodeJS.WriteStream;
  #onChange: (() => void) | undefined;

  constructor(output: NodeJS.WriteStream) {
    super({ decodeStrings: false });
    this.#output = output;
    output.on('resize', () => this.emit('resize'));
  }

  get columns(): number {
    return this.isHidden() ? HIDDEN_COLUMNS : this.#output.columns;
  }

  isHidden(): boolean {
    return this.#onChange !== undefined;
  }

  /** Nothing is written from now on; `onChange` is called whenever something would have been. */
  hide(onChange: () => void): void {
    this.#onChange = onChange;
  }

  reveal(): void {
    this.#onChange = undefined;
  }

  override _write(chunk: string | Uint8Array, _encoding: BufferEncoding, done: () => void): void {
    if (this.#onChange === undefined) this.#output.write(chunk);
    else this.#onChange();
    done();
  }
}
