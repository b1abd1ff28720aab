/** A game of this page: connects the link to the store, and what the reader types to the link. */
import type { ErrorNotice } from '../../protocol/error-notice.ts';
import type { Farewell } from '../../protocol/farewell.ts';
import type { Welcome } from '../../protocol/welcome.ts';
import { ServerLink } from '../link/server-link.ts';
import type { GameStore } from './game-state.ts';
import { keepSeated, readSeated, type Seated } from './stored.ts';
import type { Say } from './ui-text.ts';

export class Play {
  readonly #store: GameStore;
  readonly #say: () => Say;
  #link: ServerLink | undefined;
  #name = '';

  constructor(store: GameStore, say: () => Say) {
    this.#store = store;
    this.#say = say;
  }

  /** Takes up the session of this tab, if there is one. */
  resume(): void {
    const seated = readSeated();
    // All that the server still has of the story comes again, because the page begins empty.
    if (seated !== undefined) this.#open(seated.name, undefined, { ...seated, lastSeq: 0 });
  }

  enter(name: string, locale: string): void {
    this.#open(name, locale, undefined);
  }

  /** A line that the reader typed: sent now, or kept until the connection is back. */
  say(text: string): void {
    const { phase } = this.#store.getSnapshot().context;
    if (phase.at !== 'playing') return;
    if (!phase.isConnected) {
      this.#store.send({ type: 'queue', text });
      return;
    }
    this.#store.send({ type: 'echo', text });
    void this.#send(text);
  }

  leave(): void {
    this.say('quit');
  }

  /** Without a locale the game keeps the language that it has. */
  #open(name: string, locale: string | undefined, session: Seated | undefined): void {
    this.#link?.close();
    this.#name = name;
    this.#store.send({ type: 'phase', phase: { at: 'entering' } });
    this.#link = new ServerLink({
      url: location.origin + location.pathname,
      name,
      locale,
      session,
      events: {
        onWelcome: (welcome, isReturn) => this.#welcomed(welcome, isReturn),
        onProse: (prose) => {
          this.#store.send({ type: 'prose', prose });
          this.#remember();
        },
        onPresence: () => this.#remember(),
        onStatus: (status) => this.#store.send({ type: 'status', status }),
        onError: (notice) => this.#refused(notice),
        onFarewell: (farewell) => this.#dismissed(farewell),
        onLost: () => this.#lost(),
        onUnreachable: () => this.#unreached(),
      },
    });
    this.#link.open();
  }

  async #send(text: string): Promise<void> {
    const result = await this.#link?.send(text);
    if (result === undefined || result === 'unanswered') this.#notice('notice.unsure');
    else if (!result.ok) this.#store.send({ type: 'notice', text: result.message });
  }

  #welcomed(welcome: Welcome, isReturn: boolean): void {
    this.#name = welcome.name;
    const { phase, queued, log } = this.#store.getSnapshot().context;
    const wasPlaying = phase.at === 'playing';
    this.#store.send({ type: 'phase', phase: { at: 'playing', isConnected: true } });
    this.#remember();
    if (isReturn && wasPlaying) {
      if (!welcome.resumed) this.#notice('notice.anew');
      else if (welcome.lost > 0)
        this.#store.send({ type: 'notice', text: this.#say()('notice.lostSome', { count: welcome.lost }) });
      else this.#notice('notice.back');
    } else if (log.length > 0) this.#store.send({ type: 'forget' });
    this.#store.send({ type: 'unqueue' });
    for (const text of queued) this.say(text);
  }

  #refused(notice: ErrorNotice): void {
    const { phase } = this.#store.getSnapshot().context;
    if (phase.at === 'playing' && phase.isConnected) {
      this.#store.send({ type: 'notice', text: notice.message });
      return;
    }
    this.#link?.close();
    keepSeated(undefined);
    const waitMs = notice['waitMs'];
    const problem =
      typeof waitMs === 'number'
        ? this.#say()('login.waiting', { seconds: Math.max(1, Math.ceil(waitMs / 1000)) })
        : notice.code === 'session/name-in-use'
          ? this.#say()('login.taken')
          : notice.message;
    this.#store.send({ type: 'phase', phase: { at: 'login', problem } });
  }

  #dismissed({ reason, message }: Farewell): void {
    if (reason === 'shutdown' || reason === 'full' || reason === 'too-slow') {
      this.#store.send({ type: 'notice', text: message });
      return;
    }
    this.#link?.close();
    keepSeated(undefined);
    // Who is sent away has just been told why, in the story that gives way to the door.
    const last = this.#store.getSnapshot().context.log.at(-1);
    const isTold = (reason === 'kicked' || reason === 'banned') && last?.style === 'system';
    const text = reason === 'quit' ? this.#say()('farewell') : isTold ? last.lines.join(' ') : message;
    this.#store.send({ type: 'phase', phase: { at: 'left', message: text } });
  }

  #lost(): void {
    if (this.#store.getSnapshot().context.phase.at !== 'playing') return;
    this.#store.send({ type: 'phase', phase: { at: 'playing', isConnected: false } });
  }

  #unreached(): void {
    if (this.#store.getSnapshot().context.phase.at !== 'entering') return;
    const problem = this.#say()('login.unreachable');
    this.#store.send({ type: 'phase', phase: { at: 'entering', problem } });
  }

  #remember(): void {
    const session = this.#link?.session();
    if (session !== undefined) keepSeated({ name: this.#name, ...session });
  }

  #notice(name: 'notice.anew' | 'notice.back' | 'notice.unsure'): void {
    this.#store.send({ type: 'notice', text: this.#say()(name) });
  }
}
