/**
 * What one version of a chart does otherwise than another. Parts are the same when their uids are, whatever they are
 * called and wherever they stand.
 */
import type { ChartSpec } from '../../domain/chart.ts';
import { type Changed, type ChartChange, changed } from './chart-change.ts';
import { indexChart } from './chart-index.ts';
import { diffStates } from './diff-states.ts';
import { diffTransitions } from './diff-transitions.ts';

/** Empty exactly when both do the same. In document order: the chart, what it remembers, states, transitions. */
export const diffCharts = (before: ChartSpec, after: ChartSpec): readonly ChartChange[] => {
  const [old, now] = [indexChart(before), indexChart(after)];
  return [
    ...diffHeads(before, after),
    ...diffContexts(before, after),
    ...diffStates(old, now),
    ...diffTransitions(old, now),
  ];
};

const diffHeads = (before: ChartSpec, after: ChartSpec): readonly ChartChange[] => {
  const { uid } = after.root;
  const head = <Name extends 'id' | 'version' | 'vocabulary'>(part: Name): ChartChange[] => {
    const values = { before: before[part], after: after[part] } as never as Changed<Name>;
    return changed(
      { ...values, uid, part },
      `the ${part} of the chart is ${after[part]} and was ${before[part]}`,
    );
  };
  const title = { uid, part: 'title', before: before.title, after: after.title } as const;
  return [
    ...head('id'),
    ...head('version'),
    ...head('vocabulary'),
    ...changed(
      title,
      after.title === undefined ? 'the chart has no title any more' : 'the chart has another title',
    ),
  ];
};

const diffContexts = (before: ChartSpec, after: ChartSpec): readonly ChartChange[] => {
  const { uid } = after.root;
  const names = [...new Set([...Object.keys(before.context), ...Object.keys(after.context)])].sort();
  return names.flatMap((name): ChartChange[] => {
    const [old, now] = [before, after].map(({ context }) =>
      Object.hasOwn(context, name) ? context[name] : undefined,
    );
    if (old === undefined && now !== undefined)
      return [{ type: 'added', part: 'field', uid, name, value: now, sentence: `it remembers ${name} now` }];
    if (now === undefined && old !== undefined)
      return [
        { type: 'removed', part: 'field', uid, name, value: old, sentence: `it remembers ${name} no more` },
      ];
    if (old === undefined || now === undefined) return [];
    const sentence = `${name} is ${now.type}, at first ${JSON.stringify(now.default)}, and was ${old.type}, at first ${JSON.stringify(old.default)}`;
    return changed({ uid, part: 'field', name, before: old, after: now }, sentence);
  });
};
