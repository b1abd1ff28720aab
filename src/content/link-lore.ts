/** Lore of a world, and the achievements of the universe: every name looked up, every text kept. */
import { type AchievementSpec, LORE_TRIGGERS, type LoreSpec, type Need } from '../domain/lore-spec.ts';
import { linkCondition, type Source, within } from './link-condition.ts';
import { checkReference, type LinkContext, type WorldDocs } from './link-context.ts';
import { PLAYER_EVENTS } from './link-progress.ts';
import type { AchievementsSource, LoreSource, NeedSource } from './lore-schema.ts';
import { suggestName } from './nearest-name.ts';
import type { Doc } from './schema-check.ts';

export const linkLore = (
  { file, value }: Doc<LoreSource>,
  world: WorldDocs,
  { texts, log }: LinkContext,
): LoreSpec => {
  const prefix = `${world.id}.lore.${value.id}`;
  const foundBy = (value.found_by ?? []).flatMap((found, index) =>
    LORE_TRIGGERS.flatMap((by) => {
      const what = found[by];
      if (what === undefined) return [];
      const isPlace = by === 'visit';
      checkReference(log, {
        place: file.at(['found_by', index, by]),
        kind: isPlace ? 'location' : 'item',
        name: what,
        known: isPlace ? world.known.locations : world.known.items,
      });
      return [{ by, what }];
    }),
  );
  return {
    id: value.id,
    title: texts.keep(`${prefix}.title`, { file, path: ['title'] }, 'name', value.title),
    text: texts.keep(`${prefix}.text`, { file, path: ['text'] }, 'prose', value.text),
    words: [],
    foundBy,
  };
};

export const linkAchievements = (
  { file, value }: Doc<AchievementsSource>,
  context: LinkContext,
): readonly AchievementSpec[] => {
  const { log, texts } = context;
  return value.achievements.flatMap(({ id, name, text, hidden = false, needs }, index, all) => {
    if (all.findIndex((other) => other.id === id) < index) {
      const place = file.at(['achievements', index, 'id']);
      log.error(place, 'link/duplicate-id', `two achievements are called "${id}"`);
      return [];
    }
    const path = ['achievements', index];
    return [
      {
        id,
        name: texts.keep(`achievement.${id}.name`, { file, path: [...path, 'name'] }, 'name', name),
        text: texts.keep(`achievement.${id}.text`, { file, path: [...path, 'text'] }, 'prose', text),
        hidden,
        needs: needs.map((need, number) =>
          linkNeed(need, { file, path: [...path, 'needs', number] }, context),
        ),
      },
    ];
  });
};

const linkNeed = (need: NeedSource, source: Source, context: LinkContext): Need => {
  const { log, knownWorlds } = context;
  if (need.if !== undefined)
    return {
      type: 'condition',
      condition: linkCondition(need.if, within(source, 'if'), { ...context, worldId: '' }),
    };
  if (need.count !== undefined) {
    const { event, sum, at_least: atLeast } = need.count;
    if (!COUNTED.includes(event)) {
      const place = source.file.at([...source.path, 'count', 'event']);
      const message = `nothing that players do is called "${event}"`;
      log.error(place, 'link/unknown-event', message, suggestName(event, COUNTED));
    }
    return { type: 'count', event, ...(sum === undefined ? {} : { sum }), atLeast };
  }
  if (need.lore !== undefined) return { type: 'lore', atLeast: need.lore };
  for (const kind of ['place', 'keeper', 'lore'] as const) {
    const key = `every_${kind}` as const;
    const world = need[key];
    if (world === undefined) continue;
    const place = source.file.at([...source.path, key]);
    checkReference(log, { place, kind: 'world', name: world, known: knownWorlds });
    return { type: `every ${kind}`, world };
  }
  throw new Error('the schema lets no other need pass');
};

const COUNTED: readonly string[] = [
  ...PLAYER_EVENTS,
  'player.examined',
  'quest.started',
  'quest.completed',
  'quest.failed',
  'lore.learned',
];
