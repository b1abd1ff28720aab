/** accept and decline: what a player answers to a game that asked them to come along. */
import { actingPlayer } from '../acting-player.ts';
import type { PlayerFact } from '../entity.ts';
import { approve, type Rule, type RuleContext, type Ruling, refuse } from '../rule.ts';
import { embark } from '../voyages/embark.ts';
import { type Invitation, openInvitation, withoutInvitation } from '../voyages/invitation.ts';
import { depart } from './travel.ts';

export const accept: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const invitation = openInvitation(context, player);
  if (invitation === undefined) return refuse('accept/nothing');
  const free = withoutInvitation(player);
  const ruling = setOut(context, free, invitation);
  // The invitation is used up, whatever else the journey changes.
  return ruling.ok ? { ...ruling, changes: [free, ...ruling.changes] } : ruling;
};

function setOut(context: RuleContext, player: PlayerFact, { to, host }: Invitation): Ruling {
  const destination = context.facts.realm().destinations?.find(({ game }) => game === to);
  if (destination !== undefined) return embark(context, player, { destination, portal: undefined });
  const realm = context.realms.find((ref) => ref.realm === to)?.realm;
  if (realm === undefined || realm === context.realm)
    return refuse('travel/unreachable', { realm: host, games: 'none' });
  return depart(context, player, { to: realm, location: '', portal: undefined, context: 'invitation' });
}

export const decline: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const invitation = openInvitation(context, player);
  if (invitation === undefined) return refuse('accept/nothing');
  const { game, host } = invitation;
  return approve({
    changes: [{ ...player, invitation: { ...invitation, declined: true } }],
    happenings: [{ type: 'player.declined', actor: player.id, params: { game, host } }],
  });
};
