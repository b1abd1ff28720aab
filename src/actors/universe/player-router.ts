/**
 * The multiverse API for players: what other programs and operators may do to them and ask about them. Every change is
 * an input like any other, recorded and applied in the next tick.
 */
import type { WarblerContext } from '../../domain/warbler-context.ts';
import type { PlayerId } from '../../kernel/ids.ts';
import { COMMAND_LENGTH_MAX, type GrantedItem, NAME_LENGTH_MAX, type PlayerInput } from './input.ts';
import { playerIdOf } from './player-id.ts';
import type { Universe } from './universe.ts';
import type { MultiverseStats, RealmOverview } from './universe-overview.ts';
import {
  findPlayer,
  multiverseStats,
  type PlayerWhereabouts,
  realmRoster,
  warblerContext,
} from './universe-queries.ts';

/** What became of a request; refused ones leave no trace. */
export type Routed =
  | { readonly ok: true; readonly player: PlayerId }
  | { readonly ok: false; readonly code: string };

/** For each of a granted item's id, name, type and source realm. */
const ITEM_TEXT_LENGTH_MAX = 80;

export class PlayerRouter {
  readonly #universe: Universe;
  readonly #submit: (input: PlayerInput) => { readonly ok: boolean; readonly code?: string };

  constructor(
    universe: Universe,
    submit: (input: PlayerInput) => { readonly ok: boolean; readonly code?: string },
  ) {
    this.#universe = universe;
    this.#submit = submit;
  }

  /** The player exists from the next tick on, asleep, at the arrival of the realm; an existing one is left alone. */
  createPlayer(player: {
    readonly playerName: string;
    readonly characterRace: string;
    readonly startingRealm: string;
    readonly characterClass?: string;
  }): Routed {
    const {
      playerName: name,
      characterRace: race,
      startingRealm: realm,
      characterClass = 'wanderer',
    } = player;
    if (!isLine(name, NAME_LENGTH_MAX)) return { ok: false, code: 'player/name-invalid' };
    if (!isLine(race, NAME_LENGTH_MAX)) return { ok: false, code: 'player/race-invalid' };
    if (!isLine(characterClass, NAME_LENGTH_MAX)) return { ok: false, code: 'player/class-invalid' };
    if (this.#universe.realm(realm) === undefined) return { ok: false, code: 'realm/unknown' };
    const id = playerIdOf(this.#universe.options.seed, name);
    return this.#route({ kind: 'player.create', player: id, name, race, characterClass, realm });
  }

  /** Sets out in the next tick and arrives after the next control tick, if the player is in the source realm then. */
  transitionPlayer(
    player: PlayerId,
    {
      sourceRealm,
      targetRealm,
      narrativeContext,
    }: { sourceRealm: string; targetRealm: string; narrativeContext: string },
  ): Routed {
    if (this.#universe.realm(targetRealm) === undefined) return { ok: false, code: 'realm/unknown' };
    if (!isText(narrativeContext, COMMAND_LENGTH_MAX))
      return { ok: false, code: 'transition/context-invalid' };
    const found = findPlayer(this.#universe, player);
    if (found !== undefined && found.realm !== sourceRealm) return { ok: false, code: 'player/elsewhere' };
    return this.#routeKnown({
      kind: 'player.transition',
      player,
      from: sourceRealm,
      to: targetRealm,
      narrativeContext,
    });
  }

  /** Clamped to [-1000, 1000]. */
  modifyReputation(player: PlayerId, faction: string, change: number): Routed {
    if (!Number.isSafeInteger(change)) return { ok: false, code: 'reputation/not-an-integer' };
    if (!this.#universe.spec.factions.some(({ id }) => id === faction))
      return { ok: false, code: 'reputation/unknown-faction' };
    return this.#routeKnown({ kind: 'player.reputation', player, faction, change });
  }

  addItemToInventory(player: PlayerId, item: GrantedItem): Routed {
    const { itemId, name, itemType, rarity, sourceRealm, transferable } = item;
    const texts = [itemId, name, itemType, sourceRealm];
    if (!texts.every((text) => isLine(text, ITEM_TEXT_LENGTH_MAX)) || !RARITIES.includes(rarity))
      return { ok: false, code: 'item/invalid' };
    const granted: GrantedItem = {
      itemId,
      name,
      itemType,
      rarity,
      sourceRealm,
      transferable: transferable === true,
    };
    return this.#routeKnown({ kind: 'player.item', player, item: granted });
  }

  findPlayer(player: PlayerId): PlayerWhereabouts | undefined {
    return findPlayer(this.#universe, player);
  }

  warblerContext(player: PlayerId): WarblerContext | undefined {
    return warblerContext(this.#universe, player);
  }

  realmRoster(realm: string): RealmOverview['roster'] | undefined {
    return realmRoster(this.#universe, realm);
  }

  multiverseStats(): MultiverseStats {
    return multiverseStats(this.#universe);
  }

  #routeKnown(input: PlayerInput): Routed {
    if (findPlayer(this.#universe, input.player) === undefined) return { ok: false, code: 'player/unknown' };
    return this.#route(input);
  }

  #route(input: PlayerInput): Routed {
    const submission = this.#submit(input);
    return submission.ok
      ? { ok: true, player: input.player }
      : { ok: false, code: submission.code ?? 'universe/busy' };
  }
}

const RARITIES: readonly GrantedItem['rarity'][] = ['common', 'uncommon', 'rare', 'legendary'];

const isLine = (text: string, lengthMax: number): boolean => isText(text, lengthMax) && text.trim() !== '';

/** What can be hashed and shown: whole characters, none that controls a terminal. */
const isText = (text: string, lengthMax: number): boolean =>
  typeof text === 'string' && text.length <= lengthMax && text.isWellFormed() && !/\p{Cc}/u.test(text);
