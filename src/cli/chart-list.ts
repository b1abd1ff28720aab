/** `seed chart list`: the charts of a content directory, with their hashes. */
import type { ChartState } from '../domain/chart.ts';
import { EXIT } from './command-error.ts';
import { loadChartFiles } from './load-chart-files.ts';

/** 1 when a chart has errors; the others are listed all the same. */
export function listCharts(directory: string | undefined, { json }: { json?: boolean }): number {
  const { ok, charts, files } = loadChartFiles(directory);
  const rows = charts.map(({ spec, file, proseHash }) => ({
    id: spec.id,
    version: spec.version,
    vocabulary: spec.vocabulary,
    states: countStates(spec.root) - 1,
    behaviourHash: spec.behaviourHash,
    proseHash,
    file,
  }));
  if (json) console.log(JSON.stringify({ ok, charts: rows }));
  else {
    const width = Math.max(0, ...rows.map(({ id }) => id.length));
    for (const { id, version, states, behaviourHash, file } of rows) {
      const count = `${states} ${states === 1 ? 'state' : 'states'}`;
      console.log(`${id.padEnd(width)}  v${version}  ${count}  ${behaviourHash.slice(0, 12)}  ${file}`);
    }
    const broken = files - rows.length;
    if (broken > 0) console.log(`${broken} more with errors: seed chart check`);
  }
  return ok ? EXIT.ok : EXIT.failed;
}

/** Counts the root, too. */
function countStates(state: ChartState): number {
  return state.states.reduce((sum, child) => sum + countStates(child), 1);
}
