/**
 * The ways in which this suite compares runs. Each check makes its universes itself, so that nothing is shared between
 * them, and answers with the first tick at which they differ, undefined when they never do.
 */
import { Universe, type UniverseMaking } from '../../src/actors/universe/universe.ts';
import { decodeSnapshot, encodeSnapshot } from '../../src/actors/universe/universe-snapshot.ts';
import type { TickRecord } from '../../src/kernel/tick-record.ts';
import type { Script } from './any-script.ts';

/** Told the order in which realms will be given, so that a test can plant something that depends on it. */
export type Making = (order?: 'given' | 'reversed') => UniverseMaking;
export type Course = { readonly making: Making; readonly script: Script; readonly ticks: number };

export function runScript(universe: Universe, { script, ticks }: Omit<Course, 'making'>): TickRecord[] {
  const records: TickRecord[] = [];
  while (universe.tick < ticks) records.push(universe.step(script.get(universe.tick + 1) ?? []).record);
  return records;
}

export const runCourse = (course: Course): TickRecord[] => runScript(Universe.begin(course.making()), course);

export function firstDifference(
  left: readonly TickRecord[],
  right: readonly TickRecord[],
): number | undefined {
  const length = Math.max(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const here = left[index];
    if (JSON.stringify(here) !== JSON.stringify(right[index])) return here?.tick ?? right[index]?.tick;
  }
  return undefined;
}

/** Two runs of the same course. */
export const repeatDifference = (course: Course): number | undefined =>
  firstDifference(runCourse(course), runCourse(course));

/** The straight run, and one that is stored after that tick and brought back from text. */
export function resumeDifference(course: Course, storedTick: number): number | undefined {
  const straight = runCourse(course);
  const first = Universe.begin(course.making());
  const records = runScript(first, { ...course, ticks: storedTick });
  const second = Universe.restore(course.making(), decodeSnapshot(encodeSnapshot(first.snapshot())));
  return firstDifference(straight, [...records, ...runScript(second, course)]);
}

/** Realms created in the given order and in the opposite one. */
export function realmOrderDifference(course: Course): number | undefined {
  const reversed: Making = () => {
    const making = course.making('reversed');
    return { ...making, options: { ...making.options, realms: [...making.options.realms].reverse() } };
  };
  return firstDifference(runCourse(course), runCourse({ ...course, making: reversed }));
}
