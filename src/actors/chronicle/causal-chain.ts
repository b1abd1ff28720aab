/** Why something happened and what came of it: from an event back to its first cause, and on to its last effects. */
import type { Chronicle, ChronicleRecord } from './chronicle.ts';

/** Effects are given in the order of a tree that is read from above; `depth` is 1 for what the event itself caused. */
export type Effect = { readonly record: ChronicleRecord; readonly depth: number };

export type FirstCause =
  | { readonly kind: 'input'; readonly id: string }
  /** A timer fell due; timers leave no record of their own. */
  | { readonly kind: 'timer'; readonly id: string }
  /** Something of before the chronicle began. */
  | { readonly kind: 'unknown'; readonly id: string };

export type CausalChain = {
  readonly first: FirstCause;
  /** From the first cause that has a record to what caused the event. */
  readonly causes: readonly ChronicleRecord[];
  /** Undefined when a timer was asked about. */
  readonly event: ChronicleRecord | undefined;
  readonly effects: readonly Effect[];
  /** Effects of the same first cause were left out, because there are more than EFFECTS_MAX. */
  readonly isCutOff: boolean;
};

export const EFFECTS_MAX = 10_000;
const TIMER_ID = /^t\d+\.[^.]+\.\d+$/;

/** Undefined for what never happened. */
export function causalChain(chronicle: Chronicle, id: string): CausalChain | undefined {
  const event = chronicle.record(id);
  const origin = event?.correlation ?? id;
  const kin = recordsOf(chronicle, origin, event?.position ?? 0);
  if (event === undefined && !(TIMER_ID.test(id) && kin.records.length > 0)) return undefined;
  const causes = event === undefined ? [] : causesOf(chronicle, event);
  const first = firstCauseOf(causes[0]?.causation ?? causes[0]?.id ?? event?.causation ?? id);
  return { first, causes, event, effects: effectsOf(id, kin.records), isCutOff: kin.isCutOff };
}

function causesOf(chronicle: Chronicle, event: ChronicleRecord): readonly ChronicleRecord[] {
  const causes: ChronicleRecord[] = [];
  let { causation } = event;
  while (causation !== null && causes.length < EFFECTS_MAX) {
    const cause = chronicle.record(causation);
    if (cause === undefined) break;
    causes.push(cause);
    causation = cause.causation;
  }
  return causes.reverse();
}

function firstCauseOf(id: string): FirstCause {
  const kind = id.startsWith('i') ? 'input' : TIMER_ID.test(id) ? 'timer' : 'unknown';
  return { kind, id };
}

/** Effects share the first cause, and come after it. */
function recordsOf(
  chronicle: Chronicle,
  correlation: string,
  position: number,
): { readonly records: readonly ChronicleRecord[]; readonly isCutOff: boolean } {
  const records: ChronicleRecord[] = [];
  let after: number | null = position;
  while (after !== null) {
    if (records.length >= EFFECTS_MAX) return { records, isCutOff: true };
    const page = chronicle.page({ correlation, after, limit: 1000 });
    for (const record of page.records) records.push(record);
    after = page.next;
  }
  return { records, isCutOff: false };
}

function effectsOf(id: string, records: readonly ChronicleRecord[]): readonly Effect[] {
  const children = new Map<string, ChronicleRecord[]>();
  for (const record of records) {
    if (record.causation === null) continue;
    const siblings = children.get(record.causation);
    if (siblings === undefined) children.set(record.causation, [record]);
    else siblings.push(record);
  }
  const effects: Effect[] = [];
  const waiting: Effect[] = [];
  const expect = (cause: string, depth: number) => {
    const caused = children.get(cause) ?? [];
    for (let index = caused.length - 1; index >= 0; index -= 1)
      waiting.push({ record: caused[index] as ChronicleRecord, depth });
  };
  expect(id, 1);
  for (let effect = waiting.pop(); effect !== undefined; effect = waiting.pop()) {
    effects.push(effect);
    expect(effect.record.id, effect.depth + 1);
  }
  return effects;
}
