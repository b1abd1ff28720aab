/** What every journal does, whatever it is written on. Run with journalContract() in the test file of each adapter. */
import { describe, expect, test } from 'vitest';
import type { Journal } from '../../src/actors/universe/journal.ts';
import { JOURNAL_HEADER, journaledTick } from '../support/journal-sample.ts';

export function journalContract(name: string, open: () => Journal): void {
  describe(`the journal contract on ${name}`, () => {
    const begun = (): Journal => {
      const journal = open();
      journal.begin(JOURNAL_HEADER);
      return journal;
    };

    test('[JR1] a new journal has no header, no ticks and no snapshots; a begun one keeps its header', () => {
      const journal = open();
      expect(journal.header()).toBeUndefined();
      expect([...journal.ticksAfter(-1)]).toEqual([]);
      expect(journal.newestSnapshot()).toBeUndefined();
      journal.begin(JOURNAL_HEADER);
      expect(journal.header()).toEqual(JOURNAL_HEADER);
      expect(() => journal.begin(JOURNAL_HEADER)).toThrow(
        expect.objectContaining({ code: 'journal/already-begun' }),
      );
      journal.close();
    });

    test('[JR1] nothing is written before the header', () => {
      const journal = open();
      const notBegun = expect.objectContaining({ code: 'journal/not-begun' });
      expect(() => journal.append([journaledTick(1)])).toThrow(notBegun);
      expect(() => journal.saveSnapshot({ tick: 0, text: '{}' })).toThrow(notBegun);
      journal.close();
    });

    test('[JR2] ticks come back as they were appended, in order, from any tick on', () => {
      const journal = begun();
      journal.append([journaledTick(1), journaledTick(2, 'say "¿qué?" 🦉')]);
      journal.append([]);
      journal.append([journaledTick(7)]);
      expect([...journal.ticksAfter(0)]).toEqual([
        journaledTick(1),
        journaledTick(2, 'say "¿qué?" 🦉'),
        journaledTick(7),
      ]);
      expect([...journal.ticksAfter(2)]).toEqual([journaledTick(7)]);
      expect([...journal.ticksAfter(7)]).toEqual([]);
      journal.close();
    });

    test('[JR2] what was appended does not change with the objects it was made of', () => {
      const journal = begun();
      const inputs = [...journaledTick(1).inputs];
      journal.append([{ ...journaledTick(1), inputs }]);
      inputs.pop();
      expect([...journal.ticksAfter(0)]).toEqual([journaledTick(1)]);
      journal.close();
    });

    test('[JR3] a tick out of order is refused, and with it all that was appended together', () => {
      const journal = begun();
      journal.append([journaledTick(5)]);
      const outOfOrder = expect.objectContaining({ code: 'journal/out-of-order' });
      expect(() => journal.append([journaledTick(5)])).toThrow(outOfOrder);
      expect(() => journal.append([journaledTick(6), journaledTick(6)])).toThrow(outOfOrder);
      expect(() => journal.append([journaledTick(7), journaledTick(4)])).toThrow(outOfOrder);
      expect([...journal.ticksAfter(0)]).toEqual([journaledTick(5)]);
      journal.append([journaledTick(6)]);
      expect([...journal.ticksAfter(5)]).toEqual([journaledTick(6)]);
      journal.close();
    });

    test('[JR4] a long journal is read to its end, also while it grows', () => {
      const journal = begun();
      journal.append(Array.from({ length: 1300 }, (_, index) => journaledTick(index + 1)));
      let count = 0;
      for (const { record } of journal.ticksAfter(0)) {
        count += 1;
        expect(record.tick).toBe(count);
        if (count === 10) journal.append([journaledTick(1301)]);
      }
      expect(count).toBe(1301);
      journal.close();
    });

    test('[JR5] the newest snapshot at or before a tick is found; the first and the last three are kept', () => {
      const journal = begun();
      for (const tick of [0, 100, 200, 300, 400, 500]) journal.saveSnapshot({ tick, text: `{"at":${tick}}` });
      expect(journal.newestSnapshot()).toEqual({ tick: 500, text: '{"at":500}' });
      expect(journal.newestSnapshot(499)?.tick).toBe(400);
      expect(journal.newestSnapshot(300)?.tick).toBe(300);
      expect(journal.newestSnapshot(299)?.tick).toBe(0);
      expect(journal.newestSnapshot(-1)).toBeUndefined();
      journal.saveSnapshot({ tick: 500, text: 'again' });
      expect(journal.newestSnapshot()).toEqual({ tick: 500, text: 'again' });
      expect(journal.newestSnapshot(399)?.tick).toBe(300);
      journal.close();
    });

    test('[JR6] a closed journal refuses everything, and closing it again does nothing', () => {
      const journal = begun();
      journal.close();
      journal.close();
      const closed = expect.objectContaining({ code: 'journal/closed' });
      expect(() => journal.append([journaledTick(1)])).toThrow(closed);
      expect(() => [...journal.ticksAfter(0)]).toThrow(closed);
      expect(() => journal.newestSnapshot()).toThrow(closed);
      expect(() => journal.header()).toThrow(closed);
    });
  });
}
