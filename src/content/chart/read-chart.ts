/** One chart from text: parsed, checked, linked, hashed; or everything that is wrong with it. */
import type { ChartMigration, ChartSpec, ContextField } from '../../domain/chart.ts';
import { VOCABULARIES, type VocabularyName } from '../../domain/vocabulary/vocabularies.ts';
import type { Vocabulary } from '../../domain/vocabulary/vocabulary-entry.ts';
import { encodeCanonical } from '../../kernel/canonical.ts';
import { sha256Hex } from '../../kernel/digest.ts';
import { compareText, createFindingLog, type Finding, type FindingLog, type Place } from '../finding.ts';
import { deepFreeze } from '../freeze.ts';
import { suggestName } from '../nearest-name.ts';
import { checkSchema, type Doc } from '../schema-check.ts';
import { createTextCollector, type TextEntry } from '../text-collector.ts';
import { parseYamlFile, type YamlFile } from '../yaml-file.ts';
import { type ChartDealings, dealingsOf } from './chart-dealings.ts';
import { blankStatesIn, openChartDocument } from './chart-document.ts';
import type { ChartLinking } from './chart-linking.ts';
import type { ChartNames } from './chart-names.ts';
import { type ChartSource, chartSchema, type StateSource } from './chart-schema.ts';
import { growTree } from './chart-tree.ts';
import { ownEventsOf } from './chart-walk.ts';
import { checkWhole } from './check-whole.ts';
import { linkMigration } from './link-migration.ts';
import { TYPE_WORDS } from './link-params.ts';
import { linkState } from './link-state.ts';
import { isOfType } from './link-step.ts';

/** A finding, and the state or transition in which it is when that has a uid. */
export type ChartFinding = Finding & { readonly uid?: string };

export type LinkedChart = {
  readonly spec: ChartSpec;
  /** What the chart says itself, by text key, `chart.<id>.<uid>.<n>`. */
  readonly texts: ReadonlyMap<string, TextEntry>;
  /** Texts of other files that it says, by key, with where it first does so. */
  readonly borrowed: ReadonlyMap<string, Place>;
  /** Hex SHA-256 of those texts; the behaviour hash is the same for any of them. */
  readonly proseHash: string;
  /** Of every state and transition. */
  readonly uids: ReadonlySet<string>;
  /** How actors that are at work come to stand in this version; absent when every state is still there. */
  readonly migration?: ChartMigration;
};

export type ReadChart = {
  /** Undefined when there are errors. */
  readonly chart: LinkedChart | undefined;
  /** Undefined when it does not fit the schema. */
  readonly dealings: ChartDealings | undefined;
  readonly findings: readonly ChartFinding[];
};

export type ChartSurroundings = { readonly names: ChartNames };

/** Never throws because of what a writer wrote. */
export const readChart = (source: ChartText, surroundings: ChartSurroundings): ReadChart =>
  linkOpened(openChart(source), surroundings);

/** The same for a chart that has been opened before, which is done once. */
export const linkOpened = (
  { text, stem, doc, log }: OpenedChart,
  surroundings: ChartSurroundings,
): ReadChart => {
  const chart = doc && linkChart(doc, { ...surroundings, stem, log });
  return {
    chart: log.hasErrors() ? undefined : chart,
    dealings: doc && dealingsOf(doc),
    findings: withUids(log.findings(), text),
  };
};

/** `text`: of the chart in which they are. */
export const withUids = (findings: readonly Finding[], text: string): readonly ChartFinding[] => {
  const document = findings.length === 0 ? undefined : openChartDocument(text);
  return findings.map((finding) => {
    const uid = document?.uidAt(finding.line, finding.column);
    return uid === undefined ? finding : { ...finding, uid };
  });
};

const ADD_UIDS = '`seed chart` can add what is missing';

export type ChartText = { readonly path: string; readonly text: string; readonly stem: string };

/** A chart's text, parsed and held against the schema, and nothing else yet. */
export type OpenedChart = ChartText & {
  /** Undefined when it does not fit. */
  readonly doc: Doc<ChartSource> | undefined;
  readonly log: FindingLog;
};

export const openChart = (source: ChartText): OpenedChart => {
  const log = createFindingLog();
  const file = parseYamlFile(source.path, source.text, log);
  const doc = file && checkSchema(file, chartSchema, log);
  if (file !== undefined) checkBlanks(file, log);
  return { path: source.path, text: source.text, stem: source.stem, doc, log };
};

/** A state with nothing in it is as good as not written, which is never what its writer meant. */
const checkBlanks = (file: YamlFile, log: FindingLog): void => {
  for (const path of blankStatesIn((file.raw ?? {}) as StateSource, [])) {
    const message = `the state "${path.at(-1)}" has nothing in it, not even a uid`;
    log.error(file.at(path, 'key'), 'chart/missing-uid', message, `add meta: { uid: ${path.at(-1)} }`);
  }
};

