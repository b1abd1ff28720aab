/** Characters: what they are called, what they say, take and give. */
import type { ScheduleEntry } from '../domain/schedule.ts';
import type {
  GiftSpec,
  KeeperSpec,
  LineSpec,
  ReactionSpec,
  ReplySpec,
  TopicSpec,
} from '../domain/world-spec.ts';
import type { CharacterSource, ReplySource, TopicSource } from './character-schema.ts';
import { keeperChartOf } from './keeper-chart.ts';
import {
  type ConditionContext,
  linkCondition,
  linkConsequence,
  type Source,
  within,
} from './link-condition.ts';
import { checkReference, itemsAnywhere, type LinkContext, type WorldDocs } from './link-context.ts';
import { linkDescription } from './link-description.ts';
import { linkMemoryChange } from './link-memory.ts';
import { linkWays } from './link-ways.ts';
import type { Doc } from './schema-check.ts';
import { normalizePhrases, splitWords } from './schema-parts.ts';
import type { LineSource } from './warbler-schema.ts';
import { zonesOf } from './zones.ts';

type KeeperContext = ConditionContext & {
  readonly keeper: string;
  readonly prefix: string;
  readonly carried: ReadonlySet<string>;
  readonly knownItems: ReadonlySet<string>;
  readonly knownWarblers: ReadonlySet<string>;
};

/** A line that is written out, or the name of a grammar. */
const linkLine = (
  line: LineSource,
  { key, source, kind }: { readonly key: string; readonly source: Source; readonly kind: 'speech' | 'prose' },
  { texts, log, knownWarblers }: KeeperContext,
): LineSpec => {
  if (typeof line === 'string') return texts.keep(key, source, kind, line);
  const { warble } = line;
  const place = source.file.at([...source.path, 'warble']);
  checkReference(log, { place, kind: 'warbler', name: warble, known: knownWarblers });
  return { warble };
};

export const linkKeeper = (
  doc: Doc<CharacterSource>,
  world: WorldDocs,
  context: LinkContext & { readonly schedule: readonly ScheduleEntry[] },
): KeeperSpec => {
  const { file, value } = doc;
  const { texts, schedule, log, ...rest } = context;
  const prefix = `${world.id}.keeper.${value.id}`;
  const carried = new Set([...(value.carries ?? []), ...(value.gifts ?? []).map((gift) => gift.item)]);
  const inner: KeeperContext = {
    ...rest,
    texts,
    log,
    prefix,
    carried,
    keeper: value.id,
    worldId: world.id,
    knownItems: world.known.items,
    knownWarblers: world.known.warblers,
  };
  const keep = (suffix: string, path: Source['path'], kind: 'name' | 'speech' | 'prose', text: string) =>
    texts.keep(`${prefix}.${suffix}`, { file, path }, kind, text);
  const lineOf = (suffix: string, path: Source['path'], kind: 'speech' | 'prose', line: LineSource) =>
    linkLine(line, { key: `${prefix}.${suffix}`, source: { file, path }, kind }, inner);
  checkNames(doc, world, context);
  return {
    id: value.id,
    name: keep('name', ['name'], 'name', value.name),
    words: splitWords(value.words ?? [value.id.replaceAll('_', ' ')]),
    description: linkDescription(value.description, { file, path: ['description'] }, inner),
    faction: value.faction,
    chart: keeperChartOf(value),
    schedule,
    carries: value.carries ?? [],
    ...(value.greeting === undefined
      ? {}
      : {
          greeting: {
            first: lineOf('greeting.first', ['greeting', 'first'], 'speech', value.greeting.first),
            again: lineOf('greeting.again', ['greeting', 'again'], 'speech', value.greeting.again),
            ...linkRecalls(doc, inner),
          },
        }),
    topics: linkTopics(doc, inner),
    ...(value.puzzled === undefined
      ? {}
      : { puzzled: lineOf('puzzled', ['puzzled'], 'speech', value.puzzled) }),
    gifts: linkGifts(doc, inner),
    ...(value.reactions === undefined ? {} : { reactions: linkReactions(doc, inner) }),
    idle: {
      everySeconds: value.idle.every_seconds,
      lines: value.idle.lines.map((line, index) =>
        lineOf(`idle.${index + 1}`, ['idle', 'lines', index], 'prose', line),
      ),
      ...(value.idle.at === undefined
        ? {}
        : {
            at: Object.fromEntries(
              Object.entries(value.idle.at).map(([location, lines]) => [
                location,
                lines.map((line, index) =>
                  lineOf(`idle.${location}.${index + 1}`, ['idle', 'at', location, index], 'prose', line),
                ),
              ]),
            ),
          }),
    },
    ...linkWays(doc, world, context),
    ...(value.wanders === undefined ? {} : { wanders: { zones: value.wanders.zones } }),
  };
};

