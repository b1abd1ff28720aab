/** The routes of the bridge: docs/bridge.md describes each. */
import { timingSafeEqual } from 'node:crypto';
import type { Express, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import { FIELD_NAME } from '../../domain/bridge/universal.ts';
import { sha256Hex } from '../../kernel/digest.ts';
import { type BridgeMessage, bridgeMessageSchema, UNIVERSAL } from '../../protocol/bridge/bridge-message.ts';
import { registerServiceSchema, serviceNameSchema } from '../../protocol/bridge/register-service.ts';
import { isFromThisMachine } from '../http/this-machine.ts';
import { answerProblem, ServiceError } from './bridge-error.ts';
import type { BridgeRequests } from './bridge-requests.ts';
import type { BridgeOptions } from './bridge-server.ts';
import { forwardMessage } from './forward-message.ts';

const CREATED = 201;
const ACCEPTED = 202;
const ISSUES_MAX = 5;

const ROUTES = [
  'POST /register',
  'DELETE /register/:name',
  'GET /services',
  'GET /universal',
  'POST /bridge',
  'GET /health',
];

export function addBridgeRoutes(app: Express, options: BridgeOptions, requests: BridgeRequests): void {
  const { links, universal, universe } = options;
  const guard = createGuard(options.token);
  app.get('/', (_request, response) => {
    response.json({ service: 'language-bridge', routes: ROUTES });
  });
  app.get('/health', (_request, response) => {
    response.json({ status: 'ok', universe: universe.status() });
  });
  app.get('/services', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ services: links.describe() });
  });
  app.get('/universal', (_request, response) => {
    response.set('Cache-Control', 'no-store').json(universal());
  });
  app.post('/register', guard, async (request, response) => {
    const asked = read(registerServiceSchema, request.body, response);
    if (asked === undefined) return;
    const fate = await requests.ask({ kind: 'bridge.register', service: asked });
    const described = () => links.describe().find(({ name }) => name === asked.name);
    answer(response, fate, () => ({ service: described() }), CREATED);
  });
  app.delete('/register/:name', guard, async (request, response) => {
    const name = read(serviceNameSchema, request.params['name'], response);
    if (name === undefined) return;
    answer(response, await requests.ask({ kind: 'bridge.unregister', name }), () => ({ name }));
  });
  app.post('/bridge', guard, async (request, response) => {
    const message = read(bridgeMessageSchema, request.body, response);
    if (message === undefined) return;
    if (message.target === UNIVERSAL) await askUniverse(message, response, { options, requests });
    else await handOn(message, response, options);
  });
}

async function askUniverse(
  { action, data, source = '', revision }: BridgeMessage,
  response: Response,
  { options, requests }: { options: BridgeOptions; requests: BridgeRequests },
): Promise<void> {
  if (action === 'get') {
    response.json({ status: 'success', state: options.universal() });
    return;
  }
  if (action !== 'update') {
    answerProblem(response, 'message/unknown-action');
    return;
  }
  const { tokens, ...others } = data;
  if (tokens !== undefined && typeof tokens !== 'number') {
    const issues = [{ path: 'data.tokens', message: 'a number' }];
    answerProblem(response, 'message/malformed', { issues });
    return;
  }
  const bad = Object.keys(others).find((field) => !FIELD_NAME.test(field));
  if (bad !== undefined) {
    answerProblem(response, 'universal/bad-field', { field: bad.slice(0, 64) });
    return;
  }
  const fields = Object.fromEntries(
    Object.entries(others).map(([name, value]) => [name, value === null ? null : JSON.stringify(value)]),
  );
  const fate = await requests.ask({
    kind: 'bridge.update',
    source,
    fields,
    ...(tokens === undefined ? {} : { tokens }),
    ...(revision === undefined ? {} : { revision }),
  });
  answer(response, fate, ({ revision: now, tokens: purse }) => ({ revision: now, tokens: purse }));
}

async function handOn(message: BridgeMessage, response: Response, options: BridgeOptions): Promise<void> {
  const { target } = message;
  const link = options.links.find(target);
  if (link === undefined) {
    answerProblem(response, 'service/unknown', { service: target });
    return;
  }
  try {
    const said = await forwardMessage(link, message, options.forward);
    response.json({ status: 'success', target, answer: said });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    answerProblem(response, error.code, { ...error.details, service: target });
  }
}

function answer(
  response: Response,
  fate: Awaited<ReturnType<BridgeRequests['ask']>>,
  describe: (params: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
  status = 200,
): void {
  response.set('Cache-Control', 'no-store');
  if (fate.kind === 'done')
    response
      .status(status)
      .json({ status: 'success', tick: fate.tick, event: fate.event.id, ...describe(fate.event.params) });
  else if (fate.kind === 'pending') response.status(ACCEPTED).json({ status: 'pending', awaits: fate.tick });
  else if (fate.kind === 'turned away') answerProblem(response, fate.code);
  else {
    const { code, request: _, ...details } = fate.event.params;
    answerProblem(response, fate.code, { ...details, event: fate.event.id });
  }
}

/** Undefined when it was answered already. */
function read<Shape>(schema: z.ZodType<Shape>, body: unknown, response: Response): Shape | undefined {
  if (body === undefined) {
    answerProblem(response, 'message/not-json');
    return undefined;
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues
    .slice(0, ISSUES_MAX)
    .map(({ path, message }) => ({ path: path.join('.'), message: message.slice(0, 200) }));
  answerProblem(response, 'message/malformed', { issues });
  return undefined;
}

/** Digests are as long as each other, whatever was sent. */
function createGuard(token: string | undefined): RequestHandler {
  const wanted = token === undefined ? undefined : Buffer.from(sha256Hex(token));
  return (request, response, next) => {
    if (wanted === undefined) {
      if (isFromThisMachine(request)) next();
      else answerProblem(response, 'bridge/not-from-here');
      return;
    }
    const sent = /^Bearer (.+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? '';
    if (timingSafeEqual(Buffer.from(sha256Hex(sent)), wanted)) next();
    else answerProblem(response, 'bridge/bad-token');
  };
}
