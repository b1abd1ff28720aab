/** What enters the universe over the language bridge: opened by the hub at the beginning of the tick in which it is recorded. */
import type { ServiceHealth, ServiceRegistration } from '../../domain/bridge/service.ts';
import type { UniversalUpdate } from '../../domain/bridge/universal.ts';
import type { Input } from '../universe/input.ts';

/** `request` comes back in the event that says what became of it. */
export type BridgeInput = { readonly request: string } & (
  | { readonly kind: 'bridge.register'; readonly service: ServiceRegistration }
  | { readonly kind: 'bridge.unregister'; readonly name: string }
  /** A service was looked at, and it is not as it was before. */
  | { readonly kind: 'bridge.observe'; readonly name: string; readonly health: ServiceHealth }
  | ({ readonly kind: 'bridge.update' } & UniversalUpdate)
);

export const isOfBridge = (input: Input): input is BridgeInput => input.kind.startsWith('bridge.');
