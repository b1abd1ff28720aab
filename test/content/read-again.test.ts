/** Texts that were read before are not read again, and nothing tells the difference. */
import { expect, it } from 'vitest';
import { createFindingLog } from '../../src/content/finding.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { TextMemory } from '../../src/content/text-memory.ts';
import { parseYamlFile } from '../../src/content/yaml-file.ts';
import { load, SMALL_UNIVERSE } from './small-universe.ts';

const SHELL = 'worlds/vetrellis/items/shell.yaml';
const read = (path: string, text: string) => {
  const log = createFindingLog();
  const file = parseYamlFile(path, text, log);
  return { file, findings: log.findings() };
};

it('[CT17] a file is the same file when it is read again, and its findings are told again', () => {
  const text = 'id: shell\nlook: { a: b, c, d: e }\n';
  const [first, again] = [read(SHELL, text), read(SHELL, text)];
  expect(first.findings).toMatchObject([{ code: 'yaml/syntax', file: SHELL, line: 2, column: 15 }]);
  expect(again.findings).toEqual(first.findings);
  const [good, better] = [read(SHELL, 'id: shell\n').file, read(SHELL, 'id: shell\n').file];
  expect(better).toBe(good);
  expect(Object.isFrozen(good?.value)).toBe(true);
});

it('[CT17] the same text in another file has places of its own', () => {
  const text = 'id: [\n';
  const [one, other] = ['a.yaml', 'b.yaml'].map((path) => read(path, text).findings);
  expect(one?.map(({ file }) => file)).toEqual(one?.map(() => 'a.yaml'));
  expect(other).toEqual(one?.map((finding) => ({ ...finding, file: 'b.yaml' })));
  expect(one).not.toEqual([]);
});

it('[CT17] content comes to the same when one of its files was another in between', () => {
  const before = load(SMALL_UNIVERSE);
  const broken = { ...SMALL_UNIVERSE, [SHELL]: 'id: shell\nname: 7\nnaem: shell\n' };
  const refused = loadContent(broken);
  expect(refused.ok).toBe(false);
  expect(loadContent(broken)).toEqual(refused);
  expect(loadContent(SMALL_UNIVERSE)).toEqual(before);
});

it('[CT17] keys, values, list items and aliases are found where they stand, and the nearest parent of what is missing', () => {
  const { file } = read('a.yaml', 'one: &x { two: 1.0 }\nlist: [a, [b]]\nagain: *x\nblock: |\n  text\n');
  const at = (path: (string | number)[], part?: 'key') => {
    const { line, column } = file?.at(path, part) ?? {};
    return [line, column];
  };
  expect(at(['one', 'two'])).toEqual([1, 16]);
  expect(at(['one', 'two'], 'key')).toEqual([1, 11]);
  expect(at(['one', 'three'], 'key')).toEqual([1, 9]);
  expect(at(['list', 1, 0])).toEqual([2, 12]);
  expect(at(['list', 7])).toEqual([2, 7]);
  expect(at(['again'])).toEqual([3, 8]);
  expect(at(['again', 'two'])).toEqual([1, 16]);
  expect(file?.scalarAt(['one', 'two'])).toEqual({ source: '1.0', literal: false });
  expect(file?.scalarAt(['block'])?.literal).toBe(true);
  expect(file?.scalarAt(['list'])).toBeUndefined();
});

it('[CT17] what was not asked for longest is forgotten first, when there is too much of it', () => {
  const memory = new TextMemory<string>(10);
  for (const text of ['aaaa', 'bbbb']) memory.keep(text, text.toUpperCase());
  expect(memory.get('aaaa')).toBe('AAAA');
  memory.keep('cccc', 'CCCC');
  expect(['aaaa', 'bbbb', 'cccc'].map((text) => memory.get(text))).toEqual(['AAAA', undefined, 'CCCC']);
  expect(memory.keep('longer than all of it', 'made')).toBe('made');
  expect(memory.get('longer than all of it')).toBeUndefined();
});
