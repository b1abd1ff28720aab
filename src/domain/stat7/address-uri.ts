/**
 * The one text of an address: `stat7://<realm>/<generation>-<line>/<adjacency>/<horizon>?r=<resonance>&v=<velocity>&d=<density>`.
 * Numbers have a fixed width, so texts of one realm sort by generation; everything in it may stand in a URL.
 */
import {
  type Address,
  DENSITY_MAX,
  type Dimension,
  GENERATION_MAX,
  isHorizon,
  isLine,
  isRealmName,
  isToken,
  isWithin,
  VELOCITY_MAX,
} from './address.ts';

export type AddressReading =
  | { readonly ok: true; readonly address: Address }
  | { readonly ok: false; readonly code: AddressErrorCode };

/** Every other code names the dimension that cannot be read. */
export type AddressErrorCode =
  | 'address/too-long'
  | 'address/scheme'
  | 'address/shape'
  | `address/${Dimension}`;

/** A realm of the most characters, each of three bytes, and the rest. */
export const ADDRESS_LENGTH_MAX = 960;

const SCHEME = 'stat7://';
const SHAPE = /^([^/?#&]*)\/([^/?#&]*)\/([^/?#&]*)\/([^/?#&]*)\?r=([^/?#&]*)&v=([^/?#&]*)&d=([^/?#&]*)$/;
const LINEAGE = /^([0-9]{4})-(.*)$/;

export function formatAddress(address: Address): string {
  const { realm, lineage, adjacency, horizon, resonance, velocity, density } = address;
  const place = `${encodePart(realm)}/${digits(lineage.generation, GENERATION_MAX)}-${lineage.line}/${adjacency}`;
  const state = `r=${resonance}&v=${digits(velocity, VELOCITY_MAX)}&d=${digits(density, DENSITY_MAX)}`;
  return `${SCHEME}${place}/${horizon}?${state}`;
}

/** Reads what formatAddress writes and nothing else: no two texts are one address. */
export function parseAddress(text: string): AddressReading {
  if (text.length > ADDRESS_LENGTH_MAX) return { ok: false, code: 'address/too-long' };
  if (!text.startsWith(SCHEME)) return { ok: false, code: 'address/scheme' };
  const parts = SHAPE.exec(text.slice(SCHEME.length));
  if (parts === null) return { ok: false, code: 'address/shape' };
  const [, realmText, lineageText, adjacency, horizon, resonance, velocityText, densityText] =
    parts as unknown as readonly string[] as readonly [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
  const realm = decodePart(realmText);
  if (realm === undefined || !isRealmName(realm) || encodePart(realm) !== realmText)
    return { ok: false, code: 'address/realm' };
  const [, generation = '', line = ''] = LINEAGE.exec(lineageText) ?? [];
  if (!isLine(line)) return { ok: false, code: 'address/lineage' };
  if (!isToken(adjacency)) return { ok: false, code: 'address/adjacency' };
  if (!isHorizon(horizon)) return { ok: false, code: 'address/horizon' };
  if (!isToken(resonance)) return { ok: false, code: 'address/resonance' };
  const velocity = readDigits(velocityText, VELOCITY_MAX);
  if (velocity === undefined) return { ok: false, code: 'address/velocity' };
  const density = readDigits(densityText, DENSITY_MAX);
  if (density === undefined) return { ok: false, code: 'address/density' };
  const lineage = { generation: Number(generation), line };
  return { ok: true, address: { realm, lineage, adjacency, horizon, resonance, velocity, density } };
}

/** What encodeURIComponent leaves alone although it is reserved. */
const RESERVED: Readonly<Record<string, string>> = {
  '!': '%21',
  "'": '%27',
  '(': '%28',
  ')': '%29',
  '*': '%2A',
};

/** Letters, digits and `-._~` as they are, all else as percent-encoded UTF-8. */
export const encodePart = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => RESERVED[sign] as string);

/** Undefined when what is percent-encoded is no UTF-8. */
export function decodePart(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** As many digits as the greatest has. */
function digits(value: number, max: number): string {
  if (!isWithin(value, max)) throw new RangeError(`${value} is no integer from 0 to ${max}`);
  return String(value).padStart(String(max).length, '0');
}

function readDigits(text: string, max: number): number | undefined {
  return text.length === String(max).length && /^[0-9]+$/.test(text) ? Number(text) : undefined;
}
