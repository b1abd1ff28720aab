/** What a keeper keeps in mind of a player: opinions that fade, promises that run out, and an end to remembering. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  ACQUAINTANCES_MAX,
  type AcquaintanceFact,
  acquaintanceOf,
  DEEDS_MAX,
  GIFT_OPINION,
  GIFTS_MAX,
  MEETING_GAP_MINUTES,
  type MemoryChange,
  metAgain,
  OPINION_FADE_MINUTES,
  OPINION_MAX,
  PROMISE_BROKEN_OPINION,
  PROMISE_KEPT_OPINION,
  PROMISES_MAX,
  remembered,
  withChange,
  withDeed,
  withGift,
  withTopic,
} from '../../src/domain/acquaintance.ts';
import { audit, breach } from '../../src/domain/conservation.ts';
import { type MemoryQuestion, recalls } from '../../src/domain/recollection.ts';
import { approve } from '../../src/domain/rule.ts';
import type { WorldSpec } from '../../src/domain/world-spec.ts';
import type { PlayerId } from '../../src/kernel/ids.ts';
import { ADA, QUAY_FACTS, WARDEN } from '../support/acting.ts';
import { SMALL_UNIVERSE } from '../support/small-world.ts';
import { aPlayer, factsOf, ruleContext } from '../support/some-facts.ts';

/** A minute of the story is ten ticks. */
const TICKS_PER_MINUTE = 10;
const isle = SMALL_UNIVERSE.worlds['isle'] as WorldSpec;

const facts = factsOf(QUAY_FACTS);
const at = (minute: number) => ruleContext({ facts, tick: minute * TICKS_PER_MINUTE });
const PAIR = { keeper: WARDEN, player: ADA };
const stranger = acquaintanceOf(at(0), PAIR);

/** As the record reads at that minute when it was put away earlier. */
function later(acquaintance: AcquaintanceFact, minute: number): AcquaintanceFact {
  const kept = factsOf([...QUAY_FACTS, acquaintance]);
  return acquaintanceOf(ruleContext({ facts: kept, tick: minute * TICKS_PER_MINUTE }), PAIR);
}

function answers(
  acquaintance: AcquaintanceFact,
  asks: MemoryQuestion,
  minute = 0,
  player = aPlayer(),
): boolean {
  const kept = factsOf([...QUAY_FACTS, acquaintance]);
  return recalls(ruleContext({ facts: kept, tick: minute * TICKS_PER_MINUTE }), player, {
    keeper: 'warden',
    asks,
  });
}

it('[KM1] a talk an hour after the one before is another meeting, and no sooner', () => {
  const first = metAgain(at(0), stranger);
  expect(first.meetings).toBe(1);
  expect(metAgain(at(MEETING_GAP_MINUTES - 1), first).meetings).toBe(1);
  expect(metAgain(at(MEETING_GAP_MINUTES), first).meetings).toBe(2);
  expect(answers(first, { about: 'meetings', atLeast: 1 })).toBe(true);
  expect(answers(first, { about: 'meetings', atLeast: 2 })).toBe(false);
  expect(answers(first, { about: 'hours apart', atLeast: 2 }, 119)).toBe(false);
  expect(answers(first, { about: 'hours apart', atLeast: 2 }, 120)).toBe(true);
  expect(answers(stranger, { about: 'hours apart', atLeast: 2 }, 120)).toBe(false);
});

it('[KM2] the last question is remembered, and no other', () => {
  const asked = withTopic(withTopic(stranger, 'tide'), 'light');
  expect(answers(asked, { about: 'topic', topic: 'light' })).toBe(true);
  expect(answers(asked, { about: 'topic', topic: 'tide' })).toBe(false);
});

it('[KM3] an opinion comes a point nearer to none every two hours of the story, from either side', () => {
  for (const by of [5, -5]) {
    const formed = withChange(at(0), stranger, { type: 'opinion', by });
    const sign = Math.sign(by);
    expect(later(formed, OPINION_FADE_MINUTES - 1).opinion).toBe(by);
    expect(later(formed, OPINION_FADE_MINUTES).opinion).toBe(by - sign);
    expect(later(formed, 4 * OPINION_FADE_MINUTES).opinion).toBe(sign);
    expect(later(formed, 100 * OPINION_FADE_MINUTES).opinion).toBe(0);
  }
});

it('[KM3] it fades alike however often it is looked at', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -OPINION_MAX, max: OPINION_MAX }),
      fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 12 }),
      (by, moments) => {
        const formed = withChange(at(0), stranger, { type: 'opinion', by });
        const sorted = [...moments].sort((left, right) => left - right);
        const looked = sorted.reduce((known, minute) => later(known, minute), formed);
        expect(looked.opinion).toBe(later(formed, sorted.at(-1) ?? 0).opinion);
      },
    ),
  );
});

it('[KM4] what the keeper’s people think of somebody counts for a tenth', () => {
  const faction = isle.keepers['warden']?.faction ?? '';
  const asks = (atLeast: number) => ({ about: 'opinion', atLeast }) as const;
  const esteemed = aPlayer({ reputation: { [faction]: 199 } });
  expect(answers(stranger, asks(19), 0, esteemed)).toBe(true);
  expect(answers(stranger, asks(20), 0, esteemed)).toBe(false);
  const disliked = aPlayer({ reputation: { [faction]: -199 } });
  expect(answers(stranger, asks(-19), 0, disliked)).toBe(true);
  expect(answers(stranger, asks(-18), 0, disliked)).toBe(false);
  const hated = withChange(at(0), stranger, { type: 'opinion', by: -200 });
  expect(answers(hated, asks(-100), 0, disliked)).toBe(true);
  expect(answers(hated, asks(-99), 0, disliked)).toBe(false);
});

