/**
 * The text of a region: `realm=sol_*;adjacency=cluster_0`, `horizon=emergence..decay;density=0|4..`, or `*` for the
 * whole space. Clauses are joined with `;`, what may stand in one dimension with `|`.
 */
import {
  DENSITY_MAX,
  DIMENSIONS,
  type Dimension,
  GENERATION_MAX,
  HORIZONS,
  type Horizon,
  isHorizon,
  isLine,
  VELOCITY_MAX,
} from './address.ts';
import { decodePart, encodePart } from './address-uri.ts';
import type { LineageSpan, Pattern, Region, Span } from './region.ts';

export type RegionReading =
  | { readonly ok: true; readonly region: Region }
  | { readonly ok: false; readonly code: RegionErrorCode; readonly clause: string };

export type RegionErrorCode =
  | 'region/too-long'
  | 'region/clause'
  | 'region/unknown-dimension'
  | 'region/dimension-twice'
  | 'region/too-many-values'
  | 'region/value';

export const REGION_LENGTH_MAX = 1_024;
/** For one dimension. */
const REGION_VALUES_MAX = 32;

const EVERYWHERE = '*';
const SPAN = /^([0-9]{0,4})\.\.([0-9]{0,4})$/;
const NUMBER = /^[0-9]{1,4}$/;
const TOKEN_PIECE = /^[a-z0-9_-]*$/;

export function parseRegion(text: string): RegionReading {
  if (text.length > REGION_LENGTH_MAX) return { ok: false, code: 'region/too-long', clause: '' };
  if (text.trim() === EVERYWHERE) return { ok: true, region: {} };
  const region: { -readonly [Name in Dimension]?: Region[Name] } = {};
  for (const clause of text.split(';')) {
    const refuse = (code: RegionErrorCode): RegionReading => ({ ok: false, code, clause: clause.trim() });
    const at = clause.indexOf('=');
    if (at < 0) return refuse('region/clause');
    const name = clause.slice(0, at).trim();
    if (!isDimension(name)) return refuse('region/unknown-dimension');
    if (region[name] !== undefined) return refuse('region/dimension-twice');
    const values = clause.slice(at + 1).split('|');
    if (values.length > REGION_VALUES_MAX) return refuse('region/too-many-values');
    const read = READERS[name](values.map((value) => value.trim()));
    if (read === undefined) return refuse('region/value');
    Object.assign(region, read);
  }
  // Signs that must be encoded make it longer than it was typed.
  if (formatRegion(region).length > REGION_LENGTH_MAX)
    return { ok: false, code: 'region/too-long', clause: '' };
  return { ok: true, region };
}

/** A text that parseRegion reads as this region. */
export function formatRegion(region: Region): string {
  const clauses = DIMENSIONS.flatMap((name) => {
    const values: readonly (Pattern | LineageSpan | Horizon)[] | undefined = region[name];
    return values === undefined ? [] : [`${name}=${values.map(formatValue).join('|')}`];
  });
  return clauses.length === 0 ? EVERYWHERE : clauses.join(';');
}

function formatValue(value: Pattern | LineageSpan | Horizon): string {
  if (typeof value === 'string') return value;
  if ('line' in value) return value.line;
  if ('from' in value) return value.from === value.to ? String(value.from) : `${value.from}..${value.to}`;
  return value.map(encodePart).join('*');
}

const isDimension = (name: string): name is Dimension => (DIMENSIONS as readonly string[]).includes(name);

/** Each gives the constraint of its dimension, or undefined when one of the values cannot be read. */
const READERS: { readonly [Name in Dimension]: (values: readonly string[]) => Region | undefined } = {
  realm: (values) =>
    named(
      'realm',
      all(values, (value) => readPattern(value)),
    ),
  lineage: (values) => named('lineage', all(values, readLineage)),
  adjacency: (values) => named('adjacency', all(values, readTokenPattern)),
  horizon: (values) => named('horizon', inOrderOfLife(all(values, readHorizons))),
  resonance: (values) => named('resonance', all(values, readTokenPattern)),
  velocity: (values) =>
    named(
      'velocity',
      all(values, (value) => readSpan(value, VELOCITY_MAX)),
    ),
  density: (values) =>
    named(
      'density',
      all(values, (value) => readSpan(value, DENSITY_MAX)),
    ),
};

const named = <Name extends Dimension>(
  name: Name,
  values: NonNullable<Region[Name]> | undefined,
): Region | undefined => (values === undefined ? undefined : { [name]: values });

function all<Value>(
  texts: readonly string[],
  read: (text: string) => Value | undefined,
): Value[] | undefined {
  const values = texts.map(read);
  return values.includes(undefined) ? undefined : (values as Value[]);
}

function readPattern(text: string): Pattern | undefined {
  if (text === '') return undefined;
  const pieces = text.split('*').map(decodePart);
  return pieces.every((piece) => piece?.isWellFormed()) ? (pieces as string[]) : undefined;
}

/** What no token can match is a mistake. */
function readTokenPattern(text: string): Pattern | undefined {
  const pattern = readPattern(text);
  return pattern?.every((piece) => TOKEN_PIECE.test(piece)) ? pattern : undefined;
}

function readLineage(text: string): LineageSpan | undefined {
  return isLine(text) ? { line: text } : readSpan(text, GENERATION_MAX);
}

/** `3`, `0..5`, `..5`, `5..`; undefined also when the ends are the wrong way round or beyond the dimension. */
function readSpan(text: string, max: number): Span | undefined {
  const [, low, high] = NUMBER.test(text) ? [text, text, text] : (SPAN.exec(text) ?? []);
  if (low === undefined || high === undefined || (low === '' && high === '')) return undefined;
  const from = low === '' ? 0 : Number(low);
  const to = high === '' ? max : Number(high);
  return from <= to && to <= max ? { from, to } : undefined;
}

const inOrderOfLife = (read: readonly Horizon[][] | undefined): Horizon[] | undefined =>
  read && HORIZONS.filter((horizon) => read.some((some) => some.includes(horizon)));

function readHorizons(text: string): Horizon[] | undefined {
  if (isHorizon(text)) return [text];
  const [low = '', high = '', ...more] = text.split('..');
  if (more.length > 0 || (low === '' && high === '')) return undefined;
  if ((low !== '' && !isHorizon(low)) || (high !== '' && !isHorizon(high))) return undefined;
  const from = low === '' ? 0 : HORIZONS.indexOf(low);
  const to = high === '' ? HORIZONS.length - 1 : HORIZONS.indexOf(high);
  return from <= to ? HORIZONS.slice(from, to + 1) : undefined;
}
