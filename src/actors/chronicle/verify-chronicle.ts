/**
 * Whether a chronicle is still what it was: every record hashed again in its place, every tick compared with what the
 * journal has of it, and the whole with checkpoints that somebody kept. Names the first record that is wrong.
 */
import { digest128Hex } from '../../kernel/digest.ts';
import type { TickRecord } from '../../kernel/tick-record.ts';
import type { ChronicleGenesis, ChronicleHead, ChronicleRecord } from './chronicle.ts';
import { genesisHash, recordHash } from './chronicle-chain.ts';
import { kindOfEvent, streamOfEvent, streamOfInput } from './chronicler.ts';

/** What a checkpoint says: this record had this hash, and after this tick the universe had this chain. */
export type Checkpoint = ChronicleHead & { readonly chain: string };

export type FaultKind =
  /** The record is not the one that its hash was made of, in this place, after the one before. */
  | 'altered'
  /** The place is empty. */
  | 'missing'
  /** The version is not the next one of its stream. */
  | 'out of order'
  /** The hash is right, and what the record says of itself contradicts what it contains. */
  | 'inconsistent'
  /** The hashes are right, and the journal has other inputs or events of that tick. */
  | 'not in the journal'
  /** The hashes are right, and the checkpoint was made of other ones. */
  | 'not the checkpoint';

export type ChronicleFault = {
  readonly outcome: 'broken';
  /** Of the first record that is wrong. */
  readonly position: number;
  readonly what: FaultKind;
  /** What stands there, when anything does. */
  readonly tick?: number;
  readonly id?: string;
  readonly expected: string;
  readonly found: string;
};

export type ChronicleVerification =
  | ({ readonly outcome: 'verified'; readonly checkpoints: number } & ChronicleHead)
  /** Whole up to a record, after which others are known to have been. */
  | {
      readonly outcome: 'truncated';
      readonly position: number;
      readonly tick: number;
      readonly missing: string;
    }
  | ChronicleFault;

export type VerifiedChronicle = {
  readonly genesis: ChronicleGenesis;
  readonly records: Iterable<ChronicleRecord>;
  /** Ticks that the journal kept, all after the genesis, oldest first. */
  readonly ticks: Iterable<TickRecord>;
  /** Their signatures are good. */
  readonly checkpoints?: readonly Checkpoint[];
};

export function verifyChronicle({
  genesis,
  records,
  ticks,
  checkpoints = [],
}: VerifiedChronicle): ChronicleVerification {
  const chain = new ChainCheck(genesis);
  const journal = new JournalCheck(ticks, new Set(checkpoints.map(({ tick }) => tick)));
  const marks = new CheckpointCheck(checkpoints);
  const start = marks.at(chain.head);
  if (start !== undefined) return start;
  for (const record of records) {
    const fault = chain.next(record) ?? journal.next(record) ?? marks.at(record);
    if (fault !== undefined) return fault;
  }
  const fault = journal.end() ?? marks.ofTicks(journal.chains);
  if (fault !== undefined) return fault;
  const { head } = chain;
  const missing = journal.isShort() ?? marks.isShort(head);
  if (missing !== undefined)
    return { outcome: 'truncated', position: head.position + 1, tick: head.tick, missing };
  return { outcome: 'verified', ...head, checkpoints: checkpoints.length };
}

class ChainCheck {
  head: ChronicleHead;
  readonly #versions = new Map<string, number>();

  constructor(genesis: ChronicleGenesis) {
    this.head = { position: 0, tick: genesis.tick, hash: genesisHash(genesis) };
  }

  next(record: ChronicleRecord): ChronicleFault | undefined {
    const { stream, version, tick, hash } = record;
    const position = this.head.position + 1;
    if (record.position !== position)
      return faultAt({ position }, 'missing', [`a record ${position}`, `record ${record.position}`]);
    const again = hashOf(this.head.hash, record);
    if (again !== hash) return faultAt(record, 'altered', [again, hash]);
    const expected = (this.#versions.get(stream) ?? 0) + 1;
    if (version !== expected) return faultAt(record, 'out of order', [`version ${expected}`, `${version}`]);
    if (tick < this.head.tick)
      return faultAt(record, 'out of order', [`tick ${this.head.tick} or later`, `${tick}`]);
    this.#versions.set(stream, version);
    this.head = { position, tick, hash };
    return contradictionIn(record);
  }
}

/** What can't be encoded was never hashed. */
function hashOf(previous: string, record: ChronicleRecord): string {
  try {
    return recordHash(previous, record);
  } catch (error) {
    return `none: ${(error as Error).message}`;
  }
}

/** A record with a right hash was written by a program; that it is what this one writes is another question. */
function contradictionIn(record: ChronicleRecord): ChronicleFault | undefined {
  const says = [record.stream, record.tick, record.kind, record.id, record.type, record.causation].join(' ');
  const contains = contentsOf(record);
  return says === contains ? undefined : faultAt(record, 'inconsistent', [contains, says]);
}

function contentsOf({ kind, id, tick, body }: ChronicleRecord): string {
  try {
    const held = JSON.parse(body);
    if (kind === 'input')
      return [streamOfInput(held), tick, kind, inputIdAt(id, tick), held.kind, null].join(' ');
    return [streamOfEvent(held), held.tick, kindOfEvent(held.type), held.id, held.type, held.cause].join(' ');
  } catch (error) {
    return `nothing to read: ${(error as Error).message}`;
  }
}

const inputIdAt = (id: string, tick: number): string => (id.startsWith(`i${tick}.`) ? id : `i${tick}.?`);

/** Inputs and events of one tick, as far as they have been read. */
type TickGroup = { readonly first: ChronicleRecord; readonly inputs: string[]; readonly events: string[] };

class JournalCheck {
  readonly #ticks: Iterator<TickRecord>;
  #waiting: TickRecord | undefined;
  #group: TickGroup | undefined;
  readonly #wanted: ReadonlySet<number>;
  /** Chains of the ticks that checkpoints name. */
  readonly chains = new Map<number, string>();

