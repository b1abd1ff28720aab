/**
 * A game between one player and one server: turns messages into paragraphs and typed lines into commands, and tells
 * the player plainly what happens to the connection. Knows no terminal.
 */
import type { ErrorNotice } from '../../protocol/error-notice.ts';
import type { Farewell } from '../../protocol/farewell.ts';
import type { Prose } from '../../protocol/prose.ts';
import type { Status } from '../../protocol/status.ts';
import type { Welcome } from '../../protocol/welcome.ts';
import { ServerLink } from '../link/server-link.ts';
import type { Completion } from './completion.ts';
import { adviseOn, isAboutName } from './error-advice.ts';
import type { Paragraph } from './paragraph.ts';

export type ConversationOptions = {
  readonly url: string;
  /** Undefined: the player is asked for one. */
  readonly name: string | undefined;
  /** Undefined leaves the language to the server and to what the player chose before. */
  readonly locale: string | undefined;
  readonly show: (paragraph: Paragraph) => void;
  readonly completion: Completion;
  /** Undefined: nothing but prose is asked for. */
  readonly onStatus: ((status: Status) => void) | undefined;
  /** The player is in the world now. */
  readonly onJoined: () => void;
  /** The world wants a name, or another one; undefined when nobody can be asked. */
  readonly onNameNeeded: (() => void) | undefined;
  /** Give up when the server was not reached for so long; undefined: never. */
  readonly giveUpAfterMs: number | undefined;
};

export type ExitCode = 0 | 1;

/** Time for the world to answer a goodbye. */
const FAREWELL_TIMEOUT_MS = 2000;
/** Time for the world to tell what came of a command; some have no visible outcome. */
const ANSWER_TIMEOUT_MS = 3000;

export class Conversation {
  /** Settles when the game is over. */
  readonly ended: Promise<ExitCode>;
  readonly #options: ConversationOptions;
  readonly #link: ServerLink;
  readonly #awaited = new Set<{ readonly tick: number; readonly settle: () => void }>();
  #settleEnded: (exitCode: ExitCode) => void = () => {};
  #isOver = false;
  #leaving: Promise<void> | undefined;
  #unreachable: { readonly sinceMs: number } | undefined;
  #lastProseMs = 0;
  #lastTick = 0;

