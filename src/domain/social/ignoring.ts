/** Which words do not reach a player: those of people they keep away, and of channels they do not read. */
import type { PlayerFact } from '../entity.ts';
import type { Happening } from '../game-event.ts';
import { knows } from './social-record.ts';

/** Meant for whoever is about; not perceived from somebody muted or blocked. */
const ALOUD: readonly string[] = [
  'player.said',
  'player.emoted',
  'player.gestured',
  'player.shouted',
  'player.whispered',
  'shout.heard',
  'shout.faint',
  'channel.heard',
];

/** Meant for one person; not perceived from somebody blocked. */
const CONFIDED: readonly string[] = ['player.whispered', 'player.gestured', 'player.followed', 'tell.heard'];

export function ignores(viewer: PlayerFact, { type, actor, target, params }: Happening): boolean {
  const { social } = viewer;
  if (social === undefined || actor === viewer.id) return false;
  if (type === 'channel.heard') {
    const channel = String(params['channel']);
    if (social.channelsLeft.includes(channel) || social.channelsMuted.includes(channel)) return true;
  }
  if (actor === undefined) return false;
  if (!ALOUD.includes(type) && !CONFIDED.includes(type)) return false;
  if (knows(social.blocked, actor)) return true;
  const isConfided = target === viewer.id && CONFIDED.includes(type);
  return !isConfided && ALOUD.includes(type) && knows(social.muted, actor);
}
