/**
 * Many games over WebSocket from one process: together they publish so many events a second, one in a hundred for everybody
 * and the others each for the next game. Started by games.ts with the address and the settings as JSON; prints JSON.
 */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { at } from './server-under-load.ts';

export type GameCrowdSettings = {
  readonly games: number;
  readonly eventsPerSecond: number;
  readonly seconds: number;
};

export type GameCrowdReport = {
  readonly published: number;
  readonly refused: number;
  /** Deliveries that were due, and that came. */
  readonly due: number;
  readonly delivered: number;
  readonly doubled: number;
  readonly outOfOrder: number;
  /** From publishing to delivery, the wait for the control tick included. */
  readonly delayMedianMs: number;
  readonly delayP99Ms: number;
  readonly registrationMedianMs: number;
  /** What this process used of one core while it published. */
  readonly crowdCpuPercent: number;
};

const SLICE_MS = 20;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

class CrowdGame {
  readonly #socket: WebSocket;
  readonly id: string;
  readonly #lastOf = new Map<string, number>();
  registered: ((ms: number) => void) | undefined;
  published = 0;
  refused = 0;
  delivered = 0;
  doubled = 0;
  outOfOrder = 0;
  readonly delays: number[] = [];

  constructor(url: string, id: string) {
    this.id = id;
    this.#socket = new WebSocket(url);
    this.#socket.on('message', (data) => this.#hear(JSON.parse(String(data))));
  }

  async register(): Promise<number> {
    if (this.#socket.readyState !== WebSocket.OPEN) await once(this.#socket, 'open');
    const started = performance.now();
    const registered = new Promise<void>((resolve) => {
      this.registered = () => resolve();
    });
    this.#send({ action: 'register_game', game_id: this.id, realm_id: `Realm of ${this.id}` });
    await registered;
    const took = performance.now() - started;
    this.#send({ action: 'subscribe', event_types: ['counted'], backlog: 0, control_ticks: false });
    return took;
  }

  publish(target: string | null): void {
    this.published += 1;
    const data = { number: this.published, at: performance.now() };
    const event = { source_game_id: this.id, target_game_id: target, event_type: 'counted', data };
    this.#send({ action: 'publish_event', ...event });
  }

  #hear(message: {
    readonly type: string;
    readonly action?: string;
    readonly event_type?: string;
    readonly status?: string;
    readonly source: string;
    readonly data: { readonly number: number; readonly at: number };
  }): void {
    if (message.type === 'response') {
      if (message.action === 'register_game') this.registered?.(0);
      if (message.status === 'error') this.refused += 1;
    } else if (message.event_type === 'counted') {
      const { number, at } = message.data;
      const last = this.#lastOf.get(message.source) ?? 0;
      if (number === last) this.doubled += 1;
      else if (number < last) this.outOfOrder += 1;
      this.#lastOf.set(message.source, number);
      this.delivered += 1;
      this.delays.push(performance.now() - at);
    }
  }

  #send(message: object): void {
    this.#socket.send(JSON.stringify(message));
  }

  close(): void {
    this.#socket.close();
  }
}

async function run(url: string, settings: GameCrowdSettings): Promise<GameCrowdReport> {
  const { games: count, eventsPerSecond, seconds } = settings;
  const games = Array.from({ length: count }, (_, index) => new CrowdGame(url, `game-${index}`));
  const registrationMs: number[] = [];
  for (const game of games) registrationMs.push(await game.register());
  await sleep(2000);
  let [published, due, turn] = [0, 0, 0];
  const started = performance.now();
  const used = process.cpuUsage();
  process.send?.('begin');
  const total = eventsPerSecond * seconds;
  while (published < total) {
    const now = Math.min(total, Math.floor(((performance.now() - started) / 1000) * eventsPerSecond));
    for (; published < now; published += 1) {
      const game = games[turn % count] as CrowdGame;
      const isForAll = published % 100 === 99;
      game.publish(isForAll ? null : (games[(turn + 1) % count] as CrowdGame).id);
      due += isForAll ? count - 1 : 1;
      turn += 1;
    }
    await sleep(SLICE_MS);
  }
  const { user, system } = process.cpuUsage(used);
  const crowdCpuPercent = Math.round((user + system) / 10 / (performance.now() - started));
  process.send?.('end');
  await sleep(5000);
  for (const game of games) game.close();
  const sum = (of: (game: CrowdGame) => number) => games.reduce((all, game) => all + of(game), 0);
  const quantile = (list: number[], part: number) =>
    Math.round(
      at(
        list.sort((left, right) => left - right),
        part,
      ),
    );
  const delays = games.flatMap((game) => game.delays);
  return {
    published,
    refused: sum(({ refused }) => refused),
    due,
    delivered: sum(({ delivered }) => delivered),
    doubled: sum(({ doubled }) => doubled),
    outOfOrder: sum(({ outOfOrder }) => outOfOrder),
    delayMedianMs: quantile(delays, 0.5),
    delayP99Ms: quantile(delays, 0.99),
    registrationMedianMs: quantile(registrationMs, 0.5),
    crowdCpuPercent,
  };
}

const [url = '', settings = '{}'] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await run(url, JSON.parse(settings))), () => process.exit(0));
