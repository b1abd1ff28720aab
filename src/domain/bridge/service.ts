/** Programs of others that can be reached by HTTP: what the universe knows of each. */

/** unknown: not looked at since it registered. */
export type ServiceHealth = 'unknown' | 'up' | 'down';

export type ServiceFact = {
  /** By which others address it. */
  readonly name: string;
  readonly kind: 'service';
  /** What it is written in, in any words. */
  readonly language: string;
  readonly host: string;
  readonly port: number;
  /** The tick of its first registration. */
  readonly since: number;
  readonly health: ServiceHealth;
};

export type ServiceRegistration = Pick<ServiceFact, 'name' | 'language' | 'host' | 'port'>;

export const SERVICES_MAX = 256;
/** Names that the bridge and the router themselves answer to. */
export const RESERVED_SERVICES: readonly string[] = ['universal', 'text_game', 'json_api'];
