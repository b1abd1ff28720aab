/** Canonical texts of records that never change, made once a record. The cache holds nobody alive and decides nothing. */
import { encodeCanonical } from './canonical.ts';

const texts = new WeakMap<object, string>();

/** encodeCanonical() of an immutable record. */
export function encodeFrozen(record: object): string {
  const known = texts.get(record);
  if (known !== undefined) return known;
  const text = encodeCanonical(record);
  texts.set(record, text);
  return text;
}
