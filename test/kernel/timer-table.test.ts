import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CauseId, EntityId } from '../../src/kernel/ids.ts';
import { type Timer, TimerTable } from '../../src/kernel/timer-table.ts';

const owner = (name: string) => `keeper:${name}` as EntityId;
const cause = 'i1.0' as CauseId;
const order = (left: Timer, right: Timer) => left.dueTick - right.dueTick || left.seq - right.seq;
const bySeq = (left: Timer, right: Timer) => left.seq - right.seq;

function tableOf(...timers: readonly [name: string, timer: string, dueTick: number][]): TimerTable {
  const table = new TimerTable();
  for (const [name, timer, dueTick] of timers) table.set({ owner: owner(name), name: timer, dueTick, cause });
  return table;
}
const namesOf = (timers: readonly Timer[]) => timers.map((timer) => `${timer.owner}/${timer.name}`);

const operation = fc.oneof(
  fc.record({
    kind: fc.constant('set' as const),
    who: fc.constantFrom('a', 'b', 'c'),
    name: fc.constantFrom('x', 'y'),
    delay: fc.integer({ min: -3, max: 40 }),
  }),
  fc.record({
    kind: fc.constant('cancel' as const),
    who: fc.constantFrom('a', 'b', 'c'),
    name: fc.constantFrom('x', 'y'),
  }),
  fc.record({ kind: fc.constant('leave' as const), who: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ kind: fc.constant('tick' as const), by: fc.integer({ min: 1, max: 30 }) }),
);

describe('the timers', () => {
  it('[KN8] come due by tick, and within a tick in the order in which they were set', () => {
    const table = tableOf(['a', 'x', 5], ['b', 'x', 3], ['c', 'x', 3], ['d', 'x', 6]);
    expect(table.nextDue()).toBe(3);
    expect(table.takeDue(2)).toEqual([]);
    expect(namesOf(table.takeDue(5))).toEqual(['keeper:b/x', 'keeper:c/x', 'keeper:a/x']);
    expect(table.takeDue(5)).toEqual([]);
    expect(table.size).toBe(1);
    expect(table.nextDue()).toBe(6);
    expect(new TimerTable().nextDue()).toBeUndefined();
  });

  it('[KN8] are one for each owner and name: setting again replaces, and goes to the back', () => {
    const table = tableOf(['a', 'x', 3], ['b', 'x', 3], ['a', 'x', 3]);
    expect(namesOf(table.takeDue(3))).toEqual(['keeper:b/x', 'keeper:a/x']);
  });

  it('[KN8] set for a tick that is over come due at the next look', () => {
    const table = tableOf(['a', 'x', 9]);
    table.takeDue(100);
    table.set({ owner: owner('a'), name: 'late', dueTick: 7, cause });
    expect(namesOf(table.takeDue(101))).toEqual(['keeper:a/late']);
  });

  it('[KN8] can be cancelled, once', () => {
    const table = tableOf(['a', 'x', 3]);
    expect([table.cancel(owner('a'), 'x'), table.cancel(owner('a'), 'x')]).toEqual([true, false]);
    expect(table.takeDue(3)).toEqual([]);
  });

  it('[KN9] of a traveller leave together, in the order in which they were set', () => {
    const table = tableOf(['a', 'z', 9], ['b', 'x', 3], ['a', 'y', 3]);
    expect(namesOf(table.removeOwner(owner('a')))).toEqual(['keeper:a/z', 'keeper:a/y']);
    expect(table.removeOwner(owner('a'))).toEqual([]);
    expect(namesOf(table.entries())).toEqual(['keeper:b/x']);
  });

  it('[KN9] behave as a list that is searched and sorted each time, and so do restored ones', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 60 }), (operations) => {
        let table = new TimerTable();
        let model: Timer[] = [];
        let tick = 1;
        const take = (isTaken: (timer: Timer) => boolean) => {
          const taken = model.filter(isTaken);
          model = model.filter((timer) => !isTaken(timer));
          return taken;
        };
        for (const step of operations) {
          if (step.kind === 'set') {
            const { who, name } = step;
            take((timer) => timer.owner === owner(who) && timer.name === name);
            model.push(
              table.set({ owner: owner(who), name, dueTick: Math.max(1, tick + step.delay), cause }),
            );
          } else if (step.kind === 'cancel') {
            const gone = take((timer) => timer.owner === owner(step.who) && timer.name === step.name);
            expect(table.cancel(owner(step.who), step.name)).toBe(gone.length === 1);
          } else if (step.kind === 'leave') {
            const gone = take((timer) => timer.owner === owner(step.who));
            expect(table.removeOwner(owner(step.who))).toEqual(gone.sort(bySeq));
          } else {
            tick += step.by;
            expect(table.takeDue(tick)).toEqual(take((timer) => timer.dueTick <= tick).sort(order));
          }
          expect(table.entries()).toEqual(model.toSorted(bySeq));
          expect(table.size).toBe(model.length);
          const copy = TimerTable.restore({ entries: table.entries().reverse(), nextSeq: table.nextSeq });
          expect([copy.entries(), copy.nextSeq]).toEqual([table.entries(), table.nextSeq]);
          if (tick % 2 === 0) table = copy;
        }
      }),
    );
  });

  it('[KN10] of one owner are listed by name', () => {
    const table = tableOf(['a', 'z', 9], ['b', 'x', 3], ['a', 'y', 3]);
    expect(namesOf(table.of(owner('a')))).toEqual(['keeper:a/y', 'keeper:a/z']);
    expect(namesOf(table.of(owner('b')))).toEqual(['keeper:b/x']);
    expect(table.of(owner('nobody'))).toEqual([]);
    expect(table.size).toBe(3);
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('[KN8] are refused for tick %d', (dueTick) => {
    expect(() => tableOf(['a', 'x', dueTick])).toThrow(RangeError);
  });

  it('[KN9] are not restored from what no table has written', () => {
    const timer: Timer = { owner: owner('a'), name: 'x', dueTick: 3, seq: 0, cause };
    const restore = (entries: readonly Timer[], nextSeq: number) => () =>
      TimerTable.restore({ entries, nextSeq });
    expect(restore([timer], 0)).toThrow(RangeError);
    expect(restore([timer, { ...timer, name: 'y' }], 2)).toThrow(RangeError);
    expect(restore([timer, { ...timer, seq: 1 }], 2)).toThrow(RangeError);
    expect(restore([{ ...timer, dueTick: 0 }], 1)).toThrow(RangeError);
  });

  it('[KN8] cannot be changed once they are set', () => {
    expect(Object.isFrozen(tableOf(['a', 'x', 3]).entries()[0])).toBe(true);
  });
});
