/** Turns the untrusted arguments of a Socket.IO event into a message of the protocol, or into what is wrong with it. */
import type { z } from 'zod';
import { type Command, commandSchema } from '../../protocol/command.ts';
import { envelopeSchema, flatEnvelopeSchema } from '../../protocol/envelope.ts';
import type { ErrorCode } from '../../protocol/error-code.ts';
import { CLIENT_EVENTS, type ClientEvent } from '../../protocol/event-name.ts';
import { type Join, joinSchema } from '../../protocol/join.ts';
import { FLOOD_EVENT, OVERSIZED_EVENT } from './frame-guard.ts';

export type PlayerMessage =
  | { readonly type: 'join'; readonly payload: Join }
  | { readonly type: 'command'; readonly payload: Command };

export type Problem = {
  readonly ok: false;
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;
};
export type ParsedMessage = { readonly ok: true; readonly message: PlayerMessage } | Problem;

export function problem(code: ErrorCode, details: Readonly<Record<string, unknown>> = {}): Problem {
  return { ok: false, code, details };
}

export function parseMessage(event: string, args: readonly unknown[]): ParsedMessage {
  if (event === OVERSIZED_EVENT || event === FLOOD_EVENT)
    return problem('message/too-large', { length: args[0] });
  const name = excerpt(event);
  if (!isClientEvent(event)) return problem('message/unknown', { event: name, known: CLIENT_EVENTS });
  if (args.some((arg) => holdsBinary(arg, 0))) return problem('message/binary', { event: name });
  const [body] = args;
  switch (event) {
    case 'join': {
      const join = joinSchema.safeParse(body);
      return join.success ? accept({ type: 'join', payload: join.data }) : malformed(name, join.error);
    }
    case 'command': {
      const command = commandSchema.safeParse(body);
      return command.success
        ? accept({ type: 'command', payload: command.data })
        : malformed(name, command.error);
    }
    case 'message':
      return parseEnvelope(name, body);
  }
}

const ENVELOPE_TYPES: readonly string[] = ['join', 'command'];

/** Both forms are read: with the fields under `payload`, and with the fields beside `type`. */
function parseEnvelope(event: string, body: unknown): ParsedMessage {
  const isObject = typeof body === 'object' && body !== null;
  if (isObject && 'type' in body && typeof body.type === 'string' && !ENVELOPE_TYPES.includes(body.type)) {
    return problem('message/unknown', { event, type: excerpt(body.type), known: ENVELOPE_TYPES });
  }
  if (isObject && !('payload' in body)) {
    const flat = flatEnvelopeSchema.safeParse(body);
    if (!flat.success) return malformed(event, flat.error);
    const { type, ...payload } = flat.data;
    return accept({ type, payload } as PlayerMessage);
  }
  const envelope = envelopeSchema.safeParse(body);
  return envelope.success ? accept(envelope.data) : malformed(event, envelope.error);
}

function accept(message: PlayerMessage): ParsedMessage {
  return { ok: true, message };
}

function malformed(event: string, error: z.ZodError): Problem {
  const issues = error.issues
    .slice(0, ISSUES_MAX)
    .map((issue) => ({ path: excerpt(issue.path.join('.')), message: excerpt(issue.message) }));
  return problem('message/malformed', { event, issues });
}

const ISSUES_MAX = 5;
const EXCERPT_LENGTH_MAX = 100;

function excerpt(text: string): string {
  return text.length <= EXCERPT_LENGTH_MAX ? text : `${text.slice(0, EXCERPT_LENGTH_MAX)}...`;
}

function isClientEvent(event: string): event is ClientEvent {
  return (CLIENT_EVENTS as readonly string[]).includes(event);
}

/** Where a valid message could hold something; deeper or later values are refused by their shape. */
const BINARY_DEPTH_MAX = 3;
const BINARY_BREADTH_MAX = 20;

function holdsBinary(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return true;
  if (depth >= BINARY_DEPTH_MAX) return false;
  return Object.values(value)
    .slice(0, BINARY_BREADTH_MAX)
    .some((part) => holdsBinary(part, depth + 1));
}
