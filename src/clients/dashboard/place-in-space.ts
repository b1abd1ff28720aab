/**
 * From the seven dimensions of an address to a point in three: where a thing stands follows from its own address alone,
 * the same in every browser and on every day. docs/dashboard.md tells what each dimension does.
 */
export type Address = {
  readonly realm: string;
  readonly generation: number;
  readonly line: string;
  readonly adjacency: string;
  readonly horizon: string;
  readonly resonance: string;
  readonly velocity: number;
  readonly density: number;
};

export type Point = { readonly x: number; readonly y: number; readonly z: number };

export const HORIZON_LEVELS = ['genesis', 'emergence', 'peak', 'decay', 'crystallization'] as const;
export const LEVEL_HEIGHT = 0.95;
/** No thing stands farther from the middle than this. */
export const SPACE_RADIUS = 9;

const PRIME = 'narrative_prime';
const CLUSTER_RADIUS = 3.1;
const REALM_SPREAD = 3.3;
const NARRATIVE_STEP = 0.8;
const COPY_STEP = 0.42;
const VELOCITY_MAX = 999;
const VELOCITY_PULL = 0.5;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const URI = /^stat7:\/\/([^/]*)\/(\d+)-([0-9a-f]+)\/([^/]*)\/([^?]*)\?r=([^&]*)&v=(\d+)&d=(\d+)$/;

/** Reads the canonical text of an address, docs/stat7.md. @throws for any other text */
export function readAddress(uri: string): Address {
  const parts = URI.exec(uri);
  if (parts === null) throw new Error(`no address: ${uri}`);
  const [
    ,
    realm = '',
    generation,
    line = '',
    adjacency = '',
    horizon = '',
    resonance = '',
    velocity,
    density,
  ] = parts;
  return {
    ...{
      realm: decodeURIComponent(realm),
      generation: Number(generation),
      line,
      adjacency,
      horizon,
      resonance,
    },
    ...{ velocity: Number(velocity), density: Number(density) },
  };
}

/** `spread` is how far lineages of one realm stand apart: little for realms and games, more for those who walk in them. */
export function placeOf(address: Address, spread: number): Point {
  const cluster = clusterBearing(address.adjacency);
  const bearing = 2 * Math.PI * share(address.realm, 'azimuth');
  const reach = REALM_SPREAD * Math.sqrt(0.12 + 0.88 * share(address.realm, 'reach'));
  const narrative = 2 * Math.PI * share(address.resonance, 'narrative');
  const shift = address.resonance === PRIME ? 0 : NARRATIVE_STEP;
  const copies = COPY_STEP * Math.log2(1 + address.density);
  const pull = VELOCITY_PULL * Math.sqrt(Math.min(1, address.velocity / VELOCITY_MAX));
  const out = reach + copies + pull;
  const level = Math.max(0, HORIZON_LEVELS.indexOf(address.horizon as (typeof HORIZON_LEVELS)[number]));
  return {
    x:
      CLUSTER_RADIUS * Math.cos(cluster) +
      out * Math.cos(bearing) +
      shift * Math.cos(narrative) +
      spread * aside(address.line, 'x'),
    y:
      (level - 2) * LEVEL_HEIGHT +
      0.06 * Math.log2(1 + address.generation) +
      0.6 * spread * aside(address.line, 'y'),
    z:
      CLUSTER_RADIUS * Math.sin(cluster) +
      out * Math.sin(bearing) +
      shift * Math.sin(narrative) +
      spread * aside(address.line, 'z'),
  };
}

/** Numbered clusters go round by the golden angle, so that no two lie close; others where their name falls. */
function clusterBearing(adjacency: string): number {
  const [, number] = /_(\d{1,4})$/.exec(adjacency) ?? [];
  return number === undefined ? 2 * Math.PI * share(adjacency, 'cluster') : Number(number) * GOLDEN_ANGLE;
}

/** From 0 up to 1, the same for the same text and purpose (FNV-1a, and a finish that spreads neighbours apart). */
function share(text: string, purpose: string): number {
  let hash = 0x811c9dc5;
  for (const sign of `${purpose}:${text}`) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** From -1 to 1. */
const aside = (text: string, purpose: string): number => 2 * share(text, purpose) - 1;
