/**
 * What a keeper keeps in mind of one player, and how it changes. The record stays with the keeper wherever the player
 * goes; opinion fades and promises run out by the world clock, so that a record is only written when something happens.
 */
import { compareIds, type EntityId, entityId, type PlayerId } from '../kernel/ids.ts';
import type { Entity } from './entity.ts';
import type { RuleContext } from './rule.ts';
import { worldMinutes } from './world-clock.ts';

export type AcquaintanceFact = {
  /** `acquaintance:<keeper>/<player>`. */
  readonly id: EntityId;
  readonly kind: 'acquaintance';
  readonly keeper: EntityId;
  readonly player: PlayerId;
  /** World minute at which the keeper first noticed the player. */
  readonly sinceMinute: number;
  /** World minute of the last dealing between them. */
  readonly seenMinute: number;
  /** Talks, each MEETING_GAP_MINUTES or more after the one before; 0 for somebody only heard of, or only watched. */
  readonly meetings: number;
  /** What was asked about last; empty before the first question. */
  readonly topic: string;
  /** How the line that the Warbler made for the player last came about; empty before the first. */
  readonly warbled: string;
  /** In the order in which they were made, at most PROMISES_MAX. */
  readonly promises: readonly PromiseMade[];
  /** Kinds of things received, oldest first, at most GIFTS_MAX. */
  readonly gifts: readonly string[];
  /** What the player did, seen or told, oldest first, at most DEEDS_MAX. */
  readonly deeds: readonly DeedKnown[];
  /** The keeper's own opinion at `opinionMinute`, [-OPINION_MAX, OPINION_MAX]; it has been fading since. */
  readonly opinion: number;
  readonly opinionMinute: number;
};

export const PROMISE_STATUSES = ['open', 'kept', 'broken'] as const;
export type PromiseStatus = (typeof PROMISE_STATUSES)[number];

export type PromiseMade = {
  readonly promise: string;
  readonly status: PromiseStatus;
  /** World minute after which it is broken; absent when there is all the time in the world. */
  readonly dueMinute?: number;
};

export type DeedKnown = {
  readonly deed: string;
  readonly minute: number;
  /** The keeper who told of it; absent for what was seen. */
  readonly toldBy?: string;
  /** What it did to the opinion of whoever saw it. */
  readonly weight: number;
};

/** What content may have a keeper keep in mind. */
export type MemoryChange =
  | { readonly type: 'opinion'; readonly by: number }
  | { readonly type: 'deed'; readonly deed: string }
  | { readonly type: 'promise'; readonly promise: string; readonly withinMinutes?: number }
  | { readonly type: 'promise kept'; readonly promise: string }
  | { readonly type: 'promise broken'; readonly promise: string };

/** Of one keeper; whoever was not seen for longest is forgotten first. */
export const ACQUAINTANCES_MAX = 512;
export const PROMISES_MAX = 8;
export const GIFTS_MAX = 16;
export const DEEDS_MAX = 16;
export const OPINION_MAX = 100;
/** World minutes in which an opinion comes one point nearer to none. */
export const OPINION_FADE_MINUTES = 120;
export const MEETING_GAP_MINUTES = 60;

/** The first thing of its kind that the keeper could keep. */
export const GIFT_OPINION = 12;
export const PROMISE_KEPT_OPINION = 20;
export const PROMISE_BROKEN_OPINION = -30;

type MemoryContext = Pick<RuleContext, 'facts' | 'settings' | 'tick'>;

export const acquaintanceId = (keeper: EntityId, player: PlayerId): EntityId =>
  entityId('acquaintance', `${keeper}/${player}`);

/** As it is by now: with promises that have run out, and the opinion that is left. A stranger's when there is none. */
export function acquaintanceOf(
  context: MemoryContext,
  { keeper, player }: { readonly keeper: EntityId; readonly player: PlayerId },
): AcquaintanceFact {
  const now = worldMinutes(context.settings, context.tick);
  const id = acquaintanceId(keeper, player);
  const known = context.facts.acquaintance(id);
  if (known !== undefined) return untilNow(known, now);
  return {
    id,
    kind: 'acquaintance',
    keeper,
    player,
    sinceMinute: now,
    seenMinute: now,
    meetings: 0,
    topic: '',
    warbled: '',
    promises: [],
    gifts: [],
    deeds: [],
    opinion: 0,
    opinionMinute: now,
  };
}

function untilNow(known: AcquaintanceFact, now: number): AcquaintanceFact {
  let current = known;
  for (const made of known.promises) {
    if (made.status !== 'open' || made.dueMinute === undefined || made.dueMinute >= now) continue;
    const later = Math.max(made.dueMinute, current.opinionMinute);
    current = withOpinion(withPromiseAs(current, made.promise, 'broken'), PROMISE_BROKEN_OPINION, later);
  }
  return faded(current, now);
}

