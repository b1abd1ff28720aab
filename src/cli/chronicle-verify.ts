/** `seed chronicle verify`: whether the chronicle of a data directory is still what it was, and where it is not. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JWK } from 'jose';
import {
  type Checkpoint,
  type ChronicleVerification,
  verifyChronicle,
} from '../actors/chronicle/verify-chronicle.ts';
import { CheckpointError } from '../adapters/checkpoints/checkpoint-error.ts';
import { readCheckpoints } from '../adapters/checkpoints/signed-checkpoint.ts';
import { readPublicJwk } from '../adapters/checkpoints/signing-key.ts';
import { readSqliteChronicle } from '../adapters/sqlite/read-chronicle.ts';
import { CommandError, EXIT } from './command-error.ts';
import { CHECKPOINTS_FILE, JOURNAL_FILE, KEY_FILE } from './data-directory.ts';

export type ChronicleVerifyOptions = {
  readonly json?: boolean;
  /** A file with checkpoints that somebody kept elsewhere. */
  readonly checkpoint?: string;
  /** A file with the public key as a JWK; that of the directory when left out. */
  readonly key?: string;
};

/** Returns the exit code: 0 verified, 3 broken, 4 truncated; what can't be read is thrown. */
export async function verifyChronicleCommand(
  directory: string,
  options: ChronicleVerifyOptions,
): Promise<number> {
  const checkpoints = await checkpointsFor(directory, options);
  const reader = readSqliteChronicle(join(directory, JOURNAL_FILE));
  try {
    const { genesis, chronicle, ticks } = reader;
    const result = verifyChronicle({ genesis, records: chronicle.records(), ticks: ticks(), checkpoints });
    console.log(options.json ? JSON.stringify(result) : describe(result));
    return exitCodeOf(result);
  } finally {
    reader.close();
  }
}

/** Without the option those that the server made are held against it: they know where it ended. */
async function checkpointsFor(
  directory: string,
  { checkpoint, key }: ChronicleVerifyOptions,
): Promise<readonly Checkpoint[]> {
  const kept = join(directory, CHECKPOINTS_FILE);
  const path = checkpoint ?? (existsSync(kept) ? kept : undefined);
  if (path === undefined) {
    if (key === undefined) return [];
    throw new CommandError(
      'checkpoint/none',
      `${kept}: there are no checkpoints here; name them with --checkpoint`,
    );
  }
  const jwk = key === undefined ? readPublicJwk(join(directory, KEY_FILE)) : readJwk(key);
  if (jwk === undefined)
    throw new CommandError(
      'checkpoint/no-key',
      `${directory} holds no key: name the public key of its server with --key (GET /api/chronicle/key)`,
    );
  try {
    return await readCheckpoints(readText(path), jwk);
  } catch (error) {
    if (!(error instanceof CheckpointError)) throw error;
    const exitCode = error.code === 'checkpoint/bad-signature' ? EXIT.diverged : EXIT.unusable;
    throw new CommandError(error.code, `${path}: ${error.message}`, exitCode);
  }
}

function readJwk(path: string): JWK {
  try {
    return JSON.parse(readText(path)) as JWK;
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError('checkpoint/bad-key', `${path}: this is no key in the form of a JWK`);
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new CommandError('checkpoint/missing', `${path}: this file cannot be read`);
  }
}

function exitCodeOf({ outcome }: ChronicleVerification): number {
  switch (outcome) {
    case 'verified':
      return EXIT.ok;
    case 'broken':
      return EXIT.diverged;
    case 'truncated':
      return EXIT.truncated;
  }
}

const SHOWN_LENGTH_MAX = 200;

function describe(result: ChronicleVerification): string {
  switch (result.outcome) {
    case 'verified': {
      const { position, tick, hash, checkpoints } = result;
      const held =
        checkpoints === 0
          ? 'no checkpoint to hold it against'
          : `checkpoints held against it: ${checkpoints}`;
      return `verified: ${position} records up to tick ${tick}, hash ${hash}\n${held}`;
    }
    case 'truncated':
      return `truncated: whole up to record ${result.position - 1} of tick ${result.tick}; missing are ${result.missing}`;
    case 'broken': {
      const { position, what, id, tick, expected, found } = result;
      const named = id === undefined ? '' : ` (${id}, tick ${tick})`;
      return [
        `broken at record ${position}${named}: ${what}`,
        `  expected ${expected.slice(0, SHOWN_LENGTH_MAX)}`,
        `  found    ${found.slice(0, SHOWN_LENGTH_MAX)}`,
      ].join('\n');
    }
  }
}
