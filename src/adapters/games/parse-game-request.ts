/** Turns the untrusted text of a frame into a request, or into what is wrong with it. */
import { GAME_ERROR_MESSAGES, type GameErrorCode } from '../../protocol/games/game-error-code.ts';
import {
  GAME_ACTIONS,
  type GameRequest,
  gameRequestSchema,
  type RequestId,
  requestIdSchema,
} from '../../protocol/games/game-request.ts';

export type ParsedRequest =
  | { readonly ok: true; readonly request: GameRequest; readonly requestId: RequestId }
  | {
      readonly ok: false;
      readonly code: GameErrorCode;
      readonly action: string;
      readonly requestId: RequestId;
      readonly details: Readonly<Record<string, unknown>>;
    };

const ISSUES_MAX = 5;
const EXCERPT_LENGTH_MAX = 100;

export function parseGameRequest(text: string): ParsedRequest {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { ok: false, code: 'message/not-json', action: '', requestId: undefined, details: {} };
  const { action, request_id: asked } = body as { action?: unknown; request_id?: unknown };
  const requestId = requestIdSchema.safeParse(asked);
  const named = typeof action === 'string' ? action.slice(0, EXCERPT_LENGTH_MAX) : '';
  const echo = { action: named, requestId: requestId.success ? requestId.data : undefined };
  if (!GAME_ACTIONS.includes(named))
    return { ok: false, code: 'message/unknown', ...echo, details: { known: GAME_ACTIONS } };
  const parsed = gameRequestSchema.safeParse(body);
  const faults = [
    ...(requestId.success ? [] : requestId.error.issues.map((issue) => ({ ...issue, path: ['request_id'] }))),
    ...(parsed.success ? [] : parsed.error.issues),
  ];
  if (parsed.success && faults.length === 0)
    return { ok: true, request: parsed.data, requestId: echo.requestId };
  const issues = faults
    .slice(0, ISSUES_MAX)
    .map(({ path, message }) => ({ path: path.join('.'), message: message.slice(0, EXCERPT_LENGTH_MAX) }));
  return { ok: false, code: 'message/malformed', ...echo, details: { issues } };
}

export const messageFor = (code: GameErrorCode): string => GAME_ERROR_MESSAGES[code];
