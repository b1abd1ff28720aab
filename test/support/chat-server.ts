/** A chat-completions service on a free port of this machine, as good or as bad as a test wants it. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ChatManners =
  | { readonly type: 'says'; readonly text: string; readonly afterMs?: number }
  | { readonly type: 'sends'; readonly body: string; readonly status?: number }
  /** A body without end, as fast as it is read. */
  | { readonly type: 'floods' }
  | { readonly type: 'hangs' }
  /** The head of an answer, and never its body. */
  | { readonly type: 'stalls' }
  | { readonly type: 'drops' }
  | { readonly type: 'redirects'; readonly to: string };

export type ChatRequest = {
  readonly headers: IncomingMessage['headers'];
  readonly body: {
    readonly model?: string;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
  };
};

export class ChatServer {
  readonly url: string;
  /** In the order in which they came. */
  readonly requests: ChatRequest[] = [];
  /** Questions that are out just now, and the most there ever were. */
  open = 0;
  openMost = 0;
  /** What connections were closed before their answer was whole. */
  abandoned = 0;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/chat/completions`;
  }

  static async start(manners: ChatManners): Promise<ChatServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const chat = new ChatServer(server);
    server.on('request', (request, response) => void chat.#serve(request, response, manners));
    return chat;
  }

  async #serve(request: IncomingMessage, response: ServerResponse, manners: ChatManners): Promise<void> {
    this.open += 1;
    this.openMost = Math.max(this.openMost, this.open);
    response.once('close', () => {
      this.open -= 1;
      if (!response.writableFinished) this.abandoned += 1;
    });
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    this.requests.push({ headers: request.headers, body: JSON.parse(text) });
    switch (manners.type) {
      case 'says': {
        const content = { choices: [{ message: { role: 'assistant', content: manners.text } }] };
        setTimeout(() => send(response, 200, JSON.stringify(content)), manners.afterMs ?? 0);
        return;
      }
      case 'sends':
        send(response, manners.status ?? 200, manners.body);
        return;
      case 'floods':
        flood(response);
        return;
      case 'stalls':
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"choices": [');
        return;
      case 'drops':
        request.socket.destroy();
        return;
      case 'redirects':
        response.writeHead(307, { location: manners.to }).end();
        return;
      case 'hangs':
        return;
    }
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}

function flood(response: ServerResponse): void {
  const more = () => {
    while (!response.destroyed && response.write('x'.repeat(16_384)));
  };
  response.writeHead(200, { 'content-type': 'application/json' });
  response.on('drain', more);
  more();
}
