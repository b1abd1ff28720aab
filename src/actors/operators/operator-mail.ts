/** Opens in a realm what operators want done there. */
import { obeyOrder, type Signature } from '../../domain/operators/obey-order.ts';
import type { OperatorOrder } from '../../domain/operators/operator-order.ts';
import { approve } from '../../domain/rule.ts';
import type { CauseId, PlayerId } from '../../kernel/ids.ts';
import { destinationOf, sendAbroad } from '../realm/departures.ts';
import type { RealmTick } from '../realm/realm-tick.ts';
import { announceAbroad, orderAbroad } from '../voyages/order-abroad.ts';
import { voyageOf } from '../voyages/while-abroad.ts';

export type OperatorMail =
  | {
      readonly kind: 'order';
      readonly player: PlayerId;
      readonly order: OperatorOrder;
      readonly signature: Signature;
    }
  /** A line for everybody in the realm. */
  | { readonly kind: 'announcement'; readonly text: string };

export function openOperatorMail(run: RealmTick, mail: OperatorMail, cause: CauseId): void {
  if (mail.kind === 'announcement') {
    run.happen({ type: 'announcement.heard', params: { text: mail.text } }, cause);
    announceAbroad(run, mail.text);
    return;
  }
  const { player: id, order, signature } = mail;
  const player = run.state.facts.player(id);
  const away = destinationOf(run.state, id);
  if (player === undefined && away !== undefined) {
    sendAbroad(run.state, { to: away, mail, cause });
    return;
  }
  const decline = (code: string) =>
    run.happen({ type: 'operator.refused', params: { ...signature, code, player: id } }, cause);
  const voyage = player === undefined ? voyageOf(run.state, id) : undefined;
  if (voyage !== undefined) {
    const code = orderAbroad(run, voyage, mail, cause);
    if (code !== undefined) decline(code);
    return;
  }
  if (player === undefined) {
    decline('operator/unknown-player');
    return;
  }
  let declined: string | undefined;
  const decide = () => {
    const ruling = obeyOrder(run.context, player, { order, signature });
    if (ruling.ok) return ruling;
    // For the operator to know, and not for the player.
    declined = ruling.code;
    return approve({});
  };
  const failed = run.settle(id, decide, { cause, what: `operator.${order.kind}` });
  const code = declined ?? failed?.code;
  if (code !== undefined) decline(code);
}
