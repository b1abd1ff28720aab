/** One JSON file as plain data, with a way back from every value to where it stands. Knows nothing of what it is about. */
import { createFindingLog, type FindingLog, type Place, startOf } from '../finding.ts';
import { parseYamlFile, type YamlPath } from '../yaml-file.ts';

export const EXCHANGE_LENGTH_MAX = 1_000_000;
export const EXCHANGE_DEPTH_MAX = 64;

export type JsonFile = {
  readonly value: unknown;
  /** Where that value (or its key) begins; when there is no such value, its nearest parent. */
  readonly at: (path: YamlPath, part?: 'key' | 'value') => Place;
};

/** Undefined when the text is no JSON; the log then says why. */
export const openJson = (path: string, text: string, log: FindingLog): JsonFile | undefined => {
  if (text.length > EXCHANGE_LENGTH_MAX) {
    log.error(
      startOf(path),
      'exchange/too-large',
      `the file has more than ${EXCHANGE_LENGTH_MAX} characters`,
    );
    return undefined;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const { message } = cause as Error;
    log.error(faultIn(path, text, message), 'exchange/syntax', `this is no JSON: ${message}`);
    return undefined;
  }
  if (isDeeper(value, EXCHANGE_DEPTH_MAX)) {
    const message = `the file nests deeper than ${EXCHANGE_DEPTH_MAX} levels`;
    log.error(startOf(path), 'exchange/too-deep', message);
    return undefined;
  }
  // JSON is YAML, whose parser knows where everything stands; it is only needed when there is something to say.
  let places: ReturnType<typeof parseYamlFile> | 'unread' = 'unread';
  return {
    value,
    at: (yamlPath, part) => {
      if (places === 'unread')
        places = parseYamlFile(path, text, createFindingLog(), { depthMax: EXCHANGE_DEPTH_MAX });
      return places?.at(yamlPath, part) ?? startOf(path);
    },
  };
};

/** Where the parser says that it is; it is silent about what ends too early, and about what begins like nothing. */
const faultIn = (path: string, text: string, message: string): Place => {
  const said = /at position (\d+)/.exec(message)?.[1];
  const offset = said === undefined ? (message.includes('end of JSON') ? text.length : 0) : Number(said);
  const before = text.slice(0, offset).split('\n');
  return { file: path, line: before.length, column: (before.at(-1) ?? '').length + 1 };
};

const isDeeper = (value: unknown, depthMax: number): boolean => {
  if (value === null || typeof value !== 'object') return false;
  return depthMax === 0 || Object.values(value).some((inner) => isDeeper(inner, depthMax - 1));
};
