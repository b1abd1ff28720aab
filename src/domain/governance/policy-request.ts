/** A request as policies see it, whoever makes it: who asks for what, where, and with which words and numbers. */

export type FieldValue = string | number | boolean;
export type Fields = Readonly<Record<string, FieldValue>>;

export type PolicyRequest = {
  /** A verb of players, or the kind of an input at the hub. */
  readonly action: string;
  /** `player:<uuid>`, `game:<id>`, `operator:<name>`, `service:<name>`. */
  readonly subject: string;
  readonly roles: readonly string[];
  readonly realms: readonly string[];
  readonly worlds: readonly string[];
  /** Whom and what it is about, the subject among them. */
  readonly entities: readonly string[];
  readonly fields: Fields;
};

/** `size` is the length of its data or text; `data.level` looks into the JSON text of `data`. */
export function fieldOf({ fields }: Pick<PolicyRequest, 'fields'>, name: string): FieldValue | undefined {
  if (name === 'size') {
    const text = fields['data'] ?? fields['text'];
    return typeof text === 'string' ? text.length : undefined;
  }
  if (!name.startsWith(DATA)) return Object.hasOwn(fields, name) ? fields[name] : undefined;
  let value: unknown = dataOf(fields);
  for (const key of name.slice(DATA.length).split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return isFieldValue(value) ? value : undefined;
}

export const DATA = 'data.';

/** Undefined when it is none, or none that could be read. */
export function dataOf(fields: Fields): unknown {
  const text = fields['data'];
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Whoever sends what is no JSON is refused for that elsewhere; here it has no fields.
    return undefined;
  }
}

export const isFieldValue = (value: unknown): value is FieldValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** `*` stands for any characters, or none. */
export function fits(pattern: string, text: string): boolean {
  const star = pattern.indexOf('*');
  if (star < 0) return text === pattern;
  if (star === pattern.length - 1) return text.startsWith(pattern.slice(0, star));
  const [first = '', ...rest] = pattern.split('*');
  if (!text.startsWith(first)) return false;
  const last = rest.pop() as string;
  let from = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}
