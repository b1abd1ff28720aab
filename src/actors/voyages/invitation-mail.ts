/** Puts what a game asks of a player in front of the player, and tells the game what became of that. */
import { invite, mayBeInvited, placeOf } from '../../domain/voyages/invitation.ts';
import type { CauseId } from '../../kernel/ids.ts';
import type { PlayerInput } from '../universe/input.ts';
import type { RealmTick } from '../realm/realm-tick.ts';

type InvitationInput = PlayerInput & { readonly kind: 'player.invitation' };

/** The answer carries `request`: the event `player.invited`, or `transition.refused` with a code. */
export function openInvitationInput(run: RealmTick, input: InvitationInput, cause: CauseId): void {
  const { player: id, from, to, request, game } = input;
  const player = run.state.facts.player(id);
  const code =
    player === undefined || from !== run.context.realm
      ? 'player/elsewhere'
      : placeOf(run.context, to) === undefined
        ? 'travel/unreachable'
        : mayBeInvited(run.context, player)
          ? undefined
          : 'transition/no-consent';
  if (code !== undefined || player === undefined) {
    run.happen(
      { type: 'transition.refused', params: { request, game, code: code ?? 'player/elsewhere' } },
      cause,
    );
    return;
  }
  run.settle(player.id, () => invite(run.context, player, input), { cause, what: 'player.invited' });
}
