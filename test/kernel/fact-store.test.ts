import { describe, expect, it } from 'vitest';
import { FactStore } from '../../src/kernel/fact-store.ts';

type Fact = { readonly id: string; readonly weight: number };

function storeOf(...ids: string[]): FactStore<Fact> {
  const store = new FactStore<Fact>();
  for (const id of ids) store.put({ id, weight: 1 });
  return store;
}

describe('the facts', () => {
  it('[KN11] are listed by id, in code-unit order', () => {
    const store = storeOf('b', 'a', 'Z', 'é');
    expect(store.ids()).toEqual(['Z', 'a', 'b', 'é']);
    expect(store.values().map((fact) => fact.id)).toEqual(['Z', 'a', 'b', 'é']);
    expect([store.size, store.has('a'), store.get('x')]).toEqual([4, true, undefined]);
  });

  it('[KN11] are frozen, and the same object until they change', () => {
    const store = storeOf();
    const fact = { id: 'a', weight: 1 };
    store.put(fact);
    expect(store.get('a')).toBe(fact);
    expect(Object.isFrozen(fact)).toBe(true);
  });

  it('[KN11] keep a list of ids as it was when it was asked for', () => {
    const store = storeOf('b', 'a');
    const ids = store.ids();
    store.put({ id: 'c', weight: 1 });
    store.delete('a');
    expect(ids).toEqual(['a', 'b']);
    expect(store.ids()).toEqual(['b', 'c']);
  });

  it('[KN12] tell what was put, deleted or touched since the last look, and nothing else', () => {
    const store = storeOf('c', 'b', 'a');
    expect(store.takeDirty()).toEqual(new Set(['a', 'b', 'c']));
    expect(store.takeDirty().size).toBe(0);
    store.put(store.get('a') as Fact);
    expect(store.takeDirty().size).toBe(0);
    store.put({ id: 'b', weight: 2 });
    store.touch('c');
    expect([store.delete('a'), store.delete('a')]).toEqual([true, false]);
    const dirty = store.takeDirty();
    store.put({ id: 'd', weight: 1 });
    expect(dirty).toEqual(new Set(['a', 'b', 'c']));
    expect(store.get('a')).toBeUndefined();
  });
});
