/** block, unblock, mute, unmute: whose words do not reach a player. Nobody is told that they are kept away. */
import type { PlayerId } from '../../kernel/ids.ts';
import { actingPlayer } from '../acting-player.ts';
import type { Entity, PlayerFact } from '../entity.ts';
import type { Intent } from '../intent.ts';
import { approve, type Rule, type RuleContext, type Ruling, refuse } from '../rule.ts';
import { line } from '../sentence.ts';
import { addressee } from '../social/addressee.ts';
import { CHANNELS } from '../social/channel.ts';
import {
  ACQUAINTANCES_MAX,
  type Acquaintance,
  knows,
  socialOf,
  withoutLeader,
  withoutPerson,
  withPerson,
  withSocial,
} from '../social/social-record.ts';
import { foldLetters, foldText } from '../text-fold.ts';
import { tune } from './channel.ts';

export const block: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { blocked } = socialOf(player);
  return keepAway(context, intent, {
    people: blocked,
    list: 'block',
    change: (people, id) => [
      withSocial(player, { blocked: people }),
      ...walksAlone(context.facts.player(id), player.id),
    ],
  });
};

/** Who is blocked does not walk behind any longer. */
function walksAlone(other: PlayerFact | undefined, leader: PlayerId): readonly Entity[] {
  return other?.social?.follows === leader ? [withoutLeader(other)] : [];
}

export const mute: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const channel = channelNamed(context, intent);
  if (channel !== undefined) return tune(player, channel, 'mute');
  const { muted } = socialOf(player);
  return keepAway(context, intent, {
    people: muted,
    list: 'mute',
    change: (people) => [withSocial(player, { muted: people })],
  });
};

export const unblock: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { blocked } = socialOf(player);
  return letIn(context, intent, {
    people: blocked,
    list: 'unblock',
    change: (people) => withSocial(player, { blocked: people }),
  });
};

export const unmute: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const channel = channelNamed(context, intent);
  if (channel !== undefined) return tune(player, channel, 'unmute');
  const { muted } = socialOf(player);
  return letIn(context, intent, {
    people: muted,
    list: 'unmute',
    change: (people) => withSocial(player, { muted: people }),
  });
};

function channelNamed({ universe }: RuleContext, { text = '' }: Intent) {
  const word = foldLetters(text);
  return CHANNELS.find((name) =>
    universe.lexicon.channels[name]?.some((known) => foldLetters(known) === word),
  );
}

const KEPT_AWAY = {
  block: { self: 'block/self', already: 'block/already' },
  mute: { self: 'mute/self', already: 'mute/already' },
} as const;

const LET_IN = {
  unblock: { nobody: 'unblock/nobody', notKept: 'unblock/not-kept' },
  unmute: { nobody: 'unmute/nobody', notKept: 'unmute/not-kept' },
} as const;

type List<Verb> = { readonly people: readonly Acquaintance[]; readonly list: Verb };

function keepAway(
  context: RuleContext,
  { actor, text = '' }: Intent,
  {
    people,
    list,
    change,
  }: List<keyof typeof KEPT_AWAY> & {
    change: (people: readonly Acquaintance[], id: PlayerId) => readonly Entity[];
  },
): Ruling {
  const player = actor as PlayerId;
  if (text === '') {
    const names = { list: people.map(({ name }) => name) };
    return approve({
      percepts: [
        { player, percept: line(`${list}.self`, { people: names, count: people.length }, 'system') },
      ],
    });
  }
  const { person, word } = addressee(context, text);
  if (person === undefined) return refuse('social/unknown', { word });
  if (person.player === player) return refuse(KEPT_AWAY[list].self);
  if (knows(people, person.player)) return refuse(KEPT_AWAY[list].already, { target: person.name });
  if (people.length >= ACQUAINTANCES_MAX) return refuse('social/too-many', { count: ACQUAINTANCES_MAX });
  const kept = withPerson(people, { id: person.player, name: person.name });
  return approve({
    changes: change(kept, person.player),
    percepts: [{ player, percept: line(`${list}.added`, { target: person.name }, 'system') }],
  });
}

function letIn(
  context: RuleContext,
  { actor, text = '' }: Intent,
  {
    people,
    list,
    change,
  }: List<keyof typeof LET_IN> & { change: (people: readonly Acquaintance[]) => PlayerFact },
): Ruling {
  const player = actor as PlayerId;
  const { person, word } = addressee(context, text);
  if (word === '') return refuse(LET_IN[list].nobody);
  const known = people.find(({ id, name }) => id === person?.player || foldText(name) === foldText(text));
  if (known === undefined) return refuse(LET_IN[list].notKept, { word: person?.name ?? word });
  return approve({
    changes: [change(withoutPerson(people, known.id))],
    percepts: [{ player, percept: line(`${list}.removed`, { target: known.name }, 'system') }],
  });
}
