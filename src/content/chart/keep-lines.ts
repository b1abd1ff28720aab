/** Lets a text that was laid out anew keep those of its lines that have not changed just as their writer laid them out. */

type Layouts = {
  /** As it was written. */
  readonly written: string;
  /** The same, laid out anew, before and after the change. */
  readonly before: string;
  readonly after: string;
};

/** `after`, in which whatever has not changed since `before` stands as it does in `written`. */
export const keepLines = ({ written, before, after }: Layouts): string => {
  const writtenLines = written.split(/\r?\n/);
  const beforeLines = before.split('\n');
  const afterLines = after.split('\n');
  const lineEnd = written.includes('\r\n') ? '\r\n' : '\n';
  if (!written.endsWith('\n')) writtenLines.push('');
  const passages = passagesOf(beforeLines, writtenLines);
  const kept = counterparts(beforeLines, afterLines);
  const lines: string[] = [];
  for (let index = 0; index < afterLines.length; ) {
    const passage = passages.get(kept.get(index) ?? -1);
    if (passage !== undefined && isWhole(passage, index, kept)) {
      lines.push(...writtenLines.slice(passage.written.from, passage.written.to));
      index += passage.before.to - passage.before.from;
    } else {
      lines.push(afterLines[index] as string);
      index += 1;
    }
  }
  return lines.join(lineEnd);
};

/** The same lines in two layouts. */
type Passage = { readonly before: Range; readonly written: Range };
type Range = { readonly from: number; readonly to: number };

/** By their first line in `before`. Line by line where the two agree so far, else from one common line to the next. */
const passagesOf = (before: readonly string[], written: readonly string[]): ReadonlyMap<number, Passage> => {
  const common: readonly (readonly [number, number])[] =
    before.length === written.length
      ? before.map((_, index) => [index, index])
      : [...counterparts(written.map(tidy), before.map(tidy))].sort(([left], [right]) => left - right);
  const passages = new Map<number, Passage>();
  let [fromBefore, fromWritten] = [0, 0];
  for (const [at, writtenAt] of [...common, [before.length, written.length] as const]) {
    if (at > fromBefore)
      passages.set(fromBefore, {
        before: { from: fromBefore, to: at },
        written: { from: fromWritten, to: writtenAt },
      });
    if (at < before.length)
      passages.set(at, {
        before: { from: at, to: at + 1 },
        // Lines that only the writer has go with the one below them.
        written: { from: at > fromBefore ? writtenAt : fromWritten, to: writtenAt + 1 },
      });
    [fromBefore, fromWritten] = [at + 1, writtenAt + 1];
  }
  return passages;
};

const tidy = (line: string): string => line.replace(/\s+/g, ' ').trimEnd();

const isWhole = ({ before }: Passage, index: number, kept: ReadonlyMap<number, number>): boolean => {
  for (let line = before.from; line < before.to; line += 1)
    if (kept.get(index + line - before.from) !== line) return false;
  return true;
};

/** Lines that both have, in order: index after to index before. The longest such run of pairs. */
const counterparts = (before: readonly string[], after: readonly string[]): ReadonlyMap<number, number> => {
  const pairs = new Map<number, number>();
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) {
    pairs.set(start, start);
    start += 1;
  }
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    pairs.set(after.length - 1 - end, before.length - 1 - end);
    end += 1;
  }
  const middle = {
    before: before.slice(start, before.length - end),
    after: after.slice(start, after.length - end),
  };
  for (const [left, right] of longestCommon(middle.before, middle.after))
    pairs.set(start + right, start + left);
  return pairs;
};

/** Above this many comparisons a change counts as a change of everything between its first and its last line. */
const COMPARISONS_MAX = 4_000_000;

const longestCommon = (left: readonly string[], right: readonly string[]): readonly [number, number][] => {
  if (left.length * right.length > COMPARISONS_MAX) return [];
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] as number;
  for (let row = left.length - 1; row >= 0; row -= 1)
    for (let column = right.length - 1; column >= 0; column -= 1)
      lengths[row * width + column] =
        left[row] === right[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const pairs: [number, number][] = [];
  let [row, column] = [0, 0];
  while (row < left.length && column < right.length) {
    if (left[row] === right[column]) {
      pairs.push([row, column]);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
};
