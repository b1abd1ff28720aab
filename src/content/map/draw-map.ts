/** A world as a picture for its writer: rooms where their exits say, doors and keys, portals, who is where, what lies about. */
import type { DoorSpec } from '../../domain/door-spec.ts';
import { placesOf } from '../../domain/schedule.ts';
import type { ExitSpec, LocationSpec, UniverseSpec, WorldSpec } from '../../domain/world-spec.ts';
import { widthOf, wrapText } from '../exchange/drawn-text.ts';
import { escapeXml } from '../exchange/xml-text.ts';
import { compareText } from '../finding.ts';
import type { TextTables } from '../text-tables.ts';
import { type Cell, placeRooms } from './place-rooms.ts';

export type DrawnWorld = {
  readonly world: WorldSpec;
  readonly universe: UniverseSpec;
  /** Sentences by key, of one language. */
  readonly texts: TextTables[string];
};

const INK = '#26313c';
const FAINT = '#66727f';
const PAPER = '#f7f4ec';
const LOCK = '#9a3b2f';
const PORTAL = '#3a5f8a';
const PEOPLE = '#2f6b4f';
/** One a zone, in the order of their names. */
const TINTS = ['#fdfbf5', '#e9f0ea', '#e8eef4', '#f4ebe4', '#efe9f2', '#f3f1dc', '#e6f0f0', '#f3e6e8'];

const BOX = { width: 190, height: 108 };
const GAP = { across: 84, down: 66 };
const MARGIN = 40;
const HEAD = 84;
/** How far a long line bends away from the straight one. */
const BEND = 70;

/** The same world always gives the same picture. */
export function drawMap(drawn: DrawnWorld): string {
  const { world } = drawn;
  const cells = placeRooms(world.locations, world.arrival);
  const columns = 1 + Math.max(0, ...[...cells.values()].map(({ column }) => column));
  const rows = 1 + Math.max(0, ...[...cells.values()].map(({ row }) => row));
  const width = Math.max(720, 2 * MARGIN + columns * (BOX.width + GAP.across) - GAP.across);
  const height = HEAD + 2 * MARGIN + rows * (BOX.height + GAP.down) - GAP.down;
  const rooms = [...cells].sort(([left], [right]) => compareText(left, right));
  const ways = waysOf(drawn, cells);
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc" font-family="Georgia, 'Liberation Serif', serif">`,
    `<title id="title">${escapeXml(nameOf(drawn, world.name))}</title>`,
    `<desc id="desc">${escapeXml(describe(world))}</desc>`,
    `<rect width="${width}" height="${height}" fill="${PAPER}"/>`,
    label(nameOf(drawn, world.name), { x: MARGIN, y: 46, size: 26 }),
    label(describe(world), { x: MARGIN, y: 70, size: 13, fill: FAINT }),
    ...ways.map(({ line }) => line),
    ...rooms.flatMap(([id, cell]) => drawRoom(drawn, world.locations[id] as LocationSpec, cell)),
    ...ways.flatMap(({ tag }) => tag),
    '</svg>',
  ];
  return `${lines.join('\n')}\n`;
}

const describe = ({ locations, keepers, items }: WorldSpec): string => {
  const exits = Object.values(locations).flatMap((location) => location.exits);
  const doors = Object.values(locations).flatMap(doorsFirstSeenIn);
  const locked = doors.filter(({ start }) => start === 'locked').length;
  const portals = exits.filter(({ portal }) => portal !== undefined).length;
  return [
    counted(Object.keys(locations).length, 'room'),
    counted(exits.length, 'exit'),
    counted(doors.length, 'door') + (locked === 0 ? '' : ` (${locked} locked)`),
    counted(portals, 'portal'),
    counted(Object.keys(keepers).length, 'keeper'),
    counted(Object.keys(items).length, 'item'),
  ].join(', ');
};

