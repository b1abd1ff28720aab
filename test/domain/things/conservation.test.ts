/** What no ruling may do with things that hold things. */
import { describe, expect, it } from 'vitest';
import { audit, breach } from '../../../src/domain/conservation.ts';
import type { ItemFact } from '../../../src/domain/entity.ts';
import { allWithin, whereabouts } from '../../../src/domain/reach.ts';
import { approve } from '../../../src/domain/rule.ts';
import type { EntityId } from '../../../src/kernel/ids.ts';
import { SMALL_UNIVERSE } from '../../support/small-world.ts';
import { aKeeper, anItem, aPlayer, aRealm, factsOf } from '../../support/some-facts.ts';

const ADA = aPlayer();
const BOX = anItem({ id: 'item:isle/box/1' as EntityId, spec: 'box', place: ADA.id });
const TIN = anItem({ id: 'item:isle/tin/1' as EntityId, spec: 'tin', place: BOX.id });
const PIN = anItem({ id: 'item:isle/pin/1' as EntityId, spec: 'pin', place: TIN.id });

const facts = () => factsOf([aRealm(), ADA, aKeeper(), BOX, TIN, PIN]);
const verdict = (...changes: ItemFact[]) => breach(facts(), approve({ changes }), {});

describe('a ruling about things in things', () => {
  it('[TH2] must not put a thing into itself, nor into what is in it', () => {
    expect(verdict({ ...BOX, place: BOX.id })).toBe(`conservation/item-in-itself ${BOX.id}`);
    expect(verdict({ ...BOX, place: PIN.id })).toBe(`conservation/item-in-itself ${BOX.id}`);
    expect(verdict({ ...TIN, place: ADA.place }, { ...BOX, place: PIN.id })).toBeUndefined();
    expect(verdict({ ...PIN, place: 'item:isle/none/1' as EntityId })).toBe(
      `conservation/item-nowhere ${PIN.id}`,
    );
  });

  it('[TH2] must not have a thing worn by anybody but a player who has it', () => {
    expect(verdict({ ...BOX, worn: true })).toBeUndefined();
    expect(verdict({ ...TIN, worn: true })).toBe(`conservation/worn-by-nobody ${TIN.id}`);
    expect(verdict({ ...BOX, worn: true, place: ADA.place })).toBe(`conservation/worn-by-nobody ${BOX.id}`);
    expect(verdict({ ...BOX, worn: true, place: aKeeper().id })).toBe(
      `conservation/worn-by-nobody ${BOX.id}`,
    );
  });

  const TOLD = { type: 'item.vanished', params: { itemIds: { list: [BOX.id] } } };

  it('[TH2] must not remove a thing and leave in it what was in it', () => {
    const gone = (...changes: ItemFact[]) =>
      breach(facts(), approve({ changes, removals: [BOX.id], happenings: [TOLD] }), { mayRemoveItems: true });
    expect(gone()).toBe(`conservation/item-nowhere ${TIN.id}`);
    expect(gone({ ...TIN, place: ADA.place })).toBeUndefined();
  });

  it('[TH2] an audit finds a circle that was made behind the back of the rulings', () => {
    const broken = facts();
    broken.put({ ...BOX, place: PIN.id });
    const isle = SMALL_UNIVERSE.worlds['isle']!;
    expect(audit(broken, isle)).toEqual([BOX, PIN, TIN].map(({ id }) => `conservation/item-in-itself ${id}`));
  });

  it('[TH1] a thing is in the end where the outermost of what it is in is, and counts as carried', () => {
    const all = facts();
    expect(whereabouts(all, PIN)).toBe(ADA.id);
    expect(allWithin(all, ADA.id).map(({ spec }) => spec)).toEqual(['box', 'tin', 'pin']);
    expect(all.holdsItem(ADA.id, 'pin')).toBe(true);
    all.put({ ...TIN, place: ADA.place });
    expect(all.holdsItem(ADA.id, 'pin')).toBe(false);
    expect(whereabouts(all, PIN)).toBe(ADA.place);
  });
});
