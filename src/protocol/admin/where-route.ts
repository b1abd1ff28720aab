/** `GET /api/where`: where a citizen is or was, as the record has it. */
import { z } from 'zod';
import { errorSchema } from './admin-error.ts';
import type { Route } from './route.ts';

const name = z.string();
const named = z.object({ id: name, name });
const moment = z.object({
  tick: z.int(),
  day: z.int(),
  clock: name.meta({ description: 'the story’s time' }),
});
const HAUNTS = ['home', 'work', 'table', 'company', 'gate'] as const;

const citizenSchema = named
  .extend({ trade: name, home: z.object({ realm: name, place: named }) })
  .meta({ id: 'Citizen' });

const whereSchema = z
  .object({
    citizen: citizenSchema,
    at: moment.meta({ description: 'the moment that is told of' }),
    realm: named.nullable().meta({ description: 'null while they are in an envelope' }),
    place: named.nullable().meta({ description: 'null on the way' }),
    activity: z.enum([...HAUNTS, 'way', 'envelope']),
    way: z.object({ from: named, to: named, heading: z.enum(HAUNTS) }).nullable(),
    envelope: z
      .object({ from: named, to: named, gate: named, due: z.int(), isReturning: z.boolean() })
      .nullable()
      .meta({ description: '`due` is the control tick that hands it on; it is opened in the tick after' }),
    since: moment,
    cause: z
      .object({ event: name, type: name, cause: name })
      .nullable()
      .meta({ description: 'the event that brought them there; null for whoever is where they began' }),
    halted: moment
      .extend({ event: name })
      .nullable()
      .meta({ description: 'when their realm failed, if it did' }),
  })
  .meta({ id: 'Whereabouts', description: 'See docs/city.md.' });

const refusalSchema = errorSchema
  .extend({
    nearest: name.nullable().exactOptional().meta({ description: 'what may have been meant' }),
    candidates: z.array(citizenSchema).exactOptional().meta({ description: 'who may have been meant' }),
  })
  .meta({ id: 'WhereError' });

/** Digits, so that a fraction or a sign is refused and not rounded. */
const tick = z.string().regex(/^\d{1,15}$/);

export const WHERE_ROUTE = {
  id: 'getWhereabouts',
  method: 'get',
  path: '/api/where',
  tag: 'Universe',
  summary: 'Where a citizen of a town is, or was at a tick, in whatever realm',
  query: z.strictObject({
    citizen: z.string().min(1).max(200).meta({ description: 'a name or an id' }),
    at: tick.exactOptional().meta({ description: 'a tick; the last one that is recorded by default' }),
  }),
  answers: {
    200: { description: 'There.', schema: whereSchema },
    400: {
      description: 'The question cannot be read, or the tick is not recorded yet.',
      schema: refusalSchema,
    },
    404: {
      description: 'Nobody is called that, or nothing is recorded of them that early.',
      schema: refusalSchema,
    },
    409: { description: 'Several people may be meant.', schema: refusalSchema },
  },
} as const satisfies Route;
