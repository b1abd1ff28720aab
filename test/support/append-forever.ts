/** Appends ticks to the journal named by the first argument until it is killed; prints each tick that is on disk. */
import { writeSync } from 'node:fs';
import { openSqliteJournal } from '../../src/adapters/sqlite/journal.ts';
import { JOURNAL_HEADER, journaledTick } from './journal-sample.ts';

const journal = openSqliteJournal(process.argv[2]!);
if (journal.header() === undefined) journal.begin(JOURNAL_HEADER);
let tick = [...journal.ticksAfter(0)].at(-1)?.record.tick ?? 0;
for (;;) {
  journal.append([journaledTick(tick + 1), journaledTick(tick + 2)]);
  tick += 2;
  if (tick % 50 === 0) journal.saveSnapshot({ tick, text: `{"at":${tick}}` });
  writeSync(1, `${tick}\n`);
}
