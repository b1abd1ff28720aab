/** What linking one part of a chart needs to know of the rest of it. */
import type { ContextField } from '../../domain/chart.ts';
import type { Carried, Vocabulary } from '../../domain/vocabulary/vocabulary-entry.ts';
import type { FindingLog, Place } from '../finding.ts';
import type { TextCollector } from '../text-collector.ts';
import type { YamlFile, YamlPath } from '../yaml-file.ts';
import type { ChartNames } from './chart-names.ts';
import type { ChartTree } from './chart-tree.ts';

export type ChartLinking = {
  readonly chart: string;
  readonly file: YamlFile;
  readonly log: FindingLog;
  readonly texts: TextCollector;
  readonly vocabulary: Vocabulary;
  readonly names: ChartNames;
  readonly fields: ReadonlyMap<string, ContextField['type']>;
  readonly tree: ChartTree;
  /** Events that the chart raises, `timer <name>` of its timers and `chose <choice>` of its choices, with where it does so. */
  readonly ownEvents: ReadonlyMap<string, YamlPath>;
  /** Notes a text that stands elsewhere, under that key. */
  readonly referTo: (key: string, place: Place) => void;
  /** Notes a uid; a missing or a second one is a finding. */
  readonly claimUid: (owner: {
    readonly uid: string | undefined;
    readonly path: YamlPath;
    readonly what: string;
  }) => string;
};

/** Where a guard or an action stands. */
export type Standpoint = {
  readonly path: YamlPath;
  /** Of the state or transition that it belongs to. */
  readonly owner: string;
  /** What the event at hand brings along, and what the chart always has; undefined where it may be any event. */
  readonly carries: readonly Carried[] | undefined;
  /** Gives each line of the owner its number. */
  readonly lineNumber: () => number;
};

/** The same standpoint, further in. */
export const inside = (standpoint: Standpoint, ...path: YamlPath): Standpoint => ({
  ...standpoint,
  path: [...standpoint.path, ...path],
});
