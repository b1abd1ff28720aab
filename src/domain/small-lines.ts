/** Small things that are shown from time to time, and that nobody sees twice in a row: what was shown lately is known. */

/** What was shown in the latest turns, oldest first. A turn in which nothing was new is one, too, and is ''. */
export type LinesShown = readonly string[];

const TURNS_KEPT = 3;

export function freshLines<Line>(
  lines: readonly Line[],
  shown: LinesShown | undefined,
  nameOf: (line: Line) => string,
): Line[] {
  return lines.filter((line) => shown?.includes(nameOf(line)) !== true);
}

export function shownAfter(shown: LinesShown | undefined, name: string): LinesShown {
  return [...(shown ?? []), name].slice(-TURNS_KEPT);
}

export const SILENCE = '';
