/** The one form of every error of the bridge and the router: `{error, code, message}` as JSON, with a status. */
import type { Response } from 'express';
import { BRIDGE_REFUSALS, type BridgeRefusalCode } from '../../domain/bridge/bridge-ruling.ts';
import { BRIDGE_ERROR_MESSAGES, type BridgeErrorCode } from '../../protocol/bridge/bridge-error-code.ts';

export type BridgeProblemCode = BridgeErrorCode | BridgeRefusalCode;

const STATUSES: Readonly<Partial<Record<BridgeProblemCode, number>>> = {
  'message/not-json': 400,
  'message/malformed': 400,
  'message/unknown-action': 400,
  'message/too-large': 413,
  'bridge/not-from-here': 403,
  'bridge/bad-token': 401,
  'bridge/not-found': 404,
  'bridge/internal': 500,
  'universal/bad-field': 400,
  'universal/reserved-field': 400,
  'universal/nothing-to-change': 400,
  'universal/field-too-large': 413,
  'economy/not-a-count': 400,
  'service/reserved-name': 400,
  'service/unknown': 404,
  'service/unreachable': 502,
  'service/refused': 502,
  'service/bad-answer': 502,
  'service/answer-too-large': 502,
  'service/not-http': 502,
  'service/timeout': 504,
  'service/circuit-open': 503,
  'service/busy': 503,
  'proxy/rate-limited': 429,
  'proxy/memory-limit': 503,
  'proxy/length-required': 411,
  'proxy/body-too-large': 413,
  'proxy/body-too-slow': 408,
  'proxy/loop': 508,
  'universe/busy': 503,
  'universe/not-running': 503,
};

/** Of what the universe refuses in the state that it is in. */
const CONFLICT = 409;

export type BridgeProblem = {
  /** The code without its namespace, in snake_case. */
  readonly error: string;
  readonly code: BridgeProblemCode;
  readonly message: string;
  readonly [detail: string]: unknown;
};

function bridgeProblem(
  code: BridgeProblemCode,
  details: Readonly<Record<string, unknown>> = {},
): BridgeProblem {
  const error = code.slice(code.indexOf('/') + 1).replaceAll('-', '_');
  // A policy may refuse with a code of its own.
  return { ...details, error, code, message: MESSAGES[code] ?? 'The universe refuses it.' };
}

const MESSAGES: Readonly<Partial<Record<BridgeProblemCode, string>>> = {
  ...BRIDGE_REFUSALS,
  ...BRIDGE_ERROR_MESSAGES,
};

/** Seconds after which it is worth trying again. */
const RETRY_AFTER: Readonly<Partial<Record<BridgeProblemCode, number>>> = {
  'service/circuit-open': 10,
  'service/busy': 1,
  'proxy/memory-limit': 10,
};

export function answerProblem(
  response: Response,
  code: BridgeProblemCode,
  details: Readonly<Record<string, unknown>> = {},
): void {
  const { status, problem } = problemOf(code, details);
  const seconds = RETRY_AFTER[code];
  if (seconds !== undefined) response.set('Retry-After', String(seconds));
  response.set('Cache-Control', 'no-store').status(status).json(problem);
}

/** For what is answered without a response to write to. */
export const problemOf = (
  code: BridgeProblemCode,
  details: Readonly<Record<string, unknown>> = {},
): { readonly status: number; readonly problem: BridgeProblem } => ({
  status: STATUSES[code] ?? CONFLICT,
  problem: bridgeProblem(code, details),
});

/** What went wrong between here and a service. */
export class ServiceError extends Error {
  readonly code: BridgeErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: BridgeErrorCode,
    details: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.name = 'ServiceError';
    this.code = code;
    this.details = details;
  }
}
