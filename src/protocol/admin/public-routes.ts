/** Routes for everybody, as the OpenAPI document describes them; their handlers judge requests by themselves. */
import { z } from 'zod';
import { boardFrameSchema } from '../dashboard/board-frame.ts';
import { errorSchema } from './admin-error.ts';
import type { Answer, Route } from './route.ts';
import { WHERE_ROUTE } from './where-route.ts';

const name = z.string();
const record = z.record(z.string(), z.unknown());
const ok = (description: string, schema: z.ZodType): Answer => ({ description, schema });
const error = (description: string): Answer => ({ description, schema: errorSchema });

const addressSchema = z
  .object({
    realm: name,
    adjacency: name,
    horizon: name,
    resonance: name,
    velocity: z.int(),
    density: z.int(),
  })
  .loose()
  .meta({ id: 'Address', description: 'A STAT7 address; see docs/stat7.md.' });
const thingSchema = z
  .object({
    id: name,
    kind: z.enum(['realm', 'game', 'player', 'item']),
    name,
    uri: name,
    address: addressSchema,
    distance: z.int().exactOptional(),
  })
  .meta({ id: 'Thing' });
const chartSchema = z
  .object({ id: name, version: z.int(), vocabulary: name, behaviourHash: name, hash: name, path: name })
  .meta({ id: 'Chart' });
const overviewSchema = z
  .object({
    status: name,
    tick: z.int(),
    controlTick: z.int(),
    chain: name,
    worldTime: z.object({ day: z.int(), clock: name, phase: name }),
    realms: z.array(
      z.object({
        realm: name,
        world: name,
        state: name,
        roster: z.array(z.object({ id: name, name, location: name, present: z.boolean() })),
        keepers: z.int(),
        items: z.int(),
        tokens: z.int(),
        factsHash: name,
      }),
    ),
    stats: z.object({
      total_players: z.int(),
      total_realms_visited: z.int(),
      realm_distribution: z.record(z.string(), z.int()),
      total_transitions: z.int(),
      avg_realms_per_player: z.number(),
    }),
    reflections: z.object({ cal: z.int(), domingo: z.int(), rewardMultiplierPercent: z.int() }),
  })
  .meta({ id: 'Universe' });

const chronicleRecordSchema = record.meta({
  id: 'ChronicleRecord',
  description: 'A record of the chronicle; see docs/chronicle.md.',
});

const query = z.string().max(300).exactOptional();
const chronicleFilters = {
  stream: query,
  from_version: query,
  type: query,
  kind: z.enum(['input', 'event', 'decision']).exactOptional(),
  correlation: query,
  after: query.meta({ description: 'a position' }),
};
const guarded = {
  isGuarded: true,
  answers: {
    400: error('The question cannot be read.'),
    401: error('There is no token.'),
    403: error('The token is wrong, or there is none and the request comes from another machine.'),
  },
};
const dimension = query.meta({ description: 'a value, a range or a set; see docs/stat7.md' });

const look = (id: string, path: string, rest: Omit<Route, 'id' | 'path' | 'method'>): Route => ({
  id,
  method: 'get',
  path,
  ...rest,
});

