/** What hour of a citizen's own day it is, and whether a journey is due. */
import type { KeeperFact } from '../entity.ts';
import { covers } from '../keeper-post.ts';
import type { RuleContext } from '../rule.ts';
import { counterpart } from '../rules/travel.ts';
import { minuteOfDay, worldMinutes, worldTimeAt } from '../world-clock.ts';
import type { ExitSpec } from '../world-spec.ts';
import type { CitizenFact, CitizenSpec, Haunts, Needs } from './citizen.ts';
import { needsAt } from './needs.ts';

export type Citizen = {
  readonly keeper: KeeperFact & { readonly citizen: CitizenFact };
  readonly spec: CitizenSpec;
  /** Their places in the realm where they are. */
  readonly haunts: Haunts;
};

/** Undefined for a keeper who lives in no town, and for one whose town has been written out of the world. */
export function citizenOf(context: RuleContext, keeper: KeeperFact | undefined): Citizen | undefined {
  const spec = keeper === undefined ? undefined : context.world.keepers[keeper.spec]?.citizen;
  const haunts = spec?.haunts[context.world.id];
  if (keeper?.citizen === undefined || spec === undefined || haunts === undefined) return undefined;
  return { keeper: { ...keeper, citizen: keeper.citizen }, spec, haunts };
}

export function isSleepingHour(context: RuleContext, { hours }: CitizenSpec): boolean {
  return isHour(context, hours.bed, hours.rise);
}

export function isWorkingHour(context: RuleContext, { hours }: CitizenSpec): boolean {
  return isHour(context, hours.from, hours.to);
}

const isHour = ({ settings, tick }: RuleContext, fromMinute: number, toMinute: number): boolean =>
  covers({ fromMinute, toMinute }, minuteOfDay(settings, tick));

export const isAbroad = ({ realm }: RuleContext, { keeper }: Citizen): boolean =>
  keeper.citizen.home !== realm;

/** As they stand in this minute. */
export const needsNow = ({ settings, tick }: RuleContext, { keeper, spec }: Citizen): Needs =>
  needsAt(keeper.citizen, spec.hours, worldMinutes(settings, tick));

/** A journey begins within so many minutes of its hour, and the way home before the same hour of the evening. */
const LEAVING_MINUTES = 240;
const HOMEWARD = { fromMinute: 7 * 60, toMinute: 16 * 60 };

/** From home, on the citizen's own days; from abroad, once the stay has been long enough and it is day. */
export function isJourneyDue(context: RuleContext, citizen: Citizen): boolean {
  const { journey } = citizen.spec;
  if (journey === undefined || gateOf(context, citizen) === undefined) return false;
  const now = worldTimeAt(context.settings, context.tick);
  const { landed, setOut } = citizen.keeper.citizen;
  if (isAbroad(context, citizen)) {
    const stayed = worldMinutes(context.settings, context.tick) - (landed ?? 0);
    return stayed >= journey.stayMinutes && covers(HOMEWARD, now.minute);
  }
  const isDay = now.day % journey.everyDays === journey.onDay && now.day !== setOut;
  return isDay && now.minute >= journey.leaveMinute && now.minute < journey.leaveMinute + LEAVING_MINUTES;
}

/** The way through the gate at hand, and the realm behind it; undefined while there is no such realm. */
export function gateOf(
  context: RuleContext,
  citizen: Citizen,
): { readonly exit: ExitSpec; readonly to: CitizenFact['home'] } | undefined {
  const { haunts, spec, keeper } = citizen;
  const world = isAbroad(context, citizen) ? spec.world : spec.journey?.to;
  const exits = context.world.locations[haunts.gate ?? '']?.exits ?? [];
  const exit = exits.find(({ portal, to }) => portal !== undefined && to.world === world);
  const to = isAbroad(context, citizen) ? keeper.citizen.home : counterpart(context, world ?? '');
  return exit === undefined || to === undefined ? undefined : { exit, to };
}
