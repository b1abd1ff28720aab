/** channel: speak on one, read what was said on it, join or leave it, or see which there are. */
import { actingPlayer } from '../acting-player.ts';
import type { PlayerFact } from '../entity.ts';
import type { Percept } from '../percept.ts';
import { type Approval, approve, type Rule, type RuleContext, type Ruling, refuse } from '../rule.ts';
import { line } from '../sentence.ts';
import { speakUp } from '../social/allowance.ts';
import {
  CHANNEL_DEEDS,
  CHANNELS,
  type ChannelId,
  type ChannelLine,
  historyOf,
  isChannel,
  isLocal,
  withLine,
} from '../social/channel.ts';
import { knows, socialOf, withSocial } from '../social/social-record.ts';
import { foldLetters, wordsOf } from '../text-fold.ts';
import { clockFace, worldTimeAt } from '../world-clock.ts';

export const channel: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { named, text = '' } = intent;
  if (named === undefined || !isChannel(named))
    return text === ''
      ? listed(player, CHANNELS)
      : refuse('channel/unknown', { word: wordsOf(text)[0] ?? text.slice(0, 40) });
  if (text === '') return listed(player, [named]);
  const typed = wordsOf(text).join(' ');
  const deed = CHANNEL_DEEDS.find((name) =>
    context.universe.lexicon.channelDeeds[name]?.some((word) => foldLetters(word) === typed),
  );
  switch (deed) {
    case undefined:
      return speak(context, player, { channel: named, text });
    case 'join':
    case 'leave':
      return belong(player, named, deed);
    case 'mute':
    case 'unmute':
      return tune(player, named, deed);
    case 'history':
      return recall(context, player, named);
  }
};

const shown = ({ id: player }: PlayerFact, percepts: readonly Percept[]): Approval =>
  approve({ percepts: percepts.map((percept) => ({ player, percept })) });

/** Of each of them whether the player belongs to it and reads it. */
function listed(player: PlayerFact, channels: readonly ChannelId[]): Approval {
  const { channelsLeft, channelsMuted } = socialOf(player);
  const rows = channels.map((name) => {
    const state = channelsLeft.includes(name) ? 'left' : channelsMuted.includes(name) ? 'muted' : 'joined';
    return line('channel.row', { channel: name, title: { text: `channel.name.${name}` }, state }, 'system');
  });
  return shown(player, [line('channel.self', { count: rows.length }, 'system'), ...rows]);
}

function speak(
  context: RuleContext,
  speaker: PlayerFact,
  { channel: name, text }: { channel: ChannelId; text: string },
): Ruling {
  const title = { text: `channel.name.${name}` };
  if (socialOf(speaker).channelsLeft.includes(name)) return refuse('channel/left', { title });
  const allowed = speakUp(context, speaker);
  if (!allowed.ok) return allowed;
  const { player } = allowed;
  const said: ChannelLine = { from: player.id, name: player.name, text, tick: context.tick };
  const chatted = {
    type: 'player.chatted',
    actor: player.id,
    params: { actor: player.name, channel: name, title, text },
  };
  if (!isLocal(name)) {
    return approve({
      changes: [player],
      happenings: [chatted],
      demands: [{ type: 'post', mail: { kind: 'channel line', channel: name, line: said } }],
    });
  }
  const heard = hearChannel(context, name, said);
  return approve({
    changes: [player, ...heard.changes],
    happenings: [chatted, ...heard.happenings],
  });
}

/** A line comes to this realm: it goes into the history, and to all who belong to the channel. */
export function hearChannel({ facts }: RuleContext, name: ChannelId, said: ChannelLine): Approval {
  const title = { text: `channel.name.${name}` };
  return approve({
    changes: [withLine(facts, name, said)],
    happenings: [
      {
        type: 'channel.heard',
        actor: said.from,
        params: { actor: said.name, channel: name, title, text: said.text },
      },
    ],
  });
}

function belong(player: PlayerFact, name: ChannelId, deed: 'join' | 'leave'): Ruling {
  const title = { text: `channel.name.${name}` };
  const { channelsLeft } = socialOf(player);
  const hasLeft = channelsLeft.includes(name);
  if (deed === 'join' && !hasLeft) return refuse('channel/joined', { title });
  if (deed === 'leave' && hasLeft) return refuse('channel/left', { title });
  const left = deed === 'leave' ? [...channelsLeft, name].sort() : channelsLeft.filter((one) => one !== name);
  return {
    ...shown(player, [line(`channel.${deed}`, { title }, 'system')]),
    changes: [withSocial(player, { channelsLeft: left })],
  };
}

/** Whether it is shown to the player, who belongs to it all the same. */
export function tune(player: PlayerFact, name: ChannelId, deed: 'mute' | 'unmute'): Ruling {
  const title = { text: `channel.name.${name}` };
  const { channelsMuted } = socialOf(player);
  const isMuted = channelsMuted.includes(name);
  if (isMuted === (deed === 'mute')) return refuse(isMuted ? 'channel/muted' : 'channel/unmuted', { title });
  const muted = isMuted ? channelsMuted.filter((one) => one !== name) : [...channelsMuted, name].sort();
  return {
    ...shown(player, [line(`channel.${deed}`, { title }, 'system')]),
    changes: [withSocial(player, { channelsMuted: muted })],
  };
}

/** Without the lines of people whom the player keeps away. */
function recall(context: RuleContext, player: PlayerFact, name: ChannelId): Ruling {
  const title = { text: `channel.name.${name}` };
  const { channelsLeft, blocked, muted } = socialOf(player);
  if (channelsLeft.includes(name)) return refuse('channel/left', { title });
  const lines = historyOf(context.facts, name).filter(
    ({ from }) => !knows(blocked, from) && !knows(muted, from),
  );
  const rows = lines.map(({ name: actor, text, tick }) => {
    const { day, minute } = worldTimeAt(context.settings, tick);
    return line('channel.line', { actor, text, day: day + 1, clock: clockFace(minute) }, 'system');
  });
  return shown(player, [line('channel.history', { title, count: rows.length }, 'system'), ...rows]);
}
