/** What a policy changes in a request. A field that is not there, or of another kind, stays as it is. */
import { maskWords } from './mask-words.ts';
import type { FieldEdit } from './policy.ts';
import { DATA, dataOf, type Fields, type FieldValue, fieldOf } from './policy-request.ts';

/** The same object when nothing changes. */
export function editFields(fields: Fields, edits: readonly FieldEdit[]): Fields {
  return edits.reduce(editField, fields);
}

function editField(fields: Fields, edit: FieldEdit): Fields {
  const { field } = edit;
  if (field === 'data') return editAllData(fields, edit);
  const before = fieldOf({ fields }, field);
  if (before === undefined) return fields;
  const after = edited(before, edit);
  if (after === before) return fields;
  if (!field.startsWith(DATA)) return { ...fields, [field]: after };
  const keys = field.slice(DATA.length).split('.');
  return { ...fields, data: JSON.stringify(withValue(dataOf(fields), keys, after)) };
}

/** Every text inside: what surrounds them would not be JSON any more. */
function editAllData(fields: Fields, edit: FieldEdit): Fields {
  const data = dataOf(fields);
  if (data === undefined || edit.type === 'set' || edit.type === 'clamp') return fields;
  let changed = false;
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const after = edited(value, edit);
      changed ||= after !== value;
      return after;
    }
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
  };
  const after = walk(data);
  return changed ? { ...fields, data: JSON.stringify(after) } : fields;
}

function edited(value: FieldValue, edit: FieldEdit): FieldValue {
  switch (edit.type) {
    case 'set':
      return typeof edit.to === typeof value ? edit.to : value;
    case 'clamp':
      return typeof value === 'number' ? Math.min(edit.max, Math.max(edit.min, value)) : value;
    case 'truncate':
      return typeof value === 'string' ? shortened(value, edit.length) : value;
    case 'mask':
      return typeof value === 'string' ? maskWords(value, edit.words) : value;
  }
}

/** Never between the halves of a character. */
function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return cut.isWellFormed() || !text.isWellFormed() ? cut : cut.slice(0, -1);
}

function withValue(value: unknown, [key, ...rest]: readonly string[], to: FieldValue): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value))
    return value.map((inner, index) => (String(index) === key ? withValue(inner, rest, to) : inner));
  return Object.fromEntries(
    Object.entries(value as object).map(([name, inner]) => [
      name,
      name === key ? withValue(inner, rest, to) : inner,
    ]),
  );
}
