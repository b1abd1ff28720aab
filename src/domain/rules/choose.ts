/** choose and answer: what somebody offered, or waits to hear. Either ends the conversation; a chart may go on with it. */
import { actingPlayer } from '../acting-player.ts';
import { isCalled, lexiconOf } from '../called.ts';
import { type Choice, choicesParam, conversationOf, withoutConversation } from '../conversation.ts';
import type { Conversation, PlayerFact } from '../entity.ts';
import { type Approval, approve, type Rule, type RuleContext, type Ruling, refuse } from '../rule.ts';
import { wordsOf } from '../text-fold.ts';

/** A number typed alone answers an open question, too. */
export const choose: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const conversation = conversationOf(context, player);
  if (conversation === undefined) return refuse('choose/nothing');
  const words = intent.noun ?? [];
  if (conversation.choices.length > 0) return chosen(context, { player, conversation, words });
  return words.length === 0 ? refuse('choose/aloud') : answered(player, conversation, words.join(' '));
};

/** Where there are choices, the words name one of them. */
export const answer: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const conversation = conversationOf(context, player);
  const text = intent.text ?? '';
  if (conversation === undefined) return refuse('answer/nobody');
  if (conversation.choices.length > 0) return chosen(context, { player, conversation, words: wordsOf(text) });
  return text === '' ? refuse('answer/nothing') : answered(player, conversation, text);
};

type Reply = {
  readonly player: PlayerFact;
  readonly conversation: Conversation;
  readonly words: readonly string[];
};

function chosen(context: RuleContext, { player, conversation, words: typed }: Reply): Ruling {
  const { choices } = conversation;
  const lexicon = lexiconOf(context, player);
  const counts = (word: string) => !lexicon.articles.includes(word);
  const words = typed.filter(counts);
  if (words.length === 0) return refuse('choose/which', { choices: choicesParam(choices) });
  const named = choices.map((choice) => ({ choice, name: choice.choice.split(/[ -]/).filter(counts) }));
  const own = meantBy(words, named);
  const called = choices.filter(({ choice }) => isCalled(words, lexicon.choices[choice] ?? [], lexicon));
  const meant = own.length > 0 ? own : called;
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

type Named = { readonly choice: Choice; readonly name: readonly string[] };

/** By its number, or by words of the name that the chart gives it; a whole name goes before a part of one. */
function meantBy(words: readonly string[], named: readonly Named[]): readonly Choice[] {
  const [first = ''] = words;
  const numbered = words.length === 1 && /^\d{1,9}$/.test(first) ? named[Number(first) - 1] : undefined;
  if (numbered !== undefined) return [numbered.choice];
  const meant = named.filter(({ name }) => words.every((word) => name.includes(word)));
  const whole = meant.filter(({ name }) => name.length === words.length);
  return (whole.length === 1 ? whole : meant).map(({ choice }) => choice);
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
