/** SCXML as a chart's source: one of ours, or another that keeps to what charts can do. */
import { CHART_SCHEMA, type ChartSource } from '../chart/chart-schema.ts';
import type { FindingLog } from '../finding.ts';
import { type ForeignState, idFor, nameStates } from './imported-names.ts';
import { readLiteral } from './scxml-actions.ts';
import { SCXML_NAMESPACE, SEED_NAMESPACE } from './scxml-names.ts';
import { readState } from './scxml-states.ts';
import type { ScxmlReading } from './scxml-target.ts';
import { openXml, type XmlElement } from './xml-file.ts';

/** Undefined when there is nothing to make a chart of; the log then says why. */
export const importScxml = (
  { path, text, stem }: { readonly path: string; readonly text: string; readonly stem: string },
  log: FindingLog,
): ChartSource | undefined => {
  const document = openXml(path, text, log);
  if (document === undefined) return undefined;
  if (document.name !== 'scxml' || (document.namespace !== SCXML_NAMESPACE && document.namespace !== '')) {
    log.error(
      document.place,
      'exchange/no-chart',
      'this is no SCXML',
      `it begins <scxml xmlns="${SCXML_NAMESPACE}">`,
    );
    return undefined;
  }
  const top = document.children.filter(isState);
  if (top.length === 0) {
    log.error(document.place, 'exchange/no-chart', 'there is no state in it');
    return undefined;
  }
  const own = top.find((element) => element.attribute('chart', SEED_NAMESPACE) !== undefined);
  const name = document.attribute('name') ?? stem;
  const root = growStates(own ?? document, { name: own?.attribute('id') ?? name, parent: undefined });
  const reading: ScxmlReading = { log, names: nameStates(root, log), root };
  return readChartElement({ document, root, own }, reading);
};

const STATES = ['state', 'parallel', 'final', 'history'];
const isState = ({ name }: XmlElement): boolean => STATES.includes(name);

type Seed = { readonly name: string; readonly parent: ForeignState<XmlElement> | undefined };

const growStates = (element: XmlElement, { name, parent }: Seed): ForeignState<XmlElement> => {
  const children: ForeignState<XmlElement>[] = [];
  const state: ForeignState<XmlElement> = {
    origin: element,
    place: () => element.place,
    name,
    foreignId: element.attribute('id'),
    parent,
    children,
  };
  for (const child of element.children.filter(isState)) {
    const key = child.attribute('key', SEED_NAMESPACE) ?? child.attribute('id') ?? child.name;
    children.push(growStates(child, { name: key, parent: state }));
  }
  return state;
};

type Parts = {
  readonly document: XmlElement;
  readonly root: ForeignState<XmlElement>;
  /** The state that holds the whole chart, in a file of ours. */
  readonly own: XmlElement | undefined;
};

const readChartElement = ({ document, root, own }: Parts, reading: ScxmlReading): ChartSource => {
  const { log } = reading;
  const { id: _, ...state } = readState(root, reading);
  const { id } = reading.names.get(root) as { id: string };
  const version = Number(own?.attribute('version', SEED_NAMESPACE) ?? 1);
  const vocabulary = own?.attribute('vocabulary', SEED_NAMESPACE);
  const title = own?.attribute('title', SEED_NAMESPACE);
  const migration = readLiteral(own?.attribute('migration', SEED_NAMESPACE) ?? '');
  if (vocabulary === undefined)
    log.warning(document.place, 'exchange/assumed', 'nothing says whose words these are; `keeper` is taken');
  const fields = document.children
    .filter(({ name }) => name === 'datamodel')
    .flatMap(({ children }) => children.flatMap((data) => readField(data, log)));
  return {
    schema: CHART_SCHEMA,
    id,
    version,
    vocabulary: vocabulary ?? 'keeper',
    ...(fields.length === 0 ? {} : { context: Object.fromEntries(fields) }),
    ...state,
    meta: { ...state.meta, ...(title === undefined ? {} : { title }) },
    states: state.states ?? {},
    // Reading the chart says what is wrong with it.
    ...(migration === undefined ? {} : { migration: migration as ChartSource['migration'] }),
  };
};

type Field = NonNullable<ChartSource['context']>[string];

const readField = (data: XmlElement, log: FindingLog): readonly (readonly [string, Field])[] => {
  const id = data.attribute('id') ?? '';
  const value = readLiteral(data.attribute('expr') ?? data.text());
  const type = TYPE_OF[typeof value];
  if (type !== undefined) return [[idFor(id), { type, default: value }]];
  const message = `charts remember whole numbers, texts, and what is true or false; "${id}" is none of these`;
  log.error(data.place, 'exchange/not-carried', message);
  return [];
};

const TYPE_OF: Readonly<Partial<Record<string, Field['type']>>> = {
  number: 'integer',
  boolean: 'boolean',
  string: 'text',
};
