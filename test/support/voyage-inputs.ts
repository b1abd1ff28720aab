/** A game that takes travellers, and what it says of them, for tests about the engine. */
import type { VoyageInput } from '../../src/actors/voyages/voyage.ts';
import type { Input } from '../../src/actors/universe/input.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import type { UniverseMaking } from '../../src/actors/universe/universe.ts';
import type { GameEvent } from '../../src/domain/game-event.ts';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import { type Claims, NOTHING_CLAIMED } from '../../src/domain/voyages/claims.ts';
import type { PlayerId } from '../../src/kernel/ids.ts';
import { hearGames, register } from './game-inputs.ts';
import { ALICE, BOB, command, join, smallMaking } from './scripted-run.ts';

export const TAVERN = { id: 'tavern', realm: 'The Gilded Tavern' };

/** Visits of two control ticks, 20 ticks in the small universe. */
export const openTavern = (visit = 2): Input =>
  register(TAVERN.id, { realm: TAVERN.realm, travellers: { visit } });

export const transition = (player: PlayerId, to = TAVERN.id, from = 'isle'): Input => ({
  kind: 'player.transition',
  player,
  from,
  to,
  narrativeContext: '',
});

type Naming = { readonly voyage: string; readonly nonce: string; readonly game?: string };

export const accept = ({ voyage, nonce, game = TAVERN.id }: Naming): VoyageInput => ({
  kind: 'voyage.accept',
  request: `accept-${voyage}`,
  game,
  voyage,
  nonce,
});

export const bringBack = (
  { voyage, nonce, game = TAVERN.id }: Naming,
  claims: Partial<Claims> = {},
): VoyageInput => ({
  kind: 'voyage.result',
  request: `result-${voyage}`,
  game,
  voyage,
  nonce,
  claims: { ...NOTHING_CLAIMED, ...claims },
});

/** Alice and Bob on the isle, Alice at the arch with a shell and a rope; the tavern is known everywhere. Tick 11. */
export function atTheArch(making: UniverseMaking = smallMaking(), visit?: number): Universe {
  const universe = Universe.begin(making);
  universe.step([join(ALICE, 'Alice'), join(BOB, 'Bob'), openTavern(visit)]);
  universe.step([command(ALICE, 'take shell'), command(ALICE, 'take rope')]);
  universe.step([command(ALICE, 'n'), command(ALICE, 'e')]);
  stepTo(universe, 11);
  return universe;
}

/** Steps on, with a sign of life of the tavern before each control tick. */
export function stepTo(universe: Universe, tick: number, { silent = false } = {}): TickOutcome[] {
  const outcomes: TickOutcome[] = [];
  while (universe.tick < tick)
    outcomes.push(universe.step(universe.tick % 10 === 8 && !silent ? [hearGames(TAVERN.id)] : []));
  return outcomes;
}

/** The one voyage that is under way. */
export function theVoyage(universe: Universe) {
  const [voyage] = universe.hub.voyages.all();
  if (voyage === undefined) throw new Error('nobody is abroad');
  return { voyage: voyage.id, nonce: voyage.nonce };
}

export const voyageEvents = (outcomes: readonly TickOutcome[]): Pick<GameEvent, 'type' | 'params'>[] =>
  outcomes
    .flatMap(({ events }) => events)
    .filter(({ type }) => type.startsWith('voyage.'))
    .map(({ type, params }) => ({ type, params }));
