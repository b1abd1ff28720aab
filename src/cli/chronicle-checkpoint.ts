/** `seed chronicle checkpoint`: signs where the chronicle of a data directory stands, keeps that there, and prints it. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { genesisHash } from '../actors/chronicle/chronicle-chain.ts';
import type { Checkpoint } from '../actors/chronicle/verify-chronicle.ts';
import { signCheckpoint } from '../adapters/checkpoints/signed-checkpoint.ts';
import { openSigningKey } from '../adapters/checkpoints/signing-key.ts';
import { type ChronicleReader, readSqliteChronicle } from '../adapters/sqlite/read-chronicle.ts';
import { EXIT } from './command-error.ts';
import { CHECKPOINTS_FILE, JOURNAL_FILE, KEY_FILE } from './data-directory.ts';

export async function checkpointChronicle(
  directory: string,
  { json }: { readonly json?: boolean },
): Promise<number> {
  const reader = readSqliteChronicle(join(directory, JOURNAL_FILE));
  try {
    const checkpoint = checkpointOf(reader);
    const jws = await signCheckpoint(await openSigningKey(join(directory, KEY_FILE)), checkpoint);
    appendFileSync(join(directory, CHECKPOINTS_FILE), `${jws}\n`);
    console.log(json ? JSON.stringify({ ...checkpoint, jws }) : jws);
    return EXIT.ok;
  } finally {
    reader.close();
  }
}

/** As of the last tick that the journal kept, of which it knows the chain; later ones would be run again. */
function checkpointOf({ chronicle, genesis, ticks }: ChronicleReader): Checkpoint {
  let { tick, chain } = genesis;
  for (const kept of ticks()) ({ tick, chain } = kept);
  let [low, high] = [0, chronicle.head().position];
  const at = (position: number) => chronicle.page({ after: position - 1, limit: 1 }).records[0];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((at(middle)?.tick ?? 0) <= tick) low = middle;
    else high = middle - 1;
  }
  return { position: low, tick, hash: low === 0 ? genesisHash(genesis) : (at(low)?.hash ?? ''), chain };
}
