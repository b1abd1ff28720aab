/** What a player is among other players: friends, people kept away, words kept for the morning. Travels with them. */
import type { EntityId, PlayerId } from '../../kernel/ids.ts';
import type { PlayerFact } from '../entity.ts';

export type SocialRecord = {
  /** A short line beside the name; empty when there is none. */
  readonly title: string;
  /** What others see who look closer; empty when there is nothing to say. */
  readonly description: string;
  readonly pronouns: string;
  /** Absent while the player attends to the game. */
  readonly away?: Away;
  /** All four are sorted by id, at most ACQUAINTANCES_MAX each. */
  readonly friends: readonly Acquaintance[];
  readonly blocked: readonly Acquaintance[];
  readonly muted: readonly Acquaintance[];
  /** Channels, sorted: those that the player does not belong to, and those that they belong to and do not read. */
  readonly channelsLeft: readonly string[];
  readonly channelsMuted: readonly string[];
  /** Who told the player something last. */
  readonly teller?: Acquaintance;
  /** Whom the player walks behind. */
  readonly follows?: EntityId;
  /** What others told the player while they slept, oldest first, at most MAILBOX_MAX. */
  readonly mailbox: readonly KeptTell[];
  /** Lines to people elsewhere since that tick; see allowance.ts. */
  readonly spoken: { readonly since: number; readonly lines: number };
};

export type Acquaintance = { readonly id: PlayerId; readonly name: string };

export type Away = {
  /** Empty when the player left none. */
  readonly message: string;
  /** Who has been answered with it already, oldest first, at most ACQUAINTANCES_MAX. */
  readonly answered: readonly PlayerId[];
};

export type KeptTell = { readonly from: Acquaintance; readonly text: string; readonly tick: number };

export const ACQUAINTANCES_MAX = 64;
export const MAILBOX_MAX = 20;
export const TITLE_LENGTH_MAX = 60;
export const PRONOUNS_LENGTH_MAX = 24;
export const DESCRIPTION_LENGTH_MAX = 300;

const NOBODY: SocialRecord = Object.freeze({
  title: '',
  description: '',
  pronouns: '',
  friends: [],
  blocked: [],
  muted: [],
  channelsLeft: [],
  channelsMuted: [],
  mailbox: [],
  spoken: { since: 0, lines: 0 },
});

/** Of somebody who has had nothing to do with others yet, an empty one. */
export const socialOf = (player: PlayerFact): SocialRecord => player.social ?? NOBODY;

export const withSocial = (player: PlayerFact, changed: Partial<SocialRecord>): PlayerFact => ({
  ...player,
  social: { ...socialOf(player), ...changed },
});

/** Walks alone from now on; the same record when nobody was followed. */
export function withoutLeader(player: PlayerFact): PlayerFact {
  if (player.social?.follows === undefined) return player;
  const { follows: _, ...rest } = player.social;
  return { ...player, social: rest };
}

/** Attends to the game again; the same record for somebody who was not away. */
export function withoutAway(player: PlayerFact): PlayerFact {
  if (player.social?.away === undefined) return player;
  const { away: _, ...rest } = player.social;
  return { ...player, social: rest };
}

export const knows = (people: readonly Acquaintance[], id: EntityId): boolean =>
  people.some((person) => person.id === id);

/** With that one, sorted by id. */
export const withPerson = (
  people: readonly Acquaintance[],
  { id, name }: Acquaintance,
): readonly Acquaintance[] =>
  [...people.filter((person) => person.id !== id), { id, name }].sort((left, right) =>
    left.id < right.id ? -1 : 1,
  );

export const withoutPerson = (people: readonly Acquaintance[], id: PlayerId): readonly Acquaintance[] =>
  people.filter((person) => person.id !== id);
