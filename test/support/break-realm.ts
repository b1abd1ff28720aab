/** Breaks a realm from inside, as a defect of its host would: its next tick throws. */
import type { Universe } from '../../src/actors/universe.ts';

export function breakRealm(universe: Universe, realm: string): void {
  const state = universe.realm(realm);
  if (state === undefined) throw new Error(`no realm ${realm}`);
  state.queue.push(null as never);
}
