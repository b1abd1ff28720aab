/** Keepers who talk to each other leave off when somebody breaks in: in the round after it happened. */
import { brokenOff, exchangeBrokenBy } from '../../domain/exchange.ts';
import type { GameEvent } from '../../domain/game-event.ts';
import { approve } from '../../domain/rule.ts';
import type { CauseId, EntityId } from '../../kernel/ids.ts';
import type { RealmTick } from './realm-tick.ts';

const BROKEN = 'exchange broken';

export const isExchangeBroken = (event: { readonly type: string }): boolean =>
  // A defect may have posted nothing at all; the actor that gets it fails by itself.
  event?.type === BROKEN;

export function breakExchange(run: RealmTick, event: GameEvent): void {
  const told = exchangeBrokenBy(run.context, event);
  if (told !== undefined)
    run.post({ to: told.id, event: { type: BROKEN }, cause: event.id as string as CauseId });
}

export function endExchange(run: RealmTick, id: EntityId, cause: CauseId): void {
  const decide = () => {
    const told = run.state.facts.get(id);
    return told?.kind === 'exchange' ? brokenOff(told) : approve({});
  };
  run.settle(id, decide, { cause, what: 'exchange' });
}
