/**
 * A narrator that is a model behind HTTP. Asks a few questions at a time, keeps a short queue, and gives up on what takes
 * too long: whatever goes wrong, the answer is an empty text, and the keeper says what the grammar has for it.
 */
import type { Narrator } from '../../actors/universe/narrator.ts';
import type { NarrationRequest } from '../../domain/narration.ts';
import { REPLY_LENGTH_MAX } from '../../domain/narration-text.ts';
import type { Percept, PerceptParam } from '../../domain/percept.ts';
import type { WarblerContext } from '../../domain/warbler-context.ts';
import type { Log } from '../log.ts';
import type { Renderer } from '../prose/renderer.ts';
import type { Renderers } from '../prose/renderers.ts';
import { askChat, type ChatQuestion, type ChatService } from './chat-exchange.ts';

export type HttpNarratorOptions = {
  readonly service: ChatService;
  readonly renderers: Pick<Renderers, 'of'>;
  readonly log: Log;
  /** Real time from sending a question to having the answer; what players wait at most is played time and set elsewhere. */
  readonly timeoutMs?: number;
  /** Questions that are out at the same time. */
  readonly concurrencyMax?: number;
  /** Questions that wait for one of those; more are answered with nothing at once. */
  readonly queueLengthMax?: number;
};

const TIMEOUT_MS = 3_500;
const CONCURRENCY_MAX = 4;
const QUEUE_LENGTH_MAX = 16;

type Waiting = {
  readonly request: NarrationRequest;
  readonly answer: (text: string) => void;
  /** On the monotonic clock, milliseconds. */
  readonly sinceMs: number;
};

export class HttpNarrator implements Narrator {
  readonly #options: Required<HttpNarratorOptions>;
  readonly #end = new AbortController();
  #queue: readonly Waiting[] = [];
  #asking = 0;

  constructor(options: HttpNarratorOptions) {
    this.#options = {
      timeoutMs: TIMEOUT_MS,
      concurrencyMax: CONCURRENCY_MAX,
      queueLengthMax: QUEUE_LENGTH_MAX,
      ...options,
    };
  }

  ask(request: NarrationRequest, answer: (text: string) => void): void {
    if (this.#end.signal.aborted) return;
    if (this.#queue.length >= this.#options.queueLengthMax) {
      this.#complain(request, 'narrator/busy');
      answer('');
      return;
    }
    this.#queue = [...this.#queue, { request, answer, sinceMs: performance.now() }];
    this.#askNext();
  }

  close(): void {
    this.#queue = [];
    this.#end.abort();
  }

  #askNext(): void {
    const [next, ...rest] = this.#queue;
    if (next === undefined || this.#asking >= this.#options.concurrencyMax) return;
    this.#queue = rest;
    this.#asking += 1;
    void this.#exchange(next).finally(() => {
      this.#asking -= 1;
      this.#askNext();
    });
  }

  /** Time in the queue counts: nobody waits for an answer that would come too late anyway. */
  async #exchange({ request, answer, sinceMs }: Waiting): Promise<void> {
    const { service, timeoutMs } = this.#options;
    const leftMs = Math.floor(timeoutMs - (performance.now() - sinceMs));
    const { signal } = this.#end;
    const said =
      leftMs <= 0
        ? ({ ok: false, code: 'narrator/timeout' } as const)
        : await askChat(service, this.#question(request), { timeoutMs: leftMs, signal });
    if (signal.aborted) return;
    if (said.ok && said.text.length <= REPLY_LENGTH_MAX) {
      answer(said.text);
      return;
    }
    this.#complain(request, said.ok ? 'narrator/too-large' : said.code);
    answer('');
  }

  #question({ locale, keeper, place, line, context }: NarrationRequest): ChatQuestion {
    const renderer = this.#options.renderers.of(locale);
    const example = proseOf(renderer, line);
    const write = (key: string, params: Readonly<Record<string, PerceptParam>>) =>
      textOf(renderer, { kind: 'line', key, params, style: 'system' });
    const task = write('narrator.task', { keeper, line: example });
    return {
      role: write('narrator.role', { keeper, place }),
      task: `${JSON.stringify({ ...context, quests_in_words: questsInWords(renderer, context) })}\n\n${task}`,
    };
  }

  #complain({ request }: NarrationRequest, code: string): void {
    this.#options.log.warn({ request, code }, 'the narrator has no words');
  }
}

/** Keys of texts mean nothing to a model. */
const questsInWords = (renderer: Renderer, { player_name, narrative_context }: WarblerContext) =>
  narrative_context.quests.map(({ status, title_key: title, last_note_key: note }) => ({
    title: title === null ? null : renderer.phrase({ text: title }),
    status,
    last_note: note === null ? null : renderer.phrase({ text: note }, { player: player_name }),
  }));

const textOf = (renderer: Renderer, percept: Percept): string => renderer.render(percept).lines.join(' ');

function proseOf(renderer: Renderer, line: PerceptParam): string {
  if (typeof line !== 'object' || !('phrase' in line)) return renderer.phrase(line);
  return textOf(renderer, { kind: 'line', key: line.phrase, params: line.of, style: 'speech' });
}
