/** What players send each other by way of the hub, which knows who is where; it is handed over at control ticks. */
import type { EntityId, PlayerId } from '../../kernel/ids.ts';
import type { PerceptParam } from '../percept.ts';
import type { ChannelId, ChannelLine } from './channel.ts';
import type { ListingFact } from './listing.ts';
import type { Acquaintance } from './social-record.ts';

/** What realms send to the hub. */
export type HubMail =
  /** A line of the register is to read like this. */
  | { readonly kind: 'listing'; readonly listing: ListingFact }
  | PersonalMail
  | { readonly kind: 'channel line'; readonly channel: ChannelId; readonly line: ChannelLine };

/** To be opened in the realm that has the player, wherever that is by then. */
export type PersonalMail = Tell | Notice;

export type Tell = {
  readonly kind: 'tell';
  readonly to: Acquaintance;
  readonly from: Acquaintance;
  readonly text: string;
  readonly tick: number;
  /** How often it came to a realm that did not have the player yet. */
  readonly misses: number;
};

/** What became of a tell, for the one who sent it. */
export type Notice = {
  readonly kind: 'notice';
  readonly to: Acquaintance;
  readonly outcome: NoticeOutcome;
  readonly params: Readonly<Record<string, PerceptParam>>;
};
export type NoticeOutcome = 'tell.kept' | 'tell.away' | Undelivered;
/** Codes of refusals. */
type Undelivered = 'tell/mailbox-full' | 'tell/unreachable' | 'channel/crowded';

/** What the hub hands out to every realm: lines of the register that changed, and players whom it forgets. */
export type RegisterMail = {
  readonly kind: 'register';
  readonly listings: readonly ListingFact[];
  readonly forgotten: readonly EntityId[];
};

/** A traveller can be under way for so many control ticks at most before a tell gives up. */
export const TELL_MISSES_MAX = 3;

export const unreachable = ({ from, to }: Tell): Notice => ({
  kind: 'notice',
  to: from,
  outcome: 'tell/unreachable',
  params: { target: to.name },
});

/** Whether the outcome is a refusal's code rather than an event. */
export const isRefused = (outcome: NoticeOutcome): outcome is Undelivered => outcome.includes('/');

export const acquaintance = ({ id, name }: { id: PlayerId; name: string }): Acquaintance => ({ id, name });
