/** Which keepers hear of an event, and as what: the envelopes that an event calls forth in the next round. */
import type { ReadonlyFacts } from '../domain/facts.ts';
import type { GameEvent } from '../domain/game-event.ts';
import type { CauseId, PlayerId } from '../kernel/ids.ts';
import type { KeeperEvent } from '../machines/keeper.ts';
import type { Envelope } from './mail.ts';

const ARRIVALS: readonly string[] = ['player.joined', 'player.returned', 'player.arrived', 'player.landed'];

export function summonsFor(facts: ReadonlyFacts, event: GameEvent): Envelope[] {
  const cause = event.id as string as CauseId;
  if (ARRIVALS.includes(event.type) && event.room !== undefined) {
    const came: KeeperEvent = { type: 'someone came', player: event.actor as PlayerId };
    return facts.keepersIn(event.room).map((keeper) => ({ to: keeper.id, event: came, cause }));
  }
  if (event.type === 'keeper.arrived' && event.room !== undefined && event.actor !== undefined) {
    const to = event.actor;
    if (facts.keeper(to)?.crowd) return [];
    return facts.presentIn(event.room).map((player) => {
      const met: KeeperEvent = { type: 'someone came', player: player.id };
      return { to, event: met, cause };
    });
  }
  const addressed = addressedAs(event);
  if (addressed === undefined || event.target === undefined || facts.keeper(event.target) === undefined)
    return [];
  return [{ to: event.target, event: addressed, cause }];
}

function addressedAs(event: GameEvent): KeeperEvent | undefined {
  const player = event.actor as PlayerId;
  switch (event.type) {
    case 'player.talked':
      return { type: 'player.talked', player };
    case 'player.asked':
      return { type: 'player.asked', player, words: String(event.params['text']).split(' ') };
    case 'player.gave':
      return { type: 'player.gave', player, item: event.params['itemId'] as never };
    default:
      return undefined;
  }
}
