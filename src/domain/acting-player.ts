/** The player behind an intent. The realm only passes intents of players it holds, so their absence is a bug. */
import type { PlayerFact } from './entity.ts';
import type { Intent } from './intent.ts';
import type { RuleContext } from './rule.ts';

export function actingPlayer(context: RuleContext, intent: Intent): PlayerFact {
  const player = context.facts.player(intent.actor);
  if (player === undefined) throw new Error(`${intent.actor} is no player of realm ${context.realm}`);
  return player;
}
