/** `seed chart test`: plays the scenarios that designers write beside charts, and says what came out otherwise. */

import { readChartTests } from '../content/chart/read-chart-tests.ts';
import type { ChartTests } from '../content/chart/scenario.ts';
import { stageClockOf } from '../content/chart/stage-clock.ts';
import { type Finding, formatFinding } from '../content/finding.ts';
import { runScenario, type ScenarioResult } from '../machines/chart/run-scenario.ts';
import type { StageClock } from '../machines/chart/stage-timers.ts';
import { coverageOf, type TransitionCoverage } from '../machines/chart/transition-coverage.ts';
import { type ChartTestFiles, findChartTests } from './chart-test-files.ts';
import { CommandError, EXIT } from './command-error.ts';
import { describeFailures, describeMismatch, sayUnanswered } from './describe-failure.ts';

export type ChartTestOptions = {
  /** Name what no scenario takes, and what nobody has answered. */
  readonly verbose?: boolean;
  readonly json?: boolean;
};

type Report = {
  readonly findings: readonly Finding[];
  readonly files: readonly FileReport[];
  readonly coverage: readonly ChartCoverage[];
};
type FileReport = {
  readonly tests: ChartTests;
  readonly clock: StageClock;
  readonly results: readonly ScenarioResult[];
};
type ChartCoverage = TransitionCoverage & { readonly chart: string };

/**
 * 0 when everything is as expected, 1 when something is not, 2 when a file of scenarios is unusable.
 * @throws CommandError content/unreadable, test/no-content, test/none
 */
export function testCharts(paths: readonly string[], options: ChartTestOptions): number {
  const report = findChartTests(paths).map(play);
  const findings = report.flatMap((part) => part.findings);
  const files = report.flatMap((part) => part.files);
  const coverage = report.flatMap((part) => part.coverage);
  if (files.length === 0 && findings.length === 0)
    throw new CommandError('test/none', 'there is no file *.chart-test.yaml there');
  if (options.json) console.log(JSON.stringify(reportData({ findings, files, coverage })));
  else for (const line of describeReport({ findings, files, coverage }, options)) console.log(line);
  if (findings.some(({ severity }) => severity === 'error')) return EXIT.unusable;
  return files.every(({ results }) => results.every(({ ok }) => ok)) ? EXIT.ok : EXIT.failed;
}

function play({ sources, within }: ChartTestFiles): Report {
  const { tests, findings } = readChartTests(sources, within);
  const clock = { ...stageClockOf(sources), scheduleMinutes: [] };
  const files = tests.map((file) => {
    const { spec } = file.phrases;
    return {
      tests: file,
      clock,
      results: file.scenarios.map((scenario) => runScenario(spec, scenario, clock)),
    };
  });
  const specs = new Map(tests.map(({ phrases: { spec } }) => [spec.id, spec]));
  const coverage = [...specs].map(([chart, spec]) => {
    const about = files.filter(({ tests: file }) => file.phrases.spec.id === chart);
    const taken = new Set(about.flatMap(({ results }) => results.flatMap((result) => [...result.taken])));
    return { chart, ...coverageOf(spec, taken) };
  });
  return { findings, files, coverage };
}

function describeReport(
  { findings, files, coverage }: Report,
  { verbose }: ChartTestOptions,
): readonly string[] {
  const results = files.flatMap((file) => file.results);
  const failed = results.filter(({ ok }) => !ok).length;
  const unusable = new Set(findings.map(({ file }) => file)).size;
  return [
    ...findings.map(formatFinding),
    ...files.flatMap((file) => [
      file.tests.file,
      ...file.results.flatMap((result) => describeResult(result, file, verbose)),
      '',
    ]),
    ...coverage.flatMap((chart) => describeCoverage(chart, verbose)),
    [
      counted(results.length, 'scenario'),
      `${results.length - failed} as expected`,
      `${failed} failed`,
      ...(unusable === 0 ? [] : [`${counted(unusable, 'file')} unusable`]),
    ].join(', '),
  ];
}

function describeResult(
  { scenario, ok, failures, unanswered }: ScenarioResult,
  { tests, clock }: FileReport,
  verbose: boolean | undefined,
): readonly string[] {
  const speaker = { phrases: tests.phrases, clock };
  const open = !ok || verbose ? unanswered : [];
  return [
    `  ${ok ? 'ok    ' : 'FAILED'}  ${scenario.name}`,
    ...describeFailures(failures, speaker).map((line) => `          ${line}`),
    ...(open.length === 0 ? [] : [`          nobody answered, so no: ${sayUnanswered(open, speaker)}`]),
  ];
}

function describeCoverage(
  { chart, taken, all, never }: ChartCoverage,
  verbose: boolean | undefined,
): readonly string[] {
  const more = never.length > 0 && !verbose ? '; --verbose says which are not' : '';
  return [
    `${chart}: ${taken} of ${counted(all, 'transition')} taken${more}`,
    ...(verbose ? never.map(({ state, trigger, uid }) => `  never ${uid}: ${trigger}, in ${state}`) : []),
  ];
}

function reportData({ findings, files, coverage }: Report): Readonly<Record<string, unknown>> {
  const results = files.flatMap((file) => file.results);
  const failed = results.filter(({ ok }) => !ok).length;
  return {
    ok: failed === 0 && findings.length === 0,
    scenarios: results.length,
    failed,
    findings,
    files: files.map(({ tests, results: played, clock }) => ({
      file: tests.file,
      chart: tests.phrases.spec.id,
      scenarios: played.map(({ scenario, ok, failures, taken, unanswered }) => ({
        name: scenario.name,
        line: scenario.place.line,
        ok,
        failures: failures.map((failure) => ({
          line: failure.place.line,
          column: failure.place.column,
          step: failure.step,
          ...(failure.when === undefined ? {} : { when: failure.when }),
          about: failure.mismatch.type,
          says: describeMismatch(failure.mismatch, { phrases: tests.phrases, clock }),
        })),
        taken: [...taken],
        unanswered: unanswered.map(({ name, params }) => ({ name, params })),
      })),
    })),
    coverage,
  };
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