  constructor(ticks: Iterable<TickRecord>, wanted: ReadonlySet<number>) {
    this.#wanted = wanted;
    this.#ticks = ticks[Symbol.iterator]();
    this.#advance();
  }

  next(record: ChronicleRecord): ChronicleFault | undefined {
    let fault: ChronicleFault | undefined;
    if (this.#group !== undefined && this.#group.first.tick !== record.tick) fault = this.#close(this.#group);
    if (this.#group === undefined) {
      this.#group = { first: record, inputs: [], events: [] };
      fault ??= this.#skipTo(record);
    }
    this.#group[record.kind === 'input' ? 'inputs' : 'events'].push(record.body);
    return fault;
  }

  end(): ChronicleFault | undefined {
    // What is missing of the last tick is missing at the end.
    if (this.#group === undefined || this.#isCutOff(this.#group)) return undefined;
    return this.#close(this.#group);
  }

  isShort(): string | undefined {
    for (; this.#waiting !== undefined; this.#advance()) {
      if (this.#group?.first.tick === this.#waiting.tick || countOf(this.#waiting) > 0)
        return `inputs and events of tick ${this.#waiting.tick}`;
    }
    return undefined;
  }

  #isCutOff({ first, inputs, events }: TickGroup): boolean {
    const tick = this.#waiting;
    return tick?.tick === first.tick && inputs.length + events.length < countOf(tick);
  }

  #close({ first, inputs, events }: TickGroup): ChronicleFault | undefined {
    this.#group = undefined;
    const tick = this.#waiting;
    // A tick that the journal left out.
    if (tick?.tick !== first.tick) return undefined;
    this.#advance();
    const found = `${digestOf(inputs)} ${digestOf(events)}`;
    const expected = `${tick.inputs} ${tick.events}`;
    return found === expected ? undefined : faultAt(first, 'not in the journal', [expected, found]);
  }

  /** Ticks of which there is no record had neither inputs nor events. */
  #skipTo(record: ChronicleRecord): ChronicleFault | undefined {
    for (; this.#waiting !== undefined && this.#waiting.tick < record.tick; this.#advance()) {
      if (countOf(this.#waiting) > 0)
        return faultAt(record, 'missing', [`records of tick ${this.#waiting.tick}`, record.id]);
    }
    return undefined;
  }

  #advance(): void {
    const next = this.#ticks.next();
    this.#waiting = next.done === true ? undefined : next.value;
    if (this.#waiting === undefined) return;
    const { tick, chain } = this.#waiting;
    if (this.#wanted.has(tick)) this.chains.set(tick, chain);
  }
}

const countOf = ({ inputCount, eventCount }: TickRecord): number => inputCount + eventCount;

/** As kernel/chain.ts digests the list whose items have these canonical texts. */
const digestOf = (bodies: readonly string[]): string => digest128Hex(`[${bodies.join(',')}]`);

class CheckpointCheck {
  readonly #checkpoints: readonly Checkpoint[];
  readonly #hashes = new Map<number, Set<string>>();

  constructor(checkpoints: readonly Checkpoint[]) {
    this.#checkpoints = checkpoints;
    for (const { position, hash } of checkpoints) {
      const hashes = this.#hashes.get(position) ?? new Set();
      this.#hashes.set(position, hashes.add(hash));
    }
  }

  at(record: ChronicleHead & { readonly id?: string }): ChronicleFault | undefined {
    for (const hash of this.#hashes.get(record.position) ?? []) {
      if (hash !== record.hash) return faultAt(record, 'not the checkpoint', [hash, record.hash]);
    }
    return undefined;
  }

  ofTicks(chains: ReadonlyMap<number, string>): ChronicleFault | undefined {
    for (const { position, tick, chain } of this.#checkpoints) {
      const found = chains.get(tick);
      if (found !== undefined && found !== chain)
        return faultAt({ position, tick }, 'not the checkpoint', [`chain ${chain}`, found]);
    }
    return undefined;
  }

  isShort({ position }: ChronicleHead): string | undefined {
    const beyond = this.#checkpoints.find((checkpoint) => checkpoint.position > position);
    return beyond && `records up to ${beyond.position}, of which there is a checkpoint`;
  }
}

function faultAt(
  { position, tick, id }: { readonly position: number; readonly tick?: number; readonly id?: string },
  what: FaultKind,
  [expected, found]: readonly [expected: string, found: string],
): ChronicleFault {
  const place = { ...(tick === undefined ? {} : { tick }), ...(id === undefined ? {} : { id }) };
  return { outcome: 'broken', position, what, ...place, expected, found };
}
