/**
 * The connection to a server: joins, comes back by itself after a loss with what was missed, and hands on every
 * message exactly once and in order. Shows nothing, and runs in a terminal as well as in a browser.
 */
import { io, type Socket } from 'socket.io-client';
import { type Acknowledgement, acknowledgementSchema } from '../../protocol/acknowledgement.ts';
import { type ErrorNotice, errorNoticeSchema } from '../../protocol/error-notice.ts';
import { type Farewell, farewellSchema } from '../../protocol/farewell.ts';
import type { Join } from '../../protocol/join.ts';
import { type Presence, presenceSchema } from '../../protocol/presence.ts';
import { type Prose, proseSchema } from '../../protocol/prose.ts';
import { type Status, statusSchema } from '../../protocol/status.ts';
import { type Welcome, welcomeSchema } from '../../protocol/welcome.ts';
import { socketAddress } from './socket-address.ts';

export type LinkEvents = {
  /** `isReturn` is true when this client had been in the world before. */
  readonly onWelcome: (welcome: Welcome, isReturn: boolean) => void;
  readonly onProse: (prose: Prose) => void;
  readonly onPresence: (presence: Presence) => void;
  /** Asked for by being there. */
  readonly onStatus?: (status: Status) => void;
  readonly onError: (notice: ErrorNotice) => void;
  readonly onFarewell: (farewell: Farewell) => void;
  /** The connection broke; the link is trying to get it back. */
  readonly onLost: () => void;
  /** The server cannot be reached; called for every attempt. */
  readonly onUnreachable: () => void;
};

/** What proves to the server who a client is, and what it has got already. */
export type Session = { readonly token: string; readonly lastSeq: number };

/** What became of a command: an answer, or a connection that broke before there was one. */
export type SendResult = Acknowledgement | 'unanswered';

const RECONNECT_DELAY_MS = 500;
const RECONNECT_DELAY_MAX_MS = 4000;
const RETURN_DELAY_MS = 1500;
const ACKNOWLEDGEMENT_TIMEOUT_MS = 10_000;

export class ServerLink {
  readonly #socket: Socket;
  readonly #events: LinkEvents;
  readonly #locale: string | undefined;
  #name: string | undefined;
  #session: { readonly token: string; lastSeq: number } | undefined;
  #isJoined = false;
  #isClosed = false;
  #returnTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: {
    readonly url: string;
    readonly name: string | undefined;
    /** The language to read in; undefined leaves it to the server and to what the player chose before. */
    readonly locale: string | undefined;
    readonly events: LinkEvents;
    /** Of an earlier link, to take up; what is after its `lastSeq` comes again. */
    readonly session?: Session | undefined;
  }) {
    this.#name = options.name;
    this.#locale = options.locale;
    this.#events = options.events;
    this.#session = options.session === undefined ? undefined : { ...options.session };
    const { origin, path } = socketAddress(options.url);
    this.#socket = io(origin, {
      path,
      autoConnect: false,
      forceNew: true,
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnectionDelay: RECONNECT_DELAY_MS,
      reconnectionDelayMax: RECONNECT_DELAY_MAX_MS,
      auth: (give) => give(this.#joinRequest() ?? {}),
    });
    this.#listen();
  }

  open(): void {
    this.#socket.connect();
  }

  isJoined(): boolean {
    return this.#isJoined;
  }

  session(): Session | undefined {
    return this.#session;
  }

  isConnected(): boolean {
    return this.#socket.connected;
  }

  /** Joins under this name, now if connected and with the next connection otherwise. */
  join(name: string): void {
    this.#name = name;
    this.#session = undefined;
    if (!this.#socket.connected) return;
    this.#socket.emit('join', this.#joinRequest(), (reply: unknown) => {
      const answer = acknowledgementSchema.safeParse(reply);
      if (answer.success && !answer.data.ok) this.#events.onError(answer.data);
    });
  }

  async send(text: string): Promise<SendResult> {
    try {
      const reply: unknown = await this.#socket
        .timeout(ACKNOWLEDGEMENT_TIMEOUT_MS)
        .emitWithAck('command', { text, timestamp: Date.now() });
      return acknowledgementSchema.parse(reply);
    } catch {
      // A timeout, a lost connection and an unreadable answer are one thing to the player: nobody knows.
      return 'unanswered';
    }
  }

  /** Closes for good. On purpose, so that the server lets the player leave at once. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#returnTimer);
    this.#socket.disconnect();
  }

  #joinRequest(): Join | undefined {
    if (this.#name === undefined) return undefined;
    return {
      name: this.#name,
      ...(this.#locale === undefined ? {} : { locale: this.#locale }),
      ...(this.#events.onStatus === undefined ? {} : { status: true }),
      ...(this.#session === undefined ? {} : { resume: { ...this.#session } }),
    };
  }

  #listen(): void {
    const socket = this.#socket;
    socket.on('welcome', (raw: unknown) => this.#welcomed(welcomeSchema.safeParse(raw).data));
    socket.on('prose', (raw: unknown) =>
      this.#sequenced(proseSchema.safeParse(raw).data, this.#events.onProse),
    );
    socket.on('presence', (raw: unknown) =>
      this.#sequenced(presenceSchema.safeParse(raw).data, this.#events.onPresence),
    );
    socket.on('status', (raw: unknown) => {
      const status = statusSchema.safeParse(raw);
      if (status.success) this.#events.onStatus?.(status.data);
    });
    socket.on('error', (raw: unknown) => {
      const notice = errorNoticeSchema.safeParse(raw);
      if (notice.success) this.#events.onError(notice.data);
    });
    socket.on('farewell', (raw: unknown) => {
      const farewell = farewellSchema.safeParse(raw);
      if (farewell.success) this.#events.onFarewell(farewell.data);
    });
    socket.on('connect_error', () => {
      if (!this.#isClosed) this.#events.onUnreachable();
    });
    socket.on('disconnect', () => this.#disconnected());
  }

  #welcomed(welcome: Welcome | undefined): void {
    if (welcome === undefined) return;
    const isReturn = this.#session !== undefined;
    const lastSeq = welcome.resumed ? (this.#session?.lastSeq ?? 0) : 0;
    this.#session = { token: welcome.token, lastSeq };
    this.#name = welcome.name;
    this.#isJoined = true;
    this.#events.onWelcome(welcome, isReturn);
  }

  #sequenced<Message extends { readonly seq: number }>(
    message: Message | undefined,
    handOn: (message: Message) => void,
  ): void {
    if (message === undefined || this.#session === undefined || message.seq <= this.#session.lastSeq) return;
    this.#session.lastSeq = message.seq;
    handOn(message);
  }

  #disconnected(): void {
    this.#isJoined = false;
    if (this.#isClosed) return;
    this.#events.onLost();
    // After a goodbye of the server the library stays away; an event handler may have closed the link by now.
    if (this.#isClosed || this.#socket.active) return;
    this.#returnTimer = setTimeout(() => this.#socket.connect(), RETURN_DELAY_MS);
  }
}
