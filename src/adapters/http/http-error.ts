/** The one form of every HTTP error: `{code, message}` as JSON. */
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Log } from '../log.ts';

export type HttpError = { readonly code: string; readonly message: string };

export const answerNotFound: RequestHandler = (request, response) => {
  const error: HttpError = {
    code: 'http/not-found',
    message: `There is nothing at ${request.path.slice(0, 200)}.`,
  };
  response.status(404).json(error);
};

/** Requests that cannot be read are the client's fault; everything else is ours, is logged, and shows no details. */
export function createErrorHandler(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    if (status < 500) {
      const answer: HttpError = { code: 'http/bad-request', message: 'The request could not be read.' };
      response.status(status).json(answer);
      return;
    }
    log.error({ err: error, method: request.method, path: request.path }, 'a request failed');
    const answer: HttpError = {
      code: 'http/internal',
      message: 'Something went wrong in the server. It was logged.',
    };
    response.status(500).json(answer);
  };
}

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('status' in error)) return 500;
  const { status } = error;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
