/** What rules about the bridge see and answer. */
import type { Happening } from '../game-event.ts';
import type { RealmId } from '../../kernel/ids.ts';
import type { ServiceFact } from './service.ts';
import type { UniversalFact } from './universal.ts';

export type Treasury = { readonly realm: RealmId; readonly tokens: number };

export type BridgeContext = {
  readonly tick: number;
  readonly services: ReadonlyMap<string, ServiceFact>;
  readonly universal: UniversalFact;
  /** Of the realms that are open, sorted by realm. */
  readonly treasuries: readonly Treasury[];
};

/** Tokens that a treasury loses; a negative number is what it gets. */
export type Draw = { readonly realm: RealmId; readonly amount: number };

export type BridgeRefusal = {
  readonly ok: false;
  readonly code: BridgeRefusalCode;
  readonly params: Readonly<Record<string, string | number>>;
};

export type BridgeRuling =
  | {
      readonly ok: true;
      readonly services: readonly ServiceFact[];
      /** Names. */
      readonly gone: readonly string[];
      readonly universal?: UniversalFact;
      /** Add up to what the universal purse gets. */
      readonly draws: readonly Draw[];
      readonly happenings: readonly Happening[];
    }
  | BridgeRefusal;

/** Every way in which the universe says no to a service, in one English sentence for its developer. */
export const BRIDGE_REFUSALS = {
  'service/unknown': 'No service of this name is registered.',
  'service/reserved-name': 'The platform itself answers to this name. Choose another one.',
  'service/too-many': 'As many services are registered as the universe can hold.',
  'economy/not-a-count': 'Tokens are counted in whole numbers from 0 on.',
  'economy/treasury-empty': 'The treasuries of all realms together do not hold that much.',
  'economy/grant-too-large': 'One update can move no more into the universal purse.',
  'universal/stale': 'The universal state has changed since that revision. Read it again.',
  'universal/nothing-to-change': 'The update names nothing that is to change.',
  'universal/bad-field': 'A field has a name of letters, digits, "_", "." and "-", and begins with a letter.',
  'universal/reserved-field': 'The universe itself says this, and nobody can set it.',
  'universal/field-too-large': 'The field is too long as JSON.',
  'universal/full': 'The universal state holds no more. Take a field away by setting it to null.',
} as const satisfies Record<string, string>;

export type BridgeRefusalCode = keyof typeof BRIDGE_REFUSALS;

export const refuseBridge = (
  code: BridgeRefusalCode,
  params: Readonly<Record<string, string | number>> = {},
): BridgeRefusal => ({ ok: false, code, params });
