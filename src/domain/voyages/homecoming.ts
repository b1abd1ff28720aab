/** A traveller to a foreign game comes home: to the place they left, with what the voyage brought them. */
import { adjustReputation } from '../consequences.ts';
import type { ItemFact, PlayerFact } from '../entity.ts';
import { burnDemand } from '../flame.ts';
import type { Happening } from '../game-event.ts';
import { grantItem } from '../grants.ts';
import { awardExperience } from '../level.ts';
import { viewRoom } from '../room-view.ts';
import { type Approval, approve, type RuleContext } from '../rule.ts';
import type { Gift } from './claims.ts';

/**
 * returned: the game sent them home; recalled: they came home by themselves; summoned: an operator
 * wanted them here; overdue: their time was up; abandoned: the
 * game is gone.
 */
export type VoyageOutcome = 'returned' | 'recalled' | 'summoned' | 'overdue' | 'abandoned';

export type Homecoming = {
  readonly voyage: string;
  readonly game: string;
  readonly name: string;
  readonly outcome: VoyageOutcome;
  /** Of the purse; it is in the traveller's record already. */
  readonly tokens: number;
  /** How many items are lost. */
  readonly lost: number;
  readonly gained: readonly Gift[];
  readonly reputation: Readonly<Record<string, number>>;
  readonly experience: number;
};

/** The record of the player and what they carry are in the realm already. */
export function comeHome(
  context: RuleContext,
  { player, items }: { readonly player: PlayerFact; readonly items: readonly ItemFact[] },
  homecoming: Homecoming,
): Approval {
  const { name, outcome, tokens, lost, gained, voyage, game } = homecoming;
  let home = player;
  const happenings: Happening[] = [];
  for (const faction of Object.keys(homecoming.reputation).sort()) {
    const by = homecoming.reputation[faction] as number;
    const change = adjustReputation(context, home, { faction, by });
    home = change.player;
    happenings.push(...change.happenings);
  }
  const learned = awardExperience(home, homecoming.experience);
  const gifts = gained.map((gift, index) =>
    grantItem(context, player, {
      ...gift,
      // Never the id of anything that a world describes: a game could give keys away.
      itemId: `${game}/${gift.itemId}`,
      sourceRealm: game,
      transferable: true,
      ordinal: `${voyage}/${index}`,
    }),
  );
  return approve({
    changes: [
      ...(learned.player === player ? [] : [learned.player]),
      ...gifts.flatMap(({ changes }) => changes),
    ],
    demands: items.flatMap((item) => burnDemand(context, item)),
    happenings: [
      {
        type: 'player.came-home',
        actor: player.id,
        room: player.place,
        params: {
          actor: player.name,
          realm: name,
          outcome,
          spent: Math.max(0, -tokens),
          earned: Math.max(0, tokens),
          lost,
        },
      },
      ...gifts.flatMap((gift) => gift.happenings),
      ...happenings,
      ...learned.happenings,
    ],
    percepts: player.present ? [{ player: player.id, percept: viewRoom(context, learned.player) }] : [],
  });
}
