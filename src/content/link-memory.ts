/** Questions about a keeper's memory, and changes of it: whose it is, and whether what it names exists. */
import type { MemoryChange } from '../domain/acquaintance.ts';
import type { Condition } from '../domain/condition.ts';
import type { MemoryQuestion } from '../domain/recollection.ts';
import type { Source } from './link-condition.ts';
import { checkReference, itemsAnywhere, type LinkContext } from './link-context.ts';
import type { MemoryConditionSource, MemoryConsequenceSource } from './memory-schema.ts';

/** Undefined when the condition is about something else. */
export const linkMemoryCondition = (
  condition: MemoryConditionSource,
  { file, path }: Source,
  context: LinkContext,
): Condition | undefined => {
  const read = questionOf(condition);
  if (read === undefined) return undefined;
  const { key, of, asks } = read;
  const place = (name: string) => file.at([...path, key, name]);
  const keeper = of ?? context.keeper;
  if (keeper === undefined) {
    context.log.error(
      file.at([...path, key]),
      'condition/whose-memory',
      'only in the file of a character it is clear whose memory is meant',
      `add of: to \`${key}\``,
    );
    return { type: 'memory', keeper: '', asks };
  }
  const worlds = [...context.worlds.values()];
  const keepers = new Set(worlds.flatMap(({ known }) => [...known.keepers]));
  checkReference(context.log, { place: place('of'), kind: 'keeper', name: keeper, known: keepers });
  if (asks.about === 'topic') {
    const topics = worlds.flatMap(({ characters }) => characters.get(keeper)?.value.topics ?? []);
    const isRead = worlds.some(({ characters }) => characters.has(keeper));
    const known = isRead ? new Set(topics.map(({ id }) => id)) : undefined;
    checkReference(context.log, { place: place('is'), kind: 'topic', name: asks.topic, known });
  }
  if (asks.about === 'gift') {
    checkReference(context.log, {
      place: place('item'),
      kind: 'item',
      name: asks.item,
      known: itemsAnywhere(context),
    });
  }
  return { type: 'memory', keeper, asks };
};

type Question = {
  readonly key: keyof MemoryConditionSource;
  readonly of: string | undefined;
  readonly asks: MemoryQuestion;
};

const questionOf = (condition: MemoryConditionSource): Question | undefined => {
  const { opinion, met_times, hours_apart, last_topic, promise, knows_of, received } = condition;
  if (opinion !== undefined)
    return { key: 'opinion', of: opinion.of, asks: { about: 'opinion', atLeast: opinion.at_least } };
  if (met_times !== undefined)
    return { key: 'met_times', of: met_times.of, asks: { about: 'meetings', atLeast: met_times.at_least } };
  if (hours_apart !== undefined) {
    const asks = { about: 'hours apart', atLeast: hours_apart.at_least } as const;
    return { key: 'hours_apart', of: hours_apart.of, asks };
  }
  if (last_topic !== undefined)
    return { key: 'last_topic', of: last_topic.of, asks: { about: 'topic', topic: last_topic.is } };
  if (promise !== undefined) {
    const asks = { about: 'promise', promise: promise.name, status: promise.is } as const;
    return { key: 'promise', of: promise.of, asks };
  }
  if (knows_of !== undefined)
    return { key: 'knows_of', of: knows_of.of, asks: { about: 'deed', deed: knows_of.deed } };
  if (received !== undefined)
    return { key: 'received', of: received.of, asks: { about: 'gift', item: received.item } };
  return undefined;
};

/** Undefined when the consequence is about something else. */
export const linkMemoryChange = (consequence: MemoryConsequenceSource): MemoryChange | undefined => {
  const { opinion, remember, promise, keep_promise: kept, break_promise: broken } = consequence;
  if (opinion !== undefined) return { type: 'opinion', by: opinion };
  if (remember !== undefined) return { type: 'deed', deed: remember };
  if (kept !== undefined) return { type: 'promise kept', promise: kept };
  if (broken !== undefined) return { type: 'promise broken', promise: broken };
  if (promise === undefined) return undefined;
  const { name, within_hours: hours } = promise;
  return { type: 'promise', promise: name, ...(hours === undefined ? {} : { withinMinutes: hours * 60 }) };
};
