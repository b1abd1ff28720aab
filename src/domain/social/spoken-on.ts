/** On which channel a line came that a player perceives, so that a client can keep channels apart. */
import type { Percept } from '../percept.ts';
import { CHANNELS, isChannel } from './channel.ts';

/** Tells are between two people, but a reader follows them as one conversation. */
export const SPOKEN_ON = [...CHANNELS, 'tells'] as const;
type SpokenOn = (typeof SPOKEN_ON)[number];

const ON_CHANNEL: readonly string[] = ['player.chatted.self', 'channel.heard.other'];
const AS_TELL: readonly string[] = [
  'player.told.self',
  'tell.heard.target',
  'tell.kept.target',
  'tell.away.target',
];

/** Undefined for all that happens where the player is. */
export function spokenOn(percept: Percept): SpokenOn | undefined {
  if (percept.kind !== 'line') return undefined;
  if (AS_TELL.includes(percept.key)) return 'tells';
  const { channel } = percept.params;
  const isOnChannel = ON_CHANNEL.includes(percept.key) && typeof channel === 'string' && isChannel(channel);
  return isOnChannel ? channel : undefined;
}
