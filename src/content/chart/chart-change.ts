/** One difference between two versions of a chart, as data and as a sentence. */
import type { ChartAction, ChartDelay, ChartGuard, ChartState, ContextField } from '../../domain/chart.ts';
import { encodeCanonical } from '../../kernel/canonical.ts';

/** What makes a transition be asked. `index` counts the times that its state waits. */
export type Trigger =
  | { readonly type: 'on'; readonly event: string }
  | { readonly type: 'after'; readonly delay: ChartDelay; readonly index: number }
  | { readonly type: 'always' | 'done' };

/** Where a transition stands: the uid of its state, its trigger, and its number in that list, from 0. */
export type Stand = { readonly state: string; readonly trigger: Trigger; readonly index: number };

/** What is compared. A state is always named by its uid, also in targets and in the guard `in`. */
export type ChangedValues = {
  id: string;
  version: number;
  vocabulary: string;
  title: string | undefined;
  field: ContextField;
  /** Of a state. */
  name: { readonly key: string; readonly id: string };
  parent: string;
  kind: ChartState['kind'];
  initial: string | undefined;
  history: ChartState['history'];
  entry: readonly ChartAction[];
  exit: readonly ChartAction[];
  ignores: readonly string[];
  /** Of the children that both have. */
  'order of states': readonly string[];
  /** Of the events that both list. */
  'order of events': readonly string[];
  /** Events and times that are listed with no transition. */
  blanks: readonly string[];
  /** Of a transition: the state that it stands in. */
  place: string;
  trigger: Trigger;
  priority: number;
  guard: ChartGuard | undefined;
  targets: readonly string[];
  actions: readonly ChartAction[];
  reenter: boolean;
};

type Told = {
  /** Of the state or transition; of the root for what is the whole chart's. */
  readonly uid: string;
  readonly sentence: string;
};

export type ChartChange = Told &
  (
    | { readonly type: 'added' | 'removed'; readonly part: 'state'; readonly id: string }
    | { readonly type: 'added' | 'removed'; readonly part: 'transition'; readonly stand: Stand }
    | {
        readonly type: 'added' | 'removed';
        readonly part: 'field';
        readonly name: string;
        readonly value: ContextField;
      }
    | {
        [Part in keyof ChangedValues]: {
          readonly type: 'changed';
          readonly part: Part;
          /** Of the field of the context. */
          readonly name?: string;
          readonly before: ChangedValues[Part];
          readonly after: ChangedValues[Part];
        };
      }[keyof ChangedValues]
  );

const isSame = (left: unknown, right: unknown): boolean =>
  encodeCanonical(left ?? null) === encodeCanonical(right ?? null);

export type ChangedPart = keyof ChangedValues;
export type Changed<Name extends ChangedPart> = {
  readonly uid: string;
  readonly part: Name;
  readonly before: ChangedValues[Name];
  readonly after: ChangedValues[Name];
  readonly name?: string;
};

/** Makes the data of what has changed in the state or transition with that uid. */
export const changeIn =
  (uid: string) =>
  <Name extends ChangedPart>(
    part: Name,
    [before, after]: readonly [ChangedValues[Name], ChangedValues[Name]],
  ): Changed<Name> => ({ uid, part, before, after });

/** Nothing when there is no difference. */
export const changed = <Name extends ChangedPart>(change: Changed<Name>, sentence: string): ChartChange[] =>
  isSame(change.before, change.after) ? [] : [{ type: 'changed', ...change, sentence } as ChartChange];
