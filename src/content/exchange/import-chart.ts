/** A chart of another format as the text of a chart file, together with all that reading that file finds. */
import { openChartDocument } from '../chart/chart-document.ts';
import type { ChartSource, StateSource } from '../chart/chart-schema.ts';
import { transitionsOf } from '../chart/chart-walk.ts';
import {
  type ChartFinding,
  type ChartSurroundings,
  type LinkedChart,
  readChart,
} from '../chart/read-chart.ts';
import { createFindingLog, type FindingLog, startOf } from '../finding.ts';
import { importScxml } from './import-scxml.ts';
import { importXStateJson } from './import-xstate-json.ts';
import { writeChartYaml } from './write-chart-yaml.ts';

export const IMPORT_FORMATS = ['xstate-json', 'scxml'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

export type ImportedChart = {
  /** A draft when there are errors; undefined when the file could not be read at all. */
  readonly draft: { readonly id: string; readonly text: string } | undefined;
  /** Undefined when there are errors. */
  readonly chart: LinkedChart | undefined;
  /** First those with places in the foreign file, then those with places in the draft, `charts/<id>.chart.yaml`. */
  readonly findings: readonly ChartFinding[];
};

type ForeignFile = {
  readonly path: string;
  readonly text: string;
  /** What the chart is called when the file does not say. */
  readonly stem: string;
  readonly format: ImportFormat;
};

/** Never throws because of what is in the file. */
export const importChart = (file: ForeignFile, surroundings: ChartSurroundings): ImportedChart => {
  const log = createFindingLog();
  const source = file.format === 'scxml' ? importScxml(file, log) : importXStateJson(file, log);
  if (source === undefined) return { draft: undefined, chart: undefined, findings: log.findings() };
  const text = withUids(writeChartYaml(source), source, log, file.path);
  const { id } = source;
  const read = readChart({ path: `charts/${id}.chart.yaml`, text, stem: id }, surroundings);
  return {
    draft: { id, text },
    chart: log.hasErrors() ? undefined : read.chart,
    findings: [...log.findings(), ...read.findings],
  };
};

/** A part without a uid gets one that is made from names nearby. */
const withUids = (text: string, source: ChartSource, log: FindingLog, path: string): string => {
  if (haveUids(source)) return text;
  const document = openChartDocument(text);
  if (document === undefined) throw new Error(`the chart made of ${path} is no YAML`);
  const added = document.addMissingUids().length;
  const message = `${added} states and transitions had no uid and got one`;
  log.warning(startOf(path), 'exchange/assumed', message);
  return document.toString();
};

const haveUids = (state: StateSource): boolean =>
  state.meta?.uid !== undefined &&
  [...transitionsOf(state, [])].every(({ transition }) => transition.meta?.uid !== undefined) &&
  Object.values(state.states ?? {}).every(haveUids);