/** A door that is seen from both sides counts once. */
const doorsFirstSeenIn = ({ id, exits }: LocationSpec) =>
  exits.flatMap(({ door, to }) =>
    door === undefined || (door.beyond !== undefined && compareText(to.location, id) < 0) ? [] : [door],
  );

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const nameOf = ({ texts }: DrawnWorld, key: string): string => texts?.[key] ?? key;

type Label = {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly fill?: string;
  readonly more?: string;
};

const label = (words: string, { x, y, size, fill = INK, more = '' }: Label): string =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}"${more}>${escapeXml(words)}</text>`;

const cornerOf = ({ column, row }: Cell) => ({
  x: MARGIN + column * (BOX.width + GAP.across),
  y: HEAD + MARGIN + row * (BOX.height + GAP.down),
});

const centreOf = (cell: Cell) => {
  const { x, y } = cornerOf(cell);
  return { x: x + BOX.width / 2, y: y + BOX.height / 2 };
};

function drawRoom(drawn: DrawnWorld, location: LocationSpec, cell: Cell): readonly string[] {
  const { world } = drawn;
  const { x, y } = cornerOf(cell);
  const zones = [...new Set(Object.values(world.locations).map(({ zone }) => zone))].sort(compareText);
  const tint = TINTS[zones.indexOf(location.zone) % TINTS.length];
  const isArrival = location.id === world.arrival;
  const people = keepersOf(world, location.id).map((id) => nameOf(drawn, world.keepers[id]?.name ?? id));
  const named = (item: string) => nameOf(drawn, world.items[item]?.name ?? item);
  const lying = location.items.map(({ item }) => named(item));
  const coming = (location.spawns ?? []).flatMap(({ table }) => table.map(({ item }) => `(${named(item)})`));
  const things = [...lying, ...coming];
  const rows = [
    ...wrapText(nameOf(drawn, location.name), 20).map((words) => ({ words, size: 15, fill: INK })),
    ...(people.length === 0
      ? []
      : wrapText(people.join(', '), 30).map((words) => ({ words, size: 11.5, fill: PEOPLE }))),
    ...(things.length === 0
      ? []
      : wrapText(things.join(', '), 30).map((words) => ({ words, size: 11.5, fill: FAINT }))),
    ...portalsOf(drawn, location).map((words) => ({ words, size: 11.5, fill: PORTAL })),
  ].slice(0, ROWS_MAX);
  let top = y + 24;
  const lines = rows.map(({ words, size, fill }) => {
    const drawnRow = label(words, { x: x + 12, y: top, size, fill });
    top += size + 4;
    return drawnRow;
  });
  return [
    `<g><title>${escapeXml(`${location.id}, zone ${location.zone}`)}</title>`,
    `<rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="6" fill="${tint}" stroke="${INK}" stroke-width="${isArrival ? 2.6 : 1.2}"/>`,
    ...lines,
    label(location.zone, {
      x: x + 12,
      y: y + BOX.height - 9,
      size: 10,
      fill: FAINT,
      more: ' font-style="italic"',
    }),
    '</g>',
  ];
}

/** More do not fit into the box of a room. */
const ROWS_MAX = 5;

const portalsOf = (drawn: DrawnWorld, { exits }: LocationSpec): readonly string[] =>
  exits
    .filter(({ portal }) => portal !== undefined)
    .map(({ direction, to }) => {
      const world = drawn.universe.worlds[to.world];
      return `${direction} → ${nameOf(drawn, world?.name ?? to.world)}`;
    });

/** Whoever is there at some hour, by id. */
const keepersOf = ({ keepers }: WorldSpec, location: string): readonly string[] =>
  Object.keys(keepers)
    .filter((id) => keepers[id]?.schedule.some((entry) => placesOf(entry).includes(location)))
    .sort(compareText);

/** Words go over the rooms, lines under them. */
type Way = { readonly line: string; readonly tag: readonly string[] };

