/** Lays out what stands beside and below the story. Knows no terminal: a status and a size give rows. */
import type { Status } from '../../protocol/status.ts';
import type { PaneSay } from './pane-words.ts';
import { type Painter, withoutControls } from './paragraph.ts';
import { cellsOf, wrapLine } from './word-wrap.ts';

export type Standing = Pick<Status, 'room' | 'self' | 'quests' | 'sky' | 'language'>;
export type PaneSize = { readonly columns: number; readonly rows: number };

/** Smaller screens have no panes. */
export const PANES_COLUMNS_MIN = 100;
export const PANES_ROWS_MIN = 24;
const SIDE_COLUMNS_MIN = 30;
const SIDE_COLUMNS_MAX = 38;
/** The rule between the story and the side, with a space on both hands. */
const RULE_COLUMNS = 3;
/** The status line and the line that is typed. */
const BOTTOM_ROWS = 2;

export type Regions = { readonly story: PaneSize; readonly side: PaneSize };

/** Undefined: there is no room for panes. */
export function regionsOf({ columns, rows }: PaneSize): Regions | undefined {
  if (columns < PANES_COLUMNS_MIN || rows < PANES_ROWS_MIN) return undefined;
  const side = Math.max(SIDE_COLUMNS_MIN, Math.min(SIDE_COLUMNS_MAX, Math.floor((columns * 3) / 10)));
  const height = rows - BOTTOM_ROWS;
  return {
    story: { columns: columns - side - RULE_COLUMNS - 1, rows: height },
    side: { columns: side, rows: height },
  };
}

type Wording = { readonly say: PaneSay; readonly paint: Painter };
/** Rows that belong together; a section loses whole entries when there is too little room. */
type Entry = readonly string[];
type Section = { readonly heading: Entry; readonly entries: readonly Entry[]; readonly hidden: number };

/** At most `size.rows` rows, none wider than `size.columns`. */
export function layOutSide(standing: Standing, size: PaneSize, wording: Wording): string[] {
  const { room } = standing;
  if (room === undefined) return [];
  const { paint } = wording;
  const width = size.columns;
  const title = [
    ...rowsOf(room.name, width).map((row) => paint(row, 'room', true)),
    ...(room.world === room.name ? [] : rowsOf(room.world, width).map((row) => paint(row, 'notice', false))),
  ];
  const sections = fitted(sectionsOf(standing, width, wording), size.rows - title.length);
  const body = sections.flatMap(({ heading, entries, hidden }) => [
    '',
    ...heading,
    ...entries.flat(),
    ...(hidden === 0 ? [] : [paint(cut(`  ${wording.say('more', hidden)}`, width), 'notice', false)]),
  ]);
  return [...title, ...body].slice(0, size.rows);
}

/** In the order in which a player needs them: the last is the first to go. */
function sectionsOf(standing: Standing, width: number, { say, paint }: Wording): Section[] {
  const { room, self, quests = [] } = standing;
  const section = (heading: string, entries: readonly Entry[]): Section => ({
    heading: [paint(cut(heading, width), 'system', false)],
    entries,
    hidden: 0,
  });
  const listed = (names: readonly string[], style: 'item' | 'person'): Entry[] =>
    counted(names).map((name) => rowsOf(name, width - 2).map((row) => `  ${paint(row, style, false)}`));
  const nothing = (words: string): Entry => [paint(cut(`  ${words}`, width), 'notice', false)];
  const exits = exitsOf(room?.exits ?? [], width, { say, paint });
  const people = listed(room?.people.map(({ name }) => name) ?? [], 'person');
  const things = listed(room?.items ?? [], 'item');
  const carried = listed(self?.inventory ?? [], 'item');
  const underWay = quests
    .filter(({ status }) => status === 'active')
    .map(({ title, notes }) => [
      ...rowsOf(title, width - 2).map((row) => `  ${row}`),
      ...rowsOf(notes.at(-1) ?? '', width - 4).map((row) => `    ${paint(row, 'notice', false)}`),
    ]);
  return [
    section(say('exits'), exits.length === 0 ? [nothing(say('nowhere'))] : exits),
    ...(people.length === 0 ? [] : [section(say('people'), people)]),
    ...(things.length === 0 ? [] : [section(say('things'), things)]),
    section(say('carried'), carried.length === 0 ? [nothing(say('none'))] : carried),
    ...(underWay.length === 0 ? [] : [section(say('quests'), underWay)]),
  ];
}

type Exit = NonNullable<Status['room']>['exits'][number];