type ChartInHand = ChartSurroundings & { readonly stem: string; readonly log: FindingLog };

/** Undefined when something that everything else rests on is missing. */
const linkChart = ({ file, value }: Doc<ChartSource>, inHand: ChartInHand): LinkedChart | undefined => {
  const { log, stem, names } = inHand;
  if (value.id !== stem) {
    const fix = `write "${stem}", or rename the file`;
    log.error(file.at(['id']), 'link/file-name', `the id is "${value.id}" and the file "${stem}"`, fix);
  }
  const context = linkContext(file, value, log);
  const vocabulary = vocabularyNamed(file, value, log);
  const tree = growTree(file, value, log);
  if (vocabulary === undefined) return undefined;
  const places = new Map<string, Place>();
  const texts = createTextCollector(log);
  const borrowed = new Map<string, Place>();
  const linking: ChartLinking = {
    chart: value.id,
    file,
    log,
    texts,
    vocabulary,
    names,
    fields: new Map(Object.entries(context).map(([name, { type }]) => [name, type])),
    tree,
    ownEvents: ownEventsOf(value),
    referTo: (key, place) => void (borrowed.has(key) || borrowed.set(key, place)),
    claimUid: createUidRegister(file, places, log),
  };
  const root = linkState(tree.root, linking);
  const migration = linkMigration({ file, value }, { log, tree, fields: linking.fields });
  const { title } = value.meta ?? {};
  const behaviour = {
    id: value.id,
    version: value.version,
    vocabulary: value.vocabulary as VocabularyName,
    ...(title === undefined
      ? {}
      : { title: texts.keep(`chart.${value.id}.title`, { file, path: ['meta', 'title'] }, 'name', title) }),
    context,
    root,
  };
  // An error leaves gaps, and checks of the whole would report those gaps instead.
  if (log.hasErrors()) return undefined;
  const spec: ChartSpec = deepFreeze({ ...behaviour, behaviourHash: sha256Hex(encodeCanonical(behaviour)) });
  checkWhole(spec, value, linking, places);
  return {
    spec,
    texts: texts.entries(),
    borrowed,
    proseHash: hashTexts(texts.entries()),
    uids: new Set(places.keys()),
    ...(migration === undefined ? {} : { migration }),
  };
};

const hashTexts = (texts: ReadonlyMap<string, TextEntry>): string => {
  const entries = [...texts].sort(([left], [right]) => compareText(left, right));
  return sha256Hex(encodeCanonical(entries.map(([key, { text }]) => [key, text])));
};

const vocabularyNamed = (
  file: YamlFile,
  { vocabulary }: ChartSource,
  log: FindingLog,
): Vocabulary | undefined => {
  if (isVocabularyName(vocabulary)) return VOCABULARIES[vocabulary];
  const known = Object.keys(VOCABULARIES);
  const fix = suggestName(vocabulary, known) ?? `there is: ${known.join(', ')}`;
  log.error(
    file.at(['vocabulary']),
    'chart/unknown-vocabulary',
    `there is no vocabulary "${vocabulary}"`,
    fix,
  );
  return undefined;
};

const isVocabularyName = (name: string): name is VocabularyName => Object.hasOwn(VOCABULARIES, name);

const linkContext = (file: YamlFile, { context }: ChartSource, log: FindingLog): ChartSpec['context'] =>
  Object.fromEntries(
    Object.entries(context ?? {}).map(([name, { type, default: value }]) => {
      if (!isOfType(value, type)) {
        const place = file.at(['context', name, 'default']);
        const message = `"${name}" should begin as ${TYPE_WORDS[type]}`;
        log.error(place, 'chart/context-default', message, 'give it such a `default`');
      }
      return [name, { type, default: value } as ContextField];
    }),
  );

const createUidRegister =
  (file: YamlFile, places: Map<string, Place>, log: FindingLog): ChartLinking['claimUid'] =>
  ({ uid, path, what }) => {
    const isRoot = path.length === 0;
    const place = isRoot ? file.at(['id'], 'key') : file.at(path, 'key');
    if (uid === undefined) {
      log.error(place, 'chart/missing-uid', `${what} has no uid`, `add meta: { uid: ... }; ${ADD_UIDS}`);
      return path.join('-');
    }
    const other = places.get(uid);
    if (other === undefined) places.set(uid, place);
    else {
      const message = `the uid "${uid}" is already that of line ${other.line}`;
      log.error(file.at([...path, 'meta', 'uid']), 'chart/duplicate-uid', message, 'give it one of its own');
    }
    return uid;
  };
