/** choose and answer: what somebody offered, or waits to hear. Either ends the conversation; a chart may go on with it. */
import { actingPlayer } from '../acting-player.ts';
import { type Choice, choicesParam, conversationOf, withoutConversation } from '../conversation.ts';
import type { Conversation, PlayerFact } from '../entity.ts';
import { type Approval, approve, type Rule, type Ruling, refuse } from '../rule.ts';
import { wordsOf } from '../text-fold.ts';

/** A number typed alone answers an open question, too. */
export const choose: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const conversation = conversationOf(context, player);
  if (conversation === undefined) return refuse('choose/nothing');
  const words = intent.noun ?? [];
  if (conversation.choices.length > 0) return choice(player, conversation, words);
  return words.length === 0 ? refuse('choose/aloud') : answered(player, conversation, words.join(' '));
};

/** Where there are choices, the words name one of them. */
export const answer: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const conversation = conversationOf(context, player);
  const text = intent.text ?? '';
  if (conversation === undefined) return refuse('answer/nobody');
  if (conversation.choices.length > 0) return choice(player, conversation, wordsOf(text));
  return text === '' ? refuse('answer/nothing') : answered(player, conversation, text);
};

function choice(player: PlayerFact, conversation: Conversation, words: readonly string[]): Ruling {
  const { choices } = conversation;
  if (words.length === 0) return refuse('choose/which', { choices: choicesParam(choices) });
  const meant = meantBy(words, choices);
  if (meant.length > 1) {
    return refuse('choose/ambiguous', { text: words.join(' '), choices: choicesParam(choices) });
  }
  const [only] = meant;
  if (only === undefined) {
    return refuse('choose/no-such', { text: words.join(' '), choices: choicesParam(choices) });
  }
  return approve({
    changes: [withoutConversation(player)],
    happenings: [
      {
        type: 'player.chose',
        actor: player.id,
        target: conversation.with,
        room: player.place,
        params: {
          actor: player.name,
          player: player.name,
          choice: only.choice,
          with: conversation.with,
          line: { text: only.line },
        },
      },
    ],
  });
}

/** By its number, or by words of its name. */
function meantBy(words: readonly string[], choices: readonly Choice[]): readonly Choice[] {
  const [first = ''] = words;
  if (words.length === 1 && /^\d{1,9}$/.test(first)) {
    const numbered = choices[Number(first) - 1];
    if (numbered !== undefined) return [numbered];
  }
  const named = choices.map((candidate) => ({ candidate, name: candidate.choice.split(/[ -]/) }));
  const meant = named.filter(({ name }) => words.every((word) => name.includes(word)));
  const whole = meant.filter(({ name }) => name.length === words.length);
  return (whole.length === 1 ? whole : meant).map(({ candidate }) => candidate);
}

function answered(player: PlayerFact, conversation: Conversation, text: string): Approval {
  return approve({
    changes: [withoutConversation(player)],
    happenings: [
      {
        type: 'player.answered',
        actor: player.id,
        target: conversation.with,
        room: player.place,
        params: { actor: player.name, text, with: conversation.with },
      },
    ],
  });
}
