/**
 * One question to a model over HTTP, in the shape that most services for chat completions share. Bytes from outside are
 * read here, within bounds; what they say is judged where it is to be spoken.
 */
import { z } from 'zod';

export type ChatService = {
  /** The whole address that is posted to, such as `http://localhost:11434/v1/chat/completions`. */
  readonly url: string;
  /** Sent as a bearer token. */
  readonly key?: string;
  readonly model?: string;
};

export type ChatQuestion = { readonly role: string; readonly task: string };

export type ChatAnswer =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: ChatFailure };

export type ChatFailure =
  /** No answer within the time. */
  | 'narrator/timeout'
  /** No connection, or it broke. */
  | 'narrator/unreachable'
  /** A status that is none of success. */
  | 'narrator/status'
  | 'narrator/too-large'
  /** No JSON, or none of the shapes below. */
  | 'narrator/unreadable';

/** Bytes of an answer; a line of speech needs a thousandth of it, and services put a good deal around it. */
export const ANSWER_BYTES_MAX = 65_536;
const ANSWER_TOKENS_MAX = 120;

const partSchema = z.object({ type: z.string(), text: z.string().optional() });
const contentSchema = z.union([z.string(), z.array(partSchema).max(64)]);
/** A service that one writes oneself may as well answer `{"text": "..."}`. */
const answerSchema = z.union([
  z.object({ choices: z.array(z.object({ message: z.object({ content: contentSchema }) })).min(1) }),
  z.object({ text: z.string() }),
]);

/** Never rejects. `signal` gives it up. */
export async function askChat(
  { url, key, model }: ChatService,
  { role, task }: ChatQuestion,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<ChatAnswer> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      // A key must not follow a redirection to somewhere else.
      redirect: 'error',
      signal: AbortSignal.any([timeout, signal]),
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({
        ...(model === undefined ? {} : { model }),
        messages: [
          { role: 'system', content: role },
          { role: 'user', content: task },
        ],
        max_tokens: ANSWER_TOKENS_MAX,
        stream: false,
      }),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return { ok: false, code: 'narrator/status' };
    }
    return readAnswer(await readWithin(response));
  } catch (error) {
    if (error instanceof TooLargeError) return { ok: false, code: 'narrator/too-large' };
    return { ok: false, code: timeout.aborted ? 'narrator/timeout' : 'narrator/unreachable' };
  }
}

class TooLargeError extends Error {}

/** @throws TooLargeError, and whatever the connection breaks with */
async function readWithin(response: Response): Promise<string> {
  if (response.body === null) return '';
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    // Leaving the loop closes the connection.
    if (bytes > ANSWER_BYTES_MAX) throw new TooLargeError();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function readAnswer(body: string): ChatAnswer {
  const answer = answerSchema.safeParse(parseJson(body));
  if (!answer.success) return { ok: false, code: 'narrator/unreadable' };
  if ('text' in answer.data) return { ok: true, text: answer.data.text };
  const [choice] = answer.data.choices;
  const content = choice?.message.content ?? '';
  const text = typeof content === 'string' ? content : content.map((part) => part.text ?? '').join('');
  return { ok: true, text };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Whatever it was, it was no answer.
    return undefined;
  }
}
