/** Which things the words of a noun mean: one, several, all but some. */
import { describe, expect, it } from 'vitest';
import type { ItemFact } from '../../src/domain/entity.ts';
import { findItem, findItems, ITEMS_MAX, wordFor } from '../../src/domain/find-items.ts';
import type { EntityId } from '../../src/kernel/ids.ts';
import { anItem, aPlayer, factsOf, ruleContext } from '../support/some-facts.ts';

const context = ruleContext({ facts: factsOf([]) });
const id = (name: string) => `item:${name}` as EntityId;
const rope = anItem({ id: id('rope'), spec: 'rope' });
const key = anItem({ id: id('key'), spec: 'brass_key' });
const shells = [1, 2, 3].map((n) => anItem({ id: id(`shell-${n}`) }));
const stone = anItem({ id: id('stone'), called: 'White Stone' });
const ALL: readonly ItemFact[] = [...shells, rope, key, stone];

const names = (items: readonly ItemFact[]) => items.map((item) => item.id.replace('item:', ''));
const find = (words: string, among = ALL) => {
  const items = findItems(context, among, words.split(' '));
  return items.ok ? names(items.found) : items.code;
};

describe('nouns', () => {
  it('[NP1] all words have to fit, and of things that are alike the first is meant', () => {
    expect(find('shell')).toEqual(['shell-1']);
    expect(find('white shell')).toEqual(['shell-1']);
    expect(find('brass shell')).toBe('noun/unknown');
    expect(find('key')).toEqual(['key']);
    expect(find('one shell')).toEqual(['shell-1']);
  });

  it('[NP2] ordinals, numbers and plurals', () => {
    expect(find('second shell')).toEqual(['shell-2']);
    expect(find('last shell')).toEqual(['shell-3']);
    expect(find('2 shells')).toEqual(['shell-1', 'shell-2']);
    expect(find('two white shells')).toEqual(['shell-1', 'shell-2']);
    expect(find('shells')).toEqual(['shell-1', 'shell-2', 'shell-3']);
    expect(find('second one', shells)).toEqual(['shell-2']);
  });

  it('[NP3] all, all of a kind, and all but some', () => {
    expect(find('all')).toEqual(names(ALL));
    expect(find('all shells')).toEqual(['shell-1', 'shell-2', 'shell-3']);
    expect(find('all except shells')).toEqual(['rope', 'key', 'stone']);
    expect(find('all except second shell and rope')).toEqual(['shell-1', 'shell-3', 'key', 'stone']);
    expect(find('shells except first one')).toEqual(['shell-2', 'shell-3']);
  });

  it('[NP8] what is carried and what is here, at either end of a noun', () => {
    const [mine, bag] = [
      { ...shells[0], place: aPlayer().id },
      { ...rope, place: aPlayer().id },
    ] as ItemFact[];
    const packed = { ...(shells[1] as ItemFact), place: id('rope') };
    const among = [mine, bag, packed, shells[2], key] as ItemFact[];
    const here = ruleContext({ facts: factsOf([aPlayer(), ...among]) });
    const meant = (words: string) => {
      const items = findItems(here, among, words.split(' '));
      return items.ok ? names(items.found) : items.code;
    };
    expect(meant('held shell')).toEqual(['shell-1']);
    expect(meant('shell here')).toEqual(['shell-3']);
    expect(meant('all shells i hold')).toEqual(['shell-1', 'shell-2']);
    expect(meant('second held shell')).toEqual(['shell-2']);
    expect(meant('held key')).toBe('noun/unknown');
    expect(meant('one i hold')).toBe('noun/ambiguous');
    expect(meant('here')).toBe('noun/unknown');
    expect(meant('all here')).toEqual(['shell-3', 'key']);
    expect(meant('shells except shell here')).toEqual(['shell-1', 'shell-2']);
  });

  it('[NP3] what a rule keeps out of "all" is still found by its name', () => {
    const isAmongAll = (item: ItemFact) => item !== rope;
    const all = findItems(context, ALL, ['all'], { isAmongAll });
    expect(all.ok && all.found.includes(rope)).toBe(false);
    const named = findItems(context, ALL, ['rope'], { isAmongAll });
    expect(named.ok && named.found).toEqual([rope]);
  });

  it('[NP3] at most so many things come of one command', () => {
    const many = Array.from({ length: ITEMS_MAX + 5 }, (_, n) => anItem({ id: id(`pile-${n}`) }));
    const all = findItems(context, many, ['all']);
    expect(all.ok && all.found.length).toBe(ITEMS_MAX);
  });

  it('[NP4] a list, none twice, in the order of the words', () => {
    expect(find('rope and shell and key')).toEqual(['rope', 'shell-1', 'key']);
    expect(find('rope and rope')).toEqual(['rope']);
    expect(find('rope and moon')).toBe('noun/unknown');
  });

  it('[NP5] several kinds are offered to choose from', () => {
    const items = findItems(context, ALL, ['white']);
    expect(items).toMatchObject({
      code: 'noun/ambiguous',
      question: { words: ['white'], choices: [expect.stringContaining('shell'), 'item:stone'] },
    });
    expect(find(wordFor(stone.id))).toEqual(['stone']);
  });

  it('[NP6] none, too few, one at a time', () => {
    expect(find('all', [])).toBe('noun/none');
    expect(find('0 shells')).toBe('noun/none');
    expect(find('all except shells', shells)).toBe('noun/none');
    expect(find('4 shells')).toBe('noun/too-few');
    expect(find('second rope')).toBe('noun/too-few');
    expect(find('second moon')).toBe('noun/unknown');
    expect(findItem(context, ALL, ['all'])).toMatchObject({ code: 'noun/one-only' });
    expect(findItem(context, ALL, ['second', 'shell'])).toMatchObject({ ok: true, found: shells[1] });
  });

  it('[NP7] a name goes before what its words could mean', () => {
    const odd = anItem({ id: id('odd'), called: 'All Three and One' });
    expect(find('all three', [...ALL, odd])).toEqual(['odd']);
    expect(find('three and one', [...ALL, odd])).toEqual(['odd']);
  });
});
