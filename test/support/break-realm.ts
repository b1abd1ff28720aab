/** Breaks a realm from inside, as a defect of its host would: its next tick throws. */
import type { PlayerInput } from '../../src/actors/universe/input.ts';
import type { Universe } from '../../src/actors/universe/universe.ts';
import type { CauseId } from '../../src/kernel/ids.ts';

/** At the first letter nothing of the tick has happened yet, at the first envelope all letters have been opened. */
export function breakRealm(
  universe: Universe,
  realm: string,
  when: 'first letter' | 'first envelope' = 'first envelope',
): void {
  const state = universe.realm(realm);
  if (state === undefined) throw new Error(`no realm ${realm}`);
  if (when === 'first envelope') state.queue.push(null as never);
  else state.inbox.unshift({ mail: { kind: 'input', input: UNREADABLE }, cause: 'i0.0' as CauseId });
}

const UNREADABLE = Object.defineProperty({ player: 'player:nobody' }, 'kind', {
  get: () => {
    throw new Error('this letter is unreadable');
  },
}) as unknown as PlayerInput;
