/** Schedules: which one counts for a keeper, and whether it fills the day exactly once. */
import type { ScheduleEntry } from '../domain/schedule.ts';
import { compareText, type FindingLog } from './finding.ts';
import { linkCondition, type Source, within } from './link-condition.ts';
import { checkReference, type LinkContext, type WorldDocs } from './link-context.ts';
import { nearestName } from './nearest-name.ts';
import type { ScheduleSource } from './schedule-schema.ts';
import { minuteOf } from './schema-parts.ts';
import type { YamlPath } from './yaml-file.ts';
import { zonesOf } from './zones.ts';

const DAY_MINUTES = 1440;
/** How long somebody who strolls stays in a place when content does not say. */
const STAY_MINUTES = 40;

/** Where a schedule was written, and the location that an entry without one means. */
type ScheduleFound = {
  readonly keeper: string;
  readonly entries: ScheduleSource | undefined;
  readonly source: Source;
  readonly here: string | undefined;
};

/** The one schedule of every keeper of the world, by keeper id. A keeper of the crowd may have none. */
export const linkSchedules = (
  world: WorldDocs,
  context: LinkContext,
): ReadonlyMap<string, readonly ScheduleEntry[]> => {
  const { log } = context;
  const schedules = new Map<string, readonly ScheduleEntry[]>();
  const misspelt = new Set<string | undefined>();
  for (const found of findSchedules(world)) {
    const { keeper, source } = found;
    const exists = checkReference(log, {
      place: keeperPlace(found),
      kind: 'keeper',
      name: keeper,
      known: world.known.keepers,
    });
    if (!exists) {
      misspelt.add(nearestName(keeper, world.known.keepers));
      continue;
    }
    if (schedules.has(keeper)) {
      const fix = 'keep one: in one location file, or in the character file';
      log.error(source.file.at(source.path), 'schedule/duplicate', `${keeper} already has a schedule`, fix);
      continue;
    }
    schedules.set(keeper, linkSchedule(found, world, context));
  }
  // A location that cannot be read may be the one that has the schedule.
  if (world.locations.size < world.known.locations.size) return schedules;
  for (const [keeper, { file, value }] of world.characters) {
    if (schedules.has(keeper) || misspelt.has(keeper) || value.wanders !== undefined) continue;
    const fix = 'add `schedule` here, or an entry under `npcs` in a location';
    log.error(file.at(['id']), 'schedule/missing', `nothing says where ${keeper} is`, fix);
  }
  return schedules;
};

const keeperPlace = ({ source, here }: ScheduleFound) =>
  here === undefined ? source.file.at(['id']) : source.file.at([...source.path, 'id']);

const findSchedules = (world: WorldDocs): readonly ScheduleFound[] => [
  ...[...world.characters].flatMap(([keeper, { file, value }]) =>
    value.schedule === undefined
      ? []
      : [{ keeper, entries: value.schedule, source: { file, path: ['schedule'] }, here: undefined }],
  ),
  ...[...world.locations].flatMap(([here, { file, value }]) =>
    (value.npcs ?? []).map((npc, index) => ({
      keeper: npc.id,
      entries: npc.spawn_schedule,
      source: { file, path: ['npcs', index] },
      here,
    })),
  ),
];

/** What holds sometimes only comes in the order in which it is written; the rest fills the day. Sorted by the minute at which each entry begins. */
const linkSchedule = (
  found: ScheduleFound,
  world: WorldDocs,
  context: LinkContext,
): readonly ScheduleEntry[] => {
  const { log } = context;
  const { here, entries, source } = found;
  if (entries === undefined) return [{ fromMinute: 0, toMinute: DAY_MINUTES, location: here ?? '' }];
  const list = here === undefined ? source : within(source, 'spawn_schedule');
  const placed = entries.map((written, index) => {
    const { from, to, if: when } = written;
    const entry = within(list, index);
    return {
      fromMinute: minuteOf(from) % DAY_MINUTES,
      toMinute: minuteOf(to),
      ...linkWhereabouts(written, { entry, here, world, log }),
      ...(when === undefined
        ? {}
        : {
            when: linkCondition(when, within(entry, 'if'), {
              ...context,
              worldId: world.id,
              playerless: true,
            }),
          }),
      entry,
    };
  });
  // What holds only sometimes stays in the order in which it was written.
  placed.sort(
    (left, right) => left.fromMinute - right.fromMinute || compareText(left.location, right.location),
  );
  const always = placed.filter(({ when }) => when === undefined);
  checkCoverage(always, found.keeper, { log, list });
  return placed.map(({ entry: _, ...kept }) => kept);
};

