/** `seed chart check`: says everything that is wrong with the charts of a content directory. */
import { type EventMatrix, eventMatrix } from '../content/chart/event-matrix.ts';
import type { LoadedChart } from '../content/chart/load-charts.ts';
import type { ChartFinding } from '../content/chart/read-chart.ts';
import { formatFinding, startOf } from '../content/finding.ts';
import { suggestName } from '../content/nearest-name.ts';
import { tableSupport } from '../machines/chart/table-support.ts';
import { matrixLines } from './chart-matrix.ts';
import { CommandError, EXIT } from './command-error.ts';
import { loadChartFiles } from './load-chart-files.ts';

export type ChartCheckOptions = {
  readonly json?: boolean;
  /** The tables of states and events: of all charts, or of that one. */
  readonly matrix?: boolean | string;
};

/**
 * 0 when there are no errors; warnings alone do not fail.
 * @throws CommandError chart/unknown
 */
export function checkCharts(directory: string | undefined, { json, matrix }: ChartCheckOptions): number {
  const { ok, files, charts, findings: found, directory: path } = loadChartFiles(directory);
  const findings = [...found, ...charts.flatMap(slower)];
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const matrices = matricesOf(charts, matrix);
  if (json) {
    const hashes = charts.map(({ spec, proseHash }) => ({
      id: spec.id,
      behaviourHash: spec.behaviourHash,
      proseHash,
    }));
    const answer = { ok, directory: path, files, errors, warnings, findings, charts: hashes };
    console.log(JSON.stringify(matrices === undefined ? answer : { ...answer, matrices }));
  } else {
    for (const finding of findings) {
      const uid = finding.uid === undefined ? '' : ` [${finding.uid}]`;
      console.log(`${formatFinding(finding)}${uid}`);
    }
    for (const each of matrices ?? [])
      for (const line of matrixLines(each, process.stdout.columns ?? 80)) console.log(line);
    console.log(`${files} charts, ${errors} errors, ${warnings} warnings`);
  }
  return ok ? EXIT.ok : EXIT.failed;
}

/** What only XState's own interpreter runs, which takes several times as long. */
function slower({ spec, file }: LoadedChart): readonly ChartFinding[] {
  const support = tableSupport(spec);
  if (support.ok) return [];
  return support.reasons.map((reason) => ({
    code: 'chart/interpreted',
    severity: 'warning',
    ...startOf(file),
    message: `this chart runs on the slower interpreter: ${reason}`,
    uid: spec.root.uid,
  }));
}

function matricesOf(
  charts: readonly LoadedChart[],
  matrix: boolean | string | undefined,
): readonly EventMatrix[] | undefined {
  if (matrix === undefined || matrix === false) return undefined;
  if (matrix === true) return charts.map(({ spec }) => eventMatrix(spec));
  const chart = charts.find(({ spec }) => spec.id === matrix);
  if (chart !== undefined) return [eventMatrix(chart.spec)];
  const known = charts.map(({ spec }) => spec.id);
  const hint = suggestName(matrix, known) ?? 'seed chart list says which there are';
  throw new CommandError('chart/unknown', `there is no chart "${matrix}" without errors; ${hint}`);
}
