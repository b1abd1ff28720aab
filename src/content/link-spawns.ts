/** What turns up in a place by itself: tables, times and conditions, with every doubtful one found. */
import type { ChartDelay } from '../domain/chart.ts';
import type { SpawnRow, SpawnSpec } from '../domain/spawn-spec.ts';
import type { LocationSpec } from '../domain/world-spec.ts';
import { DELAY_FORMS, parseDelay } from './chart/chart-delay.ts';
import { linkCondition, type Source, within } from './link-condition.ts';
import { checkReference, type LinkContext, type WorldDocs } from './link-context.ts';
import type { LocationSource, SpawnSource } from './location-schema.ts';
import type { Doc } from './schema-check.ts';

type SpawnContext = LinkContext & {
  readonly world: WorldDocs;
  /** Of the keys of its texts. */
  readonly prefix: string;
};

/** Keys are `<prefix>.spawn.<id>.<item>.appears` and `.vanishes`. */
export const linkSpawns = (
  { file, value }: Doc<LocationSource>,
  world: WorldDocs,
  context: LinkContext & { readonly prefix: string },
): Pick<LocationSpec, 'spawns'> => {
  if (value.spawns === undefined) return {};
  const taken = new Set<string>();
  const spawns = value.spawns.flatMap((written, index) => {
    const source: Source = { file, path: ['spawns', index] };
    if (taken.has(written.id)) {
      const message = `"${value.id}" has two spawners called "${written.id}"`;
      context.log.error(file.at([...source.path, 'id']), 'spawn/duplicate-id', message);
      return [];
    }
    taken.add(written.id);
    const prefix = `${context.prefix}.spawn.${written.id}`;
    return [linkSpawner(written, source, { ...context, world, prefix })];
  });
  return { spawns };
};

const linkSpawner = (written: SpawnSource, source: Source, context: SpawnContext): SpawnSpec => {
  const { id, every, at_most: atMost, if: when, vanish } = written;
  const delay = (key: string, text: string) => linkDelay(text, within(source, key), context);
  return {
    id,
    every: delay('every', every),
    atMost,
    ...(when === undefined
      ? {}
      : {
          when: linkCondition(when, within(source, 'if'), {
            ...context,
            worldId: context.world.id,
            playerless: true,
          }),
        }),
    ...(vanish === undefined ? {} : { vanish: delay('vanish', vanish) }),
    table: linkTable(written, source, context),
  };
};

const linkDelay = (text: string, { file, path }: Source, { log }: LinkContext): ChartDelay => {
  const delay = parseDelay(text);
  if (delay === undefined)
    log.error(file.at(path), 'schema/delay', `"${text}" is no time to wait`, DELAY_FORMS);
  return delay ?? { unit: 'ticks', amount: 1 };
};

const linkTable = ({ table, vanish }: SpawnSource, source: Source, context: SpawnContext): SpawnRow[] => {
  const { log, texts, prefix } = context;
  const taken = new Set<string>();
  return table.flatMap(({ item, weight = 1, appears, vanishes }, index) => {
    const row = within(source, 'table', index);
    const place = (key: string) => row.file.at([...row.path, key]);
    if (taken.has(item)) {
      log.error(
        place('item'),
        'spawn/item-twice',
        `"${item}" stands in the table twice`,
        'add up their weights',
      );
      return [];
    }
    taken.add(item);
    checkItem(item, within(row, 'item'), context);
    if (vanishes !== undefined && vanish === undefined) {
      const fix = 'add `vanish: 6h world` to the spawner';
      log.warning(place('vanishes'), 'spawn/never-vanishes', 'nobody reads this: nothing vanishes here', fix);
    }
    const keep = (key: 'appears' | 'vanishes', text: string) =>
      texts.keep(`${prefix}.${item}.${key}`, within(row, key), 'prose', text);
    return [
      {
        item,
        weight,
        ...(appears === undefined ? {} : { appears: keep('appears', appears) }),
        ...(vanishes === undefined ? {} : { vanishes: keep('vanishes', vanishes) }),
      },
    ];
  });
};

const checkItem = (id: string, { file, path }: Source, { log, world }: SpawnContext): void => {
  const place = file.at(path);
  if (!checkReference(log, { place, kind: 'item', name: id, known: world.known.items })) return;
  if (world.items.get(id)?.value.fixed === true)
    log.error(place, 'spawn/fixed-item', `nobody can take "${id}", which is \`fixed\`, or see it lie there`);
  const within = [...world.items.values()].find(({ value }) => value.in?.includes(id));
  if (within !== undefined) {
    const fix = 'let an empty one turn up, and what is in it by a row of its own';
    log.error(place, 'spawn/not-empty', `"${id}" would turn up without what begins in it`, fix);
  }
};
