/** Who and what is where in the space, over HTTP: anybody may ask by dimension, by nearness, or for one address. */
import type { Express, Request, Response } from 'express';
import type { Spaced } from '../../actors/universe/space.ts';
import { type Address, DIMENSIONS } from '../../domain/stat7/address.ts';
import { type AddressErrorCode, formatAddress, parseAddress } from '../../domain/stat7/address-uri.ts';
import { parseRegion, type RegionErrorCode } from '../../domain/stat7/parse-region.ts';
import { contains, type Region } from '../../domain/stat7/region.ts';
import type { Neighbour, SpaceIndex } from '../../domain/stat7/space-index.ts';
import type { HttpError } from './http-error.ts';

export type SpaceRoutesOptions = {
  /** The last tick that was run. */
  readonly tick: () => number;
  /** The space as it is after that tick. */
  readonly space: () => SpaceIndex<Spaced>;
};

type Now = { readonly tick: number; readonly index: SpaceIndex<Spaced> };

export const SPACE_LIMIT_MAX = 1_000;
const SPACE_LIMIT = 100;

const KINDS: readonly Spaced['kind'][] = ['realm', 'game', 'player', 'item'];
const PARAMETERS: readonly string[] = [...DIMENSIONS, 'kind', 'near', 'radius', 'limit', 'after'];

type Question = {
  readonly region: Region;
  readonly kind: Spaced['kind'] | undefined;
  readonly limit: number;
  /** The id after which to go on. */
  readonly after: string;
  readonly near: { readonly address: Address; readonly radius?: number } | undefined;
};
type Reading = ({ readonly ok: true } & Question) | { readonly ok: false; readonly error: HttpError };

export function addSpaceRoutes(app: Express, { tick, space }: SpaceRoutesOptions): void {
  // One space serves all who ask between two ticks.
  let latest: Now | undefined;
  const now = (): Now => {
    if (latest?.tick !== tick()) latest = { tick: tick(), index: space() };
    return latest;
  };
  app.get('/api/space', (request, response) => {
    const asked = read(request.query);
    if (!asked.ok) {
      response.status(400).json(asked.error);
      return;
    }
    const space = now();
    response.set('Cache-Control', 'no-store').json({ tick: space.tick, ...answer(space.index, asked) });
  });
  app.get('/api/space/:uri', (request: Request<{ uri: string }>, response) => {
    const reading = parseAddress(request.params.uri);
    if (!reading.ok) {
      response.status(400).json(addressError(reading.code));
      return;
    }
    lookUp(now(), reading.address, response);
  });
}

function lookUp({ tick, index }: Now, address: Address, response: Response): void {
  const thing = index.ofLine(address.lineage.line);
  if (thing === undefined) {
    response.status(404).json(problem('space/unknown', 'Nothing of this line is in the space.'));
    return;
  }
  const shown = show(thing);
  const moved = shown.uri !== formatAddress(address);
  response.set('Cache-Control', 'no-store').json({ tick, moved, ...shown });
}

function answer(index: SpaceIndex<Spaced>, { region, kind, limit, after, near }: Question) {
  const isOfKind = (thing: Spaced): boolean => kind === undefined || thing.kind === kind;
  if (near !== undefined) {
    const { address, radius } = near;
    const among = (thing: Spaced): boolean => isOfKind(thing) && contains(region, thing.address);
    const found = index.near(address, { count: limit, ...(radius === undefined ? {} : { radius }) }, among);
    return { things: found.map(showNeighbour) };
  }
  const found = index.find(region).filter(isOfKind);
  const rest = found.filter(({ id }) => id > after);
  const things = rest.slice(0, limit);
  return {
    total: found.length,
    things: things.map(show),
    next: rest.length > limit ? (things.at(-1)?.id ?? null) : null,
  };
}

const show = ({ id, kind, name, address }: Spaced) => ({
  id,
  kind,
  name,
  uri: formatAddress(address),
  address,
});

const showNeighbour = ({ thing, distance }: Neighbour<Spaced>) => ({ ...show(thing), distance });

/** Every parameter is known, given once, and can be read; otherwise nothing is answered. */
function read(query: Request['query']): Reading {
  const given = new Map<string, string>();
  for (const [name, value] of Object.entries(query)) {
    if (!PARAMETERS.includes(name)) return refuse('space/unknown-parameter', `${name} is no parameter here.`);
    if (typeof value !== 'string') return refuse('space/given-twice', `${name} can be given once only.`);
    given.set(name, value);
  }
  const clauses = DIMENSIONS.filter((name) => given.has(name)).map((name) => `${name}=${given.get(name)}`);
  const region = parseRegion(clauses.join(';') || '*');
  if (!region.ok) return { ok: false, error: regionError(region.code, region.clause) };
  const kind = KINDS.find((one) => one === given.get('kind'));
  if (kind === undefined && given.has('kind'))
    return refuse('space/kind', `The kinds of things are ${KINDS.join(', ')}.`);
  const limit = wholeNumber(given.get('limit') ?? String(SPACE_LIMIT));
  if (limit === undefined || limit < 1 || limit > SPACE_LIMIT_MAX)
    return refuse('space/limit', `The limit is a number from 1 to ${SPACE_LIMIT_MAX}.`);
  const near = given.get('near');
  const radius = given.get('radius');
  const after = given.get('after') ?? '';
  if (near === undefined)
    return radius === undefined
      ? { ok: true, region: region.region, kind, limit, after, near: undefined }
      : refuse('space/radius', 'A radius needs to know around what: give near as well.');
  if (given.has('after'))
    return refuse('space/after', 'Neighbours come on one page; raise the limit instead.');
  const reading = parseAddress(near);
  if (!reading.ok) return { ok: false, error: addressError(reading.code) };
  const steps = radius === undefined ? undefined : wholeNumber(radius);
  if (radius !== undefined && steps === undefined)
    return refuse('space/radius', 'The radius is a whole number.');
  const around = { address: reading.address, ...(steps === undefined ? {} : { radius: steps }) };
  return { ok: true, region: region.region, kind, limit, after, near: around };
}

const wholeNumber = (text: string): number | undefined =>
  /^[0-9]{1,6}$/.test(text) ? Number(text) : undefined;

const problem = (code: string, message: string): HttpError => ({ code, message });

const refuse = (code: string, message: string): Reading => ({ ok: false, error: problem(code, message) });

const addressError = (code: AddressErrorCode): HttpError =>
  problem(code, 'This is no address: see docs/stat7.md.');

const regionError = (code: RegionErrorCode, clause: string): HttpError =>
  problem(code, `This cannot be read: ${clause.slice(0, 200)}`);
