/** The facts of a realm: one immutable record per entity, each in exactly one place. */
import type { EntityId, PlaceId, PlayerId, RealmId, RoomId } from '../kernel/ids.ts';
import type { AcquaintanceFact } from './acquaintance.ts';
import type { CitizenFact } from './city/citizen.ts';
import type { ExchangeFact } from './exchange.ts';
import type { Tallies } from './governance/tally.ts';
import type { LineMemory } from './line-memory.ts';
import type { NarrationFact } from './narration.ts';
import type { Progress } from './progress.ts';
import type { LinesShown } from './small-lines.ts';
import type { ChannelFact } from './social/channel.ts';
import type { ListingFact } from './social/listing.ts';
import type { SocialRecord } from './social/social-record.ts';
import type { LidState, SeatWay } from './thing-spec.ts';
import type { Destination } from './voyages/destination.ts';
import type { Invitation } from './voyages/invitation.ts';
import type { Direction, Ratio, TextKey } from './world-spec.ts';

export type Entity =
  | PlayerFact
  | KeeperFact
  | ItemFact
  | DoorFact
  | RealmFact
  | StoryFact
  | ListingFact
  | ChannelFact
  | AcquaintanceFact
  | ExchangeFact
  | NarrationFact;

export type PlayerFact = Progress & {
  readonly id: PlayerId;
  readonly kind: 'player';
  readonly name: string;
  readonly race: string;
  readonly characterClass: string;
  /** The language they read, one of the universe's `locales`. */
  readonly locale: string;
  readonly place: RoomId;
  /** Somebody is connected as this player. An absent player keeps place and belongings. */
  readonly present: boolean;
  readonly tokens: number;
  /** Faction to score in [-1000, 1000]; a faction not listed counts as 0. */
  readonly reputation: Readonly<Record<string, number>>;
  /** Sorted. */
  readonly flags: readonly string[];
  /** `world/location`, sorted. */
  readonly visitedPlaces: readonly string[];
  /** `world/keeper`, sorted. */
  readonly met: readonly string[];
  /** In the order of the first visit. */
  readonly visitedRealms: readonly RealmId[];
  /** The latest journeys, oldest first, at most JOURNEY_LENGTH_MAX. */
  readonly journey: readonly Journey[];
  /** Journeys between realms in all. */
  readonly transitions: number;
  /** What Cal suggested last, `world/keeper` or `world/location`; empty before the first. */
  readonly suggested: string;
  /** Points from 0; level.ts says which level they make. */
  readonly experience: number;
  /** Who waits for an answer of the player, and what they may choose from; ends when the player leaves the room. */
  readonly conversation?: Conversation;
  /** What their next line may take up; absent before the first one. */
  readonly lines?: LineMemory;
  /** Absent until the player has to do with another one; ask socialOf. */
  readonly social?: SocialRecord;
  /** What the player sits, lies or stands on; ends when the player goes anywhere. */
  readonly seat?: Seat;
  /** What the player has used up of what policies allow each player. */
  readonly tallies?: Tallies;
  /** What a game asks of the player; also one that was declined, or is over. */
  readonly invitation?: Invitation;
  /** Muted by an operator up to this tick; absent for everybody else. */
  readonly silencedUntil?: number;
};

export type Seat = { readonly item: EntityId; readonly how: SeatWay };

export type Conversation = {
  /** The actor of the chart that asked: a keeper or a story. */
  readonly with: EntityId;
  /** In the order in which they were offered; empty when any words will do. */
  readonly choices: readonly { readonly choice: string; readonly line: TextKey }[];
};

/**
 * A chart at work that is about no keeper alone: a quest of a player, a dialogue of a player with a keeper, an event of
 * the world. Quests travel with their player; dialogues end when the player goes.
 */
export type StoryFact = {
  /** `quest:<chart>/<player>`, `dialogue:<keeper>/<player>`, `world:<chart>`; see story.ts. */
  readonly id: EntityId;
  readonly kind: 'story';
  readonly role: 'quest' | 'dialogue' | 'world';
  readonly chart: string;
  /** Of a quest or a dialogue. */
  readonly player?: PlayerId;
  /** Of a dialogue. */
  readonly keeper?: EntityId;
  readonly status: 'active' | 'completed' | 'failed';
  /** What a quest wrote into the player's journal, oldest first, at most NOTES_MAX. */
  readonly notes: readonly TextKey[];
  /** What a quest set its player to do, in the order of setting. */
  readonly objectives: readonly Objective[];
  /** The player may put the quest down, and take it up from its beginning another time. */
  readonly mayBeAbandoned: boolean;
  /** Having failed, it may be taken up again. */
  readonly mayBeRetried: boolean;
};

