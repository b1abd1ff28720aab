/** brief, verbose and superbrief: how much of a room a player wants to read on arrival. */
import { actingPlayer } from '../acting-player.ts';
import type { Verbosity } from '../progress.ts';
import { approve, type Rule } from '../rule.ts';
import { line } from '../sentence.ts';

const setTo =
  (verbosity: Verbosity): Rule =>
  (context, intent) => {
    const player = actingPlayer(context, intent);
    const percept = line(`${verbosity}.self`, {}, 'system');
    return approve({
      changes: player.verbosity === verbosity ? [] : [{ ...player, verbosity }],
      percepts: [{ player: player.id, percept }],
    });
  };

export const brief: Rule = setTo('brief');
export const verbose: Rule = setTo('verbose');
export const superbrief: Rule = setTo('superbrief');
