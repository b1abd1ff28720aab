/** A player's side of a Socket.IO connection in tests: keeps every message and waits for the ones a test is about. */
import { io, type Socket } from 'socket.io-client';
import type { Acknowledgement } from '../../src/protocol/acknowledgement.ts';
import type { ErrorNotice } from '../../src/protocol/error-notice.ts';
import type { Farewell } from '../../src/protocol/farewell.ts';
import type { Presence } from '../../src/protocol/presence.ts';
import type { Prose } from '../../src/protocol/prose.ts';
import type { Status } from '../../src/protocol/status.ts';
import type { Welcome } from '../../src/protocol/welcome.ts';

type Payloads = {
  welcome: Welcome;
  prose: Prose;
  presence: Presence;
  status: Status;
  error: ErrorNotice;
  farewell: Farewell;
};

export type Received = { readonly event: string; readonly payload: unknown };

export class PlayerSocket {
  readonly socket: Socket;
  readonly received: Received[] = [];
  #look: (() => void)[] = [];

  constructor(
    url: string,
    options: { auth?: object; query?: Record<string, string>; transports?: string[]; path?: string } = {},
  ) {
    this.socket = io(url, { forceNew: true, reconnection: false, transports: ['websocket'], ...options });
    this.socket.onAny((event: string, payload: unknown) => {
      this.received.push({ event, payload });
      this.#notify();
    });
    this.socket.on('connect', () => this.#notify());
    this.socket.on('disconnect', () => this.#notify());
  }

  send(event: string, ...args: unknown[]): void {
    this.socket.emit(event, ...args);
  }

  ask(event: string, payload: unknown): Promise<Acknowledgement & Record<string, unknown>> {
    return this.socket.timeout(5000).emitWithAck(event, payload);
  }

  all<Event extends keyof Payloads>(event: Event): Payloads[Event][] {
    const messages = this.received.filter((message) => message.event === event);
    return messages.map(({ payload }) => payload as Payloads[Event]);
  }

  /** Every line of prose so far, joined. */
  text(): string {
    return this.all('prose')
      .flatMap(({ lines }) => lines)
      .join('\n');
  }

  /** The payload of the n-th message of this event, waiting for it. */
  async next<Event extends keyof Payloads>(event: Event, nth = 1): Promise<Payloads[Event]> {
    await this.until(() => this.all(event).length >= nth, `${event} number ${nth}`);
    return this.all(event)[nth - 1]!;
  }

  async connected(): Promise<this> {
    await this.until(() => this.socket.connected, 'a connection');
    return this;
  }

  async disconnected(): Promise<void> {
    await this.until(() => !this.socket.connected, 'the end of the connection');
  }

  async until(holds: () => boolean, what: string, timeoutMs = 5000): Promise<void> {
    const deadline = performance.now() + timeoutMs;
    while (!holds()) {
      if (performance.now() > deadline) {
        throw new Error(`waited in vain for ${what}; received ${JSON.stringify(this.received.slice(-20))}`);
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 50);
        this.#look.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  /** Breaks the connection as a cut cable does: without a word. */
  cut(): void {
    this.socket.io.engine.close();
  }

  close(): void {
    this.socket.close();
  }

  #notify(): void {
    const waiting = this.#look;
    this.#look = [];
    for (const look of waiting) look();
  }
}
