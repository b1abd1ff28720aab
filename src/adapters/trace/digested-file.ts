/** A file that is written once, from its beginning to its end, and digested on the way. */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** `path` is relative to the trace directory. */
export type FileDigest = { readonly path: string; readonly bytes: number; readonly sha256: string };

export class DigestedFile {
  readonly #path: string;
  readonly #descriptor: number;
  readonly #hash = createHash('sha256');
  #bytes = 0;

  /** Creates the file. @throws the file system's error when it exists already or cannot be made. */
  constructor(directory: string, path: string) {
    this.#path = path;
    this.#descriptor = openSync(join(directory, path), 'wx');
  }

  /** Returns when the bytes have left the process. */
  append(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length; ) done += writeSync(this.#descriptor, bytes, done);
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
  }

  /** Returns when the disk has all of it. */
  close(): FileDigest {
    fsyncSync(this.#descriptor);
    closeSync(this.#descriptor);
    return { path: this.#path, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}

/** Writes a whole file at once. */
export function writeDigestedFile(directory: string, path: string, bytes: Uint8Array): FileDigest {
  const file = new DigestedFile(directory, path);
  file.append(bytes);
  return file.close();
}
