/** Those who walk behind somebody: called in the round after the one in which their leader went. */
import type { GameEvent } from '../../domain/game-event.ts';
import { FOLLOW_CHAIN_MAX } from '../../domain/social/follow-chain.ts';
import { type Step, walkBehind } from '../../domain/social/walk-behind.ts';
import type { Direction } from '../../domain/world-spec.ts';
import type { CauseId, PlayerId } from '../../kernel/ids.ts';
import type { RealmTick } from './realm-tick.ts';

const WENT: readonly string[] = ['player.left', 'keeper.left'];

/** Somebody went through an exit: whoever follows them is called. */
export function callAfter(run: RealmTick, { type, actor, room, params, id }: GameEvent): void {
  if (actor === undefined || room === undefined || !WENT.includes(type)) return;
  const way: Step['way'] = { kind: 'exit', direction: params['direction'] as Direction };
  callFollowers(run, { leader: actor, from: room, way }, id as string as CauseId);
}

/** Of people who follow each other in a circle each takes some steps, and no more. */
export function callFollowers(run: RealmTick, step: Step, cause: CauseId): void {
  if (run.steps >= FOLLOW_CHAIN_MAX) return;
  for (const follower of run.state.facts.presentIn(step.from)) {
    if (follower.social?.follows !== step.leader) continue;
    const event = { type: 'follow', step, steps: run.steps };
    run.post({ to: follower.id, event, cause });
  }
}

export function takeStep(
  run: RealmTick,
  { follower, step, steps }: { follower: PlayerId; step: Step; steps: number },
  cause: CauseId,
): void {
  run.steps = steps + 1;
  run.settle(follower, () => walkBehind(run.context, follower, step), { cause, what: 'follow' });
  run.steps = 0;
}
