/** `seed chart check`: says everything that is wrong with the charts of a content directory. */
import { formatFinding } from '../content/finding.ts';
import { EXIT } from './command-error.ts';
import { loadChartFiles } from './load-chart-files.ts';

/** 0 when there are no errors; warnings alone do not fail. */
export function checkCharts(directory: string | undefined, { json }: { json?: boolean }): number {
  const { ok, files, charts, findings, directory: path } = loadChartFiles(directory);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  if (json) {
    const hashes = charts.map(({ spec, proseHash }) => ({
      id: spec.id,
      behaviourHash: spec.behaviourHash,
      proseHash,
    }));
    console.log(JSON.stringify({ ok, directory: path, files, errors, warnings, findings, charts: hashes }));
  } else {
    for (const finding of findings) {
      const uid = finding.uid === undefined ? '' : ` [${finding.uid}]`;
      console.log(`${formatFinding(finding)}${uid}`);
    }
    console.log(`${files} charts, ${errors} errors, ${warnings} warnings`);
  }
  return ok ? EXIT.ok : EXIT.failed;
}
