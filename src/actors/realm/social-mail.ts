/** Opens what players of other realms sent by way of the hub, and what the hub says of who is where. */

import type { Approval, Refusal } from '../../domain/rule.ts';
import { approve, refuse } from '../../domain/rule.ts';
import { hearChannel } from '../../domain/rules/channel.ts';
import {
  type HubMail,
  isRefused,
  type Notice,
  type RegisterMail,
  TELL_MISSES_MAX,
  type Tell,
  unreachable,
} from '../../domain/social/correspondence.ts';
import { type ListingFact, listingId, listingOf } from '../../domain/social/listing.ts';
import { noticesOf, receiveTell } from '../../domain/social/receive-tell.ts';
import { type CauseId, HUB, type PlayerId } from '../../kernel/ids.ts';
import { destinationOf, sendAbroad } from './departures.ts';
import type { RealmTick } from './realm-tick.ts';

type SocialMail = Exclude<HubMail, { readonly kind: 'listing' }> | RegisterMail;

export function openSocialMail(run: RealmTick, mail: SocialMail, cause: CauseId): void {
  switch (mail.kind) {
    case 'tell':
      openTell(run, mail, cause);
      return;
    case 'notice':
      openNotice(run, mail, cause);
      return;
    case 'channel line':
      run.settle(run.state.facts.realm().id, () => hearChannel(run.context, mail.channel, mail.line), {
        cause,
        what: 'channel',
      });
      return;
    case 'register':
      openRegister(run, mail, cause);
  }
}

/** Whoever is still on the way here, or has gone on, is looked for once more. */
function openTell(run: RealmTick, tell: Tell, cause: CauseId): void {
  if (run.state.facts.player(tell.to.id) === undefined) {
    const misses = tell.misses + 1;
    postToHub(run, misses > TELL_MISSES_MAX ? unreachable(tell) : { ...tell, misses }, cause);
    return;
  }
  let notices: readonly Notice[] = [];
  const decide = (): Approval | Refusal => {
    const received = noticesOf(tell, receiveTell(run.context, tell));
    notices = received.notices;
    return received.here;
  };
  run.settle(tell.to.id, decide, { cause, what: 'tell' });
  for (const notice of notices) postToHub(run, notice, cause);
}

function openNotice(run: RealmTick, { to, outcome, params }: Notice, cause: CauseId): void {
  if (run.state.facts.player(to.id) === undefined) return;
  const decide = () =>
    isRefused(outcome)
      ? refuse(outcome, params)
      : approve({ happenings: [{ type: outcome, target: to.id, params }] });
  run.settle(to.id, decide, { cause, what: 'notice' });
}

/** What the realm knows of its own people is newer than what the hub says. */
function openRegister(run: RealmTick, { listings, forgotten }: RegisterMail, cause: CauseId): void {
  const { facts } = run.state;
  for (const id of forgotten) {
    const listing = facts.get(id);
    if (listing?.kind === 'listing' && facts.player(listing.player) === undefined) facts.remove(id);
  }
  for (const listing of listings) if (facts.player(listing.player) === undefined) enter(run, listing, cause);
}

/** A line of the register is to read like this from now on; friends learn of somebody who woke. */
function enter(run: RealmTick, listing: ListingFact, cause: CauseId): void {
  const { facts } = run.state;
  const before = facts.get(listing.id);
  facts.put(listing);
  const slept = before?.kind === 'listing' && before.status === 'asleep';
  if (!slept || listing.status === 'asleep') return;
  for (const friend of facts.friendsOf(listing.player)) {
    if (friend.present && friend.id !== listing.player)
      run.happen({ type: 'friend.woke', target: friend.id, params: { player: listing.name } }, cause);
  }
}

/** At the end of a tick: whoever changed in it reads so in the register, and the hub is to know. */
export function keepRegister(run: RealmTick): void {
  const { state, tick, context } = run;
  const { facts } = state;
  const changed = facts.store
    .dirtyIds()
    .filter((id) => id.startsWith('player:'))
    .sort() as PlayerId[];
  for (const id of changed) {
    const known = facts.get(listingId(id));
    const before = known?.kind === 'listing' ? known : undefined;
    const player = facts.player(id);
    const away = player === undefined ? destinationOf(state, id) : undefined;
    const listing =
      player !== undefined
        ? listingOf(context, player, before)
        : before !== undefined && away !== undefined
          ? { ...before, realm: away }
          : before;
    if (listing === undefined || listing === before) continue;
    const cause = `t${tick}.${context.realm}.register` as CauseId;
    enter(run, listing, cause);
    postToHub(run, { kind: 'listing', listing }, cause);
  }
}

function postToHub(run: RealmTick, mail: HubMail, cause: CauseId): void {
  sendAbroad(run.state, { to: HUB, mail, cause });
}
