/** One world: its manifest, and every file in its folders. */
import type { WorldSpec } from '../domain/world-spec.ts';
import { checkInstances } from './check-instances.ts';
import { checkRounds } from './check-rounds.ts';
import { compareText } from './finding.ts';
import { linkCitizens } from './link-citizens.ts';
import { checkReference, type LinkContext, type WorldDocs } from './link-context.ts';
import { linkExchange } from './link-exchange.ts';
import { linkItem } from './link-item.ts';
import { linkKeeper } from './link-keeper.ts';
import { linkLocation } from './link-location.ts';
import { linkLore } from './link-lore.ts';
import { linkSchedules } from './link-schedule.ts';
import { linkWarbler } from './link-warbler.ts';
import type { LoreSource } from './lore-schema.ts';
import type { Doc } from './schema-check.ts';

/** Undefined when the manifest cannot be read; everything else of the world is checked all the same. */
export const linkWorld = (
  world: WorldDocs,
  context: LinkContext & Pick<WorldSpec, 'events' | 'cascades'>,
): WorldSpec | undefined => {
  const head = linkManifest(world, context);
  checkInstances(world, context);
  const schedules = linkSchedules(world, context);
  const locations = mapValues(world.locations, (doc) => linkLocation(doc, world, context));
  const items = mapValues(world.items, (doc) => linkItem(doc, world, context));
  const characters = mapValues(world.characters, (doc, id) =>
    linkKeeper(doc, world, { ...context, schedule: schedules.get(id) ?? [] }),
  );
  const keepers = { ...characters, ...linkCitizens(world, context) };
  const grammars = mapValues(world.warblers, (doc) => linkWarbler(doc, { world: world.id, context }));
  const warblers = world.warblers.size === 0 ? {} : { warblers: grammars };
  const lore = [...world.lore.keys()]
    .sort(compareText)
    .map((id) => linkLore(world.lore.get(id) as Doc<LoreSource>, world, context));
  const talks = mapValues(world.exchanges, (doc) => linkExchange(doc, { world, context, keepers }));
  const exchanges = world.exchanges.size === 0 ? {} : { exchanges: talks };
  if (head === undefined) return undefined;
  const spec = {
    ...head,
    locations,
    items,
    keepers,
    lore,
    ...warblers,
    ...exchanges,
    events: context.events,
    ...(context.cascades === undefined ? {} : { cascades: context.cascades }),
  };
  if (areWaysWhole(world, locations)) checkRounds(spec, world, context);
  return spec;
};

/** A way that leads nowhere is told once, and not again by whoever would have gone there. */
const areWaysWhole = (world: WorldDocs, locations: WorldSpec['locations']): boolean =>
  world.locations.size === world.known.locations.size &&
  Object.values(locations).every(({ exits }) =>
    exits.every(({ to }) => to.world !== world.id || world.known.locations.has(to.location)),
  );

const linkManifest = (
  world: WorldDocs,
  { log, texts, factions }: LinkContext,
):
  | Omit<
      WorldSpec,
      'locations' | 'items' | 'keepers' | 'lore' | 'warblers' | 'exchanges' | 'events' | 'cascades'
    >
  | undefined => {
  if (world.manifest === undefined) return undefined;
  const { file, value } = world.manifest;
  const { arrival, treasury, welcome } = value;
  checkReference(log, {
    place: file.at(['arrival']),
    kind: 'location',
    name: arrival,
    known: world.known.locations,
  });
  checkReference(log, {
    place: file.at(['welcome', 'faction']),
    kind: 'faction',
    name: welcome.faction,
    known: factions,
  });
  const name = texts.keep(`${world.id}.name`, { file, path: ['name'] }, 'name', value.name);
  return { id: world.id, name, arrival, treasury, welcome };
};

const mapValues = <Value, Result>(
  map: ReadonlyMap<string, Value>,
  transform: (value: Value, key: string) => Result,
): Readonly<Record<string, Result>> =>
  Object.fromEntries([...map].map(([key, value]) => [key, transform(value, key)]));
