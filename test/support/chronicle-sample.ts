/** Entries to fill a chronicle with in tests, and chronicles that a played universe wrote. */
import type {
  Chronicle,
  ChronicleEntry,
  ChronicleQuery,
  ChronicleRecord,
} from '../../src/actors/chronicle/chronicle.ts';
import { encodeCanonical } from '../../src/kernel/canonical.ts';

export const GENESIS = { tick: 0, chain: 'c0'.repeat(32) };

/** The n-th of a tick: an input of Ada's for 0, then events that it caused, of alternating streams. */
export function entry(tick: number, index: number, more: Partial<ChronicleEntry> = {}): ChronicleEntry {
  const correlation = `i${tick}.0`;
  if (index === 0) {
    const body = encodeCanonical({ kind: 'player.command', player: 'player:ada', text: `say "¿${tick}?"` });
    const own = { kind: 'input', id: correlation, type: 'player.command', causation: null } as const;
    return { stream: 'player:ada', tick, correlation, body, ...own, ...more };
  }
  const id = `e${tick}.isle.${index}`;
  const causation = index === 1 ? correlation : `e${tick}.isle.${index - 1}`;
  const type = index % 2 === 0 ? 'bell.rang' : 'player.said';
  const stream = index % 2 === 0 ? 'realm:isle' : 'player:ada';
  const actor = index % 2 === 0 ? {} : { actor: 'player:ada' };
  const body = encodeCanonical({ id, tick, realm: 'isle', cause: causation, type, params: {}, ...actor });
  return { stream, tick, kind: 'event', id, type, correlation, causation, body, ...more };
}

export const entriesOf = (tick: number, count: number): ChronicleEntry[] =>
  Array.from({ length: count }, (_, index) => entry(tick, index));

/** Every page after the other. */
export function readAll(chronicle: Chronicle, query: Omit<ChronicleQuery, 'after'>): ChronicleRecord[] {
  const found: ChronicleRecord[] = [];
  let after = 0;
  for (;;) {
    const { records, next } = chronicle.page({ ...query, after });
    found.push(...records);
    if (next === null) return found;
    if (next <= after) throw new Error(`the cursor ${next} does not go on from ${after}`);
    after = next;
  }
}
