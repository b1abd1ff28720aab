/** Adds the words of further languages to what the files of a world say its things, people, topics and ways are called. */
import type { ExitSpec, ItemSpec, KeeperSpec, WorldSpec } from '../domain/world-spec.ts';
import type { FindingLog } from './finding.ts';
import { linkPlurals } from './link-plurals.ts';
import { suggestName } from './nearest-name.ts';
import type { Doc } from './schema-check.ts';
import { normalizePhrases, splitWords } from './schema-parts.ts';
import type { WorldWordsSource } from './world-words-schema.ts';

export const addWords = (world: WorldSpec, docs: readonly WordsDoc[], log: FindingLog): WorldSpec =>
  docs.reduce((spec, doc) => withWords(spec, doc, log), world);

export type WordsDoc = Doc<WorldWordsSource> & { readonly locale: string };
type Words = readonly string[] | undefined;

const withWords = (world: WorldSpec, doc: WordsDoc, log: FindingLog): WorldSpec => {
  checkNames(world, doc, log);
  const { items, characters, topics, locations, portals, lore } = doc.value;
  const reworded = (exit: ExitSpec, from: string): ExitSpec => {
    const named = exit.to.world === world.id ? locations?.[exit.to.location] : undefined;
    const portal = portals?.[from]?.[exit.direction];
    return {
      ...exit,
      ...(named === undefined ? {} : { words: merged(exit.words, splitWords(named)) }),
      ...(portal === undefined || exit.portal === undefined
        ? {}
        : { portal: { ...exit.portal, words: merged(exit.portal.words, splitWords(portal)) } }),
    };
  };
  return {
    ...world,
    items: mapped(world.items, (item, id) => withItemWords(item, items?.[id] ?? [], doc.locale)),
    keepers: mapped(world.keepers, (keeper, id) => ({
      ...keeper,
      words: merged(keeper.words, splitWords(characters?.[id] ?? [])),
      topics: keeper.topics.map((topic) => ({
        ...topic,
        words: merged(topic.words, normalizePhrases(topics?.[id]?.[topic.id] ?? [])),
      })),
    })),
    lore: world.lore.map((piece) => ({
      ...piece,
      words: merged(piece.words, splitWords(lore?.[piece.id] ?? [])),
    })),
    locations: mapped(world.locations, (location, id) => ({
      ...location,
      exits: location.exits.map((exit) => reworded(exit, id)),
    })),
  };
};

const withItemWords = (item: ItemSpec, added: readonly string[], locale: string): ItemSpec => {
  const words = merged(item.words, splitWords(added));
  const { plurals = [] } = linkPlurals(added, locale);
  const several = merged(item.plurals, plurals).filter((word) => !words.includes(word));
  return several.length === 0 ? { ...item, words } : { ...item, words, plurals: several };
};

const merged = (own: Words, added: readonly string[]): readonly string[] => [
  ...new Set([...(own ?? []), ...added]),
];

const mapped = <Value>(
  values: Readonly<Record<string, Value>>,
  map: (value: Value, id: string) => Value,
): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, map(value, id)]));

/** Says of every name that there is nothing of that name. */
const checkNames = (world: WorldSpec, { file, value }: Doc<WorldWordsSource>, log: FindingLog): void => {
  const check = (path: readonly string[], code: string, known: readonly string[]): void => {
    const name = path.at(-1) ?? '';
    if (known.includes(name)) return;
    log.error(
      file.at(path, 'key'),
      code,
      `there is no ${code.slice(13)} "${name}"`,
      suggestName(name, known),
    );
  };
  const keys = (record: object | undefined): readonly string[] => Object.keys(record ?? {});
  for (const id of keys(value.items)) check(['items', id], 'link/unknown-item', keys(world.items));
  const pieces = world.lore.map(({ id }) => id);
  for (const id of keys(value.lore)) check(['lore', id], 'link/unknown-lore', pieces);
  for (const part of ['characters', 'topics'] as const)
    for (const id of keys(value[part])) check([part, id], 'link/unknown-keeper', keys(world.keepers));
  for (const part of ['locations', 'portals'] as const)
    for (const id of keys(value[part])) check([part, id], 'link/unknown-location', keys(world.locations));
  for (const [keeper, topics] of Object.entries(value.topics ?? {}))
    for (const id of keys(topics))
      check(['topics', keeper, id], 'link/unknown-topic', topicsOf(world.keepers[keeper]));
  for (const [location, portals] of Object.entries(value.portals ?? {})) {
    const exits = world.locations[location]?.exits ?? [];
    const known = exits.filter(({ portal }) => portal !== undefined).map(({ direction }) => direction);
    for (const direction of keys(portals))
      check(['portals', location, direction], 'link/unknown-portal', known);
  }
};

const topicsOf = (keeper: KeeperSpec | undefined): readonly string[] =>
  (keeper?.topics ?? []).map(({ id }) => id);
