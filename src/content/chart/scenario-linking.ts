/** The names that scenarios are made of, looked up in one chart: states, fields of its memory, answers to its guards. */
import type { ChartContext, ContextValue } from '../../domain/chart.ts';
import type { FindingLog } from '../finding.ts';
import { suggestName } from '../nearest-name.ts';
import type { YamlFile, YamlPath } from '../yaml-file.ts';
import { allStates } from './chart-moves.ts';
import type { ChartPhrases } from './chart-phrases.ts';
import { TYPE_WORDS } from './link-params.ts';
import { isOfType } from './link-step.ts';
import { type ForcedAnswer, type LineProblem, readGuardName } from './stage-line.ts';

export type ScenarioLinking = {
  readonly file: YamlFile;
  readonly log: FindingLog;
  readonly phrases: ChartPhrases;
};

/** Answers to guards, by name. */
export const linkAnswers = (
  guards: Readonly<Record<string, boolean>>,
  path: YamlPath,
  { file, log, phrases }: ScenarioLinking,
): readonly ForcedAnswer[] =>
  Object.entries(guards).flatMap(([name, answer]) => {
    const guard = readGuardName(name, phrases);
    if (!('code' in guard)) return [{ guard, answer }];
    logProblem(guard, keyPath(path, name, file), { file, log });
    return [];
  });

/** Where that name stands, in a map or in a list. */
export const keyPath = (path: YamlPath, name: string, file: YamlFile): YamlPath => {
  let written: unknown = file.value;
  for (const segment of path) written = (written as Record<string | number, unknown> | undefined)?.[segment];
  return [...path, Array.isArray(written) ? written.indexOf(name) : name];
};

/** Ids of states that can be active. */
export const linkStates = (
  ids: readonly string[],
  path: YamlPath,
  { file, log, phrases }: ScenarioLinking,
): readonly string[] => {
  const states = allStates(phrases.spec.root).slice(1);
  const known = states.filter(({ kind }) => kind !== 'history').map(({ id }) => id);
  return ids.filter((id, index) => {
    if (known.includes(id)) return true;
    const fix = suggestName(id, known) ?? `there are: ${known.join(', ')}`;
    log.error(file.at([...path, index]), 'chart/unknown-state', `there is no state "${id}"`, fix);
    return false;
  });
};

/** Values of fields that the chart has, each of its own kind. */
export const linkContext = (
  values: Readonly<Record<string, unknown>>,
  path: YamlPath,
  { file, log, phrases }: ScenarioLinking,
): ChartContext => {
  const fields = phrases.spec.context;
  const linked: [string, ContextValue][] = [];
  for (const [field, value] of Object.entries(values)) {
    const declared = Object.hasOwn(fields, field) ? fields[field] : undefined;
    if (declared === undefined) {
      const fix = suggestName(field, Object.keys(fields)) ?? 'it is declared under `context` of the chart';
      const message = `the chart remembers no "${field}"`;
      log.error(file.at([...path, field], 'key'), 'chart/unknown-field', message, fix);
    } else if (isOfType(value, declared.type)) linked.push([field, value]);
    else {
      const message = `"${field}" should be ${TYPE_WORDS[declared.type]}`;
      log.error(file.at([...path, field]), 'chart/param-type', message);
    }
  }
  return Object.fromEntries(linked);
};

export const logProblem = (
  { code, message, fix }: LineProblem,
  path: YamlPath,
  { file, log }: Pick<ScenarioLinking, 'file' | 'log'>,
): void => log.error(file.at(path, 'key'), code, message, fix);
