/**
 * The chronicle of a running universe over HTTP. It holds what players typed and whispered: whoever administers the
 * server reads it. The public key and the newest checkpoint are for everybody.
 */
import type { Express, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { type Chronicle, type ChronicleQuery, PAGE_LENGTH_MAX } from '../../actors/chronicle/chronicle.ts';
import { recordAsJson } from '../record-json.ts';
import { ChronicleTail, type TailSource } from './chronicle-tail.ts';
import type { HttpError } from './http-error.ts';

export type ChronicleRoutesOptions = {
  readonly chronicle: Pick<Chronicle, 'page' | 'head' | 'genesis'>;
  readonly universe: TailSource;
  /** Lets those through who may read what players said. */
  readonly access: RequestHandler;
  /** What others verify checkpoints with, as a JWK. */
  readonly publicKey: object;
  /** A JWS; undefined while none was made since the start. */
  readonly newestCheckpoint: () => string | undefined;
};

const PAGE_LENGTH = 100;
/** Longer than any id of ours. */
const FILTER_LENGTH_MAX = 300;
/** Whoever wants more than this many tails reads pages. */
export const TAILS_MAX = 50;

const count = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
const name = z.string().min(1).max(FILTER_LENGTH_MAX);
const filters = {
  stream: name.optional(),
  from_version: count.optional(),
  type: name.optional(),
  kind: z.enum(['input', 'event', 'decision']).optional(),
  correlation: name.optional(),
  after: count.optional(),
};
const pageSchema = z.strictObject({
  ...filters,
  as_of: count.optional(),
  limit: count.pipe(z.int().min(1).max(PAGE_LENGTH_MAX)).default(PAGE_LENGTH),
});
const tailSchema = z.strictObject(filters);

/** Returns what lets go of everybody who follows. */
export function addChronicleRoutes(app: Express, options: ChronicleRoutesOptions): () => void {
  const { chronicle } = options;
  app.get('/api/chronicle/key', (_request, response) => {
    response.json(options.publicKey);
  });
  app.get('/api/chronicle/checkpoint', (_request, response) => {
    const jws = options.newestCheckpoint();
    if (jws !== undefined) response.set('Cache-Control', 'no-store').type('application/jose').send(jws);
    else
      answer(response, 404, { code: 'checkpoint/none', message: 'No checkpoint was made since the start.' });
  });
  app.get('/api/chronicle', options.access, (request, response) => {
    const asked = pageSchema.safeParse(request.query);
    if (!asked.success) {
      refuse(response, asked.error);
      return;
    }
    const { records, next } = chronicle.page(queryOf(asked.data));
    const { position, tick, hash } = chronicle.head();
    const page = { records: records.map(recordAsJson), next, head: { position, tick, hash } };
    response.set('Cache-Control', 'no-store').json(page);
  });
  return addTail(app, options);
}

/** Server-sent events: `id` is the position, with which a client that was cut off goes on by itself. */
function addTail(app: Express, { chronicle, universe, access }: ChronicleRoutesOptions): () => void {
  const tails = new Set<ChronicleTail>();
  app.get('/api/chronicle/tail', access, (request, response) => {
    const asked = tailSchema.safeParse(request.query);
    if (!asked.success) {
      refuse(response, asked.error);
      return;
    }
    if (tails.size >= TAILS_MAX) {
      answer(response, 503, {
        code: 'chronicle/too-many-tails',
        message: 'Too many listen already; read pages.',
      });
      return;
    }
    const seen = count.safeParse(request.get('last-event-id'));
    const query = queryOf({ ...asked.data, limit: PAGE_LENGTH });
    const after = seen.success ? seen.data : (query.after ?? chronicle.head().position);
    const tail = new ChronicleTail({ chronicle, universe, response, query: { ...query, after } });
    tails.add(tail);
    response.once('close', () => {
      tail.close();
      tails.delete(tail);
    });
    tail.begin();
  });
  return () => {
    for (const tail of tails) tail.end();
  };
}

type Asked = Omit<ChronicleQuery, 'fromVersion' | 'asOf'> & {
  readonly from_version?: number | undefined;
  readonly as_of?: number | undefined;
};

const queryOf = ({ from_version, as_of, ...rest }: Asked): ChronicleQuery => ({
  ...rest,
  fromVersion: from_version,
  asOf: as_of,
});

function refuse(response: Response, error: z.ZodError): void {
  const message = z.prettifyError(error);
  answer(response, 400, { code: 'chronicle/bad-query', message });
}

const answer = (response: Response, status: number, error: HttpError): void => {
  response.status(status).json(error);
};
