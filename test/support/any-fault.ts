/** What somebody may do to a chronicle in its file: change a column of a record, take records out, or exchange them. */
import type { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';

export type Fault =
  | { readonly kind: 'edit'; readonly at: number; readonly column: Column; readonly text: string }
  | { readonly kind: 'drop'; readonly at: number; readonly count: number }
  | { readonly kind: 'swap'; readonly at: number; readonly other: number; readonly what: 'record' | 'body' };

const COLUMNS = [
  'tick',
  'kind',
  'id',
  'type',
  'correlation',
  'causation',
  'body',
  'hash',
  'stream',
  'version',
] as const;
type Column = (typeof COLUMNS)[number];

/** Positions from 1 to `last`. */
export function anyFault(last: number): fc.Arbitrary<Fault> {
  const at = fc.integer({ min: 1, max: last });
  return fc.oneof(
    fc.record({
      kind: fc.constant('edit' as const),
      at,
      column: fc.constantFrom(...COLUMNS),
      text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    }),
    fc.record({ kind: fc.constant('drop' as const), at, count: fc.integer({ min: 1, max: 3 }) }),
    fc
      .record({ kind: fc.constant('swap' as const), at, other: at, what: fc.constantFrom('record', 'body') })
      .filter(({ at, other }) => at !== other) as fc.Arbitrary<Fault>,
  );
}

/** Returns the first position that is not as it was, or undefined when nothing has changed. */
export function commit(database: DatabaseSync, fault: Fault): number | undefined {
  const row = (position: number) =>
    database.prepare('SELECT * FROM chronicle WHERE position = ?').get(position) as Record<string, unknown>;
  switch (fault.kind) {
    case 'edit': {
      const { at, column, text } = fault;
      const isNumber = column === 'tick' || column === 'version';
      const value = isNumber ? Number(row(at)[column]) + text.length * 1000 : text;
      database.prepare(`UPDATE chronicle SET ${column} = ? WHERE position = ?`).run(value, at);
      return at;
    }
    case 'drop': {
      const { at, count } = fault;
      database.prepare('DELETE FROM chronicle WHERE position >= ? AND position < ?').run(at, at + count);
      return at;
    }
    case 'swap': {
      const [low, high] = [Math.min(fault.at, fault.other), Math.max(fault.at, fault.other)];
      if (fault.what === 'record') {
        const move = database.prepare('UPDATE chronicle SET position = ? WHERE position = ?');
        for (const [to, from] of [
          [-1, low],
          [low, high],
          [high, -1],
        ] as const)
          move.run(to, from);
        return low;
      }
      const [first, second] = [row(low)['body'], row(high)['body']] as [string, string];
      const write = database.prepare('UPDATE chronicle SET body = ? WHERE position = ?');
      write.run(second, low);
      write.run(first, high);
      return first === second ? undefined : low;
    }
  }
}
