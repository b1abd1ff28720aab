/** A record of the chronicle in a line. */
import type { ChronicleRecord } from '../actors/chronicle/chronicle.ts';

const BODY_LENGTH_MAX = 160;
/** Of the body, what stands in the line already. */
const SAID: readonly string[] = ['id', 'tick', 'type', 'kind', 'realm', 'cause', 'player'];

/** `e12.vetrellis.3  player.took  player:... in room:harbor  item=lantern`. */
export function describeRecord({ id, type, body }: ChronicleRecord): string {
  const held = JSON.parse(body) as Readonly<Record<string, unknown>>;
  const { actor, target, room, params, ...rest } = held;
  const who = [
    say(actor ?? held['player']),
    target === undefined ? '' : `to ${say(target)}`,
    room === undefined ? '' : `in ${say(room)}`,
  ];
  const values = Object.entries({ ...rest, ...(params as object | undefined) })
    .filter(([name]) => (params !== undefined && name in (params as object) ? true : !SAID.includes(name)))
    .map(([name, value]) => `${name}=${say(value)}`)
    .join(' ');
  return [id, type, who.filter((word) => word !== '').join(' '), shorten(values)]
    .filter((part) => part !== '')
    .join('  ');
}

function say(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') return JSON.stringify(value);
  return /^[^\s"]+$/.test(value) ? value : JSON.stringify(value);
}

const shorten = (text: string): string =>
  text.length > BODY_LENGTH_MAX ? `${text.slice(0, BODY_LENGTH_MAX)}...` : text;
