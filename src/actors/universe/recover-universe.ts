/**
 * A universe as its journal left it, or a new one: newest snapshot, then every journaled tick again, which must end on the
 * journaled chain. That the content directory holds something else by now is no obstacle here.
 */
import { loadContent } from '../../content/load-content.ts';
import type { UniverseSpec } from '../../domain/world-spec.ts';
import { encodeCanonical } from '../../kernel/canonical.ts';
import { Chronicler } from '../chronicle/chronicler.ts';
import type { Input } from './input.ts';
import type { Journal, JournalHeader } from './journal.ts';
import { Universe, type UniverseMaking } from './universe.ts';
import { decodeSnapshot } from './universe-snapshot.ts';

export type RecoveryMaking = UniverseMaking & {
  readonly journal: Journal;
  /** The content files, path to text: kept with a new journal so that its run can always be re-executed. */
  readonly content: Readonly<Record<string, string>>;
  /** Called with (done, total) while journaled ticks are re-executed. */
  readonly onRecovery?: (done: number, total: number) => void;
};

/** Codes: journal/content-changed, journal/options-changed, journal/diverged. */
export class RecoveryError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export type RecoveredUniverse = {
  readonly universe: Universe;
  /** The content that the universe began with. */
  readonly began: Readonly<Record<string, string>>;
  /** Has everything up to the tick of the universe. */
  readonly chronicler: Chronicler;
};

/** Entries of ticks that are run again and were not chronicled, before they are written. */
const UNCHRONICLED_MAX = 5000;

/** @throws RecoveryError */
export function recoverUniverse(making: RecoveryMaking): RecoveredUniverse {
  const { journal, spec, options, content } = making;
  const header = journal.header();
  if (header === undefined) {
    journal.begin({
      format: 'the-seed/journal@1',
      contentHash: spec.behaviourHash,
      universe: options,
      content,
    });
    const universe = Universe.begin({ ...making, began: content });
    return { universe, began: content, chronicler: chroniclerFor(journal, universe) };
  }
  const journaled = journaledSpec(header, spec);
  if (encodeCanonical(header.universe) !== encodeCanonical(options)) {
    throw new RecoveryError(
      'journal/options-changed',
      `this universe began with other options (${JSON.stringify(header.universe)}): undo the change, or use another data directory`,
    );
  }
  const began = header.content;
  return { ...replay({ ...making, spec: journaled, began }), began };
}

/** The specification that the universe began with. */
function journaledSpec(header: JournalHeader, spec: UniverseSpec): UniverseSpec {
  if (header.contentHash === spec.behaviourHash) return spec;
  const began = loadContent(header.content);
  if (began.ok && began.universe.behaviourHash === header.contentHash) return began.universe;
  throw new RecoveryError(
    'journal/content-changed',
    'this program no longer reads the content that this universe began with as it did: run the version that wrote the journal, or start a new universe in another data directory',
  );
}

/** A journal of before there were chronicles has one from its newest snapshot on. */
function chroniclerFor({ chronicle }: Journal, { tick, chain }: Universe): Chronicler {
  if (chronicle.genesis() === undefined) chronicle.begin({ tick, chain });
  return new Chronicler(chronicle);
}

function replay(making: RecoveryMaking): Pick<RecoveredUniverse, 'universe' | 'chronicler'> {
  const { journal, onRecovery } = making;
  const stored = journal.newestSnapshot();
  const universe =
    stored === undefined ? Universe.begin(making) : Universe.restore(making, decodeSnapshot(stored.text));
  const chronicler = chroniclerFor(journal, universe);
  const step = (inputs: readonly Input[]) => {
    const outcome = universe.step(inputs);
    chronicler.add(outcome);
    return outcome;
  };
  const ticks = [...journal.ticksAfter(universe.tick)];
  const first = universe.tick;
  const last = ticks.at(-1)?.record.tick ?? first;
  for (const { record, inputs } of ticks) {
    while (universe.tick < record.tick - 1) step([]);
    const outcome = step(inputs);
    if (outcome.record.chain !== record.chain) {
      throw new RecoveryError(
        'journal/diverged',
        `tick ${record.tick} gave chain ${outcome.record.chain} where the journal has ${record.chain}: the program has changed in a way that matters; run the version that wrote the journal`,
      );
    }
    if (chronicler.pending.length > UNCHRONICLED_MAX) writeDown(journal, chronicler);
    onRecovery?.(record.tick - first, last - first);
  }
  writeDown(journal, chronicler);
  return { universe, chronicler };
}

function writeDown({ chronicle }: Journal, chronicler: Chronicler): void {
  if (chronicler.pending.length > 0) chronicle.append(chronicler.pending);
  chronicler.settle();
}
