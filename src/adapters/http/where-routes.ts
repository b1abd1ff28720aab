/** Where a citizen is, over HTTP: anybody may ask, as anybody may who stands in the street. */
import type { Express } from 'express';
import {
  type Whereis,
  type WhereRefusal,
  whereIs,
  type WhereMaking,
} from '../../actors/whereabouts/where-is.ts';
import { WHERE_ROUTE } from '../../protocol/admin/where-route.ts';
import { bindRoutes, type Handler } from './bind-routes.ts';

const STATUS: Readonly<Record<WhereRefusal['code'], number>> = {
  'where/unknown-citizen': 404,
  'where/not-recorded': 404,
  'where/ambiguous': 409,
  'where/not-yet': 400,
};

/** `making` is asked for with every question: content and record go on. */
export function addWhereRoutes(app: Express, making: () => WhereMaking): void {
  const handler: Handler = ({ query: { citizen = '', at } }, response) => {
    const asked: Whereis = whereIs(making(), { citizen, at: at === undefined ? undefined : Number(at) });
    if (asked.ok) response.json(asked.answer);
    else response.status(STATUS[asked.refusal.code]).json(asked.refusal);
  };
  const everybody: Parameters<typeof bindRoutes>[1]['access'] = (_request, _response, next) => next();
  bindRoutes(app, {
    routes: [WHERE_ROUTE],
    handlers: new Map([[WHERE_ROUTE.id, handler]]),
    access: everybody,
  });
}
