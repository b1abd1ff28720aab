/** What no rule may do: make or lose tokens, make items, put anything nowhere. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audit, breach } from '../../src/domain/conservation.ts';
import type { Entity } from '../../src/domain/entity.ts';
import { Facts } from '../../src/domain/facts.ts';
import { approve } from '../../src/domain/rule.ts';
import { newQuest } from '../../src/domain/story.ts';
import type { EntityId, PlayerId } from '../../src/kernel/ids.ts';
import { SMALL_UNIVERSE } from '../support/small-world.ts';
import { anItem, aPlayer, aRealm } from '../support/some-facts.ts';

const ISLE = SMALL_UNIVERSE.worlds['isle']!;
const ADA = aPlayer();
const BEA = aPlayer({ id: 'player:bea' as PlayerId, name: 'Bea', tokens: 30 });
const SHELL = anItem();
const STORY = newQuest('light', ADA.id);

function someFacts(): Facts {
  const facts = new Facts('realm:isle' as EntityId);
  for (const entity of [aRealm(), ADA, BEA, SHELL, STORY]) facts.put(entity);
  return facts;
}

const verdict = (...changes: Entity[]) =>
  breach(someFacts(), approve({ changes }), { mayCreateItems: false });

describe('a ruling', () => {
  it('[CV1] that moves tokens is fine exactly when as many come out as go in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }), (out, into) => {
        const broken = verdict({ ...ADA, tokens: ADA.tokens - out }, { ...BEA, tokens: BEA.tokens + into });
        expect(broken === undefined).toBe(out === into);
      }),
    );
  });

  it('[CV1] must not put anybody in debt, nor deal in parts of tokens', () => {
    expect(verdict({ ...ADA, tokens: -1 }, { ...BEA, tokens: 51 })).toMatch(
      'conservation/tokens-of player:ada',
    );
    expect(verdict({ ...ADA, tokens: 19.5 }, { ...BEA, tokens: 30.5 })).toMatch('conservation/tokens-of');
    expect(verdict({ ...ADA, tokens: Number.NaN })).toMatch('conservation/tokens-of');
  });

  it('[CV1] must not bring somebody in whose purse comes from nowhere', () => {
    expect(verdict(aPlayer({ id: 'player:cy' as PlayerId, tokens: 5 }))).toMatch('conservation/tokens');
    expect(
      verdict(aPlayer({ id: 'player:cy' as PlayerId, tokens: 5 }), { ...ADA, tokens: 15 }),
    ).toBeUndefined();
  });

  it('[CV2] must not make items, except where that is what it is for', () => {
    const medal = anItem({ id: 'item:isle/medal/1' as EntityId });
    expect(verdict(medal)).toBe('conservation/item-made item:isle/medal/1');
    const happenings = [{ type: 'item.spawned', params: { itemId: medal.id } }];
    const told = approve({ changes: [medal], happenings });
    expect(breach(someFacts(), told, { mayCreateItems: true })).toBeUndefined();
    expect(breach(someFacts(), told, {})).toBe('conservation/item-made item:isle/medal/1');
  });

  it('[CV5] says of every item that it makes or removes that it came or went', () => {
    const medal = anItem({ id: 'item:isle/medal/1' as EntityId });
    const making = (itemId: string) =>
      approve({ changes: [medal], happenings: [{ type: 'item.spawned', params: { itemId } }] });
    const fault = 'conservation/unrecorded item:isle/medal/1';
    expect(breach(someFacts(), approve({ changes: [medal] }), { mayCreateItems: true })).toBe(fault);
    expect(breach(someFacts(), making('item:isle/medal/2'), { mayCreateItems: true })).toBe(fault);
    expect(breach(someFacts(), making(medal.id), { mayCreateItems: true })).toBeUndefined();
    const untold = approve({ removals: [SHELL.id] });
    expect(breach(someFacts(), untold, { mayRemoveItems: true })).toBe(`conservation/unrecorded ${SHELL.id}`);
  });

  it('[CV2] must not change anything twice, nor give an item to nobody', () => {
    expect(verdict(SHELL, { ...SHELL, place: ADA.id })).toMatch('conservation/changed-twice');
    expect(verdict({ ...SHELL, place: 'player:ghost' as EntityId })).toBe(
      `conservation/item-nowhere ${SHELL.id}`,
    );
    expect(verdict({ ...SHELL, place: ADA.id })).toBeUndefined();
  });
});

describe('removals', () => {
  const gone = (id: string, mayRemoveItems = false) =>
    breach(
      someFacts(),
      approve({
        removals: [id as EntityId],
        happenings: [{ type: 'item.vanished', params: { itemIds: { list: [id] } } }],
      }),
      { mayRemoveItems },
    );

  it('[CV4] only stories are removed, and items where that is what it is for', () => {
    expect(gone(STORY.id)).toBeUndefined();
    expect(gone(SHELL.id)).toBe(`conservation/removed ${SHELL.id}`);
    expect(gone(SHELL.id, true)).toBeUndefined();
    for (const id of [ADA.id, 'realm:isle', 'item:none'])
      expect(gone(id, true)).toBe(`conservation/removed ${id}`);
  });

  it('[CV4] what is removed is not changed, too', () => {
    const both = approve({ changes: [{ ...STORY, status: 'failed' }], removals: [STORY.id] });
    expect(breach(someFacts(), both, {})).toBe('conservation/changed-twice');
  });
});

describe('an audit', () => {
  it('[CV3] finds nothing wrong with facts that were only changed by rulings', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: -30, max: 30 }), fc.boolean())), (moves) => {
        const facts = someFacts();
        for (const [amount, taken] of moves) {
          const ada = facts.player(ADA.id)!;
          const bea = facts.player(BEA.id)!;
          const ruling = approve({
            changes: [
              { ...ada, tokens: ada.tokens - amount },
              { ...bea, tokens: bea.tokens + amount },
              { ...facts.item(SHELL.id)!, place: taken ? ADA.id : ADA.place },
            ],
          });
          if (breach(facts, ruling, { mayCreateItems: false }) === undefined)
            for (const change of ruling.changes) facts.put(change);
        }
        expect(audit(facts, ISLE)).toEqual([]);
        expect(facts.tokens).toBe(10_050);
      }),
    );
  });

  it('[CV3] finds tokens and items that were put behind the back of the indexes', () => {
    const facts = someFacts();
    facts.store.put({ ...ADA, tokens: 25 });
    facts.store.put(anItem({ id: 'item:isle/shell/2' as EntityId }));
    expect(audit(facts, ISLE)).toEqual([
      'conservation/token-total counted 10055, kept 10050',
      'conservation/item-total counted 2, kept 1',
    ]);
  });

  it('[CV3] finds what is in no room of this world, and what nobody holds', () => {
    const facts = someFacts();
    facts.put({ ...ADA, place: 'room:attic' as never });
    facts.put({ ...SHELL, place: BEA.id });
    facts.remove(BEA.id);
    expect(audit(facts, ISLE)).toEqual([
      `conservation/no-such-holder ${SHELL.id} with player:bea`,
      'conservation/no-such-room player:ada in room:attic',
    ]);
  });
});
