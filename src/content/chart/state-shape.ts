/** Which parts a state of each kind has: what is there and means nothing, or is not there and is needed. */
import { suggestName } from '../nearest-name.ts';
import type { ChartLinking } from './chart-linking.ts';
import type { StateSource } from './chart-schema.ts';
import type { ChartNode } from './chart-tree.ts';

type Key = keyof StateSource;

const FORBIDDEN: Readonly<Record<ChartNode['kind'], readonly Key[]>> = {
  atomic: ['initial', 'history', 'target'],
  compound: ['history', 'target'],
  parallel: ['initial', 'history', 'target'],
  final: ['initial', 'states', 'history', 'target', 'onDone'],
  history: ['initial', 'states', 'entry', 'exit', 'on', 'after', 'always', 'onDone', 'ignore'],
};

const KIND_WORDS: Readonly<Record<ChartNode['kind'], string>> = {
  atomic: 'a state without states of its own',
  compound: 'a state with states of its own',
  parallel: 'a parallel state',
  final: 'a final state',
  history: 'a history state',
};

export const checkShape = (node: ChartNode, { file, log }: ChartLinking): void => {
  const { source, path, kind } = node;
  for (const key of FORBIDDEN[kind]) {
    if (source[key] === undefined) continue;
    const message = `${KIND_WORDS[kind]} has no \`${key}\``;
    log.error(file.at([...path, key], 'key'), 'chart/state-shape', message);
  }
  if (kind === 'parallel' && node.children.every((child) => child.kind === 'history')) {
    log.error(file.at(path, 'key'), 'chart/state-shape', 'a parallel state has `states`: its regions');
  }
  if (kind !== 'final') return;
  for (const key of ['on', 'after', 'always'] as const) {
    if (source[key] === undefined) continue;
    const fix = 'leave out `type: final`, or this';
    log.error(
      file.at([...path, key], 'key'),
      'chart/final-leaves',
      'nothing leads out of a final state',
      fix,
    );
  }
};

/** The id of the child entered by default, for compound states only; undefined after a finding. */
export const linkInitial = (node: ChartNode, { file, log }: ChartLinking): string | undefined => {
  if (node.kind !== 'compound') return undefined;
  const { source, path, children } = node;
  const keys = children.map(({ key }) => key);
  if (source.initial === undefined) {
    const place = node.parent === undefined ? file.at(['states'], 'key') : file.at(path, 'key');
    const message = `nothing says which state of "${node.id}" comes first`;
    log.error(place, 'chart/missing-initial', message, `add initial: ${keys[0]}`);
    return undefined;
  }
  const child = children.find(({ key, id }) => key === source.initial || id === source.initial);
  if (child === undefined) {
    const place = file.at([...path, 'initial']);
    const message = `"${node.id}" has no state "${source.initial}"`;
    log.error(place, 'chart/unknown-state', message, suggestName(source.initial, keys));
  }
  return child?.id;
};
