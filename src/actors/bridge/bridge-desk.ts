/**
 * Where the hub deals with services: who is registered, and the record that they share. Tokens come out of the realms'
 * treasuries and go back there. While nobody ever used the bridge, it leaves no trace in any hash.
 */
import type { BridgeContext, BridgeRuling, Draw, Treasury } from '../../domain/bridge/bridge-ruling.ts';
import { observeService, registerService, unregisterService } from '../../domain/bridge/register-service.ts';
import type { ServiceFact } from '../../domain/bridge/service.ts';
import { NO_UNIVERSAL, type UniversalFact } from '../../domain/bridge/universal.ts';
import { updateUniversal } from '../../domain/bridge/update-universal.ts';
import { encodeCanonical } from '../../kernel/canonical.ts';
import { sha256Hex } from '../../kernel/digest.ts';
import { compareIds } from '../../kernel/ids.ts';
import { type Answering, answer } from '../universe/desk-answer.ts';
import type { BridgeInput } from './bridge-input.ts';

/** The treasuries of the realms that are open. */
export type Treasuries = {
  /** Sorted by realm. */
  readonly list: () => readonly Treasury[];
  readonly draw: (draw: Draw) => void;
};

export type BridgeDeskSnapshot = {
  /** Sorted by name. */
  readonly services: readonly ServiceFact[];
  readonly universal: UniversalFact;
};

export class BridgeDesk {
  readonly #services = new Map<string, ServiceFact>();
  readonly #treasuries: Treasuries;
  #universal = NO_UNIVERSAL;
  #hash: string | undefined = '';

  constructor(treasuries: Treasuries) {
    this.#treasuries = treasuries;
  }

  get universal(): UniversalFact {
    return this.#universal;
  }

  service(name: string): ServiceFact | undefined {
    return this.#services.get(name);
  }

  /** Sorted by name. */
  services(): readonly ServiceFact[] {
    return [...this.#services.values()].sort((left, right) => compareIds(left.name, right.name));
  }

  open(input: BridgeInput, { tick, ...answering }: Answering & { readonly tick: number }): void {
    const ruling = this.#rule(input, tick);
    if (ruling.ok) this.#carryOut(ruling);
    answer(input, ruling, answering);
  }

  #carryOut({ services, gone, universal, draws }: BridgeRuling & { readonly ok: true }): void {
    for (const service of services) this.#services.set(service.name, service);
    for (const name of gone) this.#services.delete(name);
    if (universal !== undefined) this.#pay(universal, draws);
    this.#hash = undefined;
  }

  #rule(input: BridgeInput, tick: number): BridgeRuling {
    const context: BridgeContext = {
      tick,
      services: this.#services,
      universal: this.#universal,
      treasuries: this.#treasuries.list(),
    };
    switch (input.kind) {
      case 'bridge.register':
        return registerService(context, input.service);
      case 'bridge.unregister':
        return unregisterService(context, input.name);
      case 'bridge.observe':
        return observeService(context, input);
      case 'bridge.update':
        return updateUniversal(context, input);
    }
  }

  /** Tokens only move: a ruling that makes or loses one is a defect. */
  #pay(universal: UniversalFact, draws: readonly Draw[]): void {
    const drawn = draws.reduce((sum, { amount }) => sum + amount, 0);
    if (universal.tokens - this.#universal.tokens !== drawn)
      throw new Error(`conservation/tokens ${universal.tokens - this.#universal.tokens - drawn}`);
    for (const draw of draws) this.#treasuries.draw(draw);
    this.#universal = universal;
  }

  /** Empty while nobody ever used the bridge. */
  hash(): string {
    this.#hash ??= `:${sha256Hex(encodeCanonical(this.#snapshot()))}`;
    return this.#hash;
  }

  /** Undefined while nobody ever used the bridge. */
  snapshot(): BridgeDeskSnapshot | undefined {
    return this.#hash === '' ? undefined : this.#snapshot();
  }

  #snapshot(): BridgeDeskSnapshot {
    return { services: this.services(), universal: this.#universal };
  }

  restore({ services, universal }: BridgeDeskSnapshot): void {
    for (const service of services) this.#services.set(service.name, service);
    this.#universal = universal;
    this.#hash = undefined;
  }
}
