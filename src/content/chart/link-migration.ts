/** The `migration` of a chart: where actors of earlier versions go, held against the states and fields of this one. */
import type { ChartMigration, ContextField, ContextValue } from '../../domain/chart.ts';
import type { FindingLog } from '../finding.ts';
import { suggestName } from '../nearest-name.ts';
import type { Doc } from '../schema-check.ts';
import type { YamlFile, YamlPath } from '../yaml-file.ts';
import type { ChartSource } from './chart-schema.ts';
import type { ChartTree } from './chart-tree.ts';
import { TYPE_WORDS } from './link-params.ts';
import { isOfType } from './link-step.ts';

type Surroundings = {
  readonly log: FindingLog;
  readonly tree: ChartTree;
  readonly fields: ReadonlyMap<string, ContextField['type']>;
};

/** Undefined when the chart has none. */
export const linkMigration = (
  { file, value }: Doc<ChartSource>,
  { log, tree, fields }: Surroundings,
): ChartMigration | undefined => {
  const { migration, version } = value;
  if (migration === undefined) return undefined;
  const from = typeof migration.from === 'number' ? [migration.from] : migration.from;
  for (const [index, earlier] of from.entries()) {
    if (earlier < version) continue;
    const path = ['migration', 'from', ...(typeof migration.from === 'number' ? [] : [index])];
    const message = `this is version ${version}, and ${earlier} does not come before it`;
    log.error(file.at(path), 'chart/migration-from', message, 'raise `version`');
  }
  const { rename = {}, removed = {} } = migration;
  const states = statesByUid(tree);
  checkTargets({ file, path: ['migration', 'rename'], entries: rename, states, log });
  checkTargets({ file, path: ['migration', 'removed'], entries: removed, states, log });
  for (const uid of Object.keys(removed)) {
    const place = file.at(['migration', 'removed', uid], 'key');
    if (Object.hasOwn(rename, uid))
      log.error(place, 'chart/migration-uid', `"${uid}" is renamed as well`, 'one of the two is too many');
    else if (states.has(uid)) log.error(place, 'chart/migration-uid', `the state "${uid}" is still there`);
  }
  return { from, rename, removed, context: linkContext(file, migration.context ?? {}, { log, fields }) };
};

/** Those that an actor can be in. */
const statesByUid = ({ nodes }: ChartTree): ReadonlySet<string> =>
  new Set(nodes.flatMap(({ kind, source }) => (kind === 'history' ? [] : (source.meta?.uid ?? []))));

type Targets = {
  readonly file: YamlFile;
  readonly path: YamlPath;
  readonly entries: Readonly<Record<string, string>>;
  readonly states: ReadonlySet<string>;
  readonly log: FindingLog;
};

const checkTargets = ({ file, path, entries, states, log }: Targets): void => {
  for (const [uid, target] of Object.entries(entries)) {
    if (states.has(target)) continue;
    const fix = suggestName(target, states);
    log.error(
      file.at([...path, uid]),
      'chart/unknown-uid',
      `there is no state with the uid "${target}"`,
      fix,
    );
  }
};

const linkContext = (
  file: YamlFile,
  values: Readonly<Record<string, unknown>>,
  { log, fields }: Pick<Surroundings, 'log' | 'fields'>,
): ChartMigration['context'] =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]): [string, ContextValue][] => {
      const type = fields.get(name);
      const path = ['migration', 'context', name];
      if (type === undefined) {
        const fix = suggestName(name, fields.keys());
        log.error(file.at(path, 'key'), 'chart/unknown-field', `the chart remembers no "${name}"`, fix);
        return [];
      }
      if (isOfType(value, type)) return [[name, value]];
      log.error(file.at(path), 'chart/param-type', `"${name}" should be ${TYPE_WORDS[type]}`);
      return [];
    }),
  );
