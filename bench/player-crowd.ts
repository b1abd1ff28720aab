/**
 * Many players over Socket.IO from one process: each types a command a second and waits for the prose of its tick. Started by
 * players.ts with the address of a server and the settings as JSON; prints what it measured as JSON.
 */
import { io, type Socket } from 'socket.io-client';

export type CrowdSettings = {
  readonly players: number;
  readonly seconds: number;
  /** Players who join in a second. */
  readonly joinsPerSecond: number;
};

export type CrowdReport = {
  readonly commands: number;
  /** Commands that no prose of their tick followed within five seconds. */
  readonly unanswered: number;
  readonly refused: number;
  /** Milliseconds from the command to the first prose of its tick, ascending. */
  readonly answerMs: readonly number[];
  readonly bytesPerPlayerPerSecond: number;
  /** How late this process's own timers fired, in milliseconds: part of what was measured above. */
  readonly ownLagMs: { readonly median: number; readonly p99: number };
};

const ANSWER_PATIENCE_MS = 5000;
const WAYS = ['north', 'south', 'east', 'west', 'up', 'down', 'in', 'out'];
const OTHERS = ['look', 'inventory', 'time', 'exits', 'score', 'take all', 'drop all', 'examine me', 'who'];

/** Small and seeded: every run types the same. */
function luckOf(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function nextCommand(luck: (below: number) => number): string {
  const roll = luck(100);
  if (roll < 60) return WAYS[luck(WAYS.length)] as string;
  if (roll < 72) return `say ${'so it goes '.repeat(1 + luck(3)).trim()}`;
  return OTHERS[luck(OTHERS.length)] as string;
}

class CrowdPlayer {
  readonly #socket: Socket;
  readonly #luck: (below: number) => number;
  readonly answers: number[] = [];
  commands = 0;
  refused = 0;
  unanswered = 0;
  bytes = 0;
  isMeasured = false;
  #waiting:
    | { readonly sentMs: number; tick: number | undefined; seen: { tick: number; atMs: number } | undefined }
    | undefined;

  constructor(url: string, index: number) {
    this.#luck = luckOf(index + 1);
    this.#socket = io(url, { transports: ['websocket'], auth: { name: `Crowd${index}` }, forceNew: true });
    this.#socket.on('prose', ({ tick }: { tick: number }) => this.#hear(tick));
    this.#socket.io.on('open', () => {
      this.#socket.io.engine.on('packet', ({ data }: { data?: unknown }) => {
        if (this.isMeasured && typeof data === 'string') this.bytes += Buffer.byteLength(data);
      });
    });
  }

  joined(): Promise<void> {
    return new Promise((resolve) => this.#socket.once('welcome', () => resolve()));
  }

  type(): void {
    const now = performance.now();
    if (this.#waiting !== undefined) {
      if (now - this.#waiting.sentMs < ANSWER_PATIENCE_MS) return;
      if (this.isMeasured) this.unanswered += 1;
    }
    const waiting = { sentMs: now, tick: undefined as number | undefined, seen: undefined };
    this.#waiting = waiting;
    if (this.isMeasured) this.commands += 1;
    this.#socket.emit('command', { text: nextCommand(this.#luck) }, (ack: { ok: boolean; tick: number }) => {
      if (!ack.ok) {
        this.refused += 1;
        this.#waiting = undefined;
        return;
      }
      waiting.tick = ack.tick;
      this.#settle();
    });
  }

  /** Prose may overtake the acknowledgement. */
  #hear(tick: number): void {
    const waiting = this.#waiting;
    if (waiting === undefined) return;
    waiting.seen = { tick, atMs: performance.now() };
    this.#settle();
  }

  #settle(): void {
    const waiting = this.#waiting;
    if (waiting?.tick === undefined || waiting.seen === undefined || waiting.seen.tick < waiting.tick) return;
    if (this.isMeasured) this.answers.push(waiting.seen.atMs - waiting.sentMs);
    this.#waiting = undefined;
  }

  close(): void {
    this.#socket.disconnect();
  }
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function run(url: string, { players, seconds, joinsPerSecond }: CrowdSettings): Promise<CrowdReport> {
  const crowd: CrowdPlayer[] = [];
  const timers: NodeJS.Timeout[] = [];
  for (let index = 0; index < players; index += 1) {
    const player = new CrowdPlayer(url, index);
    crowd.push(player);
    // Each begins at once to walk, so that nobody stands in a crowd that is only there for the measuring.
    void player.joined().then(() => timers.push(setInterval(() => player.type(), 1000)));
    await sleep(1000 / joinsPerSecond);
  }
  await sleep(10_000);
  const lags: number[] = [];
  let due = performance.now() + 20;
  const lagTimer = setInterval(() => {
    lags.push(Math.max(0, performance.now() - due));
    due = performance.now() + 20;
  }, 20);
  for (const player of crowd) player.isMeasured = true;
  await sleep(seconds * 1000);
  for (const player of crowd) player.isMeasured = false;
  clearInterval(lagTimer);
  for (const timer of timers) clearInterval(timer);
  for (const player of crowd) player.close();
  const sum = (of: (player: CrowdPlayer) => number) => crowd.reduce((total, player) => total + of(player), 0);
  const lag = lags.sort((left, right) => left - right);
  return {
    commands: sum(({ commands }) => commands),
    unanswered: sum(({ unanswered }) => unanswered),
    refused: sum(({ refused }) => refused),
    answerMs: crowd.flatMap(({ answers }) => answers).sort((left, right) => left - right),
    bytesPerPlayerPerSecond: Math.round(sum(({ bytes }) => bytes) / players / seconds),
    ownLagMs: { median: lag[Math.floor(lag.length / 2)] ?? 0, p99: lag[Math.floor(lag.length * 0.99)] ?? 0 },
  };
}

const [url = '', settings = '{}'] = process.argv.slice(2);
const report = await run(url, JSON.parse(settings) as CrowdSettings);
process.stdout.write(`${JSON.stringify(report)}\n`, () => process.exit(0));