function waysOf(drawn: DrawnWorld, cells: ReadonlyMap<string, Cell>): readonly Way[] {
  const { world } = drawn;
  const done = new Set<string>();
  return [...cells].flatMap(([id, cell]) =>
    (world.locations[id]?.exits ?? []).flatMap((exit): readonly Way[] => {
      if (exit.portal !== undefined) return [];
      const to = cells.get(exit.to.location);
      const pair = [id, exit.to.location].sort(compareText).join(' ');
      if (to === undefined || done.has(pair)) return [];
      done.add(pair);
      const back = world.locations[exit.to.location]?.exits.find(
        (way) => way.portal === undefined && way.to.location === id,
      );
      return [drawWay(drawn, [cell, to], back === undefined ? [exit] : [exit, back])];
    }),
  );
}

/** One line for both directions; an arrow where there is no way back. */
function drawWay(drawn: DrawnWorld, [from, to]: readonly [Cell, Cell], exits: readonly ExitSpec[]): Way {
  const [start, end] = [centreOf(from), centreOf(to)];
  const door = exits.find((exit) => exit.door !== undefined)?.door;
  const key = door?.key;
  const [there] = exits;
  const isSteep = there !== undefined && ['up', 'down', 'in', 'out'].includes(there.direction);
  const colour = key === undefined ? FAINT : LOCK;
  const middle = { x: Math.round((start.x + end.x) / 2), y: Math.round((start.y + end.y) / 2) };
  const words = [
    ...(isSteep ? [exits.map(({ direction }) => direction).join(' / ')] : []),
    ...(door === undefined ? [] : [doorWords(drawn, door)]),
    ...(exits.length === 1 && !isSteep ? [`${there?.direction} only`] : []),
  ].join('  ');
  const dash = isSteep ? ' stroke-dasharray="5 4"' : '';
  const isLong = Math.max(Math.abs(from.column - to.column), Math.abs(from.row - to.row)) > 1;
  // Bent, so that it is seen not to lead to the rooms in between.
  const bend = isLong ? BEND : 0;
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  const control = {
    x: Math.round(middle.x + (2 * bend * (start.y - end.y)) / length),
    y: Math.round(middle.y + (2 * bend * (end.x - start.x)) / length),
  };
  const line = `<path d="M${start.x} ${start.y} Q${control.x} ${control.y} ${end.x} ${end.y}" fill="none" stroke="${colour}" stroke-width="${key === undefined ? 1.6 : 2.2}"${dash}/>`;
  const at = { x: Math.round((middle.x + control.x) / 2), y: Math.round((middle.y + control.y) / 2) };
  return { line, tag: words === '' ? [] : tagOf(words, at, colour) };
}

/** What it takes to go through, and what stands open meanwhile. */
const doorWords = (drawn: DrawnWorld, { start, key }: DoorSpec): string => {
  const needs = key === undefined ? [] : [`needs ${nameOfItem(drawn, key)}`];
  if (start === 'locked') return needs[0] ?? 'locked, without a key';
  return [start === 'open' ? 'open door' : 'door', ...needs].join(', ');
};

/** A key may come from another world. */
const nameOfItem = (drawn: DrawnWorld, item: string): string => {
  const worlds = [drawn.world, ...Object.values(drawn.universe.worlds)];
  const spec = worlds.map(({ items }) => items[item]).find((found) => found !== undefined);
  return nameOf(drawn, spec?.name ?? item);
};

/** Words on a bit of paper, so that the line behind does not cross them out. */
function tagOf(
  words: string,
  { x, y }: { readonly x: number; readonly y: number },
  fill: string,
): readonly string[] {
  const width = widthOf(words, 11);
  return [
    `<rect x="${x - width / 2 - 3}" y="${y - 9}" width="${width + 6}" height="16" fill="${PAPER}"/>`,
    label(words, { x, y: y + 3, size: 11, fill, more: ' text-anchor="middle"' }),
  ];
}
