/** Values and expressions laid out as TypeScript: on one line where that is short. */

const LINE_LENGTH_MAX = 100;

/** A text or number as a literal in any source file. */
export const literal = (value: unknown): string => {
  if (typeof value !== 'string') return JSON.stringify(value);
  const inner = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
};

export const objectOf = (entries: readonly (readonly [string, string])[]): string =>
  enclose(
    '{',
    entries.map(([key, code]) => `${keyOf(key)}: ${code}`),
    '}',
    ' ',
  );

export const arrayOf = (items: readonly string[]): string => enclose('[', items, ']', '');

export const paramsOf = (params: Readonly<Record<string, unknown>>): string =>
  objectOf(Object.entries(params).map(([name, value]) => [name, literal(value)]));

const keyOf = (key: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(key) && key !== '__proto__' ? key : literal(key);

const enclose = (open: string, items: readonly string[], close: string, pad: string): string => {
  if (items.length === 0) return `${open}${close}`;
  const line = `${open}${pad}${items.join(', ')}${pad}${close}`;
  if (line.length <= LINE_LENGTH_MAX && !line.includes('\n')) return line;
  const lines = items.map((item) => `  ${item.replaceAll('\n', '\n  ')},`);
  return [open, ...lines, close].join('\n');
};
