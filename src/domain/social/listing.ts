/**
 * What the universe at large knows of a player: the line of the register that every realm keeps a copy of. The realm
 * that has the player writes it; the others learn of it a control tick later.
 */
import { type EntityId, entityId, type PlayerId, type RealmId } from '../../kernel/ids.ts';
import type { PlayerFact } from '../entity.ts';
import { levelOf } from '../level.ts';
import type { RuleContext } from '../rule.ts';
import { socialOf } from './social-record.ts';

export type ListingFact = {
  /** `listing:<the player's id after the colon>`. */
  readonly id: EntityId;
  readonly kind: 'listing';
  readonly player: PlayerId;
  readonly name: string;
  /** Where the player is, or is on the way to. */
  readonly realm: RealmId;
  readonly status: 'awake' | 'away' | 'asleep';
  /** Tick of the last change of status: for somebody asleep, when they were seen last. */
  readonly since: number;
  readonly level: number;
  readonly title: string;
  readonly pronouns: string;
};

/** Beyond so many the one who has slept longest is forgotten by the realms that do not have them. */
export const REGISTER_MAX = 65_536;

export const listingId = (player: PlayerId): EntityId => entityId('listing', player.slice('player:'.length));

/** The player's line as it should stand now; the same record when nothing changed. */
export function listingOf(
  { realm, tick }: Pick<RuleContext, 'realm' | 'tick'>,
  player: PlayerFact,
  before: ListingFact | undefined,
): ListingFact {
  const { title, pronouns, away } = socialOf(player);
  const status = !player.present ? 'asleep' : away === undefined ? 'awake' : 'away';
  const level = levelOf(player.experience);
  if (
    before !== undefined &&
    before.name === player.name &&
    before.realm === realm &&
    before.status === status &&
    before.level === level &&
    before.title === title &&
    before.pronouns === pronouns
  )
    return before;
  return {
    id: listingId(player.id),
    kind: 'listing',
    player: player.id,
    name: player.name,
    realm,
    status,
    since: before !== undefined && before.status === status ? before.since : tick,
    level,
    title,
    pronouns,
  };
}
