/** Which of the universe's own events games may see: what happens between realms and to a realm, and never what people say or do in a room. */
import type { GameEvent } from '../game-event.ts';

const PUBLIC_EVENTS: ReadonlySet<string> = new Set([
  'player.declined',
  'player.departed',
  'player.came-home',
  'player.landed',
  'player.turned-back',
  'player.achieved',
  'player.advanced',
  'clock.holiday',
  'realm.failed',
  'cal.reflected',
  'domingo.reflected',
  'domingo.adjusted',
  'chart.activated',
  'world.activated',
  'game.registered',
  'game.left',
  'game.lagging',
  'game.suspended',
  'game.resumed',
  'game.event',
  'voyage.began',
  'voyage.ended',
]);

export const isPublic = ({ type }: GameEvent): boolean => PUBLIC_EVENTS.has(type);

/** The games and realms that see this public event; undefined when everybody does. */
export function addresseesOf({ type, params }: GameEvent): readonly string[] | undefined {
  if (type.startsWith('voyage.') || type === 'player.declined') return [String(params['game'])];
  if (type !== 'game.event') return undefined;
  const { target, recipients } = params;
  if (typeof recipients === 'object' && 'list' in recipients) return recipients.list.map(String);
  return typeof target === 'string' ? [target] : undefined;
}
