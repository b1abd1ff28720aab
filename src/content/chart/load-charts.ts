/**
 * All charts of a content directory: each with what stands beside it, checked against the worlds around it. Knows no
 * disk; the same texts always give the same result.
 */
import { compareText, createFindingLog, type FindingLog, startOf } from '../finding.ts';
import { layOutSources, type SourceText } from '../source-layout.ts';
import { type ChartWorlds, chartWorldsIn, sourcesOf } from './chart-names.ts';
import { type ChartLayout, type ChartNotes, readLayout, readNotes } from './chart-sidecar.ts';
import { checkDealings, type DealingsOfFile } from './check-dealings.ts';
import { type ChartFinding, type LinkedChart, linkOpened, openChart } from './read-chart.ts';

export type LoadedChart = LinkedChart & {
  readonly file: string;
  /** The world it belongs to; absent when it is for all. */
  readonly world?: string;
  readonly layout: ChartLayout;
  readonly notes: ChartNotes;
};

export type LoadedCharts = {
  /** False when there is any error; the charts without one are there all the same. */
  readonly ok: boolean;
  /** In order of path. */
  readonly charts: readonly LoadedChart[];
  /** How many chart files there are, readable or not. */
  readonly files: number;
  /** In reading order. */
  readonly findings: readonly ChartFinding[];
};

type ChartSourceText = SourceText & { readonly stem: string };

/** `sources`: file text by path below the content directory, worlds and all. Never throws. */
export const loadCharts = (sources: Readonly<Record<string, string>>): LoadedCharts => {
  // Files that nothing reads are said where worlds are loaded.
  const laidOut = layOutSources(sources, createFindingLog());
  const around = chartWorldsIn(laidOut);
  return readCharts(sourcesOf(around.worlds, laidOut), around);
};

/** The charts of worlds that are left out are to be left out, too. */
export const readCharts = (
  laidOut: readonly SourceText[],
  { namesFor, worlds, opened }: ChartWorlds,
): LoadedCharts => {
  const log = createFindingLog();
  const findings: ChartFinding[] = [];
  const charts: LoadedChart[] = [];
  const dealings: DealingsOfFile[] = [];
  const files = laidOut.filter(isOfRole('chart'));
  const paths = new Map<string, string>();
  for (const source of files) {
    const world = 'world' in source ? source.world : undefined;
    const read = linkOpened(opened.get(source.path) ?? openChart(source), { names: namesFor(world) });
    findings.push(...read.findings);
    dealings.push({ world, text: source.text, dealings: read.dealings });
    const beside = readBeside(source, laidOut, read.chart, log);
    const twin = paths.get(source.stem);
    if (twin !== undefined)
      log.error(startOf(source.path), 'link/duplicate-id', `"${source.stem}" is already in ${twin}`);
    else paths.set(source.stem, source.path);
    if (read.chart === undefined || twin !== undefined) continue;
    charts.push({ ...read.chart, file: source.path, ...(world === undefined ? {} : { world }), ...beside });
  }
  warnOfOrphans(laidOut, files, log);
  findings.push(...log.findings(), ...checkDealings(dealings, worlds));
  findings.sort((left, right) => compareText(left.file, right.file) || left.line - right.line);
  const ok = !findings.some(({ severity }) => severity === 'error');
  return { ok, charts, files: files.length, findings };
};

const isOfRole =
  (role: SourceText['role']) =>
  (source: SourceText): source is ChartSourceText & { role: 'chart' } =>
    source.role === role && 'stem' in source;

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));

const areBeside = (left: ChartSourceText, right: ChartSourceText): boolean =>
  left.stem === right.stem && folderOf(left.path) === folderOf(right.path);

const readBeside = (
  chart: ChartSourceText,
  sources: readonly SourceText[],
  linked: LinkedChart | undefined,
  log: FindingLog,
): Pick<LoadedChart, 'layout' | 'notes'> => {
  const find = (role: SourceText['role']) =>
    sources.filter(isOfRole(role)).find((source) => areBeside(source, chart));
  const layout = find('chart layout');
  const notes = find('chart notes');
  return {
    layout: (layout && readLayout(layout, linked?.uids, log)) ?? {},
    notes: (notes && readNotes(notes, linked?.uids, log)) ?? {},
  };
};

const warnOfOrphans = (
  sources: readonly SourceText[],
  charts: readonly ChartSourceText[],
  log: FindingLog,
): void => {
  for (const source of [
    ...sources.filter(isOfRole('chart layout')),
    ...sources.filter(isOfRole('chart notes')),
  ]) {
    if (charts.some((chart) => areBeside(chart, source))) continue;
    const chart = `${folderOf(source.path)}/${source.stem}.chart.yaml`;
    log.warning(startOf(source.path), 'chart/orphan', `there is no ${chart} that this belongs to`);
  }
};
