/** Lamps: what they burn, when they say so, and what can be seen and done without one. */
import { describe, expect, it } from 'vitest';
import { fuelLeft } from '../../../src/domain/flame.ts';
import type { PlayerId } from '../../../src/kernel/ids.ts';
import { Handling } from '../../support/handling.ts';
import { aPlayer } from '../../support/some-facts.ts';

const ADA = aPlayer().id;
const BOB = 'player:bob' as PlayerId;
/** Of the lamp on the quay; a world minute is ten ticks. */
const FUEL = 600;
const FULL = 1200;

const left = (hands: Handling, spec = 'lamp') => fuelLeft(hands.the(spec).flame!, hands.tick);
const types = (happenings: readonly { readonly type: string }[]) => happenings.map(({ type }) => type);

describe('a lamp', () => {
  it('[TH10] burns while it is lit, says when little is left, and goes out with the last of it', () => {
    const hands = new Handling().acts('light lamp');
    expect(hands.the('lamp').flame).toEqual({ state: 'lit', until: FUEL });
    expect(types(hands.wait(149))).toEqual([]);
    expect(types(hands.wait(1))).toEqual(['item.burned-low']);
    expect(left(hands)).toBe(450);
    expect(types(hands.wait(449))).toEqual([]);
    expect(left(hands)).toBe(1);
    expect(types(hands.wait(1))).toEqual(['item.went-out']);
    expect(hands.the('lamp').flame).toEqual({ state: 'out', fuel: 0 });
    expect(hands.code('light lamp')).toBe('light/no-fuel');
    expect(types(hands.wait(2000))).toEqual([]);
  });

  it('[TH10] that is put out keeps what is left, and burns on from there', () => {
    const hands = new Handling().acts('light lamp');
    hands.wait(100);
    hands.act('extinguish lamp');
    expect(hands.the('lamp').flame).toEqual({ state: 'out', fuel: 500 });
    expect(types(hands.wait(1000))).toEqual([]);
    hands.act('light lamp');
    expect(left(hands)).toBe(500);
    expect(types(hands.wait(500))).toEqual(['item.burned-low', 'item.went-out']);
  });

  it('[TH10] that goes out is seen where it is: in a hand, and not under a lid', () => {
    const lit = () => new Handling([{ id: BOB, name: 'Bob' }]).acts('light lamp', 'take lamp');
    const inHand = lit().wait(FUEL).at(-1);
    expect(inHand).toMatchObject({ type: 'item.went-out', room: 'room:quay' });
    const packed = lit().acts('open case', 'put lamp in case');
    expect(packed.wait(FUEL).at(-1)).toMatchObject({ room: 'room:quay' });
    const shut = lit().acts('open case', 'put lamp in case', 'close case');
    expect(shut.wait(FUEL).at(-1)).not.toHaveProperty('room');
  });

  it('[TH10] without fuel of its own burns for ever, and one that is built in stays lit', () => {
    const hands = new Handling().place(ADA, 'square');
    expect(hands.code('extinguish beacon')).toBe('extinguish/fixed');
    expect(types(hands.wait(5000))).toEqual([]);
    expect(left(hands, 'beacon')).toBe('endless');
  });

  it('[TH11] is filled by a portion at a time, to the brim and no further', () => {
    const hands = new Handling().acts('fill lamp with can');
    expect([left(hands), hands.the('can').portions]).toEqual([FULL, 1]);
    expect(hands.code('fill lamp with can')).toBe('fill/full');
    hands.acts('light lamp').wait(300);
    hands.act('fill lamp with can');
    expect([left(hands), hands.the('can').portions]).toEqual([FULL, 0]);
    hands.wait(10);
    expect(hands.code('fill lamp with can')).toBe('fill/can-empty');
  });

  it('[TH11] burns on while it is filled, and later than it would have gone out', () => {
    const hands = new Handling().acts('light lamp');
    hands.wait(FUEL - 10);
    hands.act('pour can into lamp');
    expect(hands.the('lamp').flame).toEqual({ state: 'lit', until: FUEL - 10 + 610 });
    expect(types(hands.wait(160))).toEqual(['item.burned-low']);
    expect(types(hands.wait(450))).toEqual(['item.went-out']);
  });

  it('[TH11] that has burned out burns again once it is filled', () => {
    const hands = new Handling().acts('light lamp');
    hands.wait(FUEL);
    hands.acts('fill lamp', 'light lamp');
    expect(left(hands)).toBe(600);
  });
});

describe('in the dark', () => {
  const down = (...before: readonly string[]) =>
    new Handling([{ id: BOB, name: 'Bob' }]).acts(...before).place(ADA, 'cellar');
  const view = (hands: Handling, player = ADA) => {
    const percept = hands.act('look', player).percepts[0]?.percept;
    return percept?.kind === 'room' ? percept.view : undefined;
  };

  it('[TH12] nothing is seen: no way, no thing, nobody but that somebody is there', () => {
    const hands = down('take bag');
    expect(view(hands)).toMatchObject({
      dark: true,
      paragraphs: ['view.dark'],
      exits: [],
      items: [],
      people: [],
    });
    hands.place(BOB, 'cellar');
    expect(view(hands)).toMatchObject({ paragraphs: ['view.dark', 'view.dark-company'], people: [] });
  });

  it('[TH12] only what is carried can be touched, and what is put down is lost to the hand', () => {
    const hands = down('take bread', 'take shell', 'take coat');
    hands.acts('eat bread', 'wear coat', 'put shell in coat', 'take shell from coat', 'drop shell');
    expect(hands.the('shell').place).toBe('room:cellar');
    for (const line of [
      'take shell',
      'x shell',
      'x bread',
      'read bread',
      'eat shell',
      'take shell from shell',
    ])
      expect([line, hands.code(line)]).toEqual([line, 'dark/too-dark']);
  });

  it('[TH12] a light is lit by feel, and by it all is there again, for everybody', () => {
    const hands = down('take shell', 'take lamp', 'take bag').place(BOB, 'cellar');
    hands.acts('drop shell', 'light lamp');
    for (const player of [ADA, BOB]) {
      expect(view(hands, player)?.dark).toBeUndefined();
      expect(view(hands, player)?.exits).toMatchObject([{ direction: 'up' }]);
      expect(view(hands, player)?.people).toHaveLength(1);
    }
    expect(hands.code('take shell', BOB)).toBeUndefined();
    hands.act('drop lamp');
    expect(hands.code('take shell', BOB)).toBeUndefined();
    // A bag has no lid: the light gets out of it.
    hands.acts('take lamp', 'put lamp in bag');
    expect(hands.code('take shell', BOB)).toBeUndefined();
  });

  it('[TH12] it is dark again when the light goes out, or goes away', () => {
    const hands = down('take lamp', 'light lamp').place(BOB, 'cellar');
    expect(view(hands, BOB)?.dark).toBeUndefined();
    hands.place(ADA, 'quay');
    expect(view(hands, BOB)?.dark).toBe(true);
    hands.place(ADA, 'cellar').wait(FUEL);
    expect(view(hands)?.dark).toBe(true);
    expect(hands.code('light lamp')).toBe('light/no-fuel');
  });
});