/** Never past zero, and never twice for the same minutes. */
function faded(acquaintance: AcquaintanceFact, now: number): AcquaintanceFact {
  const { opinion, opinionMinute } = acquaintance;
  const points = Math.floor((now - opinionMinute) / OPINION_FADE_MINUTES);
  if (opinion === 0) return opinionMinute === now ? acquaintance : { ...acquaintance, opinionMinute: now };
  if (points <= 0) return acquaintance;
  const left = opinion > 0 ? Math.max(0, opinion - points) : Math.min(0, opinion + points);
  return {
    ...acquaintance,
    opinion: left,
    opinionMinute: left === 0 ? now : opinionMinute + points * OPINION_FADE_MINUTES,
  };
}

const clampOpinion = (opinion: number): number => Math.max(-OPINION_MAX, Math.min(OPINION_MAX, opinion));

function withOpinion(acquaintance: AcquaintanceFact, by: number, minute: number): AcquaintanceFact {
  const current = faded(acquaintance, minute);
  return { ...current, opinion: clampOpinion(current.opinion + by) };
}

/** They talk: another meeting, unless it is still the same one. */
export function metAgain({ settings, tick }: MemoryContext, known: AcquaintanceFact): AcquaintanceFact {
  const now = worldMinutes(settings, tick);
  const isAnother = known.meetings === 0 || now - known.seenMinute >= MEETING_GAP_MINUTES;
  return { ...known, seenMinute: now, meetings: known.meetings + (isAnother ? 1 : 0) };
}

export const withTopic = (known: AcquaintanceFact, topic: string): AcquaintanceFact => ({ ...known, topic });

/** Only the first thing of a kind makes an impression. */
export function withGift(context: MemoryContext, known: AcquaintanceFact, item: string): AcquaintanceFact {
  if (known.gifts.includes(item)) return known;
  const thankful = withChange(context, known, { type: 'opinion', by: GIFT_OPINION });
  return { ...thankful, gifts: [...known.gifts, item].slice(-GIFTS_MAX) };
}

export function withChange(
  { settings, tick }: MemoryContext,
  known: AcquaintanceFact,
  change: MemoryChange,
): AcquaintanceFact {
  const now = worldMinutes(settings, tick);
  switch (change.type) {
    case 'opinion':
      return withOpinion(known, change.by, now);
    case 'deed':
      return withDeed(known, { deed: change.deed, minute: now, weight: 0 });
    case 'promise': {
      const { promise, withinMinutes } = change;
      const made: PromiseMade = {
        promise,
        status: 'open',
        ...(withinMinutes === undefined ? {} : { dueMinute: now + withinMinutes }),
      };
      const others = known.promises.filter((other) => other.promise !== promise);
      return { ...known, promises: [...others, made].slice(-PROMISES_MAX) };
    }
    case 'promise kept':
      return settlePromise(known, { promise: change.promise, status: 'kept', now });
    case 'promise broken':
      return settlePromise(known, { promise: change.promise, status: 'broken', now });
  }
}

/** Only a promise that is open can be kept or broken. */
function settlePromise(
  known: AcquaintanceFact,
  {
    promise,
    status,
    now,
  }: { readonly promise: string; readonly status: 'kept' | 'broken'; readonly now: number },
): AcquaintanceFact {
  if (!known.promises.some((made) => made.promise === promise && made.status === 'open')) return known;
  const by = status === 'kept' ? PROMISE_KEPT_OPINION : PROMISE_BROKEN_OPINION;
  return withOpinion(withPromiseAs(known, promise, status), by, now);
}

const withPromiseAs = (
  known: AcquaintanceFact,
  promise: string,
  status: PromiseStatus,
): AcquaintanceFact => ({
  ...known,
  promises: known.promises.map((made) => (made.promise === promise ? { ...made, status } : made)),
});

/** The latest of one name counts; what was seen is not overlaid by what somebody tells. */
export function withDeed(known: AcquaintanceFact, deed: DeedKnown): AcquaintanceFact {
  const before = known.deeds.find((other) => other.deed === deed.deed);
  if (before !== undefined && before.toldBy === undefined && deed.toldBy !== undefined) return known;
  const others = known.deeds.filter((other) => other.deed !== deed.deed);
  return { ...known, deeds: [...others, deed].slice(-DEEDS_MAX) };
}

/** What has to change so that the keeper keeps it in mind; the one not seen for longest makes room for somebody new. */
export function remembered(
  { facts }: MemoryContext,
  acquaintance: AcquaintanceFact,
): { readonly changes: readonly Entity[]; readonly removals: readonly EntityId[] } {
  const changes: readonly Entity[] =
    facts.acquaintance(acquaintance.id) === acquaintance ? [] : [acquaintance];
  if (facts.get(acquaintance.id) !== undefined) return { changes, removals: [] };
  const others = facts.acquaintancesOf(acquaintance.keeper);
  if (others.length < ACQUAINTANCES_MAX) return { changes, removals: [] };
  const [forgotten] = [...others].sort(
    (left, right) => left.seenMinute - right.seenMinute || compareIds(left.id, right.id),
  );
  return { changes, removals: forgotten === undefined ? [] : [forgotten.id] };
}
