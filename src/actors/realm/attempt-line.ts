/** Carries out what a player typed: one command after the other, until one is refused or the player is gone. */

import { explainRefusal } from '../../domain/explain-refusal.ts';
import { NO_MEMORY } from '../../domain/line-memory.ts';
import { isInOwnWords, refuseSilenced } from '../../domain/operators/silence.ts';
import { grammarFor } from '../../domain/parse-command.ts';
import { openLine, readCommand, refersTo, rememberCommand } from '../../domain/read-line.ts';
import { approve, type Refusal } from '../../domain/rule.ts';
import { mayRemoveItems } from '../../domain/rulebook.ts';
import type { CauseId, PlayerId } from '../../kernel/ids.ts';
import { governCommand } from '../governance/govern-command.ts';
import type { RealmTick } from './realm-tick.ts';

export function attemptLine(run: RealmTick, id: PlayerId, text: string, cause: CauseId): void {
  const player = run.state.facts.player(id);
  if (player === undefined) return;
  const opened = openLine(grammarFor(run.grammars, player.locale), player, text);
  if (!opened.ok) run.settle(id, () => opened, { cause, what: 'command' });
  else for (const command of opened.commands) if (!attemptCommand(run, id, command, cause)) return;
}

/** False when nothing more of the line is to be done. */
function attemptCommand(run: RealmTick, id: PlayerId, command: string, cause: CauseId): boolean {
  const { facts, setting } = run.state;
  const { context } = run;
  const player = facts.player(id);
  if (player === undefined) return false;
  const grammar = grammarFor(run.grammars, player.locale);
  const reading = readCommand(context, { grammar, player, command });
  const referred = refersTo(context, player, reading);
  let unknown: string | undefined;
  const explained = (refusal: Refusal): Refusal => {
    const said = explainRefusal(context, player, refusal);
    unknown = said.unknown;
    return said.refusal;
  };
  const { meant } = reading;
  const governed = meant.ok ? governCommand(run, player, { intent: meant.intent, cause }) : meant;
  const refusal = run.settle(
    id,
    () => {
      if (!governed.ok) return meant.ok ? governed : explained(governed);
      const { intent } = governed;
      const silenced = isInOwnWords(intent.verb) ? refuseSilenced(context, player) : undefined;
      const ruling = silenced ?? setting.rulebook[intent.verb](context, intent);
      return ruling.ok ? ruling : explained(ruling);
    },
    meant.ok
      ? { cause, what: meant.intent.verb, mayRemoveItems: mayRemoveItems(meant.intent.verb) }
      : { cause, what: 'command' },
  );
  const after = facts.player(id);
  if (after === undefined) return false;
  const lines = rememberCommand(after.lines ?? NO_MEMORY, { reading, refusal, unknown, referred });
  run.settle(id, () => approve({ changes: [{ ...after, lines }] }), { cause, what: 'remember' });
  return refusal === undefined;
}
