/** Conditions and consequences: from the way writers put them to the specs of the domain, with every name checked. */
import type { Condition } from '../domain/condition.ts';
import type { Consequence } from '../domain/consequence.ts';
import type { ConditionSource, ConsequenceSource } from './condition-schema.ts';
import type { Place } from './finding.ts';
import { checkReference, itemsAnywhere, type LinkContext, type Reference } from './link-context.ts';
import { linkMemoryChange, linkMemoryCondition } from './link-memory.ts';
import { suggestName } from './nearest-name.ts';
import type { YamlFile, YamlPath } from './yaml-file.ts';

export type Source = { readonly file: YamlFile; readonly path: YamlPath };

export const within = (source: Source, ...path: YamlPath): Source => ({
  file: source.file,
  path: [...source.path, ...path],
});

/** A condition with every name in it looked up; `context.world` is where names without a world belong. */
export const linkCondition = (
  condition: ConditionSource,
  source: Source,
  context: ConditionContext,
): Condition => {
  const { not, all, any } = condition;
  if (not !== undefined)
    return { type: 'not', condition: linkCondition(not, within(source, 'not'), context) };
  const linkEach = (list: readonly ConditionSource[], key: string) =>
    list.map((inner, index) => linkCondition(inner, within(source, key, index), context));
  if (all !== undefined) return { type: 'all', conditions: linkEach(all, 'all') };
  if (any !== undefined) return { type: 'any', conditions: linkEach(any, 'any') };
  return (
    linkWorldly(condition, source, context) ??
    linkAboutPlayer(condition, source, context) ?? { type: 'any', conditions: [] }
  );
};

export type ConditionContext = LinkContext & {
  /** The world whose file holds the condition. */
  readonly worldId: string;
  /** There is no player whom the condition could be about. */
  readonly playerless?: true;
};

/** What is the same for everybody. */
const linkWorldly = (
  condition: ConditionSource,
  source: Source,
  { log, calendar, realmFlags, worldEvents }: ConditionContext,
): Condition | undefined => {
  const { time, season, weather, tide, hour, weekday, date, holiday, realm_flag: flag } = condition;
  const place = (...path: YamlPath) => source.file.at([...source.path, ...path]);
  if (time !== undefined) return { type: 'time', phase: time };
  if (season !== undefined) return { type: 'season', season };
  if (weather !== undefined) return { type: 'weather', weather };
  if (tide !== undefined) return { type: 'tide', tide };
  if (hour !== undefined) return { type: 'hour', ...hour };
  if (weekday !== undefined) {
    checkReference(log, {
      place: place('weekday'),
      kind: 'weekday',
      name: weekday,
      known: calendar?.weekdays,
    });
    return { type: 'weekday', weekday };
  }
  if (date !== undefined) {
    const at = place('date', 'month');
    checkReference(log, { place: at, kind: 'month', name: date.month, known: calendar?.months });
    return { type: 'date', ...date };
  }
  if (holiday !== undefined) {
    checkReference(log, {
      place: place('holiday'),
      kind: 'holiday',
      name: holiday,
      known: calendar?.holidays,
    });
    return { type: 'holiday', holiday };
  }
  if (condition.event !== undefined) {
    const at = place('event');
    checkReference(log, { place: at, kind: 'world-event', name: condition.event, known: worldEvents });
    return { type: 'event', event: condition.event };
  }
  if (flag === undefined) return undefined;
  warnOfUnknownFlag(log, {
    place: place('realm_flag'),
    flag,
    known: realmFlags,
    what: 'flag of a realm',
  });
  return { type: 'realm flag', flag };
};

