/** Carries out what actors ask for: typed lines by way of the parser, actions of charts by their rules, timers. */
import type { ChartParams } from '../../domain/chart.ts';
import type { StoryFact } from '../../domain/entity.ts';
import type { RuleContext, Ruling } from '../../domain/rule.ts';
import type { ActionName } from '../../domain/vocabulary/actions.ts';
import { type Moment, momentOf } from '../../domain/vocabulary/moment.ts';
import { ticksOfDelay } from '../../domain/world-clock.ts';
import type { CauseId, EntityId, PlayerId } from '../../kernel/ids.ts';
import { attemptLine } from './attempt-line.ts';
import { takeStep } from './followers.ts';
import type { ActorEffect } from './realm-state.ts';
import type { RealmTick } from './realm-tick.ts';
import { cancelTimer, setTimer } from './set-timer.ts';

export function applyEffect(
  run: RealmTick,
  { actor, effect }: { actor: EntityId; effect: ActorEffect },
  cause: CauseId,
): void {
  switch (effect.type) {
    case 'attempt':
      attemptLine(run, actor as PlayerId, effect.text, cause);
      return;
    case 'walk behind':
      takeStep(run, { follower: actor as PlayerId, step: effect.step, steps: effect.steps }, cause);
      return;
    case 'named':
      carryOut(
        run,
        { actor, name: effect.name as ActionName, params: effect.params, event: effect.event },
        cause,
      );
      return;
    case 'set timer': {
      const ticks = ticksOfDelay(run.context.settings, effect.delay);
      setTimer(run, { owner: actor, name: effect.name, ticks }, cause);
      return;
    }
    case 'cancel timer':
      cancelTimer(run, { owner: actor, name: effect.name });
      return;
  }
}

export function completeQuest(run: RealmTick, { id, chart }: StoryFact, cause: CauseId): void {
  carryOut(run, { actor: id, name: 'complete quest', params: { quest: chart }, event: {} }, cause);
}

type Action = {
  readonly actor: EntityId;
  readonly name: ActionName;
  readonly params: ChartParams;
  readonly event: object;
};

/** Only guards ask what a chart remembers. */
const NO_MEMORY = Object.freeze({});

function carryOut(run: RealmTick, { actor, name, params, event }: Action, cause: CauseId): void {
  const entity = run.state.facts.get(actor);
  if (entity === undefined) return;
  const rule = run.state.setting.actionRules[name] as (
    context: RuleContext,
    moment: Moment,
    params: ChartParams,
  ) => Ruling;
  run.settle(actor, () => rule(run.context, momentOf(entity, event, NO_MEMORY), params), {
    cause,
    what: name,
    mayCreateItems: name === 'spawn',
    mayRemoveItems: name === 'despawn',
  });
}
