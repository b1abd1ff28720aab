/** A file of texts, `locales/es.yaml` or `worlds/<world>/prose/es.yaml`: nested keys down to sentences. */
import type { FindingLog } from './finding.ts';
import { TEXT_LENGTH_MAX } from './schema-parts.ts';
import { type TextEntry, type TextKind, tidyText } from './text-collector.ts';
import type { YamlFile, YamlPath } from './yaml-file.ts';

export type TextFile = { readonly file: YamlFile; readonly entries: ReadonlyMap<string, TextEntry> };

/**
 * Keys are joined with dots, `a: { b: ... }` being `a.b`; entries of a list are counted from 1; a key may hold dots
 * itself, which is how `description` stands next to `description.1`.
 */
export const readTextFile = (
  file: YamlFile,
  {
    prefix,
    kindOf,
    log,
  }: { readonly prefix: string; readonly kindOf: (key: string) => TextKind; readonly log: FindingLog },
): TextFile => {
  const entries = new Map<string, TextEntry>();
  for (const { key, path, value } of leavesOf(file.value, '', [])) {
    const place = file.at(path);
    if (typeof value !== 'string') {
      const fix =
        value !== null && typeof value === 'object' ? undefined : `put it in quotes: "${String(value)}"`;
      log.error(place, 'schema/type', `"${key}" should be text`, fix);
      continue;
    }
    if (value.length > TEXT_LENGTH_MAX) {
      log.error(place, 'schema/size', `"${key}" should have at most ${TEXT_LENGTH_MAX} characters`);
    }
    const fullKey = key.startsWith(prefix) ? key : `${prefix}${key}`;
    if (entries.has(fullKey)) log.error(place, 'text/duplicate-key', `two texts are called ${fullKey}`);
    const kind = kindOf(fullKey);
    entries.set(fullKey, { text: tidyText(value, kind, file.scalarAt(path)?.literal ?? false), kind, place });
  }
  return { file, entries };
};

type Leaf = { readonly key: string; readonly path: YamlPath; readonly value: unknown };

const leavesOf = (value: unknown, key: string, path: YamlPath): readonly Leaf[] => {
  const inner = (name: string) => (key === '' ? name : `${key}.${name}`);
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => leavesOf(item, inner(String(index + 1)), [...path, index]));
  }
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).flatMap(([name, item]) => leavesOf(item, inner(name), [...path, name]));
  }
  return value === undefined || (value === null && path.length === 0) ? [] : [{ key, path, value }];
};