export type Objective = {
  readonly name: string;
  readonly line: TextKey;
  readonly done: boolean;
  /** From the vaguest to the plainest. */
  readonly hints: readonly TextKey[];
  /** How many of the hints the player has asked for. */
  readonly told: number;
};

export type Journey = {
  readonly from: RealmId;
  readonly to: RealmId;
  readonly tick: number;
  readonly context: string;
};

export type KeeperFact = {
  readonly id: EntityId;
  readonly kind: 'keeper';
  /** Id of its specification in the realm's world. */
  readonly spec: string;
  readonly place: RoomId;
  /** One of many alike; not spoken to and not listening. */
  readonly crowd: boolean;
  /** Whom it greeted lately, oldest first, at most GREETED_MAX. */
  readonly greeted: readonly PlayerId[];
  /** Idle lines of the latest turns; absent before the first. */
  readonly idled?: LinesShown;
  /** The post to which no way has been open since it last took a step. */
  readonly heldUp?: string;
  /** Of those who live in a town. */
  readonly citizen?: CitizenFact;
};

export type ItemFact = {
  readonly id: EntityId;
  readonly kind: 'item';
  readonly spec: string;
  /** World whose content describes it; `called` names an item that no content describes. */
  readonly world: string;
  readonly called?: string;
  /** A room, a player, a keeper, or another item that it is in or on. */
  readonly place: PlaceId;
  readonly itemType: string;
  readonly rarity: 'common' | 'uncommon' | 'rare' | 'legendary';
  readonly sourceRealm: string;
  readonly transferable: boolean;
  readonly fixed: boolean;
  /** Of what can be closed. */
  readonly lid?: LidState;
  /** Its place is the player who has it on. */
  readonly worn?: true;
  /** Of what gives light. */
  readonly flame?: Flame;
  /** What is left to eat, drink or pour. */
  readonly portions?: number;
  /** The spawner by which it turned up, `<location>/<id>`; until somebody moves it. */
  readonly spawned?: string;
};

/** Fuel is counted in ticks, `until` is the tick in which it is used up. */
export type Flame =
  | { readonly state: 'out'; readonly fuel: number | 'endless' }
  | { readonly state: 'lit'; readonly until: number | 'endless' };

export type DoorFact = {
  readonly id: EntityId;
  readonly kind: 'door';
  readonly place: RoomId;
  readonly direction: Direction;
  readonly state: 'open' | 'closed' | 'locked';
};

export type RealmFact = {
  readonly id: EntityId;
  readonly kind: 'realm';
  readonly realm: RealmId;
  readonly world: string;
  readonly treasury: number;
  /** What Domingo last set; rewards are scaled by it. */
  readonly rewardMultiplier: Ratio;
  /** What the realm as a whole remembers, sorted: set and cleared by charts. */
  readonly flags: readonly string[];
  /** Location to what it has shown by itself lately; absent until somewhere something was. */
  readonly ambience?: Readonly<Record<string, LinesShown>>;
  /** Foreign games that take travellers, by id; absent while there are none. */
  readonly destinations?: readonly Destination[];
  /** A narrator outside is asked for what keepers would say by a grammar. */
  readonly narrated?: true;
  /** When reactions of content last followed that must not follow again, or not too soon; absent until one did. */
  readonly reacted?: Readonly<Record<string, number>>;
  /** What players have used up here of what policies allow all of them together. */
  readonly tallies?: Tallies;
};

export const JOURNEY_LENGTH_MAX = 32;
export const GREETED_MAX = 16;
export const NOTES_MAX = 64;
export const OBJECTIVES_MAX = 24;
export const HINTS_MAX = 12;
export const CHOICES_MAX = 9;

/** Tokens that an entity holds. */
export function tokensOf(entity: Entity): number {
  if (entity.kind === 'player') return entity.tokens;
  if (entity.kind === 'realm') return entity.treasury;
  return 0;
}
