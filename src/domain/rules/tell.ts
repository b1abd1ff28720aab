/** tell and reply: words for one player, whatever realm they are in. What becomes of them is for receive-tell.ts. */
import { actingPlayer } from '../acting-player.ts';
import { conversationOf } from '../conversation.ts';
import type { PlayerFact } from '../entity.ts';
import { approve, type Rule, type RuleContext, type Ruling, refuse } from '../rule.ts';
import { addressee } from '../social/addressee.ts';
import { speakUp } from '../social/allowance.ts';
import { acquaintance, type Tell } from '../social/correspondence.ts';
import { receiveTell } from '../social/receive-tell.ts';
import { type Acquaintance, knows, socialOf } from '../social/social-record.ts';
import { answer } from './choose.ts';

export const tell: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { person, word, text } = addressee(context, intent.text ?? '');
  if (word === '') return refuse('tell/nothing');
  if (person === undefined) return refuse('tell/unknown', { word });
  if (text === '') return refuse('tell/nothing');
  return tellTo(context, { player, to: { id: person.player, name: person.name }, text });
};

/** To whom spoke last; to somebody who waits for an answer, if there is one. */
export const reply: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  if (conversationOf(context, player) !== undefined) return answer(context, intent);
  const { teller } = socialOf(player);
  if (teller === undefined) return refuse('reply/nobody');
  const text = intent.text ?? '';
  if (text === '') return refuse('tell/nothing');
  return tellTo(context, { player, to: teller, text });
};

function tellTo(
  context: RuleContext,
  { player, to, text }: { player: PlayerFact; to: Acquaintance; text: string },
): Ruling {
  if (to.id === player.id) return refuse('tell/self');
  if (knows(socialOf(player).blocked, to.id)) return refuse('tell/blocked', { target: to.name });
  const allowed = speakUp(context, player);
  if (!allowed.ok) return allowed;
  const mail: Tell = {
    kind: 'tell',
    to,
    from: acquaintance(player),
    text,
    tick: context.tick,
    misses: 0,
  };
  const told = {
    type: 'player.told',
    actor: player.id,
    params: { actor: player.name, target: to.name, text },
  };
  if (context.facts.player(to.id) === undefined)
    return approve({ changes: [allowed.player], happenings: [told], demands: [{ type: 'post', mail }] });
  const received = receiveTell(context, mail);
  if (!received.ok) return received;
  return approve({
    changes: [allowed.player, ...received.changes],
    happenings: [told, ...received.happenings],
  });
}
