/** Lets a player leave properly when the process is told to end. */

/** While the work goes on, these signals, or an output that nobody reads any more, make the player leave. */
export async function onSignals<Result>(
  signals: readonly NodeJS.Signals[],
  leave: () => Promise<void>,
  work: () => Promise<Result>,
): Promise<Result> {
  let interrupts = 0;
  const listener = (signal: unknown): void => {
    interrupts += signal === 'SIGINT' ? 1 : 0;
    // The second time, the player does not want to wait for a goodbye.
    if (interrupts > 1) process.exit(1);
    void leave();
  };
  for (const signal of signals) process.on(signal, listener);
  process.stdout.on('error', listener);
  try {
    return await work();
  } finally {
    for (const signal of signals) process.off(signal, listener);
    // The output keeps its listener: a last line written after the end must not be an uncaught error.
  }
}
