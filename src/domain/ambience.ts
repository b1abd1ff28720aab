/** What a place does by itself while somebody is there: a line now and then, none that was shown there lately. */
import { type EntityId, locationOf, type RoomId } from '../kernel/ids.ts';
import type { AmbienceSpec } from './ambience-spec.ts';
import { holds } from './condition-holds.ts';
import type { RealmFact } from './entity.ts';
import { type Approval, approve, type RuleContext } from './rule.ts';
import { freshLines, SILENCE, shownAfter } from './small-lines.ts';
import { ticksOfSeconds } from './world-clock.ts';

const PREFIX = 'ambience ';

/** Of the realm's timer for that room. */
export const ambienceTimer = (room: RoomId): string => `${PREFIX}${room}`;

/** Undefined when the timer is of another kind. */
export const roomOfTimer = (name: string): RoomId | undefined =>
  name.startsWith(PREFIX) ? (name.slice(PREFIX.length) as RoomId) : undefined;

export function ambienceOf({ world }: Pick<RuleContext, 'world'>, room: RoomId): AmbienceSpec | undefined {
  return world.locations[locationOf(room)]?.ambience;
}

/** Until the room's next turn; undefined where nothing ever happens or nobody would see it. */
export function ticksUntilAmbience(context: RuleContext, owner: EntityId, room: RoomId): number | undefined {
  const ambience = ambienceOf(context, room);
  if (ambience === undefined || !context.facts.hasPresent(room)) return undefined;
  const [least, most] = ambience.everySeconds;
  const { tickMs } = context.settings;
  return context
    .random(owner, ambienceTimer(room))
    .between(ticksOfSeconds(tickMs, least), ticksOfSeconds(tickMs, most));
}

/** A line whose condition holds for everybody there. */
export function ambientLine(context: RuleContext, realm: RealmFact, room: RoomId): Approval {
  const present = context.facts.presentIn(room);
  const lines = (ambienceOf(context, room)?.lines ?? []).filter(
    ({ when }) => when === undefined || present.every((player) => holds(context, player, when)),
  );
  const location = locationOf(room);
  const shown = realm.ambience?.[location];
  const fresh = freshLines(lines, shown, ({ line }) => line);
  const line =
    fresh.length === 0 ? SILENCE : context.random(realm.id, `ambient line in ${location}`).pick(fresh).line;
  return approve({
    changes: [{ ...realm, ambience: { ...realm.ambience, [location]: shownAfter(shown, line) } }],
    happenings: line === SILENCE ? [] : [{ type: 'place.stirred', room, params: { line: { text: line } } }],
  });
}
