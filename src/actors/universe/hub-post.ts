/**
 * The hub's post office: keeps the register of all players, hands on what players say to people in other realms, and
 * tells every realm which lines of the register changed. It does nothing at a control tick to which nothing came.
 */
import { CHANNEL_LINES_PER_INTERVAL_MAX, type ChannelId } from '../../domain/social/channel.ts';
import { type Notice, type PersonalMail, unreachable } from '../../domain/social/correspondence.ts';
import { type ListingFact, REGISTER_MAX } from '../../domain/social/listing.ts';
import { encodeFrozen } from '../../kernel/frozen-text.ts';
import { type CauseId, compareIds, type EntityId, type PlayerId, type RealmId } from '../../kernel/ids.ts';
import { LeafSum } from '../../kernel/leaf-sum.ts';
import type { CrossRealmEnvelope, Mail } from '../realm/mail.ts';

export type Outgoing = { readonly to: RealmId; readonly mail: Mail; readonly cause: CauseId };

export type PostOptions = {
  readonly cause: CauseId;
  /** All realms that hear ticks, sorted. */
  readonly open: readonly RealmId[];
  readonly whereIs: (player: EntityId) => RealmId | undefined;
};

export class HubPost {
  readonly #register = new Map<EntityId, ListingFact>();
  readonly #leaves = new LeafSum();
  readonly #registerMax: number;

  constructor(registerMax = REGISTER_MAX) {
    this.#registerMax = registerMax;
  }

  /** What goes out because of what came in, in the order in which it came. */
  step(incoming: readonly CrossRealmEnvelope[], options: PostOptions): readonly Outgoing[] {
    const outgoing: Outgoing[] = [];
    const changed = new Set<EntityId>();
    const spoken = new Map<ChannelId, number>();
    for (const { mail, cause } of incoming) {
      switch (mail.kind) {
        case 'listing':
          this.#enter(mail.listing);
          changed.add(mail.listing.id);
          break;
        case 'tell':
        case 'notice':
          outgoing.push(...direct(mail, cause, options));
          break;
        case 'channel line': {
          const count = spoken.get(mail.channel) ?? 0;
          spoken.set(mail.channel, count + 1);
          if (count < CHANNEL_LINES_PER_INTERVAL_MAX)
            for (const to of options.open) outgoing.push({ to, mail, cause });
          else outgoing.push(...direct(crowdedOut(mail), cause, options));
        }
      }
    }
    return [...outgoing, ...this.#tidings(changed, options)];
  }

  #enter(listing: ListingFact): void {
    this.#register.set(listing.id, listing);
    this.#leaves.set(listing.id, encodeFrozen(listing));
  }

  /** One letter to each realm with every line that changed, if any did. */
  #tidings(changed: ReadonlySet<EntityId>, { cause, open }: PostOptions): readonly Outgoing[] {
    if (changed.size === 0) return [];
    const forgotten = this.#forget();
    const listings = [...changed]
      .sort(compareIds)
      .map((id) => this.#register.get(id))
      .filter((listing) => listing !== undefined);
    return open.map((to) => ({ to, mail: { kind: 'register', listings, forgotten }, cause }));
  }

  /** Those who have slept longest, as many as are too many. */
  #forget(): readonly EntityId[] {
    const surplus = this.#register.size - this.#registerMax;
    if (surplus <= 0) return [];
    const asleep = [...this.#register.values()]
      .filter(({ status }) => status === 'asleep')
      .sort((left, right) => left.since - right.since || compareIds(left.id, right.id))
      .slice(0, surplus)
      .map(({ id }) => id);
    for (const id of asleep) {
      this.#register.delete(id);
      this.#leaves.delete(id);
    }
    return asleep;
  }

  get size(): number {
    return this.#register.size;
  }

  /** Empty while nobody is registered. */
  hash(): string {
    return this.#register.size === 0 ? '' : this.#leaves.hex();
  }

  /** Sorted by id. */
  snapshot(): readonly ListingFact[] {
    return [...this.#register.values()].sort((left, right) => compareIds(left.id, right.id));
  }

  restore(register: readonly ListingFact[]): void {
    for (const listing of register) this.#enter(listing);
  }
}

/** To the realm that has the player; what is said to somebody whose realm has failed comes back as a refusal. */
function direct(mail: PersonalMail, cause: CauseId, { open, whereIs }: PostOptions): readonly Outgoing[] {
  const to = whereIs(mail.to.id);
  if (to !== undefined && open.includes(to)) return [{ to, mail, cause }];
  if (mail.kind === 'notice') return [];
  return direct(unreachable(mail), cause, { open, whereIs, cause });
}

function crowdedOut({ channel, line }: Mail & { readonly kind: 'channel line' }): Notice {
  return {
    kind: 'notice',
    to: { id: line.from as PlayerId, name: line.name },
    outcome: 'channel/crowded',
    params: { title: { text: `channel.name.${channel}` } },
  };
}
