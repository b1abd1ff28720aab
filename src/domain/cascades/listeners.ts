/** Which reactions an event sets off, so far as the event alone tells. */
import type { CascadeSpec, CascadeTable, NamePattern, ValueTest } from './cascade-spec.ts';
import { UNHEARD_EVENTS } from './hearable-events.ts';
import { type HeardEvent, plainValue, valueAt } from './heard-event.ts';

/** Whether anything waits for events of that type; to be asked before an event is looked at. */
export function isHeard({ exact, families }: CascadeTable, type: string): boolean {
  if (Object.hasOwn(exact, type)) return true;
  return families.some(({ begins }) => type.startsWith(begins)) && !UNHEARD_EVENTS.includes(type);
}

/** In the order of ids. */
export function listeners(table: CascadeTable, heard: HeardEvent): readonly CascadeSpec[] {
  const { exact, families } = table;
  const waiting = [
    ...(Object.hasOwn(exact, heard.type) ? (exact[heard.type] ?? []) : []),
    ...families.filter(({ begins }) => heard.type.startsWith(begins)).flatMap(({ cascades }) => cascades),
  ];
  return waiting.filter((cascade) => fits(cascade, heard)).sort(byId);
}

const byId = (left: CascadeSpec, right: CascadeSpec): number =>
  left.id < right.id ? -1 : Number(left.id > right.id);

/** The reaction of that id; undefined when content has it no longer. */
export function cascadeOf({ exact, families }: CascadeTable, id: string): CascadeSpec | undefined {
  const lists = [...Object.values(exact), ...families.map(({ cascades }) => cascades)];
  for (const list of lists) {
    const found = list.find((cascade) => cascade.id === id);
    if (found !== undefined) return found;
  }
  return undefined;
}

function fits({ from, to, where }: CascadeSpec, heard: HeardEvent): boolean {
  if (from !== undefined && !matches(from, heard.from)) return false;
  if (to !== undefined && (heard.to === undefined || !matches(to, heard.to))) return false;
  return where.every((test) => passes(test, heard));
}

const matches = (pattern: NamePattern, name: string): boolean =>
  'is' in pattern ? name === pattern.is : name.startsWith(pattern.begins);

function passes(test: ValueTest, heard: HeardEvent): boolean {
  const value = valueAt(heard, test.path);
  switch (test.test) {
    case 'exists':
      return (value !== undefined && value !== null) === test.wanted;
    case 'is': {
      const plain = plainValue(value);
      return plain !== undefined && plain !== null && test.values.includes(plain);
    }
    case 'between': {
      const { least, most } = test;
      if (typeof value !== 'number') return false;
      return (least === undefined || value >= least) && (most === undefined || value <= most);
    }
  }
}
