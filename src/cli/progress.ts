/** Tells on standard error how far long work has come: a line that rewrites itself on a terminal, else one line a tenth. */
export type Progress = { readonly at: (done: number) => void; readonly done: () => void };

const REWRITE_INTERVAL_MS = 200;

export function createProgress({
  total,
  unit,
  silent,
}: {
  total: number;
  unit: string;
  silent: boolean;
}): Progress {
  const { stderr } = process;
  let shownAt = 0;
  let tenths = 0;
  const started = performance.now();
  const line = (done: number): string => {
    const seconds = (performance.now() - started) / 1000;
    const percent = Math.floor((done * 100) / Math.max(1, total));
    return `${done}/${total} ${unit} (${percent} %), ${Math.round(done / Math.max(0.001, seconds))} a second`;
  };
  const at = (done: number): void => {
    if (silent) return;
    if (stderr.isTTY) {
      if (performance.now() - shownAt < REWRITE_INTERVAL_MS) return;
      shownAt = performance.now();
      stderr.write(`\r\u001b[K${line(done)}`);
      return;
    }
    const now = Math.floor((done * 10) / Math.max(1, total));
    if (now === tenths) return;
    tenths = now;
    stderr.write(`${line(done)}\n`);
  };
  return { at, done: () => void (!silent && stderr.isTTY && stderr.write('\r\u001b[K')) };
}