const linkAboutPlayer = (
  condition: ConditionSource,
  source: Source,
  context: ConditionContext,
): Condition | undefined => {
  const { flag, has, visited, been, met, lore, standing, quest, light, wears, open } = condition;
  const { log } = context;
  const place = (...path: YamlPath) => source.file.at([...source.path, ...path]);
  if (context.playerless) {
    const [key = ''] = Object.keys(condition);
    log.error(
      place(key, 'key'),
      'condition/no-player',
      `"${key}" asks about a player, and here there is none`,
      'ask about the time, the sky, the calendar, an `event` or a `realm_flag`',
    );
  }
  const check = (key: string, kind: Reference['kind'], name: string, known: Reference['known']) =>
    checkReference(log, { place: place(...key.split('.')), kind, name, known });
  if (flag !== undefined) {
    warnOfUnknownFlag(log, { place: place('flag'), flag, known: context.flags, what: 'flag' });
    return { type: 'flag', flag };
  }
  if (has !== undefined) {
    check('has', 'item', has, itemsAnywhere(context));
    return { type: 'has', item: has };
  }
  if (light !== undefined) return { type: 'light' };
  if (wears !== undefined) {
    check('wears', 'item', wears, itemsAnywhere(context));
    return { type: 'wears', item: wears };
  }
  if (open !== undefined) {
    check('open', 'item', open, itemsAnywhere(context));
    return { type: 'open', item: open };
  }
  if (visited !== undefined) {
    check('visited', 'world', visited, context.knownWorlds);
    return { type: 'visited', world: visited };
  }
  if (been !== undefined) return { type: 'been', place: placed(been, 'been', 'locations') };
  if (met !== undefined) return { type: 'met', keeper: placed(met, 'met', 'keepers') };
  if (lore !== undefined) return { type: 'lore', lore: placed(lore, 'lore', 'lore') };
  if (standing !== undefined) {
    const { faction, at_least: atLeast } = standing;
    check('standing.faction', 'faction', faction, context.factions);
    return { type: 'standing', faction, atLeast };
  }
  if (quest !== undefined) {
    check('quest.id', 'quest', quest.id, context.charts.quest);
    return { type: 'quest', quest: quest.id, status: quest.status };
  }
  return linkAbility(condition, place, context) ?? linkMemoryCondition(condition, source, context);

  /** `world/name`, of this world when no other is named. */
  function placed(written: string, key: string, kind: keyof typeof PLACED): string {
    const slash = written.indexOf('/');
    const world = slash < 0 ? context.worldId : written.slice(0, slash);
    const name = written.slice(slash + 1);
    if (check(key, 'world', world, context.knownWorlds))
      check(key, PLACED[kind], name, context.worlds.get(world)?.known[kind]);
    return `${world}/${name}`;
  }
};

/** What is named with its world in front, to what one of them is called. */
const PLACED = { locations: 'location', keepers: 'keeper', lore: 'lore' } as const;

const warnOfUnknownFlag = (
  log: LinkContext['log'],
  {
    place,
    flag,
    known,
    what,
  }: { place: Reference['place']; flag: string; known: ReadonlySet<string> | undefined; what: string },
): void => {
  if (known?.has(flag) !== false) return;
  log.warning(
    place,
    'link/unknown-flag',
    `nothing ever sets the ${what} "${flag}"`,
    suggestName(flag, known),
  );
};

const linkAbility = (
  { skill, attribute, level }: ConditionSource,
  place: (...path: YamlPath) => Place,
  { log, abilities }: LinkContext,
): Condition | undefined => {
  if (skill !== undefined) {
    const known = abilities?.skills;
    checkReference(log, { place: place('skill', 'id'), kind: 'skill', name: skill.id, known });
    return { type: 'skill', skill: skill.id, atLeast: skill.at_least };
  }
  if (attribute !== undefined) {
    const known = abilities?.attributes;
    checkReference(log, { place: place('attribute', 'id'), kind: 'attribute', name: attribute.id, known });
    return { type: 'attribute', attribute: attribute.id, atLeast: attribute.at_least };
  }
  return level === undefined ? undefined : { type: 'level', atLeast: level };
};

/** `carried`: what the keeper may have to hand over. */
export const linkConsequence = (
  consequence: ConsequenceSource,
  source: Source,
  context: LinkContext & {
    readonly keeper: string;
    readonly carried: ReadonlySet<string>;
    readonly knownItems: ReadonlySet<string>;
  },
): Consequence => {
  const place = (...path: YamlPath) => source.file.at([...source.path, ...path]);
  const { set_flag: flag, reputation, give, award_tokens: amount } = consequence;
  const { start_quest: quest, award_experience: experience, practice } = consequence;
  const change = linkMemoryChange(consequence);
  if (change !== undefined) return { type: 'memory', keeper: context.keeper, change };
  if (flag !== undefined) return { type: 'set flag', flag };
  if (reputation !== undefined) {
    const { faction, by } = reputation;
    checkReference(context.log, {
      place: place('reputation', 'faction'),
      kind: 'faction',
      name: faction,
      known: context.factions,
    });
    return { type: 'adjust reputation', faction, by };
  }
  if (give !== undefined) {
    const known = checkReference(context.log, {
      place: place('give'),
      kind: 'item',
      name: give,
      known: context.knownItems,
    });
    if (known && !context.carried.has(give)) {
      context.log.warning(
        place('give'),
        'link/not-carried',
        `the keeper never has "${give}" to give`,
        'add it to `carries`',
      );
    }
    return { type: 'give item', item: give };
  }
  if (quest !== undefined) {
    checkReference(context.log, {
      place: place('start_quest'),
      kind: 'quest',
      name: quest,
      known: context.charts.quest,
    });
    return { type: 'start quest', quest };
  }
  if (practice !== undefined) {
    checkReference(context.log, {
      place: place('practice', 'skill'),
      kind: 'skill',
      name: practice.skill,
      known: context.abilities?.skills,
    });
    return { type: 'award practice', ...practice };
  }
  if (experience !== undefined) return { type: 'award experience', amount: experience };
  return { type: 'award tokens', amount: amount ?? 0 };
};
