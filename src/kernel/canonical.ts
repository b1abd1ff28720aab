/**
 * The one text form of a value that is hashed or compared: JSON with keys sorted by code unit and no whitespace.
 * Equal values give equal texts and different values different texts; what has no such form is refused.
 */

/** Containers inside containers; a cycle runs into this limit. */
export const CANONICAL_DEPTH_MAX = 64;

/** A value without a canonical form. `path` is where it stands, `$.bag[3].weight`. */
export class CanonicalError extends Error {
  readonly code = 'canonical/unsupported';
  readonly path: string;

  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`);
    this.name = 'CanonicalError';
    this.path = path;
  }
}

/**
 * Encodes null, booleans, finite numbers, well-formed strings, dense arrays and plain objects (own enumerable string
 * keys; prototype Object.prototype or null).
 * @throws CanonicalError for everything else: undefined, NaN, infinities, -0, bigint, function, symbol, Map, Set, Date
 * and other class instances, holes, lone surrogates, and more than CANONICAL_DEPTH_MAX levels.
 */
export function encodeCanonical(value: unknown): string {
  return encode(value, 0, value);
}

/** The root comes along to name the path of a fault, so that the usual case keeps no path. */
function encode(value: unknown, depth: number, root: unknown): string {
  switch (typeof value) {
    case 'string':
      return quote(value, root);
    case 'number':
      if (!Number.isFinite(value) || Object.is(value, -0)) throw faultIn(root);
      return `${value}`;
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth >= CANONICAL_DEPTH_MAX) throw faultIn(root);
      return Array.isArray(value) ? encodeArray(value, depth, root) : encodeObject(value, depth, root);
    default:
      throw faultIn(root);
  }
}

function encodeArray(list: readonly unknown[], depth: number, root: unknown): string {
  if (Object.getPrototypeOf(list) !== Array.prototype) throw faultIn(root);
  if (list.length === 0) return '[]';
  let text = `[${encode(list[0], depth + 1, root)}`;
  for (let index = 1; index < list.length; index += 1) text += `,${encode(list[index], depth + 1, root)}`;
  return `${text}]`;
}

function encodeObject(record: object, depth: number, root: unknown): string {
  if (!isPlain(record)) throw faultIn(root);
  const keys = sortKeys(Object.keys(record));
  if (keys.length === 0) return '{}';
  let text = '{';
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] as string;
    text += index === 0 ? '"' : ',"';
    text += isVerbatim(key) ? key : quote(key, root).slice(1, -1);
    text += '":';
    text += encode((record as Readonly<Record<string, unknown>>)[key], depth + 1, root);
  }
  return `${text}}`;
}

function isPlain(record: object): boolean {
  const prototype = Object.getPrototypeOf(record);
  return (
    (prototype === Object.prototype || prototype === null) &&
    Object.getOwnPropertySymbols(record).length === 0
  );
}

/** Sorts in place. Records have few keys, and a short list is sorted faster by insertion. */
function sortKeys(keys: string[]): string[] {
  if (keys.length > 24) return keys.sort();
  for (let index = 1; index < keys.length; index += 1) {
    const key = keys[index] as string;
    let slot = index;
    while (slot > 0 && (keys[slot - 1] as string) > key) {
      keys[slot] = keys[slot - 1] as string;
      slot -= 1;
    }
    keys[slot] = key;
  }
  return keys;
}

function quote(text: string, root: unknown): string {
  if (isVerbatim(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw faultIn(root);
  return JSON.stringify(text);
}

/** Looking at each unit is faster than a regular expression for the short texts that records are made of. */
function isVerbatim(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x20 || unit === 0x22 || unit === 0x5c || (unit & 0xf800) === 0xd800) return false;
  }
  return true;
}

function faultIn(root: unknown): CanonicalError {
  return findFault(root, '$', 0) ?? new CanonicalError('$', 'it changed while it was encoded');
}

/** The first fault in the order of encoding. */
function findFault(value: unknown, path: string, depth: number): CanonicalError | undefined {
  const reason = faultOf(value, depth);
  if (reason !== undefined) return new CanonicalError(path, reason);
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const fault = findFault(value[index], `${path}[${index}]`, depth + 1);
      if (fault) return fault;
    }
    return undefined;
  }
  for (const key of sortKeys(Object.keys(value))) {
    const step = /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
    if (!key.isWellFormed()) return new CanonicalError(path + step, 'a lone surrogate in the key');
    const fault = findFault((value as Readonly<Record<string, unknown>>)[key], path + step, depth + 1);
    if (fault) return fault;
  }
  return undefined;
}

/** What is wrong with the value itself, leaving its parts aside. */
function faultOf(value: unknown, depth: number): string | undefined {
  switch (typeof value) {
    case 'boolean':
      return undefined;
    case 'string':
      return value.isWellFormed() ? undefined : 'a lone surrogate';
    case 'number':
      if (Object.is(value, -0)) return 'minus zero';
      return Number.isFinite(value) ? undefined : `the number ${value}`;
    case 'undefined':
      return 'undefined, or a hole in an array';
    case 'object':
      return value === null ? undefined : faultOfContainer(value, depth);
    default:
      return `a ${typeof value}`;
  }
}

function faultOfContainer(value: object, depth: number): string | undefined {
  if (depth >= CANONICAL_DEPTH_MAX) return `a cycle, or more than ${CANONICAL_DEPTH_MAX} levels`;
  if (Array.isArray(value)) {
    return Object.getPrototypeOf(value) === Array.prototype
      ? undefined
      : 'an instance of a subclass of Array';
  }
  if (isPlain(value)) return undefined;
  if (Object.getOwnPropertySymbols(value).length > 0) return 'a symbol key';
  return `an instance of ${String(value.constructor?.name)}`;
}