const checkNames = (
  { file, value }: Doc<CharacterSource>,
  world: WorldDocs,
  { log, factions, charts }: LinkContext,
): void => {
  checkReference(log, {
    place: file.at([value.chart === undefined ? 'id' : 'chart']),
    kind: 'chart',
    name: keeperChartOf(value),
    known: charts.keeper,
  });
  checkReference(log, { place: file.at(['faction']), kind: 'faction', name: value.faction, known: factions });
  for (const [index, item] of (value.carries ?? []).entries()) {
    checkReference(log, {
      place: file.at(['carries', index]),
      kind: 'item',
      name: item,
      known: world.known.items,
    });
  }
  const [least, most] = value.idle.every_seconds;
  if (least > most) {
    log.error(
      file.at(['idle', 'every_seconds']),
      'number/order',
      'the shorter time comes first',
      `write [${most}, ${least}]`,
    );
  }
  for (const location of Object.keys(value.idle.at ?? {})) {
    const place = file.at(['idle', 'at', location], 'key');
    checkReference(log, { place, kind: 'location', name: location, known: world.known.locations });
  }
  if (value.wanders === undefined) return;
  for (const [index, zone] of value.wanders.zones.entries()) {
    checkReference(log, {
      place: file.at(['wanders', 'zones', index]),
      kind: 'zone',
      name: zone,
      known: zonesOf(world),
    });
  }
  for (const key of ['greeting', 'puzzled', 'topics', 'gifts', 'reactions'] as const) {
    if (value[key] === undefined) continue;
    log.error(
      file.at([key], 'key'),
      'keeper/crowd-talks',
      `one of the crowd has no \`${key}\``,
      'leave out `wanders`, or this',
    );
  }
};

const linkTopics = ({ file, value }: Doc<CharacterSource>, context: KeeperContext): readonly TopicSpec[] => {
  const taken = new Set<string>();
  return (value.topics ?? []).flatMap((topic, index) => {
    const source: Source = { file, path: ['topics', index] };
    if (taken.has(topic.id)) {
      context.log.error(
        file.at(['topics', index, 'id']),
        'link/duplicate-id',
        `two topics are called "${topic.id}"`,
      );
      return [];
    }
    taken.add(topic.id);
    const replies = repliesOf(topic, source).map(({ reply, at }, number) =>
      linkReply(reply, at, { ...context, key: `${context.prefix}.topic.${topic.id}.${number + 1}` }),
    );
    const words = normalizePhrases(topic.words ?? [topic.id.replaceAll('_', ' ')]);
    return [{ id: topic.id, words, replies, ...(topic.overheard ? { overheard: true as const } : {}) }];
  });
};

/** A topic with a single reply may have it spelled out in itself. */
const repliesOf = (
  topic: TopicSource,
  source: Source,
): readonly { readonly reply: ReplySource; readonly at: Source }[] => {
  const { say, replies, if: condition, then, once } = topic;
  if (say !== undefined) return [{ reply: { say, if: condition, then, once }, at: source }];
  return (replies ?? []).map((reply, index) => ({ reply, at: within(source, 'replies', index) }));
};

const linkGifts = ({ file, value }: Doc<CharacterSource>, context: KeeperContext): readonly GiftSpec[] =>
  (value.gifts ?? []).map((gift, index) => {
    const place = file.at(['gifts', index, 'item']);
    checkReference(context.log, { place, kind: 'item', name: gift.item, known: itemsAnywhere(context) });
    const key = `${context.prefix}.gift.${index + 1}`;
    const reply = linkReply(gift, { file, path: ['gifts', index] }, { ...context, key });
    return { ...reply, item: gift.item, returns: gift.returns ?? false };
  });

/** What a keeper remembers when it greets somebody again. */
const linkRecalls = ({ file, value }: Doc<CharacterSource>, context: KeeperContext) => {
  const recalls = value.greeting?.recalls;
  if (recalls === undefined) return {};
  return {
    recalls: recalls.map((recall, index) => {
      const source: Source = { file, path: ['greeting', 'recalls', index] };
      const key = `${context.prefix}.greeting.recall.${index + 1}`;
      return {
        when: linkCondition(recall.if, within(source, 'if'), context),
        line: linkLine(recall.say, { key, source: within(source, 'say'), kind: 'speech' }, context),
        changes: (recall.then ?? []).map(linkMemoryChange).filter((change) => change !== undefined),
      };
    }),
  };
};

const linkReactions = (
  { file, value }: Doc<CharacterSource>,
  context: KeeperContext,
): readonly ReactionSpec[] =>
  (value.reactions ?? []).map((reaction, index) => {
    const { to, item, words, if: condition, remember: deed, opinion = 0, say } = reaction;
    const source: Source = { file, path: ['reactions', index] };
    if (item !== undefined)
      checkReference(context.log, {
        place: file.at(['reactions', index, 'item']),
        kind: 'item',
        name: item,
        known: itemsAnywhere(context),
      });
    return {
      to,
      ...(item === undefined ? {} : { item }),
      ...(words === undefined ? {} : { words: splitWords(words) }),
      ...(condition === undefined ? {} : { when: linkCondition(condition, within(source, 'if'), context) }),
      deed,
      opinion,
      ...(say === undefined
        ? {}
        : {
            line: linkLine(
              say,
              {
                key: `${context.prefix}.reaction.${index + 1}`,
                source: within(source, 'say'),
                kind: 'speech',
              },
              context,
            ),
          }),
    };
  });

const linkReply = (
  reply: ReplySource,
  source: Source,
  context: KeeperContext & { readonly key: string },
): ReplySpec => ({
  ...(reply.if === undefined ? {} : { when: linkCondition(reply.if, within(source, 'if'), context) }),
  line: linkLine(reply.say, { key: context.key, source: within(source, 'say'), kind: 'speech' }, context),
  consequences: (reply.then ?? []).map((consequence, index) =>
    linkConsequence(consequence, within(source, 'then', index), context),
  ),
  ...(reply.once === undefined ? {} : { onceFlag: reply.once }),
});
