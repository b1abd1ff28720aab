/** The charts of a running universe over HTTP: anybody may read them, and who sits at this machine may replace them. */
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import type { LiveCharts, SwapAnswer } from '../../actors/live-content/live-charts.ts';
import type { TickOutcome } from '../../actors/universe/tick-outcome.ts';
import type { HttpError } from './http-error.ts';
import { isFromThisMachine } from './this-machine.ts';

export type ChartRoutesOptions = {
  readonly charts: Pick<LiveCharts, 'list' | 'pathOf' | 'swap'>;
  readonly universe: { readonly subscribe: (listener: (outcome: TickOutcome) => void) => () => void };
};

export const CHART_BYTES_MAX = 256 * 1024;
/** A universe that is paused runs no tick; whoever asked is told in which one it will happen. */
const ACTIVATION_PATIENCE_MS = 10_000;

const YAML_TYPES = ['text/yaml', 'application/yaml', 'application/x-yaml', 'text/x-yaml'];

export function addChartRoutes(app: Express, options: ChartRoutesOptions): void {
  const { charts } = options;
  app.get('/api/charts', (_request, response) => {
    const list = charts.list().map(({ text: _, ...chart }) => chart);
    response.set('Cache-Control', 'no-store').json({ charts: list });
  });
  app.get('/api/charts/:id', (request, response) => {
    const chart = charts.list().find(({ id }) => id === request.params.id);
    if (chart === undefined)
      answer(response, 404, { code: 'chart/unknown', message: 'There is no such chart.' });
    else response.set('Cache-Control', 'no-store').json(chart);
  });
  app.post(
    '/api/charts/:id',
    onlyFromThisMachine,
    express.json({ limit: CHART_BYTES_MAX }),
    express.text({ type: YAML_TYPES, limit: CHART_BYTES_MAX }),
    (request: Request<{ id: string }>, response) => {
      const text = textOf(request.body);
      if (text === undefined) {
        const message = 'Send the chart as JSON, {"text": "..."}, or as text/yaml.';
        answer(response, 415, { code: 'chart/no-text', message });
        return;
      }
      swap(options, { path: charts.pathOf(request.params.id), text }, response);
    },
  );
}

/** Until there are accounts; a proxy on this machine speaks for others and says so. */
const onlyFromThisMachine: RequestHandler = (request, response, next) => {
  if (isFromThisMachine(request)) next();
  else {
    const message = 'Charts can be replaced from the machine that the server runs on only.';
    answer(response, 403, { code: 'chart/not-from-here', message });
  }
};

function textOf(body: unknown): string | undefined {
  if (typeof body === 'string') return body;
  const text = (body as { text?: unknown } | undefined)?.text;
  return typeof text === 'string' ? text : undefined;
}

function swap(
  { charts, universe }: ChartRoutesOptions,
  file: { readonly path: string; readonly text: string },
  response: Response,
): void {
  const given = charts.swap([file], 'request');
  if (!given.ok) {
    refuse(response, given);
    return;
  }
  const { tick, charts: swapped, warnings } = given;
  if (swapped.length === 0) {
    response.json({ unchanged: true, tick, warnings });
    return;
  }
  const [chart] = swapped;
  const conclude = (status: number, body: object): void => {
    clearTimeout(patience);
    unsubscribe();
    response.status(status).json(body);
  };
  const patience = setTimeout(
    () => conclude(202, { awaits: tick, ...chart, warnings }),
    ACTIVATION_PATIENCE_MS,
  );
  const unsubscribe = universe.subscribe(({ record, events }) => {
    if (record.tick < tick) return;
    const fate = events.find(
      ({ type, params }) => type.startsWith('chart.') && params['chart'] === chart?.id,
    );
    if (fate?.type === 'chart.activated')
      conclude(200, { activated: record.tick, ...chart, actors: fate.params['actors'], warnings });
    else {
      // Between the question and the tick somebody went where the new chart has no place for them.
      const { code = 'chart/refused', reason = '', actors } = fate?.params ?? {};
      conclude(409, { code, message: String(reason), actors });
    }
  });
}

function refuse(response: Response, given: Extract<SwapAnswer, { readonly ok: false }>): void {
  if ('findings' in given) {
    const { findings } = given;
    response
      .status(422)
      .json({ code: given.code, message: 'The chart has errors; nothing has changed.', findings });
  } else if ('refusals' in given) {
    const [first] = given.refusals;
    response.status(409).json({
      code: first?.code ?? given.code,
      message: given.refusals.map(({ reason }) => reason).join('; '),
      actors: given.refusals.flatMap(({ actors }) => actors),
    });
  } else
    answer(response, 503, {
      code: given.code,
      message: 'The universe takes no inputs now; try again later.',
    });
}

const answer = (response: Response, status: number, error: HttpError): void => {
  response.status(status).json(error);
};
