/**
 * `npm run bench:chronicle`: what it costs to chronicle 10,000 events a second, as ten ticks a second of a thousand events
 * each: making the records, hashing them, and writing them in the transaction of their tick, flushed to disk; and what it
 * costs to verify them. `--json` for programs.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chronicler } from '../src/actors/chronicle/chronicler.ts';
import { type TickOutcome, textsOf } from '../src/actors/universe/tick-outcome.ts';
import { verifyChronicle } from '../src/actors/chronicle/verify-chronicle.ts';
import { openSqliteJournal } from '../src/adapters/sqlite/journal.ts';
import type { GameEvent } from '../src/domain/game-event.ts';
import { digestOfTexts } from '../src/kernel/chain.ts';
import type { CauseId, EntityId, EventId } from '../src/kernel/ids.ts';
import { summarise } from './measure.ts';

const TICKS = 100;
const EVENTS_PER_TICK = 1000;
const PLAYERS = 500;
const HEADER = { format: 'the-seed/journal@1', contentHash: '', universe: {}, content: {} } as const;

const folder = mkdtempSync(join(tmpdir(), 'seed-bench-'));
try {
  const row = run(join(folder, 'journal.sqlite'));
  console.log(process.argv.includes('--json') ? JSON.stringify(row) : describe(row));
} finally {
  rmSync(folder, { recursive: true });
}

/** Events of players who walk and talk, in chains of four, each begun by a timer. */
function outcomeOf(tick: number): TickOutcome {
  const events = Array.from({ length: EVENTS_PER_TICK }, (_, index): GameEvent => {
    const cause = index % 4 === 0 ? `t${tick}.vetrellis.${index + 1}` : `e${tick}.vetrellis.${index}`;
    return {
      id: `e${tick}.vetrellis.${index + 1}` as EventId,
      tick,
      realm: 'vetrellis',
      cause: cause as CauseId,
      type: index % 2 === 0 ? 'player.said' : 'player.moved',
      actor: `player:00000000-0000-4000-8000-${String(index % PLAYERS).padStart(12, '0')}` as EntityId,
      params: { actor: `Player ${index % PLAYERS}`, text: 'so it goes, and so it went', from: 'harbor' },
    };
  });
  const hash = String(tick).padStart(64, '0');
  const texts = textsOf([], events);
  const digests = { inputs: digestOfTexts([]), events: digestOfTexts(texts.events) };
  const counts = { inputCount: 0, eventCount: events.length, envelopeCount: 0, roundCount: 1, awakeCount: 0 };
  return {
    record: { tick, chain: hash, universe: hash, ...digests, ...counts },
    inputs: [],
    events,
    texts,
    outputs: [],
    requests: [],
  };
}

type Row = ReturnType<typeof run>;

function run(path: string) {
  const journal = openSqliteJournal(path);
  journal.begin(HEADER);
  journal.chronicle.begin({ tick: 0, chain: '' });
  const chronicler = new Chronicler(journal.chronicle);
  const [alone, together]: [number[], number[]] = [[], []];
  let cpuMicros = 0;
  for (let tick = 1; tick <= TICKS * 2; tick += 2) {
    // A tick of the journal alone before each: what both have in common, the flush to disk, is in both figures.
    const bare = {
      record: { ...outcomeOf(tick).record, eventCount: 0, events: digestOfTexts([]) },
      inputs: [],
    };
    alone.push(timed(() => journal.append([bare])));
    const outcome = outcomeOf(tick + 1);
    const before = process.cpuUsage();
    together.push(
      timed(() => {
        chronicler.add(outcome);
        journal.append([{ record: outcome.record, inputs: [] }], chronicler.pending);
        chronicler.settle();
      }),
    );
    const { user, system } = process.cpuUsage(before);
    cpuMicros += user + system;
  }
  const genesis = { tick: 0, chain: '' };
  const ticks = [...journal.ticksAfter(0)].map(({ record }) => record);
  let outcome = '';
  const verifyMs = timed(() => {
    outcome = verifyChronicle({ genesis, records: journal.chronicle.records(), ticks }).outcome;
  });
  const records = TICKS * EVENTS_PER_TICK;
  journal.close();
  if (outcome !== 'verified') throw new Error(`the chronicle is ${outcome}`);
  return {
    node: process.version,
    records,
    journalTick: summarise(alone),
    chronicledTick: summarise(together),
    cpuMicrosPerEvent: cpuMicros / records,
    bytesPerEvent: statSync(path).size / records,
    verifiedPerSecond: (records / verifyMs) * 1000,
  };
}

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function describe(row: Row): string {
  const { records, journalTick, chronicledTick, cpuMicrosPerEvent, bytesPerEvent, verifiedPerSecond } = row;
  return [
    `${records} events, ${EVENTS_PER_TICK} a tick:`,
    `  a tick with its records   ${chronicledTick.medianMs.toFixed(1)} ms (most ${chronicledTick.mostMs.toFixed(1)} ms)`,
    `  a tick without any        ${journalTick.medianMs.toFixed(2)} ms`,
    `  ${cpuMicrosPerEvent.toFixed(1)} us of processor time an event: 10,000 a second take ${cpuMicrosPerEvent.toFixed(0)}% of one core; ${Math.floor(bytesPerEvent)} bytes an event on disk`,
    `  verified: ${Math.round(verifiedPerSecond)} records a second`,
  ].join('\n');
}
