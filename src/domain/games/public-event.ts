/** Which of the universe's own events games may see: what happens between realms and to a realm, and never what people say or do in a room. */
import type { GameEvent } from '../game-event.ts';

const PUBLIC_EVENTS: ReadonlySet<string> = new Set([
  'player.departed',
  'player.arrived',
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
]);

export const isPublic = ({ type }: GameEvent): boolean => PUBLIC_EVENTS.has(type);

/** Who sees this public event: everybody, or only a game or realm of that id and the game it comes from. */
export function addresseeOf({ type, params }: GameEvent): string | undefined {
  const target = params['target'];
  return type === 'game.event' && typeof target === 'string' ? target : undefined;
}