it('[KM5] a promise is kept or broken once, and a broken one weighs more', () => {
  const promised = withChange(at(0), stranger, { type: 'promise', promise: 'look in' });
  const status = (known: AcquaintanceFact) => known.promises.map((made) => made.status);
  const kept = withChange(at(0), promised, { type: 'promise kept', promise: 'look in' });
  expect([status(kept), kept.opinion]).toEqual([['kept'], PROMISE_KEPT_OPINION]);
  const broken = withChange(at(0), promised, { type: 'promise broken', promise: 'look in' });
  expect([status(broken), broken.opinion]).toEqual([['broken'], PROMISE_BROKEN_OPINION]);
  expect(withChange(at(0), kept, { type: 'promise broken', promise: 'look in' })).toBe(kept);
  expect(withChange(at(0), stranger, { type: 'promise kept', promise: 'look in' })).toBe(stranger);
  expect(answers(kept, { about: 'promise', promise: 'look in', status: 'kept' })).toBe(true);
  expect(answers(kept, { about: 'promise', promise: 'look in', status: 'open' })).toBe(false);
});

it('[KM6] a promise that runs out is broken, and it is held against the player from then on', () => {
  const change: MemoryChange = { type: 'promise', promise: 'look in', withinMinutes: 600 };
  const promised = withChange(at(0), stranger, change);
  expect(later(promised, 600).promises[0]?.status).toBe('open');
  expect(later(promised, 601).promises[0]?.status).toBe('broken');
  expect(later(promised, 601).opinion).toBe(PROMISE_BROKEN_OPINION);
  expect(later(promised, 600 + 10 * OPINION_FADE_MINUTES).opinion).toBe(PROMISE_BROKEN_OPINION + 10);
  const again = withChange(at(700), later(promised, 700), change);
  expect(again.promises.map((made) => made.status)).toEqual(['open']);
});

it('[KM7] only the first gift of a kind makes an impression', () => {
  const given = withGift(at(0), withGift(at(0), stranger, 'shell'), 'shell');
  expect([given.gifts, given.opinion]).toEqual([['shell'], GIFT_OPINION]);
  expect(answers(given, { about: 'gift', item: 'shell' })).toBe(true);
  expect(answers(given, { about: 'gift', item: 'rope' })).toBe(false);
});

it('[KM8] what was seen is not overlaid by what is told', () => {
  const seen = withDeed(stranger, { deed: 'took the bell', minute: 3, weight: -5 });
  const told = { deed: 'took the bell', minute: 9, weight: -2, toldBy: 'walker' };
  expect(withDeed(seen, told)).toBe(seen);
  expect(withDeed(stranger, told).deeds).toEqual([told]);
  expect(answers(seen, { about: 'deed', deed: 'took the bell' })).toBe(true);
});

it('[KM9] promises, gifts and deeds are kept up to their maxima, the oldest goes first', () => {
  let full = stranger;
  for (let index = 0; index < 40; index += 1) {
    full = withChange(at(0), full, { type: 'promise', promise: `promise ${index}` });
    full = withChange(at(0), full, { type: 'deed', deed: `deed ${index}` });
    full = withGift(at(0), full, `item ${index}`);
  }
  expect([full.promises.length, full.deeds.length, full.gifts.length]).toEqual([
    PROMISES_MAX,
    DEEDS_MAX,
    GIFTS_MAX,
  ]);
  expect(full.promises.at(-1)?.promise).toBe('promise 39');
  expect(full.deeds[0]?.deed).toBe(`deed ${40 - DEEDS_MAX}`);
});

it('[KM10] for somebody new the keeper forgets whoever it has not seen for longest', () => {
  const crowd = Array.from({ length: ACQUAINTANCES_MAX }, (_, index) => {
    const player = `player:${String(index).padStart(4, '0')}` as PlayerId;
    return {
      ...acquaintanceOf(at(0), { keeper: WARDEN, player }),
      seenMinute: index === 77 ? 1 : 400 + (index % 3),
    };
  });
  const kept = factsOf([...QUAY_FACTS, ...crowd]);
  const context = ruleContext({ facts: kept, tick: 0 });
  const { changes, removals } = remembered(context, metAgain(context, acquaintanceOf(context, PAIR)));
  expect(removals).toEqual([crowd[77]?.id]);
  expect(breach(kept, approve({ changes, removals }), {})).toBeUndefined();
  for (const change of changes) kept.put(change);
  for (const id of removals) kept.remove(id);
  expect(kept.acquaintancesOf(WARDEN)).toHaveLength(ACQUAINTANCES_MAX);
  expect(audit(kept, isle)).toEqual([]);
  const known = acquaintanceOf(context, PAIR);
  expect(remembered(context, { ...known, topic: 'light' }).removals).toEqual([]);
});

it('[KM11] a memory outlives the player’s absence from the realm', () => {
  const met = metAgain(at(0), stranger);
  const withoutAda = factsOf([...QUAY_FACTS.filter(({ id }) => id !== ADA), met]);
  expect(audit(withoutAda, isle)).toEqual([]);
  expect(acquaintanceOf(ruleContext({ facts: withoutAda }), PAIR).meetings).toBe(1);
});
