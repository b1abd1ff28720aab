/** What charts ask of time: all of it timers of the chart's own actor. */
import { ticksUntilNextPost } from '../keeper-post.ts';
import { type Approval, approve, type RuleContext } from '../rule.ts';
import { ticksOfSeconds, ticksUntilMinute } from '../world-clock.ts';
import { type ActionRules, NOTHING } from './action-rule.ts';
import { keeperAtHand } from './at-hand.ts';
import type { Moment } from './moment.ts';
import type { TIME_ACTIONS } from './time-actions.ts';

/** Played seconds between two idle moments of a keeper whose content says nothing else. */
const IDLE_SECONDS: readonly [number, number] = [60, 120];

export const TIME_ACTION_RULES: ActionRules<keyof typeof TIME_ACTIONS> = {
  'set timer': (context, moment, { name, seconds, up_to = seconds }) =>
    timerWithin(context, moment, { name, least: seconds, most: up_to }),
  schedule: ({ settings, tick }, moment, { name, hour }) =>
    timerIn(moment, { name, ticks: ticksUntilMinute(settings, tick, hour * 60) }),
  'cancel timer': (_, { self }, { name }) =>
    approve({ demands: [{ type: 'cancel timer', owner: self, name }] }),
  'set idle timer': (context, moment) => {
    const keeper = keeperAtHand(context, moment);
    if (keeper === undefined) return NOTHING;
    const [least, most] = context.world.keepers[keeper.spec]?.idle.everySeconds ?? IDLE_SECONDS;
    return timerWithin(context, moment, { name: 'idle', least, most });
  },
  'set schedule timer': (context, moment) => {
    const keeper = keeperAtHand(context, moment);
    const ticks = keeper === undefined ? undefined : ticksUntilNextPost(context, keeper);
    return ticks === undefined ? NOTHING : timerIn(moment, { name: 'schedule', ticks });
  },
};

/** After as many ticks as luck has it, between so many played seconds and so many. */
function timerWithin(
  { random, settings }: RuleContext,
  moment: Moment,
  { name, least, most }: { readonly name: string; readonly least: number; readonly most: number },
): Approval {
  const min = ticksOfSeconds(settings.tickMs, least);
  const max = ticksOfSeconds(settings.tickMs, most);
  const ticks = min === max ? min : random(moment.self, `timer ${name}`).between(min, max);
  return timerIn(moment, { name, ticks });
}

const timerIn = (
  { self }: Moment,
  { name, ticks }: { readonly name: string; readonly ticks: number },
): Approval => approve({ demands: [{ type: 'set timer', owner: self, name, ticks }] });
