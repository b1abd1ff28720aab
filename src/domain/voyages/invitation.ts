/** A game asks a player to come along: the player is told, and nothing happens before they say yes. */
import type { PlayerFact } from '../entity.ts';
import { type Approval, approve, type RuleContext } from '../rule.ts';
import { worldParam } from '../sentence.ts';

export type Invitation = {
  /** The game that asks, and what it calls its realm. */
  readonly game: string;
  readonly host: string;
  /** A realm of the universe, or a game that takes travellers. */
  readonly to: string;
  /** The tick in which it is over. No other reaches the player before, whatever they say to this one. */
  readonly until: number;
  readonly declined?: true;
};

/** Played time that a player has to think it over. */
export const INVITATION_SECONDS = 60;

/** Undefined when there is none to be answered. */
export function openInvitation(
  { tick }: Pick<RuleContext, 'tick'>,
  { invitation }: PlayerFact,
): Invitation | undefined {
  return invitation === undefined || invitation.declined || invitation.until <= tick ? undefined : invitation;
}

/** Whether the player may be asked now: they are awake, and nobody has asked them a moment ago. */
export const mayBeInvited = ({ tick }: Pick<RuleContext, 'tick'>, player: PlayerFact): boolean =>
  player.present && (player.invitation === undefined || player.invitation.until <= tick);

/** Where it leads, as players read it; undefined when no way leads there from here. */
export function placeOf(context: RuleContext, to: string): ReturnType<typeof worldParam> | undefined {
  const destination = context.facts.realm().destinations?.find(({ game }) => game === to);
  if (destination !== undefined) return destination.name;
  const ref = context.realms.find(({ realm }) => realm === to);
  return ref === undefined || ref.realm === context.realm ? undefined : worldParam(ref.world);
}

/** `words` are those of the game, and may be empty. */
export function invite(
  context: RuleContext,
  player: PlayerFact,
  {
    game,
    host,
    to,
    words,
    request,
  }: Pick<Invitation, 'game' | 'host' | 'to'> & { readonly words: string; readonly request: string },
): Approval {
  const ticks = Math.trunc((INVITATION_SECONDS * 1000) / context.settings.tickMs);
  const until = context.tick + ticks;
  return approve({
    changes: [{ ...player, invitation: { game, host, to, until } }],
    happenings: [
      {
        type: 'player.invited',
        actor: player.id,
        params: {
          request,
          game,
          host,
          to,
          until,
          realm: placeOf(context, to) ?? to,
          text: words === '' ? 'none' : words,
        },
      },
    ],
  });
}

export function withoutInvitation({ invitation: _, ...player }: PlayerFact): PlayerFact {
  return player;
}
