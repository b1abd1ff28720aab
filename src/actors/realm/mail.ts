/** What waits at a realm's door for its next tick: recorded inputs, and what other realms and the hub sent. */
import type { CascadePublication } from '../../domain/cascades/abroad.ts';
import type { Delivery } from '../../domain/cascades/heard-event.ts';
import type { ItemFact, PlayerFact, StoryFact } from '../../domain/entity.ts';
import type { Happening } from '../../domain/game-event.ts';
import type { HubMail, RegisterMail } from '../../domain/social/correspondence.ts';
import type { Destination } from '../../domain/voyages/destination.ts';
import type { Homecoming } from '../../domain/voyages/homecoming.ts';
import type { CauseId, EntityId, PlayerId, RealmId } from '../../kernel/ids.ts';
import type { Behaviour } from '../../machines/behaviour.ts';
import type { ChartDebt } from '../live-content/chart-debt.ts';
import type { PlayerInput } from '../universe/input.ts';
import type { OperatorMail } from '../operators/operator-mail.ts';
import type { TravellingCitizen } from './travelling-citizen.ts';

/** Handed over at a control tick, in the order of (control tick, source realm, seq). */
export type CrossRealmEnvelope = {
  readonly from: RealmId;
  readonly to: RealmId;
  /** Counts the envelopes of one source realm. */
  readonly seq: number;
  readonly cause: CauseId;
  readonly mail: Mail;
  /** How deep in a cascade the cause is; absent when it is in none. */
  readonly depth?: number;
};

export type Mail =
  | { readonly kind: 'input'; readonly input: PlayerInput }
  /** The whole of a player on a journey: exists nowhere else. */
  | Traveller
  /** The whole of a citizen on a journey. */
  | TravellingCitizen
  /** From a chart, for all charts that listen for it. */
  | { readonly kind: 'message'; readonly message: string }
  /** What a game published, for charts and reactions. */
  | { readonly kind: 'delivery'; readonly delivery: Delivery }
  /** From a reaction elsewhere: it happens in that realm. */
  | { readonly kind: 'told'; readonly realm: RealmId; readonly happening: Happening }
  /** From a reaction in a realm, for games by way of the hub. */
  | { readonly kind: 'publication'; readonly publication: CascadePublication }
  /** Between players by way of the hub, and what the hub says of who is where. */
  | HubMail
  | RegisterMail
  | NarrationMail
  /** The foreign games that take travellers, all of them. */
  | { readonly kind: 'destinations'; readonly destinations: readonly Destination[] }
  | OperatorMail
  | { readonly kind: 'suggest'; readonly player: PlayerId; readonly prefer: 'person' | 'place' }
  | { readonly kind: 'set reward multiplier'; readonly percent: number };

export type NarrationMail =
  | { readonly kind: 'narrator switch'; readonly on: boolean }
  | { readonly kind: 'narration reply'; readonly request: string; readonly text: string };

export type Traveller = {
  readonly kind: 'traveller';
  readonly player: PlayerFact;
  readonly items: readonly ItemFact[];
  readonly behaviour: Behaviour;
  /** The quests, each with what its chart is in the middle of. */
  readonly quests: readonly TravellingQuest[];
  readonly from: RealmId;
  readonly location: string;
  readonly context: string;
  /** Sent home because the way was closed. */
  readonly returned: boolean;
  /** Of who comes from a foreign game: what the voyage brought. */
  readonly homecoming?: Homecoming;
};

export type TravellingQuest = {
  readonly story: StoryFact;
  /** Absent when no chart moves it any more. */
  readonly behaviour?: Behaviour;
  /** Ticks that were left when it set out. */
  readonly timers: readonly { readonly name: string; readonly ticks: number; readonly cause: CauseId }[];
  /** What its chart has to do on arrival, because it was replaced on the way. */
  readonly owed?: ChartDebt;
};

export type Letter = Pick<CrossRealmEnvelope, 'mail' | 'cause' | 'depth'>;

export const letterOf = ({ mail, cause, depth }: CrossRealmEnvelope): Letter =>
  depth === undefined ? { mail, cause } : { mail, cause, depth };

/** A message to one actor of the realm. */
export type Envelope = {
  readonly to: EntityId;
  readonly event: { readonly type: string };
  readonly cause: CauseId;
  readonly depth?: number;
};
