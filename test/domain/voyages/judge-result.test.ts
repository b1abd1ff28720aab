/** What of a foreign game's result comes to pass. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemFact, PlayerFact } from '../../../src/domain/entity.ts';
import {
  type Claims,
  EARNINGS_MAX,
  EXPERIENCE_GAIN_MAX,
  GIFTS_MAX,
  NOTHING_CLAIMED,
  PURSE_MAX,
  REPUTATION_CHANGE_MAX,
} from '../../../src/domain/voyages/claims.ts';
import { judgeResult } from '../../../src/domain/voyages/judge-result.ts';
import { manifestOf } from '../../../src/domain/voyages/manifest.ts';
import type { EntityId, PlayerId } from '../../../src/kernel/ids.ts';

const player = {
  id: 'player:a' as PlayerId,
  kind: 'player',
  name: 'Alice',
  race: 'human',
  characterClass: 'wanderer',
  experience: 0,
  tokens: 30,
  reputation: { wardens: 10 },
} as unknown as PlayerFact;

const item = (id: string, more: Partial<ItemFact> = {}): ItemFact => ({
  id: `item:${id}` as EntityId,
  kind: 'item',
  spec: id,
  world: 'isle',
  place: player.id,
  itemType: 'tool',
  rarity: 'common',
  sourceRealm: 'isle',
  transferable: true,
  fixed: false,
  ...more,
});

const BAG = item('bag');
const COIN = item('coin', { place: BAG.id });
const KEY = item('key', { transferable: false, place: BAG.id });
const ITEMS = [BAG, COIN, KEY];

const judge = (claims: Partial<Claims>, escrow = 0) =>
  judgeResult({ player, items: ITEMS, escrow, factions: ['wardens'] }, { ...NOTHING_CLAIMED, ...claims });
const codes = (claims: Partial<Claims>, escrow?: number) =>
  judge(claims, escrow).refused.map(({ code }) => code);
const gift = (rarity: ItemFact['rarity'] = 'common') => ({
  itemId: 'mug',
  name: 'mug',
  itemType: 'vessel',
  rarity,
});

describe('what is handed over', () => {
  it('[JD1] is nothing that may not leave the realm, and no more of the purse than may be spent', () => {
    expect(manifestOf({ player, items: ITEMS })).toMatchObject({
      name: 'Alice',
      level: 1,
      purse: 30,
      items: [BAG, COIN],
    });
    expect(manifestOf({ player: { ...player, tokens: 5000 }, items: [] }).purse).toBe(PURSE_MAX);
  });
});

describe('a result', () => {
  it('[JD2] changes nothing when it claims nothing', () => {
    expect(judge({})).toMatchObject({ player, items: ITEMS, lost: [], gained: [], tokens: 0, refused: [] });
  });

  it('[JD3] loses only what was handed over, and once', () => {
    expect(codes({ lost: [KEY.id, 'item:moon', COIN.id, COIN.id] })).toEqual([
      'result/not-handed-over',
      'result/not-handed-over',
      'result/lost-twice',
    ]);
    expect(judge({ lost: [COIN.id] }).items).toEqual([BAG, KEY]);
  });

  it('[JD3] leaves in the hands of the traveller what was in something that is lost', () => {
    expect(judge({ lost: [BAG.id] }).items).toEqual([
      { ...COIN, place: player.id },
      { ...KEY, place: player.id },
    ]);
  });

  it('[JD4] brings so many gifts and none of the rarest', () => {
    const gained = Array.from({ length: GIFTS_MAX + 1 }, () => gift());
    expect(codes({ gained })).toEqual(['result/too-many-gifts']);
    expect(judge({ gained }).gained).toHaveLength(GIFTS_MAX);
    expect(codes({ gained: [gift('legendary'), gift('rare')] })).toEqual(['result/too-precious']);
  });

  it('[JD5] spends no more than the purse, and earns no more than the game holds and a voyage may', () => {
    expect(codes({ tokens: -31 })).toEqual(['result/purse-exceeded']);
    expect(codes({ tokens: 6 }, 5)).toEqual(['result/escrow-exceeded']);
    expect(codes({ tokens: EARNINGS_MAX + 1 }, 1_000_000)).toEqual(['result/earnings-exceeded']);
    expect(judge({ tokens: -31 }).player).toBe(player);
    expect(judge({ tokens: -30 }).player.tokens).toBe(0);
    expect(judge({ tokens: 5 }, 5).player.tokens).toBe(35);
  });

  it('[JD6] changes reputation so far and no further, with factions that there are', () => {
    expect(codes({ reputation: { moonlings: 5, wardens: 5000 } })).toEqual([
      'result/unknown-faction',
      'result/reputation-clamped',
    ]);
    expect(judge({ reputation: { wardens: -5000 } }).reputation).toEqual({ wardens: -REPUTATION_CHANGE_MAX });
  });

  it('[JD7] gives so much experience, and takes none', () => {
    expect(codes({ experience: EXPERIENCE_GAIN_MAX + 1 })).toEqual(['result/experience-clamped']);
    expect(codes({ experience: -1 })).toEqual(['result/experience-lost']);
    expect(judge({ experience: -1 }).experience).toBe(0);
  });

  it('[JD8] keeps tokens in sum and purses and escrows from owing, whatever it claims', () => {
    const anyClaims = fc.record({
      lost: fc.array(fc.constantFrom(BAG.id, COIN.id, KEY.id, 'item:moon')),
      gained: fc.array(fc.constantFrom(gift(), gift('rare'), gift('legendary')), { maxLength: 6 }),
      tokens: fc.integer({ min: -400, max: 400 }),
      reputation: fc.dictionary(
        fc.constantFrom('wardens', 'moonlings'),
        fc.integer({ min: -2000, max: 2000 }),
      ),
      experience: fc.integer({ min: -500, max: 500 }),
    });
    fc.assert(
      fc.property(anyClaims, fc.nat(500), (claims, escrow) => {
        const judged = judge(claims, escrow);
        expect(judged.player.tokens).toBe(player.tokens + judged.tokens);
        expect(judged.player.tokens).toBeGreaterThanOrEqual(0);
        expect(escrow - judged.tokens).toBeGreaterThanOrEqual(0);
        const ids = judged.items.map(({ id }) => id as string);
        expect([...ids, ...judged.lost].sort()).toEqual(ITEMS.map(({ id }) => id as string).sort());
        for (const { place } of judged.items) expect(place === player.id || ids.includes(place)).toBe(true);
      }),
    );
  });
});
