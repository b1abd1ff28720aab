/** Several things that are alike, in a list and one after the other, as players read of them. */
import { describe, expect, it } from 'vitest';
import { foldAlike } from '../../../src/adapters/prose/fold-alike.ts';
import { createRenderer } from '../../../src/adapters/prose/renderer.ts';
import type { Percept, PerceptParam } from '../../../src/domain/percept.ts';

const EN = {
  'player.took.self': 'You take {item}.',
  'player.said.self': 'You say, "{text}"',
  'keeper.said.other': '{line}',
  'inventory.self': '{items} {count, plural, one {is} other {are}} yours.',
  'view.counted': '{count, plural, other {#}} {text}',
  'view.several': '{text} ({count, plural, other {#}} of them)',
  'view.noted': '{thing} ({note})',
  'number.3': 'three',
  'isle.item.shell.a': 'a shell',
  'isle.item.shell.the': 'the shell',
  'isle.item.shell.plural': 'shells',
  'isle.item.key.a': 'a key',
  'isle.item.key.the': 'the key',
};
const renderer = createRenderer({ texts: { en: EN }, locale: 'en' });
const thing = (item: string, more: object = {}): PerceptParam => ({ item, world: 'isle', ...more });
const line = (key: string, params: Readonly<Record<string, PerceptParam>>): Percept => ({
  kind: 'line',
  key,
  params,
  style: 'action',
});
const took = (item: string, itemId: string) =>
  line('player.took.self', { actor: 'Ada', item: thing(item), itemId });
const read = (percepts: readonly Percept[]) =>
  foldAlike(percepts).flatMap((percept) => renderer.render(percept).lines);
const listed = (items: readonly PerceptParam[]) =>
  read([line('inventory.self', { items: { list: items }, count: items.length })]).join();

describe('several things that are alike', () => {
  it('[PN5] are one kind in a list, by their plural where content has one', () => {
    const shell = thing('shell');
    expect(listed([shell, thing('key'), shell, shell])).toBe('Three shells and a key are yours.');
    expect(listed([thing('key'), thing('key'), thing('key')])).toBe('A key (three of them) are yours.');
    const lit = thing('shell', { note: 'lit' });
    expect(listed([lit, shell, lit, lit])).toBe('Three shells (lit) and a shell are yours.');
    const made = thing('shell', { called: 'Whelk' });
    expect(listed([made, made, made])).toBe('A Whelk (three of them) are yours.');
  });

  it('[PN5] are taken in one line, and other lines stay where they are', () => {
    const shells = [1, 2, 3].map((n) => took('shell', `item:${n}`));
    expect(read([...shells, took('key', 'item:4')])).toEqual(['You take three shells.', 'You take the key.']);
    expect(read([took('shell', 'item:1'), took('key', 'item:4'), took('shell', 'item:2')])).toEqual([
      'You take the shell.',
      'You take the key.',
      'You take the shell.',
    ]);
  });

  it('[PN5] and whoever remarks on each of them is heard once, as nobody is who says the same twice', () => {
    const remark = line('keeper.said.other', { line: '“Put that back.”' });
    expect(read([remark, remark])).toEqual(['“Put that back.”']);
    const said = line('player.said.self', { text: 'shells' });
    expect(read([said, said])).toHaveLength(2);
  });
});
