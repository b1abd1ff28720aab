/** Hints for objectives, and objectives that are done: each has to be set somewhere in the same chart. */
import { suggestName } from '../nearest-name.ts';
import type { ChartLinking } from './chart-linking.ts';
import type { ChartSource } from './chart-schema.ts';
import { actionsWithin } from './chart-walk.ts';

export const checkObjectives = (source: ChartSource, { file, log }: ChartLinking): void => {
  const named = [...actionsWithin(source, [])].flatMap(({ action, path }) => {
    const name = action.params?.['name'];
    return typeof name === 'string' ? [{ type: action.type, name, path: [...path, 'params', 'name'] }] : [];
  });
  const set = new Set(named.filter(({ type }) => type === 'objective').map(({ name }) => name));
  for (const { type, name, path } of named) {
    if ((type !== 'hint' && type !== 'objective done') || set.has(name)) continue;
    const message = `the quest sets no objective "${name}"`;
    log.error(file.at(path), 'chart/unknown-objective', message, suggestName(name, set));
  }
};
