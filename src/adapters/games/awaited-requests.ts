/** What connections asked for whose inputs are on their way: each is answered when the tick that has its input is on disk. */
import type { Input } from '../../actors/universe/input.ts';
import type { LiveUniverse } from '../../actors/universe/live-universe.ts';
import type { TickOutcome } from '../../actors/universe/tick-outcome.ts';
import type { GameEvent } from '../../domain/game-event.ts';
import type { GameErrorCode } from '../../protocol/games/game-error-code.ts';
import type { RequestId } from '../../protocol/games/game-request.ts';
import type { GameConnection } from './game-connection.ts';
import { INPUTS_PER_TICK_MAX } from './games-limits.ts';
import { messageFor } from './parse-game-request.ts';

export type Asker = {
  readonly connection: GameConnection;
  readonly action: string;
  readonly requestId: RequestId;
};
export type Answer = { readonly status: 'success' | 'error' } & Readonly<Record<string, unknown>>;

/** What became of an input. */
export type Made = {
  readonly outcome: TickOutcome;
  /** Of the input. */
  readonly id: string;
  /** The first event that answers to the request of the input; undefined when none does, or it has none. */
  readonly said: GameEvent | undefined;
};

type Awaiting = {
  readonly asker: Asker;
  readonly input: Input;
  readonly answer: (made: Made) => Answer;
  readonly then: (answer: Answer) => void;
};

export class AwaitedRequests {
  readonly #universe: LiveUniverse;
  #waiting: Awaiting[] = [];
  #asked = 0;

  constructor(universe: LiveUniverse) {
    this.#universe = universe;
  }

  /** The name of a request, by which events answer to it. */
  next(): string {
    this.#asked += 1;
    return `g${this.#asked}`;
  }

  /** Answers at once when the input is not taken, else with what `answer` makes of it; `then` comes after that. */
  submit(asker: Asker, input: Input, answer: Awaiting['answer'], then: Awaiting['then'] = () => {}): void {
    const isFull = this.#waiting.length >= INPUTS_PER_TICK_MAX;
    const submission = isFull
      ? ({ ok: false, code: 'universe/busy' } as const)
      : this.#universe.submit(input);
    if (submission.ok) this.#waiting.push({ asker, input, answer, then });
    else refuse(asker, submission.code as GameErrorCode);
  }

  /** Everything that was submitted before a tick is in it. */
  answer(outcome: TickOutcome): void {
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    this.#waiting = [];
    const { tick } = outcome.record;
    const places = new Map(outcome.inputs.map((input, index) => [input, index]));
    const said = new Map<unknown, GameEvent>();
    for (const event of outcome.events) {
      const { request } = event.params;
      if (request === undefined || event.type === 'governance.decided' || said.has(request)) continue;
      said.set(request, event);
    }
    for (const { asker, input, answer, then } of waiting) {
      const { connection, action, requestId } = asker;
      const id = `i${tick}.${places.get(input) ?? 0}`;
      const answered = answer({
        outcome,
        id,
        said: 'request' in input ? said.get(input.request) : undefined,
      });
      connection.respond({ action, requestId }, answered);
      then(answered);
    }
  }
}

export const errorOf = (code: GameErrorCode): Answer => ({
  status: 'error',
  code,
  message: messageFor(code),
});

export function refuse({ connection, action, requestId }: Asker, code: GameErrorCode): void {
  connection.respond({ action, requestId }, errorOf(code));
}
