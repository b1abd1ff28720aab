/** The one keeper of a realm that a specification with a name of its own makes; the crowd has none. */
import { type EntityId, entityId } from '../kernel/ids.ts';
import type { KeeperFact } from './entity.ts';
import type { ReadonlyFacts } from './facts.ts';

export const keeperId = (spec: string): EntityId => entityId('keeper', spec);

export const namedKeeper = (facts: ReadonlyFacts, spec: string): KeeperFact | undefined =>
  facts.keeper(keeperId(spec));
