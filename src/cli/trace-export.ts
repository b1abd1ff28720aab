/** `seed trace export`: cuts the trace of a live universe from its journal, by running it again. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Universe } from '../actors/universe/universe.ts';
import type { UniverseOptions } from '../actors/universe/universe-options.ts';
import { encodeSnapshot } from '../actors/universe/universe-snapshot.ts';
import { openSqliteJournal } from '../adapters/sqlite/journal.ts';
import { CommandError, EXIT } from './command-error.ts';
import { JOURNAL_FILE } from './data-directory.ts';
import { checked } from './load-worlds.ts';
import { createProgress } from './progress.ts';
import { recordTrace } from './trace-recording.ts';

export function exportTrace({ data, out, json }: { data: string; out: string; json?: boolean }): number {
  const path = join(data, JOURNAL_FILE);
  if (!existsSync(path))
    throw new CommandError(
      'journal/missing',
      `${path}: there is no journal here; name the data directory of a server`,
    );
  const journal = openSqliteJournal(path);
  try {
    const header = journal.header();
    if (header === undefined)
      throw new CommandError('journal/empty', `${path}: nothing has happened in this universe`);
    const { universe: spec } = checked(header.content);
    const options = header.universe as unknown as UniverseOptions;
    const universe = Universe.begin({ spec, options, began: header.content });
    const writer = recordTrace(universe, { directory: out, content: header.content, keepEvents: true });
    const ticks = [...journal.ticksAfter(0)];
    const last = ticks.at(-1)?.record.tick ?? 0;
    const progress = createProgress({ total: last, unit: 'ticks', silent: json === true });
    for (const { record, inputs } of ticks) {
      while (universe.tick < record.tick - 1) writer.append(universe.step([]));
      const outcome = universe.step(inputs);
      if (outcome.record.chain !== record.chain) {
        throw new CommandError(
          'journal/diverged',
          `tick ${record.tick} does not give the journaled chain again`,
          EXIT.diverged,
        );
      }
      writer.append(outcome);
      progress.at(record.tick);
    }
    if (last > 0) writer.snapshot(last, encodeSnapshot(universe.snapshot()));
    writer.close();
    progress.done();
    if (json) console.log(JSON.stringify({ ticks: last, finalChain: universe.chain, trace: out }));
    else console.log(`${last} ticks written to ${out}\nfinal chain ${universe.chain}`);
    return EXIT.ok;
  } finally {
    journal.close();
  }
}
