/** Which lines of two versions of a chart say something else. What they say never changes what a chart does. */
import { compareText } from '../finding.ts';
import type { LinkedChart } from './read-chart.ts';

export type ProseChange = {
  readonly type: 'line added' | 'line removed' | 'line changed';
  /** `chart.<id>.<uid>.<n>` */
  readonly key: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
};

/** In order of key. */
export const diffProse = (
  before: LinkedChart['texts'],
  after: LinkedChart['texts'],
): readonly ProseChange[] => {
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort(compareText);
  return keys.flatMap((key): ProseChange[] => {
    const [old, now] = [before.get(key)?.text, after.get(key)?.text];
    if (old === now) return [];
    const type = old === undefined ? 'line added' : now === undefined ? 'line removed' : 'line changed';
    return [{ type, key, before: old, after: now }];
  });
};