/** One place, or those of a stroll, which nobody strolls in who finds only one. */
const linkWhereabouts = (
  { location, places, zone, stay_minutes: stayMinutes = STAY_MINUTES }: ScheduleSource[number],
  { entry, here, world, log }: { entry: Source; here: string | undefined; world: WorldDocs; log: FindingLog },
): Pick<ScheduleEntry, 'location' | 'stroll'> => {
  const at = (...path: YamlPath) => entry.file.at([...entry.path, ...path]);
  const known = world.known.locations;
  if (places === undefined && zone === undefined) {
    const name = location ?? here;
    if (name === undefined) log.error(at(), 'schema/missing', 'the entry does not say at which `location`');
    else checkReference(log, { place: at('location'), kind: 'location', name, known });
    return { location: name ?? '' };
  }
  for (const [index, name] of (places ?? []).entries())
    checkReference(log, { place: at('places', index), kind: 'location', name, known });
  if (zone !== undefined)
    checkReference(log, { place: at('zone'), kind: 'zone', name: zone, known: zonesOf(world) });
  const strolled = places === undefined ? commonPlaces(world, zone) : [...new Set(places)];
  return {
    location: strolled[0] ?? '',
    ...(strolled.length > 1 ? { stroll: { places: strolled, stayMinutes } } : {}),
  };
};

/** Places of the zone where everybody meets, in the order of their names. */
const commonPlaces = (world: WorldDocs, zone: string | undefined): readonly string[] =>
  [...world.locations]
    .filter(([, { value }]) => value.zone === zone && value.instance === undefined)
    .map(([id]) => id)
    .sort(compareText);

type Placed = ScheduleEntry & { readonly entry: Source };

/** Paints the minutes of the day one entry after the other: what is painted twice overlaps, what is left is a gap. */
const checkCoverage = (
  entries: readonly Placed[],
  keeper: string,
  { log, list }: { log: FindingLog; list: Source },
): void => {
  if (entries.length === 0) {
    const message = `nothing says where ${keeper} is while no condition holds`;
    log.error(list.file.at(list.path), 'schedule/gap', message, 'add entries without `if` for the whole day');
  }
  const covered = new Array<boolean>(DAY_MINUTES).fill(false);
  for (const { fromMinute, toMinute, entry } of entries) {
    // An entry that ends when it begins lasts all day.
    const length = (toMinute - fromMinute + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
    const minutes = Array.from({ length }, (_, offset) => (fromMinute + offset) % DAY_MINUTES);
    const twice = minutes.find((minute) => covered[minute]);
    if (twice !== undefined) {
      const message = `${keeper} would be in two places at ${clockOf(twice)}`;
      log.error(entry.file.at([...entry.path, 'from']), 'schedule/overlap', message);
    }
    for (const minute of minutes) covered[minute] = true;
  }
  for (const { toMinute, entry } of entries) {
    const start = toMinute % DAY_MINUTES;
    if (covered[start]) continue;
    let length = 1;
    while (!covered[(start + length) % DAY_MINUTES]) length += 1;
    const message = `nothing says where ${keeper} is from ${clockOf(start)} to ${clockOf((start + length) % DAY_MINUTES)}`;
    log.error(entry.file.at([...entry.path, 'to']), 'schedule/gap', message);
  }
};

const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
