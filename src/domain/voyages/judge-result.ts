/**
 * What of a game's result comes to pass: economy and reputation have their say, each part is accepted or refused by
 * itself, and the traveller comes home whatever it says.
 */
import type { EntityId } from '../../kernel/ids.ts';
import type { ItemFact, PlayerFact } from '../entity.ts';
import {
  type Claims,
  EARNINGS_MAX,
  EXPERIENCE_GAIN_MAX,
  GIFT_RARITIES,
  GIFTS_MAX,
  type Gift,
  REPUTATION_CHANGE_MAX,
} from './claims.ts';
import { manifestOf } from './manifest.ts';

export type Judgement = {
  /** The traveller after tokens and losses; what was in something that is lost is not. */
  readonly player: PlayerFact;
  readonly items: readonly ItemFact[];
  readonly lost: readonly EntityId[];
  readonly gained: readonly Gift[];
  readonly tokens: number;
  readonly reputation: Readonly<Record<string, number>>;
  readonly experience: number;
  readonly refused: readonly RefusedPart[];
};

export type RefusedPart = { readonly part: string; readonly code: ResultRefusalCode };

/** Why a part of a result does not count, in one English sentence for the game's developer. */
export const RESULT_REFUSALS = {
  'result/not-handed-over': 'This item was not handed over, so it cannot be lost.',
  'result/lost-twice': 'This item is lost already.',
  'result/too-many-gifts': 'A traveller brings no more gifts home from one voyage.',
  'result/too-precious': 'No gift from a foreign game is as rare as that.',
  'result/purse-exceeded': 'That is more than the traveller could spend.',
  'result/escrow-exceeded':
    'The game holds fewer tokens than that: it can pay out what travellers spent in it.',
  'result/earnings-exceeded': 'That is more than one voyage may earn.',
  'result/unknown-faction': 'Nobody here has heard of this faction.',
  'result/reputation-clamped': 'One voyage changes a reputation no further; it was changed as far as it may.',
  'result/experience-clamped': 'One voyage gives no more experience; as much was given as may.',
  'result/experience-lost': 'Experience cannot be taken from anybody.',
} as const satisfies Record<string, string>;

export type ResultRefusalCode = keyof typeof RESULT_REFUSALS;

export type Judging = {
  readonly player: PlayerFact;
  readonly items: readonly ItemFact[];
  /** Tokens that the game holds. */
  readonly escrow: number;
  readonly factions: readonly string[];
};

export function judgeResult(judging: Judging, claims: Claims): Judgement {
  const { player, items } = judging;
  const refused: RefusedPart[] = [];
  const handed = manifestOf(judging);
  const lost: EntityId[] = [];
  for (const id of claims.lost) {
    const item = handed.items.find((one) => one.id === id);
    if (item === undefined) refused.push({ part: `lost ${id}`, code: 'result/not-handed-over' });
    else if (lost.includes(item.id)) refused.push({ part: `lost ${id}`, code: 'result/lost-twice' });
    else lost.push(item.id);
  }
  const gained: Gift[] = [];
  for (const gift of claims.gained) {
    const part = `gained ${gift.itemId}`;
    if (!GIFT_RARITIES.includes(gift.rarity)) refused.push({ part, code: 'result/too-precious' });
    else if (gained.length >= GIFTS_MAX) refused.push({ part, code: 'result/too-many-gifts' });
    else gained.push(gift);
  }
  const tokens = judgeTokens(claims.tokens, { purse: handed.purse, escrow: judging.escrow }, refused);
  return {
    player: tokens === 0 ? player : { ...player, tokens: player.tokens + tokens },
    items: lost.length === 0 ? items : withoutLost(items, lost),
    lost,
    gained,
    tokens,
    reputation: judgeReputation(claims.reputation, judging.factions, refused),
    experience: judgeExperience(claims.experience, refused),
    refused,
  };
}

function judgeTokens(
  tokens: number,
  { purse, escrow }: { readonly purse: number; readonly escrow: number },
  refused: RefusedPart[],
): number {
  const code =
    -tokens > purse
      ? 'result/purse-exceeded'
      : tokens > EARNINGS_MAX
        ? 'result/earnings-exceeded'
        : tokens > escrow
          ? 'result/escrow-exceeded'
          : undefined;
  if (code === undefined) return tokens;
  refused.push({ part: 'tokens', code });
  return 0;
}

function judgeReputation(
  changes: Claims['reputation'],
  factions: readonly string[],
  refused: RefusedPart[],
): Record<string, number> {
  const judged: Record<string, number> = {};
  for (const faction of Object.keys(changes).sort()) {
    const part = `reputation ${faction}`;
    const by = changes[faction] as number;
    const clamped = Math.max(-REPUTATION_CHANGE_MAX, Math.min(REPUTATION_CHANGE_MAX, by));
    if (!factions.includes(faction)) {
      refused.push({ part, code: 'result/unknown-faction' });
      continue;
    }
    if (clamped !== by) refused.push({ part, code: 'result/reputation-clamped' });
    if (clamped !== 0) judged[faction] = clamped;
  }
  return judged;
}

function judgeExperience(points: number, refused: RefusedPart[]): number {
  if (points < 0) refused.push({ part: 'experience', code: 'result/experience-lost' });
  if (points > EXPERIENCE_GAIN_MAX) refused.push({ part: 'experience', code: 'result/experience-clamped' });
  return Math.max(0, Math.min(EXPERIENCE_GAIN_MAX, points));
}

/** What is left in the hands of whoever held what it was in. */
function withoutLost(items: readonly ItemFact[], lost: readonly EntityId[]): ItemFact[] {
  const byId = new Map(items.map((item) => [item.id as string, item]));
  const holderOf = (item: ItemFact): ItemFact['place'] => {
    const holder = byId.get(item.place);
    return holder !== undefined && lost.includes(holder.id) ? holderOf(holder) : item.place;
  };
  return items
    .filter(({ id }) => !lost.includes(id))
    .map((item) => {
      const place = holderOf(item);
      return place === item.place ? item : { ...item, place };
    });
}
