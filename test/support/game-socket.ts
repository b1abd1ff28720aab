/** A game's side of the WebSocket in tests: keeps every message, and waits for the ones a test is about. */
import { once } from 'node:events';
import { WebSocket } from 'ws';

type Message = Readonly<Record<string, unknown>> & { readonly type: string };

const PATIENCE_MS = 20_000;

export class GameSocket {
  readonly received: Message[] = [];
  readonly #socket: WebSocket;
  #look: (() => void)[] = [];
  #asked = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => {
      this.received.push(JSON.parse(String(data)));
      for (const look of this.#look) look();
    });
    socket.on('error', () => undefined);
  }

  static async open(url: string): Promise<GameSocket> {
    const socket = new WebSocket(url);
    const games = new GameSocket(socket);
    await once(socket, 'open');
    return games;
  }

  send(message: unknown): void {
    this.#socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  sendBytes(bytes: Uint8Array): void {
    this.#socket.send(bytes);
  }

  /** The response to exactly this request. */
  ask(action: string, fields: object = {}): Promise<Message> {
    this.#asked += 1;
    const id = this.#asked;
    this.send({ action, ...fields, request_id: id });
    return this.wait((message) => message['type'] === 'response' && message['request_id'] === id, action);
  }

  /** The first message, received or to come, that fits. */
  wait(fits: (message: Message) => boolean, what: string): Promise<Message> {
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => reject(new Error(`no ${what}: ${this.#summary()}`)), PATIENCE_MS);
      const look = () => {
        const found = this.received.find(fits);
        if (found === undefined) return;
        clearTimeout(patience);
        this.#look = this.#look.filter((other) => other !== look);
        resolve(found);
      };
      this.#look.push(look);
      look();
    });
  }

  /** Resolves when that many events have come, with all that have. */
  async events(count: number): Promise<Message[]> {
    const all = () => this.received.filter(({ type }) => type === 'event');
    await this.wait(() => all().length >= count, `${count} events`);
    return all();
  }

  async closed(): Promise<number> {
    const [code] = await once(this.#socket, 'close');
    return Number(code);
  }

  /** Reads nothing more from the wire. */
  stall(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  close(): void {
    this.#socket.close();
  }

  #summary(): string {
    return JSON.stringify(this.received.slice(-3)).slice(0, 500);
  }
}
