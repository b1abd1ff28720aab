/** Channels: lines for everybody who belongs to them, in one realm or in all, and what was said on them lately. */
import { type EntityId, entityId, type PlayerId } from '../../kernel/ids.ts';
import type { ReadonlyFacts } from '../facts.ts';

export const CHANNELS = ['newbie', 'realm', 'universe'] as const;
export type ChannelId = (typeof CHANNELS)[number];

/** What a player may do with a channel besides speaking on it. */
export const CHANNEL_DEEDS = ['join', 'leave', 'history', 'mute', 'unmute'] as const;

/** The history of a channel as one realm has it. */
export type ChannelFact = {
  /** `channel:newbie`. */
  readonly id: EntityId;
  readonly kind: 'channel';
  readonly channel: ChannelId;
  /** Oldest first, at most HISTORY_MAX. */
  readonly lines: readonly ChannelLine[];
};

export type ChannelLine = {
  readonly from: PlayerId;
  readonly name: string;
  readonly text: string;
  readonly tick: number;
};

export const HISTORY_MAX = 20;
/** Lines of one channel that the hub hands on at one control tick; whoever is too late is told so. */
export const CHANNEL_LINES_PER_INTERVAL_MAX = 64;

export const isChannel = (name: string): name is ChannelId => CHANNELS.some((channel) => channel === name);

/** Spoken and heard in one realm alone. */
export const isLocal = (channel: ChannelId): boolean => channel === 'realm';

const channelFactId = (channel: ChannelId): EntityId => entityId('channel', channel);

export function historyOf(facts: ReadonlyFacts, channel: ChannelId): readonly ChannelLine[] {
  const known = facts.get(channelFactId(channel));
  return known?.kind === 'channel' ? known.lines : [];
}

export const withLine = (facts: ReadonlyFacts, channel: ChannelId, line: ChannelLine): ChannelFact => ({
  id: channelFactId(channel),
  kind: 'channel',
  channel,
  lines: [...historyOf(facts, channel), line].slice(-HISTORY_MAX),
});
