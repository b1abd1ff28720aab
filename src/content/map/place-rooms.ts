/** Gives each room of a world a cell on a grid, so that exits point where they say, as far as that can be. */
import type { Direction, LocationSpec } from '../../domain/world-spec.ts';
import { compareText } from '../finding.ts';

export type Cell = { readonly column: number; readonly row: number };

/** Up and down are drawn off the compass, and in and out beside it. */
const STEPS: Readonly<Record<Direction, Cell>> = {
  north: { column: 0, row: -1 },
  northeast: { column: 1, row: -1 },
  east: { column: 1, row: 0 },
  southeast: { column: 1, row: 1 },
  south: { column: 0, row: 1 },
  southwest: { column: -1, row: 1 },
  west: { column: -1, row: 0 },
  northwest: { column: -1, row: -1 },
  up: { column: 1, row: -1 },
  down: { column: -1, row: 1 },
  in: { column: 1, row: 0 },
  out: { column: -1, row: 0 },
};

/** How far along a direction a free cell is looked for before any will do. */
const REACH = 4;

/** From the room where travellers arrive outwards; rooms that no exit leads to stand below. */
export function placeRooms(
  locations: Readonly<Record<string, LocationSpec>>,
  arrival: string,
): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  const taken = new Set<string>();
  const put = (id: string, cell: Cell) => {
    cells.set(id, cell);
    taken.add(nameOf(cell));
  };
  const others = Object.keys(locations).sort(compareText);
  for (const start of [arrival, ...others]) {
    if (cells.has(start) || locations[start] === undefined) continue;
    put(start, cells.size === 0 ? { column: 0, row: 0 } : below(cells));
    const waiting = [start];
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const from = cells.get(id) as Cell;
      for (const exit of byCompass(locations[id] as LocationSpec)) {
        const to = exit.to.location;
        if (exit.portal !== undefined || cells.has(to) || locations[to] === undefined) continue;
        const reach = OFF_COMPASS.includes(exit.direction) ? 1 : REACH;
        put(to, freeCell(from, STEPS[exit.direction], { taken, reach }));
        waiting.push(to);
      }
    }
  }
  return shifted(cells);
}

/** Those of the compass first, since they have only one place to be. */
const byCompass = ({ exits }: LocationSpec) =>
  [...exits].sort(
    (left, right) =>
      Number(OFF_COMPASS.includes(left.direction)) - Number(OFF_COMPASS.includes(right.direction)),
  );
const OFF_COMPASS: readonly Direction[] = ['up', 'down', 'in', 'out'];

const nameOf = ({ column, row }: Cell): string => `${column} ${row}`;

function freeCell(
  from: Cell,
  step: Cell,
  { taken, reach }: { readonly taken: ReadonlySet<string>; readonly reach: number },
): Cell {
  for (let far = 1; far <= reach; far += 1) {
    const cell = { column: from.column + step.column * far, row: from.row + step.row * far };
    if (!taken.has(nameOf(cell))) return cell;
  }
  const aim = { column: from.column + step.column, row: from.row + step.row };
  for (let ring = 1; ; ring += 1) {
    const near = ringAround(aim, ring).find((cell) => !taken.has(nameOf(cell)));
    if (near !== undefined) return near;
  }
}

const ringAround = ({ column, row }: Cell, ring: number): readonly Cell[] => {
  const span = Array.from({ length: 2 * ring + 1 }, (_, index) => index - ring);
  return span.flatMap((across) =>
    span
      .filter((down) => Math.max(Math.abs(across), Math.abs(down)) === ring)
      .map((down) => ({ column: column + across, row: row + down })),
  );
};

const below = (cells: ReadonlyMap<string, Cell>): Cell => {
  const all = [...cells.values()];
  return {
    column: Math.min(...all.map(({ column }) => column)),
    row: Math.max(...all.map(({ row }) => row)) + 2,
  };
};

/** So that the first column and the first row are 0. */
const shifted = (cells: ReadonlyMap<string, Cell>): ReadonlyMap<string, Cell> => {
  const all = [...cells.values()];
  const left = Math.min(0, ...all.map(({ column }) => column));
  const top = Math.min(0, ...all.map(({ row }) => row));
  return new Map(
    [...cells].map(([id, { column, row }]) => [id, { column: column - left, row: row - top }] as const),
  );
};
