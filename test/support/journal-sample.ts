/** A header and ticks to fill a journal with in tests. */
import type { JournaledTick, JournalHeader } from '../../src/actors/universe/journal.ts';
import type { PlayerId } from '../../src/kernel/ids.ts';

export const JOURNAL_HEADER: JournalHeader = {
  format: 'the-seed/journal@1',
  contentHash: 'ab'.repeat(32),
  universe: { seed: 'contract', tickMs: 100, realms: [{ realm: 'isle', world: 'isle' }] },
  content: { 'worlds/isle/manifest.yaml': 'name: "Isle"\n', 'texto/año.yaml': 'mañana: "☀"\n' },
};

export function journaledTick(tick: number, text = `say ${tick}`): JournaledTick {
  const digit = (tick % 16).toString(16);
  return {
    record: {
      tick,
      chain: digit.repeat(64),
      universe: digit.repeat(64),
      inputs: digit.repeat(32),
      events: digit.repeat(32),
      inputCount: 1,
      eventCount: 2,
      envelopeCount: 3,
      roundCount: 4,
      awakeCount: 5,
    },
    inputs: [{ kind: 'player.command', player: 'player:ada' as PlayerId, text }],
  };
}
