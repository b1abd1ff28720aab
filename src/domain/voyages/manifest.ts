/** What of a traveller is handed over to a foreign game: nothing that may not leave a realm, and no more of the purse than may be spent. */
import type { ItemFact, PlayerFact } from '../entity.ts';
import { levelOf } from '../level.ts';
import { PURSE_MAX } from './claims.ts';

export type Manifest = {
  readonly name: string;
  readonly race: string;
  readonly characterClass: string;
  readonly level: number;
  readonly reputation: PlayerFact['reputation'];
  readonly purse: number;
  readonly items: readonly ItemFact[];
};

export function manifestOf({
  player,
  items,
}: {
  readonly player: PlayerFact;
  readonly items: readonly ItemFact[];
}): Manifest {
  const { name, race, characterClass, experience, reputation, tokens } = player;
  return {
    name,
    race,
    characterClass,
    level: levelOf(experience),
    reputation,
    purse: Math.min(tokens, PURSE_MAX),
    items: items.filter(({ transferable }) => transferable),
  };
}
