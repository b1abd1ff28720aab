/** Food and drink: by the portion, and gone or empty with the last. */
import { describe, expect, it } from 'vitest';
import type { PlayerId } from '../../../src/kernel/ids.ts';
import { Handling } from '../../support/handling.ts';
import { aPlayer } from '../../support/some-facts.ts';

const ADA = aPlayer().id;
const BOB = 'player:bob' as PlayerId;

describe('food', () => {
  it('[TH15] is eaten a portion at a time, and with the last it is gone from the world', () => {
    const hands = new Handling().acts('take bread');
    const items = hands.facts.itemCount;
    expect(hands.act('eat bread').happenings).toMatchObject([
      { type: 'player.ate', actor: ADA, room: 'room:quay', params: { count: 1 } },
    ]);
    expect(hands.the('bread')).toMatchObject({ portions: 1, place: ADA });
    const last = hands.act('eat bread');
    expect(last.happenings).toMatchObject([
      { params: { count: 0, itemIds: { list: ['item:isle/bread/1'] } } },
    ]);
    expect(hands.has('bread')).toBe(false);
    expect(hands.facts.itemCount).toBe(items - 1);
    expect(hands.code('eat bread')).toBe('noun/unknown');
  });

  it('[TH15] is shared: the portions are those of the thing, whoever eats', () => {
    const hands = new Handling([{ id: BOB, name: 'Bob' }]);
    hands.act('eat bread');
    hands.act('eat bread', BOB);
    expect(hands.has('bread')).toBe(false);
  });

  it('[TH15] that somebody else has is out of reach', () => {
    const hands = new Handling([{ id: BOB, name: 'Bob' }]);
    hands.act('take bread', BOB);
    expect(hands.code('eat bread')).toBe('noun/unknown');
  });

  it('[TH15] leaves behind what was in it', () => {
    const hands = new Handling().acts('take shell');
    hands.facts.put({ ...hands.the('shell'), place: hands.the('bread').id });
    hands.acts('eat bread', 'eat bread');
    expect(hands.the('shell').place).toBe('room:quay');
  });

  it('[TH16] is no drink, and drink no food', () => {
    const hands = new Handling();
    expect(hands.code('drink bread')).toBe('drink/inedible');
    expect(hands.code('eat barrel')).toBe('eat/inedible');
    expect(hands.code('eat anvil')).toBe('eat/inedible');
  });

  it('[TH16] what is drunk up stands empty, and stays', () => {
    const hands = new Handling();
    const items = hands.facts.itemCount;
    expect(hands.act('drink barrel').happenings).toMatchObject([
      { type: 'player.drank', params: { count: 0 } },
    ]);
    expect(hands.the('barrel').portions).toBe(0);
    expect(hands.code('drink barrel')).toBe('drink/nothing-left');
    expect(hands.facts.itemCount).toBe(items);
  });
});
