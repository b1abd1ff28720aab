/** The universe file: where it all starts, its clock, its factions and what they think of people. */
import { DAY_PHASES, STANDINGS } from '../domain/condition.ts';
import type { ClockSpec, FactionSpec, UniverseSpec } from '../domain/world-spec.ts';
import { linkCalendar } from './link-calendar.ts';
import { checkReference, type LinkContext } from './link-context.ts';
import { linkProgress } from './link-progress.ts';
import type { Doc } from './schema-check.ts';
import { minuteOf } from './schema-parts.ts';
import type { UniverseSource } from './universe-schema.ts';

export type UniverseHead = Pick<
  UniverseSpec,
  'start' | 'clock' | 'calendar' | 'economy' | 'progress' | 'factions' | 'standings'
>;

export const linkUniverse = (doc: Doc<UniverseSource>, context: LinkContext): UniverseHead => {
  const { file, value } = doc;
  const { start } = value;
  const place = (key: string) => file.at(['start', key]);
  if (
    checkReference(context.log, {
      place: place('world'),
      kind: 'world',
      name: start.world,
      known: context.knownWorlds,
    })
  ) {
    const known = context.worlds.get(start.world)?.known.locations;
    checkReference(context.log, { place: place('location'), kind: 'location', name: start.location, known });
    if (context.worlds.get(start.world)?.locations.get(start.location)?.value.instance !== undefined) {
      const message = 'newcomers begin where everybody does, and not in a place of their own';
      context.log.error(place('location'), 'instance/arrival', message);
    }
  }
  return {
    start,
    clock: linkClock(doc, context),
    calendar: linkCalendar(doc, context),
    economy: { purse: value.economy.purse, discoveryReward: value.economy.discovery_reward },
    progress: linkProgress(doc, context),
    factions: linkFactions(doc, context),
    standings: linkStandings(doc, context),
  };
};

export const linkClock = (
  { file, value }: Doc<UniverseSource>,
  { log }: Pick<LinkContext, 'log'>,
): ClockSpec => {
  const { time_scale: timeScale, start, phases } = value.clock;
  for (const [index, phase] of DAY_PHASES.entries()) {
    const before = DAY_PHASES[index - 1];
    if (before === undefined || minuteOf(phases[before]) < minuteOf(phases[phase])) continue;
    log.error(file.at(['clock', 'phases', phase]), 'number/order', `${phase} begins after ${before}`);
  }
  return {
    timeScale,
    startMinute: minuteOf(start) % 1440,
    phases: {
      dawn: minuteOf(phases.dawn),
      day: minuteOf(phases.day),
      dusk: minuteOf(phases.dusk),
      night: minuteOf(phases.night),
    },
  };
};

const linkStandings = (
  { file, value }: Doc<UniverseSource>,
  { log }: LinkContext,
): UniverseSpec['standings'] =>
  STANDINGS.map((standing, index) => {
    const from = value.standings[standing];
    const below = STANDINGS[index - 1];
    if (below !== undefined && from <= value.standings[below]) {
      log.error(file.at(['standings', standing]), 'number/order', `${standing} begins above ${below}`);
    }
    return { standing, from };
  });

const linkFactions = (
  { file, value }: Doc<UniverseSource>,
  { log, texts }: LinkContext,
): readonly FactionSpec[] => {
  const taken = new Set<string>();
  return value.factions.flatMap(({ id, name }, index) => {
    if (taken.has(id)) {
      log.error(file.at(['factions', index, 'id']), 'link/duplicate-id', `two factions are called "${id}"`);
      return [];
    }
    taken.add(id);
    return [
      { id, name: texts.keep(`faction.${id}`, { file, path: ['factions', index, 'name'] }, 'name', name) },
    ];
  });
};
