/** A scenario with everything that it names looked up: how a chart begins, what happens to it, what should come of it. */
import type { ChartContext, ChartDelay } from '../../domain/chart.ts';
import type { Place } from '../finding.ts';
import type { StateValue } from './chart-configuration.ts';
import type { ChartPhrases, Phrase } from './chart-phrases.ts';
import type { ForcedAnswer, StageLine } from './stage-line.ts';

/** One file of them. */
export type ChartTests = {
  readonly file: string;
  readonly phrases: ChartPhrases;
  readonly scenarios: readonly Scenario[];
};

export type Scenario = {
  readonly name: string;
  readonly place: Place;
  readonly given: Given;
  /** Expected of the start, or of the configuration that is given. */
  readonly expect?: Expectation;
  readonly steps: readonly ScenarioStep[];
};

export type Given = {
  /** Undefined when the chart is to start. */
  readonly value: StateValue | undefined;
  /** Instead of the chart's defaults. */
  readonly context: ChartContext;
  readonly answers: readonly ForcedAnswer[];
  readonly startMinute: number | undefined;
  /** Minutes of the day. */
  readonly schedule: readonly number[];
};

export type Happening = Extract<StageLine, { readonly type: 'event' | 'wait' }>;

export type ScenarioStep = {
  readonly place: Place;
  /** As it was written. */
  readonly when: string;
  readonly happenings: readonly Happening[];
  readonly answers: readonly ForcedAnswer[];
  readonly expect?: Expectation;
};

export type Expectation = {
  readonly place: Place;
  /** Ids of states that are active. */
  readonly states?: readonly string[];
  readonly context?: ChartContext;
  /** Everything that is done, in order; `...` stands for anything or nothing. */
  readonly does?: readonly (Phrase | '...')[];
  readonly doesNot?: readonly Phrase[];
  readonly timers?: readonly ExpectedTimer[];
};

export type ExpectedTimer = {
  /** As it was written. */
  readonly label: string;
  /** Any of these. */
  readonly names: readonly string[];
  readonly pending: boolean;
  /** How long from then. */
  readonly delay?: ChartDelay;
};