  constructor(options: ConversationOptions) {
    this.#options = options;
    this.ended = new Promise((resolve) => {
      this.#settleEnded = resolve;
    });
    this.#link = new ServerLink({
      url: options.url,
      name: options.name,
      locale: options.locale,
      events: {
        onWelcome: (welcome, isReturn) => this.#welcomed(welcome, isReturn),
        onProse: (prose) => this.#told(prose),
        onPresence: ({ names }) => {
          for (const name of Object.values(names)) options.completion.noticeName(name);
        },
        ...(options.onStatus === undefined ? {} : { onStatus: options.onStatus }),
        onError: (notice) => this.#refused(notice),
        onFarewell: (farewell) => this.#dismissed(farewell),
        onLost: () => this.#notice('The connection was lost. Trying to get it back...'),
        onUnreachable: () => this.#unreached(),
      },
    });
  }

  open(): void {
    this.#link.open();
    if (this.#options.name === undefined) this.#options.onNameNeeded?.();
  }

  chooseName(name: string): void {
    this.#link.join(name);
  }

  isOver(): boolean {
    return this.#isOver;
  }

  /** Sends one line and settles when the world has taken it, refused it or lost it. Settles with its tick if taken. */
  async say(text: string): Promise<number | undefined> {
    if (!this.#link.isJoined()) {
      if (text === 'quit') await this.leave();
      else this.#notice('There is no connection at the moment: that was not sent.');
      return undefined;
    }
    const result = await this.#link.send(text);
    if (result === 'unanswered') {
      if (!this.#isOver)
        this.#notice('It is not certain that your last command arrived. Look around before you repeat it.');
      return undefined;
    }
    if (result.ok) return result.tick;
    this.#refused(result);
    return undefined;
  }

  /** Sends one line and settles when its answer was shown and nothing more came for the given time. */
  async sayAndListen(text: string, quietMs: number): Promise<void> {
    const tick = await this.say(text);
    if (tick !== undefined && tick > this.#lastTick) await this.#reached(tick);
    await this.listenUntilQuiet(quietMs);
  }

  /** Settles when the world was seen for the first time after joining, and nothing more came for the given time. */
  async arrive(quietMs: number): Promise<void> {
    if (this.#lastProseMs === 0) await this.#reached(this.#lastTick + 1);
    await this.listenUntilQuiet(quietMs);
  }

  async listenUntilQuiet(quietMs: number): Promise<void> {
    for (;;) {
      const waitMs = this.#lastProseMs + quietMs - performance.now();
      if (this.#isOver || waitMs <= 0) return;
      await pause(waitMs);
    }
  }

  /** Says goodbye and ends the game, whether or not the world answers. */
  leave(): Promise<void> {
    this.#leaving ??= this.#leave();
    return this.#leaving;
  }

  async #leave(): Promise<void> {
    if (this.#isOver) return;
    if (this.#link.isJoined()) {
      const timeout = AbortSignal.timeout(FAREWELL_TIMEOUT_MS);
      const tooLate = new Promise<void>((resolve) => timeout.addEventListener('abort', () => resolve()));
      void this.#link.send('quit');
      await Promise.race([this.ended, tooLate]);
    }
    this.#end(0);
  }

  #end(exitCode: ExitCode): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#link.close();
    for (const { settle } of this.#awaited) settle();
    this.#settleEnded(exitCode);
  }

  #reached(tick: number): Promise<void> {
    return new Promise((resolve) => {
      const awaited = { tick, settle: () => settle() };
      const timer = setTimeout(() => settle(), ANSWER_TIMEOUT_MS);
      const settle = (): void => {
        clearTimeout(timer);
        this.#awaited.delete(awaited);
        resolve();
      };
      this.#awaited.add(awaited);
    });
  }

  #told(prose: Prose): void {
    this.#options.completion.notice(prose);
    this.#options.show({
      lines: prose.lines,
      style: prose.style,
      ...(prose.spans === undefined ? {} : { spans: prose.spans }),
    });
    this.#lastProseMs = performance.now();
    this.#lastTick = prose.tick;
    for (const { tick, settle } of this.#awaited) if (prose.tick >= tick) settle();
  }

  #welcomed(welcome: Welcome, isReturn: boolean): void {
    this.#unreachable = undefined;
    this.#lastTick = welcome.tick;
    if (!isReturn) this.#notice(`You are ${welcome.name}. Type help if you need it, quit to leave.`);
    else if (!welcome.resumed)
      this.#notice('The connection is back. You had left the world meanwhile; you enter it again.');
    else if (welcome.lost > 0)
      this.#notice(`The connection is back. ${welcome.lost} messages are gone; the rest follows.`);
    else this.#notice('The connection is back. Whatever you missed follows.');
    this.#options.onJoined();
  }

  #refused(notice: ErrorNotice): void {
    this.#options.show({ lines: [adviseOn(notice)], style: 'error' });
    if (this.#link.isJoined()) return;
    if (isAboutName(notice.code) && this.#options.onNameNeeded !== undefined) this.#options.onNameNeeded();
    else this.#end(1);
  }

  #dismissed({ reason, message }: Farewell): void {
    // To a goodbye the world itself has the last word.
    if (reason !== 'quit') this.#notice(message);
    switch (reason) {
      case 'quit':
        this.#end(0);
        return;
      case 'replaced':
      case 'too-much-data':
        this.#end(1);
        return;
      case 'full':
      case 'too-slow':
      case 'shutdown':
        // The link keeps trying to come back.
        return;
    }
  }

  #unreached(): void {
    const now = performance.now();
    if (this.#unreachable === undefined) {
      this.#unreachable = { sinceMs: now };
      this.#notice(`${this.#options.url} cannot be reached. Trying again...`);
    }
    const { giveUpAfterMs } = this.#options;
    if (giveUpAfterMs === undefined || now - this.#unreachable.sinceMs < giveUpAfterMs) return;
    this.#notice('Giving up.');
    this.#end(1);
  }

  #notice(text: string): void {
    this.#options.show({ lines: [`[${text}]`], style: 'notice' });
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
