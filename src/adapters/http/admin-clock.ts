/** Stops the clock of a universe, lets it run, and runs single ticks while it stands. What is done is noted in the next tick. */
import type { Response } from 'express';
import type { LiveUniverse } from '../../actors/universe/live-universe.ts';
import type { Log } from '../log.ts';
import { answerError } from './admin-access.ts';
import { signed } from './admin-commands.ts';
import type { Asked, Handler } from './bind-routes.ts';

export type ClockOptions = {
  readonly universe: Pick<LiveUniverse, 'status' | 'submit' | 'pause' | 'resume'>;
  /** The last tick that was run. */
  readonly tick: () => number;
  /** Runs one. */
  readonly advance: () => void;
  readonly log: Log;
};

export function adminClock(options: ClockOptions): ReadonlyMap<string, Handler> {
  const { universe } = options;
  return new Map<string, Handler>([
    [
      'pause',
      (asked, response) => {
        if (universe.status() === 'paused') answerError(response, 409, 'universe/paused');
        else if (note(options, asked, response, { what: 'pause', ticks: 0 })) {
          universe.pause();
          answer(options, response, 0);
        }
      },
    ],
    [
      'resume',
      (asked, response) => {
        if (!isPaused(options, response)) return;
        if (!note(options, asked, response, { what: 'resume', ticks: 0 })) return;
        universe.resume();
        answer(options, response, 0);
      },
    ],
    [
      'step',
      (asked, response) => {
        const ticks = Number(asked.body['ticks']);
        if (!isPaused(options, response)) return;
        if (note(options, asked, response, { what: 'step', ticks }))
          step(options, response, { ticks, ran: 0 });
      },
    ],
  ]);
}

function isPaused({ universe }: ClockOptions, response: Response): boolean {
  const status = universe.status();
  if (status === 'halted') answerError(response, 503, 'universe/not-running');
  else if (status !== 'paused') answerError(response, 409, 'universe/not-paused');
  return status === 'paused';
}

function note(
  { universe }: ClockOptions,
  asked: Asked,
  response: Response,
  noted: { readonly what: 'pause' | 'resume' | 'step'; readonly ticks: number },
): boolean {
  const submission = universe.submit({ kind: 'operator.note', ...signed(asked), ...noted });
  if (submission.ok) return true;
  answerError(response, 503, submission.code === 'universe/busy' ? 'universe/busy' : 'universe/not-running');
  return false;
}

/** One tick a turn of the event loop, so that everybody is served between two; ends when somebody lets the clock run. */
function step(
  options: ClockOptions,
  response: Response,
  { ticks, ran }: { readonly ticks: number; readonly ran: number },
): void {
  const { universe, advance, log } = options;
  if (ran === ticks || universe.status() !== 'paused') {
    answer(options, response, ran);
    return;
  }
  universe.resume();
  try {
    advance();
  } catch (error) {
    log.fatal({ err: error }, 'the universe has halted');
    answerError(response, 503, 'universe/not-running');
    return;
  }
  universe.pause();
  setImmediate(step, options, response, { ticks, ran: ran + 1 });
}

function answer({ universe, tick }: ClockOptions, response: Response, ran: number): void {
  response.json({ status: universe.status(), tick: tick(), ran });
}
