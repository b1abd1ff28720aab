/** `seed chronicle show`: a page of the chronicle of a data directory, for people or as JSON. */
import { join } from 'node:path';
import type { ChronicleQuery } from '../actors/chronicle/chronicle.ts';
import { recordAsJson } from '../adapters/record-json.ts';
import { readSqliteChronicle } from '../adapters/sqlite/read-chronicle.ts';
import { EXIT } from './command-error.ts';
import { JOURNAL_FILE } from './data-directory.ts';
import { describeRecord } from './describe-record.ts';

export type ChronicleShowOptions = ChronicleQuery & { readonly json?: boolean };

export function showChronicle(directory: string, { json, ...query }: ChronicleShowOptions): number {
  const reader = readSqliteChronicle(join(directory, JOURNAL_FILE));
  try {
    const { records, next } = reader.chronicle.page(query);
    if (json) {
      console.log(JSON.stringify({ records: records.map(recordAsJson), next }));
      return EXIT.ok;
    }
    for (const record of records) console.log(`${record.position}  ${describeRecord(record)}`);
    if (next !== null) console.log(`more with --after ${next}`);
    else if (records.length === 0) console.log('no records');
    return EXIT.ok;
  } finally {
    reader.close();
  }
}
