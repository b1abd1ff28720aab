/** The inputs that services make, for tests about the engine. */
import type { BridgeInput } from '../../src/actors/bridge/bridge-input.ts';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import type { ServiceHealth, ServiceRegistration } from '../../src/domain/bridge/service.ts';
import type { UniversalUpdate } from '../../src/domain/bridge/universal.ts';
import type { GameEvent } from '../../src/domain/game-event.ts';

export const registerService = (name: string, more: Partial<ServiceRegistration> = {}): BridgeInput => ({
  kind: 'bridge.register',
  request: `register-${name}`,
  service: { name, language: 'python', host: '127.0.0.1', port: 5000, ...more },
});

export const unregisterService = (name: string): BridgeInput => ({
  kind: 'bridge.unregister',
  request: `unregister-${name}`,
  name,
});

export const observe = (name: string, health: ServiceHealth): BridgeInput => ({
  kind: 'bridge.observe',
  request: `observe-${name}`,
  name,
  health,
});

export const update = (more: Partial<UniversalUpdate>): BridgeInput => ({
  kind: 'bridge.update',
  request: 'update',
  source: '',
  fields: {},
  ...more,
});

const OF_BRIDGE = /^(service|universal|treasury|bridge)\./;

/** The events about services and what they share, without what every event has. */
export const bridgeEvents = (outcomes: readonly TickOutcome[]): Pick<GameEvent, 'type' | 'params'>[] =>
  outcomes
    .flatMap(({ events }) => events)
    .filter(({ type }) => OF_BRIDGE.test(type))
    .map(({ type, params }) => ({ type, params }));
