/** Clothes: where they go, in what order they come off, and what else can be done with them meanwhile. */
import { describe, expect, it } from 'vitest';
import { loadOf } from '../../../src/domain/load.ts';
import type { PlayerId } from '../../../src/kernel/ids.ts';
import { Handling } from '../../support/handling.ts';
import { aPlayer } from '../../support/some-facts.ts';

const ADA = aPlayer().id;
const BOB = 'player:bob' as PlayerId;
const inHand = () => new Handling([{ id: BOB, name: 'Bob' }]).acts('take shirt', 'take coat', 'take jacket');
const worn = (hands: Handling) =>
  hands.facts.itemsIn(ADA).flatMap(({ spec, worn: isWorn }) => (isWorn === true ? [spec] : []));

describe('what is worn', () => {
  it('[TH13] goes one to each part of the body and each layer', () => {
    const hands = inHand().acts('wear coat');
    expect(hands.code('wear jacket')).toBe('wear/in-the-way');
    hands.acts('wear shirt');
    expect(worn(hands)).toEqual(['coat', 'shirt']);
    hands.acts('remove coat', 'wear jacket');
    expect(worn(hands)).toEqual(['jacket', 'shirt']);
    expect(hands.code('wear jacket')).toBe('wear/worn');
  });

  it('[TH13] comes off from the outside in', () => {
    const hands = inHand().acts('wear shirt', 'wear coat');
    expect(hands.code('remove shirt')).toBe('remove/covered');
    hands.acts('remove coat', 'remove shirt');
    expect(worn(hands)).toEqual([]);
    expect(hands.code('remove shirt')).toBe('remove/not-worn');
  });

  it('[TH13] has to be in the hands first, and is then told to everybody there', () => {
    const hands = new Handling();
    expect(hands.code('wear coat')).toBe('drop/not-held');
    hands.acts('take bag', 'take coat', 'put coat in bag');
    expect(hands.code('wear coat')).toBe('drop/not-held');
    hands.act('take coat');
    expect(hands.act('wear coat').happenings).toMatchObject([
      { type: 'player.put-on', actor: ADA, room: 'room:quay', params: { itemId: hands.the('coat').id } },
    ]);
    expect(hands.act('remove coat').happenings).toMatchObject([{ type: 'player.took-off' }]);
  });

  it('[TH13] weighs what it weighs, and leaves the hands free', () => {
    const hands = inHand();
    const load = () => loadOf(hands.context, hands.facts.player(ADA)!);
    const before = load();
    hands.act('wear coat');
    expect(load()).toEqual({ weight: before.weight, bulk: before.bulk - 5 });
    hands.act('remove coat');
    expect(load()).toEqual(before);
  });

  it('[TH14] is not put down, given or put away, by its name or with all the rest', () => {
    const hands = inHand().acts('wear coat');
    for (const line of ['drop coat', 'give coat to bob', 'put coat on shelf'])
      expect([line, hands.code(line)]).toEqual([line, 'drop/worn']);
    hands.act('drop all');
    expect(hands.facts.itemsIn(ADA).map(({ spec }) => spec)).toEqual(['coat']);
    expect(hands.code('drop all')).toBe('noun/none');
    hands.acts('remove coat', 'drop coat');
    expect(hands.the('coat')).toMatchObject({ place: 'room:quay' });
    expect(hands.the('coat')).not.toHaveProperty('worn');
  });

  it('[TH14] keeps what is in its pockets, which hands can reach', () => {
    const hands = inHand().acts('take shell', 'wear coat', 'put shell in coat', 'drop all');
    expect(hands.the('shell').place).toBe(hands.the('coat').id);
    hands.acts('take shell');
    expect(hands.the('shell').place).toBe(ADA);
    expect(worn(hands)).toEqual(['coat']);
  });
});
