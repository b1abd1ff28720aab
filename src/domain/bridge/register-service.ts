/** A service makes itself known, leaves, or is seen to be there or not. */
import { type BridgeContext, type BridgeRuling, refuseBridge } from './bridge-ruling.ts';
import {
  RESERVED_SERVICES,
  SERVICES_MAX,
  type ServiceFact,
  type ServiceHealth,
  type ServiceRegistration,
} from './service.ts';

/** A service that registers again is the same one at what may be another place. */
export function registerService(context: BridgeContext, asked: ServiceRegistration): BridgeRuling {
  const { name } = asked;
  if (RESERVED_SERVICES.includes(name)) return refuseBridge('service/reserved-name', { service: name });
  const former = context.services.get(name);
  if (former === undefined && context.services.size >= SERVICES_MAX)
    return refuseBridge('service/too-many', { most: SERVICES_MAX });
  const service: ServiceFact = {
    ...asked,
    kind: 'service',
    since: former?.since ?? context.tick,
    health: 'unknown',
  };
  const { language, host, port } = asked;
  const type = former === undefined ? 'service.registered' : 'service.rejoined';
  return approve({ services: [service], type, params: { service: name, language, host, port } });
}

export function unregisterService(context: BridgeContext, name: string): BridgeRuling {
  if (!context.services.has(name)) return refuseBridge('service/unknown', { service: name });
  return approve({ gone: [name], type: 'service.left', params: { service: name } });
}

/** What was seen of a service that has left meanwhile is of no use. */
export function observeService(
  context: BridgeContext,
  { name, health }: { readonly name: string; readonly health: ServiceHealth },
): BridgeRuling {
  const service = context.services.get(name);
  if (service === undefined) return refuseBridge('service/unknown', { service: name });
  if (service.health === health) return { ...NOTHING, happenings: [] };
  const type = health === 'up' ? 'service.answers' : 'service.silent';
  return approve({ services: [{ ...service, health }], type, params: { service: name } });
}

const NOTHING = { ok: true, services: [], gone: [], draws: [] } as const;

const approve = ({
  services = [],
  gone = [],
  type,
  params,
}: {
  services?: readonly ServiceFact[];
  gone?: readonly string[];
  type: string;
  params: Readonly<Record<string, string | number>>;
}): BridgeRuling => ({ ...NOTHING, services, gone, happenings: [{ type, params }] });
