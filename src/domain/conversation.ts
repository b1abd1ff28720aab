/** What somebody waits for a player to answer or to choose: how it begins, grows and ends. */
import type { EntityId } from '../kernel/ids.ts';
import { CHOICES_MAX, type Conversation, type PlayerFact } from './entity.ts';
import type { PerceptParam } from './percept.ts';
import type { RuleContext } from './rule.ts';
import type { TextKey } from './world-spec.ts';

export type Choice = Conversation['choices'][number];

/** Undefined also when whoever asked is no more. */
export function conversationOf({ facts }: RuleContext, player: PlayerFact): Conversation | undefined {
  const { conversation } = player;
  return conversation === undefined || facts.get(conversation.with) === undefined ? undefined : conversation;
}

/** The player itself when nobody waits for anything. */
export function withoutConversation(player: PlayerFact): PlayerFact {
  if (player.conversation === undefined) return player;
  const { conversation: _ended, ...silent } = player;
  return silent;
}

/** Any words will do. */
export const withQuestion = (player: PlayerFact, asker: EntityId): PlayerFact => ({
  ...player,
  conversation: { with: asker, choices: [] },
});

/**
 * One choice more, or another line for one that is there; a conversation with somebody else is over. `number` is what
 * the player may type for it. Undefined when there are as many as there may be.
 */
export function withChoice(
  player: PlayerFact,
  asker: EntityId,
  { choice, line }: Choice,
): { player: PlayerFact; number: number } | undefined {
  const before = player.conversation?.with === asker ? player.conversation.choices : [];
  const index = before.findIndex((known) => known.choice === choice);
  if (index === -1 && before.length >= CHOICES_MAX) return undefined;
  const choices =
    index === -1
      ? [...before, { choice, line }]
      : before.map((known, at) => (at === index ? { choice, line } : known));
  return {
    player: { ...player, conversation: { with: asker, choices } },
    number: index === -1 ? choices.length : index + 1,
  };
}

/** For a refusal that says what there is to choose from. */
export const choicesParam = (choices: readonly Choice[]): PerceptParam => ({
  numbered: choices.map(({ line }): { readonly text: TextKey } => ({ text: line })),
});
