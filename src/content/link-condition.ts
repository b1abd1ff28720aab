/** Conditions and consequences: from the way writers put them to the specs of the domain, with every name checked. */
import type { Condition } from '../domain/condition.ts';
import type { Consequence } from '../domain/consequence.ts';
import type { ConditionSource, ConsequenceSource } from './condition-schema.ts';
import type { Place } from './finding.ts';
import { checkReference, itemsAnywhere, type LinkContext } from './link-context.ts';
import { linkMemoryChange, linkMemoryCondition } from './link-memory.ts';
import { suggestName } from './nearest-name.ts';
import type { YamlFile, YamlPath } from './yaml-file.ts';

export type Source = { readonly file: YamlFile; readonly path: YamlPath };

export const within = (source: Source, ...path: YamlPath): Source => ({
  file: source.file,
  path: [...source.path, ...path],
});

export const linkCondition = (
  condition: ConditionSource,
  source: Source,
  context: LinkContext,
): Condition => {
  const place = (...path: YamlPath) => source.file.at([...source.path, ...path]);
  const { flag, time, has, visited, standing, not, all, any } = condition;
  if (flag !== undefined) {
    if (context.flags?.has(flag) === false) {
      context.log.warning(
        place('flag'),
        'link/unknown-flag',
        `nothing ever sets the flag "${flag}"`,
        suggestName(flag, context.flags),
      );
    }
    return { type: 'flag', flag };
  }
  if (time !== undefined) return { type: 'time', phase: time };
  if (has !== undefined) {
    checkReference(context.log, {
      place: place('has'),
      kind: 'item',
      name: has,
      known: itemsAnywhere(context),
    });
    return { type: 'has', item: has };
  }
  if (visited !== undefined) {
    checkReference(context.log, {
      place: place('visited'),
      kind: 'world',
      name: visited,
      known: context.knownWorlds,
    });
    return { type: 'visited', world: visited };
  }
  if (standing !== undefined) {
    const { faction, at_least: atLeast } = standing;
    checkReference(context.log, {
      place: place('standing', 'faction'),
      kind: 'faction',
      name: faction,
      known: context.factions,
    });
    return { type: 'standing', faction, atLeast };
  }
  const ability = linkAbility(condition, place, context);
  if (ability !== undefined) return ability;
  const memory = linkMemoryCondition(condition, source, context);
  if (memory !== undefined) return memory;
  if (not !== undefined)
    return { type: 'not', condition: linkCondition(not, within(source, 'not'), context) };
  const linkEach = (list: readonly ConditionSource[], key: string) =>
    list.map((inner, index) => linkCondition(inner, within(source, key, index), context));
  if (all !== undefined) return { type: 'all', conditions: linkEach(all, 'all') };
  return { type: 'any', conditions: linkEach(any ?? [], 'any') };
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