/** The directions in one column, where they lead in the next; a door's state is never cut off. */
function exitsOf(exits: readonly Exit[], width: number, { say, paint }: Wording): Entry[] {
  const labels = exits.map(({ label }) => withoutControls(label));
  const labelWidth = Math.min(Math.floor(width / 3), Math.max(0, ...labels.map(cellsOf)));
  return exits.map(({ to, door, portal }, index) => {
    const label = cut(labels[index] ?? '', labelWidth);
    const gap = ' '.repeat(labelWidth - cellsOf(label) + 2);
    const hanging = ' '.repeat(labelWidth + 4);
    const states = [...(door === 'none' ? [] : [say(door)]), ...(portal ? [say('portal')] : [])].join(', ');
    const inner = width - labelWidth - 4;
    const name = rowsOf(to, inner);
    const last = name.at(-1) ?? '';
    const fits = states !== '' && cellsOf(last) + cellsOf(states) + 3 <= inner;
    const painted = name.map((row) => paint(row, 'place', false));
    const door_ = (row: string): string => paint(row, door === 'none' ? 'notice' : 'error', false);
    const rows = fits
      ? [...painted.slice(0, -1), `${painted.at(-1)} ${door_(`(${states})`)}`]
      : [...painted, ...(states === '' ? [] : rowsOf(`(${states})`, inner).map(door_))];
    return rows.map((row, at) => (at === 0 ? `  ${paint(label, 'exit', false)}${gap}${row}` : hanging + row));
  });
}

/** Takes entries from whichever section is the longest, and then whole sections from the end. */
function fitted(sections: readonly Section[], rows: number): Section[] {
  const heightOf = ({ heading, entries, hidden }: Section): number =>
    1 + heading.length + entries.flat().length + (hidden > 0 ? 1 : 0);
  let kept = [...sections];
  const total = (): number => kept.reduce((sum, one) => sum + heightOf(one), 0);
  while (total() > rows && kept.length > 0) {
    const tallest = kept
      .filter(({ entries }) => entries.length > 1)
      .reduce<Section | undefined>(
        (one, other) => (one === undefined || heightOf(other) > heightOf(one) ? other : one),
        undefined,
      );
    kept =
      tallest === undefined
        ? kept.slice(0, -1)
        : kept.map((one) =>
            one === tallest ? { ...one, entries: one.entries.slice(0, -1), hidden: one.hidden + 1 } : one,
          );
  }
  return kept;
}

/** One row, exactly as wide as the screen: where the player is, and how things stand. */
export function layOutStatus(
  { room, self, sky }: Standing,
  {
    columns,
    say,
    hint,
  }: { readonly columns: number; readonly say: PaneSay; readonly hint?: string | undefined },
): string {
  const place =
    room === undefined ? '' : [...new Set([room.name, room.world])].map(withoutControls).join(', ');
  const left = ` ${cut(hint ?? place, columns - 2)}`;
  const figures =
    self === undefined
      ? []
      : [say('level', self.level), self.tokens === 1 ? say('token') : say('tokens', self.tokens)];
  const weather = sky === undefined ? [] : [`${sky.clock}, ${sky.phase}`, sky.season, sky.weather, sky.tide];
  // What does not fit is left out from the end on.
  const parts = [...figures, ...weather]
    .map((part) => withoutControls(part).replace(/\.$/, ''))
    .filter((part) => part !== '');
  while (parts.length > 0 && cellsOf(left) + cellsOf(parts.join(' · ')) + 3 > columns) parts.pop();
  const right = parts.length === 0 ? '' : `${parts.join(' · ')} `;
  return left + ' '.repeat(Math.max(0, columns - cellsOf(left) - cellsOf(right))) + right;
}

export type Typed = { readonly prompt: string; readonly line: string; readonly cursor: number };

/** The part of the typed line that fits into one row, and the column of the cursor, from 0. */
export function layOutTyped({ prompt, line, cursor }: Typed, columns: number) {
  const width = columns - cellsOf(prompt) - 1;
  let shown = '';
  const before = [...line.slice(0, cursor)];
  while (before.length > 0 && cellsOf(before.at(-1)! + shown) <= width) shown = before.pop()! + shown;
  const column = cellsOf(prompt) + cellsOf(shown);
  for (const character of line.slice(cursor)) {
    if (cellsOf(shown + character) > width) break;
    shown += character;
  }
  return { text: prompt + shown.replace(/\p{Cc}/gu, ' '), column };
}

function rowsOf(text: string, columns: number): string[] {
  const clean = withoutControls(text);
  return clean === '' ? [] : wrapLine(clean, columns);
}

/** Alike things are one line with their number. */
function counted(names: readonly string[]): string[] {
  return [...new Set(names)].map((name) => {
    const count = names.filter((other) => other === name).length;
    return count > 1 ? `${name} (${count})` : name;
  });
}

function cut(text: string, columns: number): string {
  const clean = withoutControls(text);
  if (cellsOf(clean) <= columns) return clean;
  const kept: string[] = [];
  for (const character of clean) {
    if (cellsOf([...kept, character].join('')) > columns - 1) break;
    kept.push(character);
  }
  return `${kept.join('')}…`;
}
