/** Puts described routes on an Express app: what does not have the described shape gets a coded error and no handler. */
import express, { type Express, type RequestHandler, type Response } from 'express';
import type { z } from 'zod';
import { ADMIN_ERROR_MESSAGES } from '../../protocol/admin/admin-error.ts';
import type { Route } from '../../protocol/admin/route.ts';
import { answerError } from './admin-access.ts';

/** What the schemas of the route made of the request. */
export type Asked = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
};

export type Handler = (asked: Asked, response: Response) => void;

const BODY_BYTES_MAX = '16kb';
const ISSUES_MAX = 10;

/** @throws when a route has no handler */
export function bindRoutes(
  app: Express,
  {
    routes,
    handlers,
    access,
  }: {
    readonly routes: readonly Route[];
    readonly handlers: ReadonlyMap<string, Handler>;
    readonly access: RequestHandler;
  },
): void {
  const json = express.json({ limit: BODY_BYTES_MAX, strict: false });
  for (const route of routes) {
    const handler = handlers.get(route.id);
    if (handler === undefined) throw new Error(`nobody handles ${route.id}`);
    const path = route.path.replace(/\{(\w+)\}/g, ':$1');
    const readers = route.body === undefined ? [] : [onlyJson, json];
    app[route.method](path, access, ...readers, answering(route, handler));
  }
}

const onlyJson: RequestHandler = (request, response, next) => {
  if (request.is('application/json') === false) answerError(response, 415, 'admin/wrong-type');
  else next();
};

function answering(route: Route, handler: Handler): RequestHandler {
  return (request, response) => {
    const issues: Issue[] = [];
    const read = (schema: z.ZodType | undefined, given: unknown, where: string) => {
      const parsed = schema?.safeParse(given);
      if (parsed === undefined) return {};
      if (parsed.success) return parsed.data;
      issues.push(...issuesOf(parsed.error, where));
      return {};
    };
    const asked = {
      params: read(route.params, request.params, 'path'),
      query: read(route.query, request.query, 'query'),
      // A command without a body is one without settings.
      body: read(route.body, request.body ?? {}, 'body'),
    } as Asked;
    response.set('Cache-Control', 'no-store');
    if (issues.length === 0) handler(asked, response);
    else {
      const message = ADMIN_ERROR_MESSAGES['admin/malformed'];
      response.status(400).json({ code: 'admin/malformed', message, issues: issues.slice(0, ISSUES_MAX) });
    }
  };
}

type Issue = { readonly path: string; readonly message: string };

const issuesOf = (error: z.ZodError, where: string): Issue[] =>
  error.issues.map(({ path, message }) => ({ path: [where, ...path.map(String)].join('.'), message }));
