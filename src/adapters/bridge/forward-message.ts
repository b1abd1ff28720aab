/** Hands a message on to a service: POST /bridge, an answer in JSON, within bounds of time and size. */
import type { BridgeMessage } from '../../protocol/bridge/bridge-message.ts';
import { ServiceError } from './bridge-error.ts';
import type { ServiceLink } from './service-link.ts';

export type ForwardLimits = { readonly timeoutMs: number; readonly answerBytesMax: number };
const FORWARD_LIMITS: ForwardLimits = { timeoutMs: 5000, answerBytesMax: 1024 * 1024 };

type Reply = { readonly status: number; readonly text: string };

/** What the service answered; null when it had nothing to say. @throws ServiceError */
export async function forwardMessage(
  link: ServiceLink,
  message: BridgeMessage,
  limits: ForwardLimits = FORWARD_LIMITS,
): Promise<unknown> {
  const { status, text } = await link.run(() => post(link, message, limits));
  const answer = text === '' ? null : parseJson(text);
  if (status >= 400) throw new ServiceError('service/refused', { status, answer: answer ?? null });
  if (answer === undefined) throw new ServiceError('service/bad-answer');
  return answer;
}

async function post(
  { address }: ServiceLink,
  { target, action, data, source }: BridgeMessage,
  { timeoutMs, answerBytesMax }: ForwardLimits,
): Promise<Reply> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(`${address}/bridge`, {
      method: 'POST',
      // A service answers for itself; where else it may point to is nobody's business here.
      redirect: 'manual',
      signal: timeout,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ source: source ?? null, target, action, data }),
    });
    const reply = { status: response.status, text: await readWithin(response, answerBytesMax) };
    // A service that breaks down counts as failed; one that says no does not.
    if (reply.status >= 500) throw new ServiceError('service/refused', { status: reply.status });
    return reply;
  } catch (error) {
    if (error instanceof ServiceError) throw error;
    throw new ServiceError(timeout.aborted ? 'service/timeout' : 'service/unreachable', {}, { cause: error });
  }
}

async function readWithin(response: Response, bytesMax: number): Promise<string> {
  if (response.body === null) return '';
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    // Leaving the loop closes the connection.
    if (bytes > bytesMax) throw new ServiceError('service/answer-too-large', { most: bytesMax });
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Whatever it was, it was no answer.
    return undefined;
  }
}
