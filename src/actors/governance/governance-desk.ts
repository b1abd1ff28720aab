/**
 * Where the hub asks its policies about what comes from outside, and keeps count of what it let through. While nothing is
 * counted, it leaves no trace in any hash.
 */

import type { Happening } from '../../domain/game-event.ts';
import { decidedEvents } from '../../domain/governance/decided-event.ts';
import { judgeRequest } from '../../domain/governance/judge-request.ts';
import type { PolicySpec, QuotaBy } from '../../domain/governance/policy.ts';
import type { Tally } from '../../domain/governance/tally.ts';
import { encodeFrozen } from '../../kernel/frozen-text.ts';
import { type CauseId, compareIds } from '../../kernel/ids.ts';
import { LeafSum } from '../../kernel/leaf-sum.ts';
import { answer } from '../universe/desk-answer.ts';
import type { UniverseOptions } from '../universe/universe-options.ts';
import { governedInput, type HubRequest, hubRequest } from './hub-request.ts';

/** Sorted by key: the kind of what is counted, the counter, and whose it is. */
export type GovernanceSnapshot = readonly (readonly [string, Tally])[];

export type GovernContext = {
  readonly tick: number;
  readonly cause: CauseId;
  readonly publish: (happening: Happening, cause: CauseId) => void;
  /** Of the content that is at work, in the order of asking. */
  readonly policies: readonly PolicySpec[];
};

export type Governed<I> = {
  /** As it may be opened. */
  readonly input: I;
  /** A policy has said so, and it did not just pass. */
  readonly permitted: boolean;
};

export class GovernanceDesk {
  readonly #tallies = new Map<string, Tally>();
  readonly #leaves = new LeafSum();
  readonly #dirty = new Set<string>();
  readonly #options: Pick<UniverseOptions, 'tickMs' | 'realms'>;

  constructor(options: UniverseOptions) {
    this.#options = options;
  }

  /** Undefined when it is denied, of which whoever asked has been told. */
  govern<I extends HubRequest>(
    input: I,
    { tick, cause, publish, policies }: GovernContext,
  ): Governed<I> | undefined {
    if (policies.length === 0) return { input, permitted: false };
    const asked = hubRequest(input, this.#options.realms);
    const keyOf = (by: QuotaBy, counter: string) =>
      by === 'everyone' ? `${by} ${counter}` : `${by} ${counter} ${asked.subject}`;
    const { request, denied, decisions, counted } = judgeRequest(policies, asked, {
      tick,
      tickMs: this.#options.tickMs,
      tallyOf: (by, counter) => this.#tallies.get(keyOf(by, counter)),
      holds: () => false,
    });
    for (const happening of decidedEvents(asked, decisions, cause)) publish(happening, cause);
    const denial = decisions.at(-1);
    if (denied && denial !== undefined) {
      const { policy, reason = '' } = denial;
      const params = { policy, reason: { text: reason } };
      answer(input, { ok: false, code: 'governance/denied', params }, { cause, publish });
      return undefined;
    }
    for (const { by, counter, tally } of counted) this.#put(keyOf(by, counter), tally);
    const permitted = denial?.verdict === 'permit';
    return { input: governedInput(input, asked, request), permitted };
  }

  #put(key: string, tally: Tally): void {
    this.#tallies.set(key, tally);
    this.#dirty.add(key);
  }

  /** Whose requests that counter has counted, and how far. */
  counted(by: QuotaBy, counter: string): readonly (readonly [string, Tally])[] {
    const start = `${by} ${counter}`;
    return (this.snapshot() ?? []).flatMap(([key, tally]) =>
      key === start || key.startsWith(`${start} `)
        ? [[key.slice(start.length + 1) || by, tally] as const]
        : [],
    );
  }

  /** At a control tick: windows that are over are as good as none. */
  forgetPast(tick: number): void {
    for (const [key, { until }] of this.snapshot() ?? []) {
      if (until > tick) continue;
      this.#tallies.delete(key);
      this.#leaves.delete(key);
      this.#dirty.delete(key);
    }
  }

  /** Empty while nothing is counted. */
  hash(): string {
    for (const key of this.#dirty) {
      const tally = this.#tallies.get(key);
      if (tally !== undefined) this.#leaves.set(key, encodeFrozen(tally));
    }
    this.#dirty.clear();
    return this.#tallies.size === 0 ? '' : `:tallies ${this.#leaves.hex()}`;
  }

  /** Undefined while nothing is counted. */
  snapshot(): GovernanceSnapshot | undefined {
    if (this.#tallies.size === 0) return undefined;
    return [...this.#tallies].sort(([left], [right]) => compareIds(left, right));
  }

  restore(tallies: GovernanceSnapshot): void {
    for (const [key, tally] of tallies) this.#put(key, tally);
  }
}
