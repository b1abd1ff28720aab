/** A player at a real server: types lines, and knows what the world has shown of the place, the belongings, the purse. */
import type { Presence } from '../../src/protocol/presence.ts';
import type { Prose } from '../../src/protocol/prose.ts';
import { PlayerSocket } from '../support/player-socket.ts';
import { eventually, PATIENCE_MS } from './seed-process.ts';

export type Answer = {
  readonly tick: number;
  /** Every line shown from sending until the end of the answer's tick was seen. */
  readonly lines: readonly string[];
  readonly text: string;
};

export class Traveller {
  readonly name: string;
  readonly wire: PlayerSocket;

  private constructor(name: string, url: string) {
    this.name = name;
    this.wire = new PlayerSocket(url, { auth: { name } });
  }

  /** Connects, joins, and waits until the world has shown the room. */
  static async enter(url: string, name: string): Promise<Traveller> {
    const traveller = new Traveller(name, url);
    await traveller.wire.until(() => traveller.view() !== undefined, `${name}'s first room`, PATIENCE_MS);
    return traveller;
  }

  id(): string {
    return this.wire.all('welcome')[0]?.player ?? 'nobody';
  }

  prose(): Prose[] {
    return this.wire.all('prose');
  }

  presence(): Presence[] {
    return this.wire.all('presence');
  }

  lines(): string[] {
    return this.prose().flatMap(({ lines }) => lines);
  }

  /** The room as last shown: its name comes first. */
  view(): readonly string[] | undefined {
    return this.prose().findLast(({ style }) => style === 'room')?.lines;
  }

  room(): string {
    return this.view()?.[0] ?? 'nowhere';
  }

  /** Sends a line; resolves with the tick it takes effect in. @throws when it is refused at the door */
  async send(text: string): Promise<number> {
    const reply = await this.wire.socket.timeout(PATIENCE_MS).emitWithAck('command', { text });
    if (!reply.ok) throw new Error(`${this.name}: ${text}: ${JSON.stringify(reply)}`);
    return reply.tick;
  }

  /** Sends a line and waits for what comes of it. */
  async do(text: string): Promise<Answer> {
    const known = this.prose().length;
    const tick = await this.send(text);
    await this.wire.until(
      () => (this.prose().at(-1)?.tick ?? 0) >= tick,
      `an answer to ${text}`,
      PATIENCE_MS,
    );
    const lines = this.prose()
      .slice(known)
      .flatMap((prose) => prose.lines);
    return { tick, lines, text: lines.join('\n') };
  }

  /** Walks, and insists on getting there. */
  async walk(direction: string, room: string): Promise<void> {
    await this.do(direction);
    await eventually(
      () => (this.room() === room ? true : undefined),
      () => `${this.name} in ${room} after ${direction}: ${this.lines().slice(-6).join(' / ')}`,
    );
  }

  /** Waits for a line that has this in it, among those after the first `from`. */
  async hears(part: string, from = 0): Promise<string> {
    return eventually(
      () =>
        this.lines()
          .slice(from)
          .find((line) => line.includes(part)),
      () => `"${part}" to ${this.name}: ${this.lines().slice(-6).join(' / ')}`,
    );
  }

  close(): void {
    this.wire.close();
  }
}
