/** throw: out of the hands, at somebody or nobody, and on to the ground, where it lies as if it had been put down. */
import { actingPlayer } from '../acting-player.ts';
import { type Rule, refuse } from '../rule.ts';
import { findPerson } from '../scope.ts';
import { personParam } from '../sentence.ts';
import { drop } from './drop.ts';

export const throwThing: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { noun, second, verb } = intent;
  if (noun === undefined) return refuse('noun/missing', { verb });
  const at =
    second === undefined
      ? undefined
      : findPerson(context, { room: player.place, except: player.id, words: second });
  if (at?.id === player.id) return refuse('gesture/self');
  const dropped = drop(context, { verb: 'drop', actor: player.id, noun });
  if (!dropped.ok) return dropped;
  const aim = {
    text: at === undefined ? 'nobody' : 'somebody',
    target: at === undefined ? '' : personParam(context.world.id, at),
  };
  return {
    ...dropped,
    happenings: dropped.happenings.map((happening) =>
      happening.type === 'player.dropped'
        ? { ...happening, type: 'player.threw', params: { ...happening.params, ...aim } }
        : happening,
    ),
  };
};
