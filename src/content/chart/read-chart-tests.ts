/** The scenarios of a content directory, each file held against the chart that it is about. Knows no runtime. */
import { createFindingLog, type Finding, type FindingLog } from '../finding.ts';
import { suggestName } from '../nearest-name.ts';
import { checkSchema, type Doc } from '../schema-check.ts';
import { layOutSources, type SourceText } from '../source-layout.ts';
import { parseYamlFile } from '../yaml-file.ts';
import { phrasesOf } from './chart-phrases.ts';
import { type ChartTestSource, chartTestSchema } from './chart-test-schema.ts';
import { linkScenario } from './link-scenario.ts';
import { type LoadedChart, loadCharts } from './load-charts.ts';
import type { ChartTests } from './scenario.ts';

export type LoadedChartTests = {
  /** In order of path; those without an error. */
  readonly tests: readonly ChartTests[];
  /** How many files there are, usable or not. */
  readonly files: number;
  readonly findings: readonly Finding[];
};

/** `within`: only files whose path begins so. Never throws because of what a designer wrote. */
export const readChartTests = (sources: Readonly<Record<string, string>>, within = ''): LoadedChartTests => {
  const files = layOutSources(sources, createFindingLog()).filter(
    ({ role, path }) => role === 'chart test' && path.startsWith(within),
  );
  // What is wrong with the charts themselves is said where charts are checked.
  const { charts } = loadCharts(sources);
  const read = files.map((source) => readTestFile(source, charts));
  return {
    tests: read.flatMap(({ tests }) => tests ?? []),
    files: files.length,
    findings: read.flatMap(({ findings }) => findings),
  };
};

const readTestFile = (
  source: SourceText,
  charts: readonly LoadedChart[],
): { readonly tests: ChartTests | undefined; readonly findings: readonly Finding[] } => {
  const log = createFindingLog();
  const file = parseYamlFile(source.path, source.text, log);
  const doc = file && checkSchema(file, chartTestSchema, log);
  const tests = doc && linkTests(doc, charts, log);
  return { tests: log.hasErrors() ? undefined : tests, findings: log.findings() };
};

const linkTests = (
  { file, value }: Doc<ChartTestSource>,
  charts: readonly LoadedChart[],
  log: FindingLog,
): ChartTests | undefined => {
  const chart = charts.find(({ spec }) => spec.id === value.chart);
  if (chart === undefined) {
    const known = charts.map(({ spec }) => spec.id);
    const fix = suggestName(value.chart, known) ?? '`seed chart check` says what is wrong with charts';
    const message = `there is no chart "${value.chart}" without errors`;
    log.error(file.at(['chart']), 'test/unknown-chart', message, fix);
    return undefined;
  }
  const phrases = phrasesOf(chart);
  const linking = { file, log, phrases };
  const names = new Map<string, number>();
  const scenarios = value.scenarios.map((source, index) => {
    const path = ['scenarios', index];
    const twin = names.get(source.name);
    const place = file.at([...path, 'name']);
    if (twin !== undefined)
      log.error(place, 'test/duplicate-name', `line ${twin} has a scenario of the same name`, 'name it anew');
    else names.set(source.name, place.line);
    return linkScenario(source, path, linking);
  });
  return { file: file.path, phrases, scenarios };
};
