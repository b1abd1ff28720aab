/**
 * An operator's order to somebody who is in a foreign game. What needs them here brings them home first, by the way
 * everybody comes home, and is carried out when they are.
 */
import type { Happening } from '../../domain/game-event.ts';
import { destinationFault } from '../../domain/operators/obey-order.ts';
import type { OperatorRefusalCode } from '../../domain/operators/operator-order.ts';
import { silenceTicks, withoutSilence } from '../../domain/operators/silence.ts';
import { line } from '../../domain/sentence.ts';
import type { CauseId } from '../../kernel/ids.ts';
import type { OperatorMail } from '../operators/operator-mail.ts';
import type { RealmTick } from '../realm/realm-tick.ts';
import { sendHome } from './send-home.ts';
import type { Voyage } from './voyage.ts';
import { amendTraveller, replaceVoyage } from './while-abroad.ts';

type OrderMail = OperatorMail & { readonly kind: 'order' };

/** Undefined when it is done, or will be; else why not. */
export function orderAbroad(
  run: RealmTick,
  voyage: Voyage,
  mail: OrderMail,
  cause: CauseId,
): OperatorRefusalCode | undefined {
  const { order, signature } = mail;
  const { player } = voyage.mail;
  const { state, context, tick } = run;
  const tell = (type: string, params: Happening['params'] = {}) =>
    run.happen(
      { type, target: player.id, params: { ...signature, player: player.id, name: player.name, ...params } },
      cause,
    );
  switch (order.kind) {
    case 'kick':
      if (!player.present) return 'operator/not-present';
      tell('operator.kicked', { reason: order.reason });
      amendTraveller(state, voyage, { present: false });
      run.output.farewell(player.id, 'kicked');
      return undefined;
    case 'ban': {
      if (player.present) {
        tell('player.shut-out', { reason: order.reason });
        run.output.farewell(player.id, 'banned');
      }
      // Who is kept out is no guest of anybody's either.
      amendTraveller(state, broughtHome(voyage), { present: false });
      return undefined;
    }
    case 'mute': {
      const { reason, seconds } = order;
      amendTraveller(state, voyage, { silencedUntil: tick + silenceTicks(context.settings, seconds) });
      tell('operator.muted', { reason, seconds });
      return undefined;
    }
    case 'unmute':
      if (player.silencedUntil === undefined) return 'operator/not-muted';
      replaceVoyage(state, { ...voyage, mail: { ...voyage.mail, player: withoutSilence(player) } });
      tell('operator.unmuted');
      return undefined;
    case 'message':
      if (!player.present) return 'operator/not-present';
      tell('operator.messaged', { text: order.text });
      return undefined;
    case 'teleport': {
      const fault = destinationFault(context, order);
      if (fault !== undefined) return fault;
      const home = broughtHome(voyage);
      replaceVoyage(state, { ...home, orders: [...(home.orders ?? []), { mail, cause }] });
      return undefined;
    }
  }
}

/** Whom the game has sent home already comes with what it gave them. */
const broughtHome = (voyage: Voyage): Voyage =>
  voyage.state === 'homeward' ? voyage : sendHome(voyage, 'summoned');

/** Everybody in the realm hears it, and so does who is away from it. */
export function announceAbroad(run: RealmTick, text: string): void {
  for (const { mail } of run.state.abroad)
    if (mail.player.present)
      run.output.perceive(mail.player.id, line('announcement.heard.other', { text }, 'system'));
}
