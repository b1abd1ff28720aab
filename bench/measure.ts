/** Timing in windows: the mean over a window of ticks, then the median over windows, so that one hiccup does not count. */
export type Measured = { readonly medianMs: number; readonly leastMs: number; readonly mostMs: number };

export type Subject = {
  readonly name: string;
  readonly tick: () => void;
  /** Ticks of one window: at least one period of whatever the subject does now and then. */
  readonly windowTicks: number;
};

/** Milliseconds a tick, for each subject; the subjects take turns, window by window. */
export function measureInTurns(subjects: readonly Subject[], rounds: number): Map<string, Measured> {
  const means = new Map(subjects.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, tick, windowTicks } of subjects) {
      const started = performance.now();
      for (let index = 0; index < windowTicks; index += 1) tick();
      means.get(name)?.push((performance.now() - started) / windowTicks);
    }
  }
  return new Map([...means].map(([name, list]) => [name, summarise(list)]));
}

export function summarise(list: readonly number[]): Measured {
  const sorted = [...list].sort((left, right) => left - right);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  return { medianMs: at(Math.floor(sorted.length / 2)), leastMs: at(0), mostMs: at(sorted.length - 1) };
}
