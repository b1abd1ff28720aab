/** What every chronicle does, whatever it is written on. Run with chronicleContract() in the test file of each adapter. */
import { describe, expect, test } from 'vitest';
import type { Chronicle } from '../../src/actors/chronicle/chronicle.ts';
import { genesisHash, recordHash } from '../../src/actors/chronicle/chronicle-chain.ts';
import type { Journal } from '../../src/actors/universe/journal.ts';
import { encodeCanonical } from '../../src/kernel/canonical.ts';
import { sha256Hex } from '../../src/kernel/digest.ts';
import { entriesOf, entry, GENESIS, readAll } from '../support/chronicle-sample.ts';
import { JOURNAL_HEADER, journaledTick } from '../support/journal-sample.ts';

const coded = (code: string): unknown => expect.objectContaining({ code });

export function chronicleContract(name: string, open: () => Journal): void {
  const begun = (): Journal => {
    const journal = open();
    journal.begin(JOURNAL_HEADER);
    journal.chronicle.begin(GENESIS);
    return journal;
  };
  const filled = (ticks: number, count = 4): Journal => {
    const journal = begun();
    for (let tick = 1; tick <= ticks; tick += 1) journal.chronicle.append(entriesOf(tick, count));
    return journal;
  };

  describe(`the chronicle contract on ${name}`, () => {
    test('[CR1] a chronicle begins once, with the tick and the chain that it goes on from', () => {
      const { chronicle, close } = bound(open());
      expect(chronicle.genesis()).toBeUndefined();
      expect(() => chronicle.head()).toThrow(coded('chronicle/not-begun'));
      expect(() => chronicle.append(entriesOf(1, 1))).toThrow(coded('chronicle/not-begun'));
      chronicle.begin({ tick: 7, chain: 'ab'.repeat(32) });
      expect(chronicle.genesis()).toEqual({ tick: 7, chain: 'ab'.repeat(32) });
      const hash = sha256Hex(encodeCanonical(['chronicle', 7, 'ab'.repeat(32)]));
      expect(chronicle.head()).toEqual({ position: 0, tick: 7, hash });
      expect(() => chronicle.begin(GENESIS)).toThrow(coded('chronicle/already-begun'));
      close();
    });

    test('[CR2] records have positions without a gap, versions within their streams, and hashes that bind them', () => {
      const { chronicle, close } = bound(filled(2));
      const records = [...chronicle.records()];
      expect(records.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      expect(records.map(({ stream, version }) => `${stream} ${version}`)).toEqual([
        ...['player:ada 1', 'player:ada 2', 'realm:isle 1', 'player:ada 3'],
        ...['player:ada 4', 'player:ada 5', 'realm:isle 2', 'player:ada 6'],
      ]);
      expect(records.map(({ position, version, hash, ...rest }) => rest)).toEqual([
        ...entriesOf(1, 4),
        ...entriesOf(2, 4),
      ]);
      let previous = genesisHash(GENESIS);
      for (const record of records) {
        const { position, stream, version, tick, kind, id, type, correlation, causation, body } = record;
        const list = [
          previous,
          position,
          stream,
          version,
          tick,
          kind,
          id,
          type,
          correlation,
          causation,
          body,
        ];
        // What anybody can compute who has JSON and SHA-256.
        expect(record.hash).toBe(sha256Hex(JSON.stringify(list)));
        expect(record.hash).toBe(recordHash(previous, record));
        previous = record.hash;
      }
      expect(chronicle.head()).toEqual({ position: 8, tick: 2, hash: previous });
      expect(chronicle.versionOf('realm:isle')).toBe(2);
      expect(chronicle.versionOf('game:none')).toBe(0);
      close();
    });

    test('[CR3] a writer who expects another version than there is gets a conflict, and nothing is written', () => {
      const { chronicle, close } = bound(filled(1));
      const late = { stream: 'player:ada', version: 2 };
      expect(() => chronicle.append(entriesOf(2, 1), late)).toThrow(coded('chronicle/version-conflict'));
      expect(() => chronicle.append(entriesOf(2, 1), { stream: 'hub', version: 1 })).toThrow(
        coded('chronicle/version-conflict'),
      );
      expect(chronicle.head().position).toBe(4);
      chronicle.append(entriesOf(2, 1), { stream: 'player:ada', version: 3 });
      chronicle.append(entriesOf(3, 1), { stream: 'hub', version: 0 });
      expect(chronicle.head().position).toBe(6);
      close();
    });

    test('[CR3] a tick that is closed takes no more records, and what comes with them is not written either', () => {
      const { chronicle, close } = bound(filled(2));
      const outOfOrder = coded('chronicle/out-of-order');
      expect(() => chronicle.append([entry(2, 4)])).toThrow(outOfOrder);
      expect(() => chronicle.append([...entriesOf(4, 2), ...entriesOf(3, 1)])).toThrow(outOfOrder);
      expect([...chronicle.records()]).toHaveLength(8);
      chronicle.append([...entriesOf(3, 2), ...entriesOf(5, 1)]);
      expect(chronicle.head()).toMatchObject({ position: 11, tick: 5 });
      expect(chronicle.versionOf('player:ada')).toBe(9);
      close();
    });

    test('[CR4] records are written with the tick of the journal or not at all', () => {
      const journal = begun();
      journal.append([journaledTick(1)], entriesOf(1, 3));
      expect(() => journal.append([journaledTick(1)], entriesOf(2, 3))).toThrow(
        coded('journal/out-of-order'),
      );
      expect(() => journal.append([journaledTick(2)], entriesOf(1, 3))).toThrow(
        coded('chronicle/out-of-order'),
      );
      expect([...journal.ticksAfter(0)].map(({ record }) => record.tick)).toEqual([1]);
      expect(journal.chronicle.head()).toMatchObject({ position: 3, tick: 1 });
      journal.append([journaledTick(2)], entriesOf(2, 3));
      journal.saveSnapshot({ tick: 4, text: '{}' }, entriesOf(3, 2));
      expect(journal.chronicle.head()).toMatchObject({ position: 8, tick: 3 });
      expect(() => journal.saveSnapshot({ tick: 5, text: '{}' }, entriesOf(3, 2))).toThrow(
        coded('chronicle/out-of-order'),
      );
      expect(journal.newestSnapshot()?.tick).toBe(4);
      journal.close();
    });

    test('[CR5] a record is found by its id', () => {
      const { chronicle, close } = bound(filled(40));
      for (const id of ['i1.0', 'e1.isle.3', 'i20.0', 'e40.isle.2'])
        expect(chronicle.record(id)).toMatchObject({ id });
      for (const id of ['i41.0', 'e20.isle.9', 'e0.isle.1', 't3.isle.1', 'nonsense', ''])
        expect(chronicle.record(id)).toBeUndefined();
      close();
    });

    test('[CR6] pages go through everything once, whatever their length, by stream, type, kind and first cause', () => {
      const { chronicle, close } = bound(filled(30, 5));
      const all = [...chronicle.records()];
      expect(all).toHaveLength(150);
      const filters = [
        {},
        { stream: 'realm:isle' },
        { stream: 'nobody' },
        { type: 'bell.rang' },
        { kind: 'input' as const },
        { correlation: 'i7.0' },
        { correlation: 'i7.0', type: 'player.said' },
        { stream: 'player:ada', type: 'player.command' },
        { stream: 'player:ada', correlation: 'i30.0', kind: 'event' as const },
      ];
      for (const filter of filters) {
        const expected = all.filter((record) =>
          Object.entries(filter).every(([field, value]) => record[field as 'type'] === value),
        );
        for (const limit of [1, 7, 60, 1000])
          expect(readAll(chronicle, { ...filter, limit })).toEqual(expected);
      }
      close();
    });

    test('[CR6] no page is longer than a thousand, and pages go on where a cursor stands', () => {
      const { chronicle, close } = bound(filled(250, 5));
      expect(chronicle.page({ limit: 5000 }).records).toHaveLength(1000);
      expect(readAll(chronicle, { limit: 5000 })).toEqual([...chronicle.records()]);
      expect(chronicle.page({ after: 1245, limit: 10 }).records.map(({ position }) => position)).toEqual([
        1246, 1247, 1248, 1249, 1250,
      ]);
      expect(chronicle.page({ after: 1250, limit: 10 })).toEqual({ records: [], next: null });
      close();
    });

    test('[CR7] a stream is read from a version on, and everything as it was after a tick', () => {
      const { chronicle, close } = bound(filled(20, 5));
      const bell = readAll(chronicle, { stream: 'realm:isle', fromVersion: 37, limit: 2 });
      expect(bell.map(({ version, tick }) => [version, tick])).toEqual([
        [37, 19],
        [38, 19],
        [39, 20],
        [40, 20],
      ]);
      for (const asOf of [0, 1, 7, 19, 20, 99]) {
        const expected = [...chronicle.records()].filter(({ tick }) => tick <= asOf);
        expect(readAll(chronicle, { asOf, limit: 9 })).toEqual(expected);
        expect(readAll(chronicle, { asOf, stream: 'realm:isle', limit: 3 })).toEqual(
          expected.filter(({ stream }) => stream === 'realm:isle'),
        );
      }
      close();
    });

    test('[CR7] ticks without records are no obstacle to looking back', () => {
      const { chronicle, close } = bound(begun());
      for (const tick of [3, 10, 11, 50]) chronicle.append(entriesOf(tick, 2));
      const ticksAsOf = (asOf: number) => readAll(chronicle, { asOf, limit: 10 }).map(({ tick }) => tick);
      expect(ticksAsOf(2)).toEqual([]);
      expect(ticksAsOf(9)).toEqual([3, 3]);
      expect(ticksAsOf(11)).toEqual([3, 3, 10, 10, 11, 11]);
      expect(ticksAsOf(49)).toEqual([3, 3, 10, 10, 11, 11]);
      expect(chronicle.record('e10.isle.1')?.position).toBe(4);
      close();
    });
  });
}

function bound(journal: Journal): { readonly chronicle: Chronicle; readonly close: () => void } {
  return { chronicle: journal.chronicle, close: () => journal.close() };
}
