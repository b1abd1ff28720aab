/** What the effects of a reaction do in a realm, as rulings and happenings. */
import { type RoomId, roomId } from '../../kernel/ids.ts';
import type { Happening } from '../game-event.ts';
import { type Approval, approve, type RuleContext, type Ruling } from '../rule.ts';
import type { ActionRules } from '../vocabulary/action-rule.ts';
import type { ActionName } from '../vocabulary/actions.ts';
import { type Moment, momentOf } from '../vocabulary/moment.ts';
import type { AbroadEffect } from './abroad.ts';
import { type CascadeEffect, type CascadeValues, OWN_EVENT } from './cascade-spec.ts';
import { playerOf } from './cascade-turn.ts';
import { filledIn, hasAll } from './fill-in.ts';
import type { HeardEvent } from './heard-event.ts';

type Effect<Type extends CascadeEffect['type']> = Extract<CascadeEffect, { readonly type: Type }>;

export function cascadeRuling(
  context: RuleContext,
  { effect, heard }: { effect: Exclude<CascadeEffect, AbroadEffect>; heard: HeardEvent },
  rules: ActionRules<ActionName>,
): Ruling {
  switch (effect.type) {
    case 'act':
      return acted(context, { effect, heard }, rules);
    case 'narrate':
      return narrated(context, effect, heard);
    case 'send message':
      return approve({ demands: [{ type: 'spread message', message: effect.message, reach: 'realm' }] });
    case 'emit':
      return approve({ happenings: [ownHappening(effect, heard, context.realm)] });
  }
}

/** Only guards ask what a chart remembers. */
const NO_MEMORY = Object.freeze({});

function acted(
  context: RuleContext,
  { effect, heard }: { effect: Effect<'act'>; heard: HeardEvent },
  rules: ActionRules<ActionName>,
): Ruling {
  const player = playerOf(context, heard.player)?.id;
  const moment = momentOf(context.facts.realm(), { player }, NO_MEMORY);
  const rule = rules[effect.action] as (
    context: RuleContext,
    moment: Moment,
    params: Effect<'act'>['params'],
  ) => Ruling;
  return rule(context, moment, effect.params);
}

/** A line is not told when the event lacks a value that it names. */
function narrated({ facts }: RuleContext, effect: Effect<'narrate'>, heard: HeardEvent): Approval {
  const { line, reach, values } = effect;
  const room = reach === 'realm' ? undefined : reach === 'here' ? heard.room : roomId(reach.location);
  if ((reach === 'here' && room === undefined) || !hasAll(values, heard)) return approve({});
  const params = { ...filledIn(values, heard), line: { text: line } };
  return approve({ happenings: [told(params, room, facts.realm().id)] });
}

const told = (params: Happening['params'], room: RoomId | undefined, actor: Happening['actor'] & string) =>
  ({ type: 'story.narrated', actor, params, ...(room === undefined ? {} : { room }) }) satisfies Happening;

/** An event of a writer's own; `from` is where it comes from. */
export function ownHappening(
  { event, values }: { readonly event: string; readonly values: CascadeValues },
  heard: HeardEvent,
  from: string,
): Happening {
  return { type: `${OWN_EVENT}${event}`, params: { ...filledIn(values, heard), from } };
}