export const PUBLIC_ROUTES: readonly Route[] = [
  look('getHealth', '/healthz', {
    tag: 'Universe',
    summary: 'Whether the process answers',
    answers: { 200: ok('It does.', z.object({ status: z.literal('ok') })) },
  }),
  look('getReadiness', '/readyz', {
    tag: 'Universe',
    summary: 'Whether the universe takes players in',
    answers: {
      200: ok('It does.', z.object({ status: name })),
      503: ok('It is paused, or has halted.', z.object({ status: name })),
    },
  }),
  look('getUniverse', '/api/universe', {
    tag: 'Universe',
    summary: 'The universe at its last tick',
    answers: { 200: ok('The universe.', overviewSchema) },
  }),
  look('getMetrics', '/metrics', {
    tag: 'Universe',
    summary: 'Measurements for Prometheus',
    answers: { 200: { description: 'Its text format.', type: 'text/plain' } },
  }),
  look('getSpace', '/api/space', {
    tag: 'Universe',
    summary: 'Who and what is where in the space',
    query: z.object({
      realm: dimension,
      lineage: dimension,
      adjacency: dimension,
      horizon: dimension,
      resonance: dimension,
      velocity: dimension,
      density: dimension,
      kind: z.enum(['realm', 'game', 'player', 'item']).exactOptional(),
      near: query.meta({ description: 'an address; nearest first' }),
      radius: query,
      limit: query,
      after: query,
    }),
    answers: {
      200: ok(
        'What is there.',
        z.object({
          tick: z.int(),
          total: z.int().exactOptional(),
          things: z.array(thingSchema),
          next: name.nullable().exactOptional(),
        }),
      ),
      400: error('The question cannot be read.'),
    },
  }),
  look('getThing', '/api/space/{uri}', {
    tag: 'Universe',
    summary: 'What has this address, or had it',
    params: z.object({ uri: z.string().min(1).max(1024) }),
    answers: {
      200: ok('It.', thingSchema.extend({ tick: z.int(), moved: z.boolean() })),
      400: error('This is no address.'),
      404: error('Nothing of this line is in the space.'),
    },
  }),
  WHERE_ROUTE,
  look('followDashboard', '/api/dashboard/feed', {
    tag: 'Universe',
    summary: 'How the universe stands and what happens in it, each control tick',
    answers: {
      200: {
        description: 'Server-sent events of the kind `frame`, without an end; see docs/dashboard.md.',
        events: boardFrameSchema.meta({ id: 'BoardFrame' }),
      },
      503: error('Too many look on already.'),
    },
  }),
  look('readChronicle', '/api/chronicle', {
    ...guarded,
    tag: 'Administration',
    summary: 'Records of the chronicle, oldest first',
    query: z.object({ ...chronicleFilters, as_of: query, limit: query }),
    answers: {
      ...guarded.answers,
      200: ok(
        'A page.',
        z.object({
          records: z.array(chronicleRecordSchema),
          next: z.int().nullable(),
          head: z.object({ position: z.int(), tick: z.int(), hash: name }),
        }),
      ),
    },
  }),
  look('followChronicle', '/api/chronicle/tail', {
    ...guarded,
    tag: 'Administration',
    summary: 'Records of the chronicle as they come',
    query: z.object(chronicleFilters),
    answers: {
      ...guarded.answers,
      200: {
        description: 'Server-sent events named by their kind, with the position as id, without an end.',
        events: chronicleRecordSchema,
      },
      503: error('Too many listen already.'),
    },
  }),
  look('getChronicleKey', '/api/chronicle/key', {
    tag: 'Universe',
    summary: 'The public key that checkpoints of the chronicle are verified with, as a JWK',
    answers: { 200: ok('The key.', record) },
  }),
  look('getCheckpoint', '/api/chronicle/checkpoint', {
    tag: 'Universe',
    summary: 'The newest signed checkpoint of the chronicle, as a JWS',
    answers: {
      200: { description: 'The checkpoint.', type: 'application/jose' },
      404: error('None was made since the start.'),
    },
  }),
  look('listCharts', '/api/charts', {
    tag: 'Charts',
    summary: 'The charts that run',
    answers: { 200: ok('The charts.', z.object({ charts: z.array(chartSchema) })) },
  }),
  look('getChart', '/api/charts/{id}', {
    tag: 'Charts',
    summary: 'One chart with its text',
    params: z.object({ id: z.string().min(1).max(200) }),
    answers: {
      200: ok('The chart.', chartSchema.extend({ text: name })),
      404: error('There is no such chart.'),
    },
  }),
  look('getPlayerContext', '/api/players/{name}/context', {
    tag: 'Players',
    summary: 'What a narrator may know of a player',
    params: z.object({ name: z.string().min(1).max(200) }),
    answers: { 200: ok('The context.', record), 404: error('No player of this name has been here.') },
  }),
];
