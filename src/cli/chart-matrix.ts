/** The table of states and events in lines that fit a narrow terminal: state by state, what becomes of which events. */
import type { EventFate, EventMatrix } from '../content/chart/event-matrix.ts';

const WIDTH_LEAST = 40;

/** `width`: of the terminal, in characters. */
export function matrixLines({ chart, events, rows }: EventMatrix, width: number): readonly string[] {
  const lines = rows.flatMap(({ state, fates }) => [
    `  ${state}`,
    ...groups(events, fates).flatMap(([heading, names]) =>
      wrap(names, { first: `    ${heading}: `, rest: '      ', width: Math.max(WIDTH_LEAST, width) }),
    ),
  ]);
  return [`${chart}: ${rows.length} states, ${events.length} events`, ...lines];
}

type Groups = readonly (readonly [heading: string, events: readonly string[]])[];

function groups(events: readonly string[], fates: Readonly<Record<string, EventFate>>): Groups {
  const found = new Map<string, string[]>();
  for (const event of events) {
    const fate = fates[event];
    if (fate === undefined) continue;
    const heading = headingOf(fate);
    const guarded = (fate.fate === 'handled' || fate.fate === 'inherited') && fate.guarded ? ' (if)' : '';
    found.set(heading, [...(found.get(heading) ?? []), `${event}${guarded}`]);
  }
  return [...found].sort(([left], [right]) => rank(left) - rank(right));
}

function headingOf(fate: EventFate): string {
  switch (fate.fate) {
    case 'handled':
      return 'handles';
    case 'inherited':
      return `leaves to ${fate.from}`;
    case 'ignored':
      return 'lets pass';
    case 'unhandled':
      return 'UNHANDLED';
  }
}

const ORDER = ['handles', 'leaves', 'lets', 'UNHANDLED'];
const rank = (heading: string): number => ORDER.indexOf(heading.split(' ')[0] ?? '');

function wrap(
  names: readonly string[],
  { first, rest, width }: { readonly first: string; readonly rest: string; readonly width: number },
): readonly string[] {
  const lines: string[] = [];
  let line = first;
  for (const [index, name] of names.entries()) {
    const piece = index === names.length - 1 ? name : `${name}, `;
    if (line.length + piece.trimEnd().length > width && line.trim() !== first.trim()) {
      lines.push(line.trimEnd());
      line = rest;
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}
