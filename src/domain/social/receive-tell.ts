/** What becomes of a tell in the realm that has whom it is for: heard at once, kept for the morning, or refused. */
import type { PlayerFact } from '../entity.ts';
import type { Happening } from '../game-event.ts';
import { type Approval, approve, type Refusal, type RuleContext, refuse } from '../rule.ts';
import type { Notice, Tell } from './correspondence.ts';
import { ACQUAINTANCES_MAX, knows, MAILBOX_MAX, socialOf, withSocial } from './social-record.ts';

/** Its player is in this realm. The happenings are for both; the sender may be elsewhere, see noticesOf. */
export function receiveTell(context: RuleContext, tell: Tell): Approval | Refusal {
  const player = context.facts.player(tell.to.id);
  if (player === undefined) throw new Error(`${tell.to.id} is no player of realm ${context.realm}`);
  const isKeptOut = knows(socialOf(player).blocked, tell.from.id);
  return player.present ? hear(player, tell, isKeptOut) : keep(player, tell, isKeptOut);
}

/** Who is kept out learns no more than anybody else would. */
function keep(player: PlayerFact, { from, text, tick }: Tell, isKeptOut: boolean): Approval | Refusal {
  const { mailbox } = socialOf(player);
  if (mailbox.length >= MAILBOX_MAX) return refuse('tell/mailbox-full', { target: player.name });
  return approve({
    changes: isKeptOut ? [] : [withSocial(player, { mailbox: [...mailbox, { from, text, tick }] })],
    happenings: [{ type: 'tell.kept', target: from.id, params: { player: player.name } }],
  });
}

function hear(player: PlayerFact, { from, text }: Tell, isKeptOut: boolean): Approval {
  const { away } = socialOf(player);
  const isNews = away !== undefined && !away.answered.includes(from.id);
  const answers: Happening[] = isNews
    ? [
        {
          type: 'tell.away',
          target: from.id,
          params: { player: player.name, text: away.message, count: away.message.length },
        },
      ]
    : [];
  const changed = {
    ...(isKeptOut ? {} : { teller: from }),
    ...(isNews ? { away: { ...away, answered: [...away.answered, from.id].slice(-ACQUAINTANCES_MAX) } } : {}),
  };
  return approve({
    changes: isKeptOut && !isNews ? [] : [withSocial(player, changed)],
    happenings: [
      { type: 'tell.heard', actor: from.id, target: player.id, params: { actor: from.name, text } },
      ...answers,
    ],
  });
}

/** What the sender, who is in another realm, is to be told of the ruling; without that, what is left of it. */
export function noticesOf(
  { from }: Tell,
  ruling: Approval | Refusal,
): { readonly here: Approval; readonly notices: readonly Notice[] } {
  const notice = (outcome: Notice['outcome'], params: Notice['params']): Notice => ({
    kind: 'notice',
    to: from,
    outcome,
    params,
  });
  if (!ruling.ok) return { here: approve({}), notices: [notice('tell/mailbox-full', ruling.params)] };
  const isForSender = ({ type }: Happening) => type === 'tell.kept' || type === 'tell.away';
  return {
    here: { ...ruling, happenings: ruling.happenings.filter((happening) => !isForSender(happening)) },
    notices: ruling.happenings
      .filter(isForSender)
      .map(({ type, params }) => notice(type === 'tell.kept' ? 'tell.kept' : 'tell.away', params)),
  };
}
