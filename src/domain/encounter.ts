/** A keeper and a player in one room, and what the one says to the other. */
import type { EntityId, PlayerId } from '../kernel/ids.ts';
import type { KeeperFact, PlayerFact } from './entity.ts';
import type { Happening } from './game-event.ts';
import type { PerceptParam } from './percept.ts';
import type { RuleContext } from './rule.ts';
import { keeperParam } from './sentence.ts';
import type { KeeperSpec, TextKey } from './world-spec.ts';

export type Encounter = {
  readonly keeper: KeeperFact;
  readonly player: PlayerFact;
  readonly spec: KeeperSpec;
};

export type Pair = { readonly keeper?: EntityId | undefined; readonly player?: PlayerId | undefined };

/** Undefined unless both are still together, and the player awake. */
export function encounterOf({ facts, world }: RuleContext, pair: Pair): Encounter | undefined {
  const keeper = pair.keeper === undefined ? undefined : facts.keeper(pair.keeper);
  const player = pair.player === undefined ? undefined : facts.player(pair.player);
  if (keeper === undefined || player === undefined) return undefined;
  const spec = world.keepers[keeper.spec];
  if (spec === undefined || !player.present || player.place !== keeper.place) return undefined;
  return { keeper, player, spec };
}

export function said(
  { world }: RuleContext,
  { keeper, player }: Pick<Encounter, 'keeper' | 'player'>,
  line: TextKey | PerceptParam,
): Happening {
  return {
    type: 'keeper.said',
    actor: keeper.id,
    target: player.id,
    room: keeper.place,
    params: {
      keeper: keeperParam(world.id, keeper),
      line: typeof line === 'string' ? { text: line } : line,
      player: player.name,
    },
  };
}
