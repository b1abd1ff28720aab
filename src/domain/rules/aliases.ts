/** alias and unalias: a player makes a word stand for a line of their own, sees which there are, and takes one back. */
import { actingPlayer } from '../acting-player.ts';
import { ALIAS_LINE_LENGTH_MAX, ALIAS_NAME, ALIASES_MAX } from '../aliases.ts';
import type { PlayerFact } from '../entity.ts';
import { type Alias, NO_MEMORY } from '../line-memory.ts';
import { type Approval, approve, type Rule, type RuleContext, refuse } from '../rule.ts';
import { line } from '../sentence.ts';
import { foldLetters } from '../text-fold.ts';

export const alias: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { aliases } = player.lines ?? NO_MEMORY;
  const text = intent.text ?? '';
  if (text === '') return listed(player, aliases);
  const sign = text.indexOf('=');
  const name = foldLetters(text.slice(0, sign === -1 ? undefined : sign).trim());
  const known = aliases.find((candidate) => candidate.name === name);
  const written = sign === -1 ? '' : text.slice(sign + 1).trim();
  if (written === '') return known === undefined ? refuse('alias/how') : listed(player, [known]);
  if (!ALIAS_NAME.test(name)) return refuse('alias/name', { word: [...name].slice(0, 40).join('') });
  if (isTaken(context, name)) return refuse('alias/taken', { word: name });
  if (written.length > ALIAS_LINE_LENGTH_MAX) return refuse('alias/long', { amount: ALIAS_LINE_LENGTH_MAX });
  if (known === undefined && aliases.length >= ALIASES_MAX)
    return refuse('alias/too-many', { amount: ALIASES_MAX });
  const others = aliases.filter((candidate) => candidate !== known);
  return kept(
    player,
    [...others, { name, line: written }],
    line('alias.kept', { word: name, text: written }, 'system'),
  );
};

export const unalias: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { aliases } = player.lines ?? NO_MEMORY;
  const name = foldLetters(intent.text ?? '');
  const rest = aliases.filter((candidate) => candidate.name !== name);
  if (rest.length === aliases.length)
    return refuse('alias/unknown', { word: [...name].slice(0, 40).join('') });
  return kept(player, rest, line('alias.dropped', { word: name }, 'system'));
};

function kept(player: PlayerFact, aliases: readonly Alias[], percept: ReturnType<typeof line>): Approval {
  const sorted = [...aliases].sort((left, right) => (left.name < right.name ? -1 : 1));
  return approve({
    changes: [{ ...player, lines: { ...NO_MEMORY, ...player.lines, aliases: sorted } }],
    percepts: [{ player: player.id, percept }],
  });
}

function listed(player: PlayerFact, aliases: readonly Alias[]): Approval {
  const rows = aliases.map(({ name, line: text }) => line('alias.one', { word: name, text }, 'system'));
  const percepts = [line('alias.self', { count: aliases.length }, 'system'), ...rows];
  return approve({ percepts: percepts.map((percept) => ({ player: player.id, percept })) });
}

/** A word of the game's own means what it always means. */
function isTaken({ universe }: RuleContext, name: string): boolean {
  const { verbs, directions, words } = universe.lexicon;
  const taken = [verbs, directions, { again: words.again ?? [], oops: words.oops ?? [] }];
  return taken.some((group) => Object.values(group).some((list) => list.includes(name)));
}
