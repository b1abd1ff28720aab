/** Sorts the files of each world by kind and id, and holds their ids against their file names. */
import type { z } from 'zod';
import { characterSchema } from './character-schema.ts';
import { citizensSchema } from './citizens-schema.ts';
import { ENGINE_TEXT_KEYS } from './engine-texts.ts';
import { exchangeSchema } from './exchange-schema.ts';
import { type FindingLog, startOf } from './finding.ts';
import { itemSchema } from './item-schema.ts';
import type { WorldDocs } from './link-context.ts';
import { locationSchema } from './location-schema.ts';
import { loreSchema } from './lore-schema.ts';
import { type ReactionSource, reactionSchema } from './reaction-schema.ts';
import { checkSchema, type Doc } from './schema-check.ts';
import type { SourceText } from './source-layout.ts';
import { manifestSchema } from './universe-schema.ts';
import { warblerSchema } from './warbler-schema.ts';
import { parseYamlFile } from './yaml-file.ts';

export const readWorldDocs = (world: string, sources: readonly SourceText[], log: FindingLog): WorldDocs => {
  const own = sources.filter((source) => 'world' in source && source.world === world);
  const locations = readFolder(own, { role: 'locations', schema: locationSchema, log });
  const items = readFolder(own, { role: 'items', schema: itemSchema, log });
  const lore = readFolder(own, { role: 'lore', schema: loreSchema, log });
  const characters = readFolder(own, { role: 'characters', schema: characterSchema, log });
  const warblers = readFolder(own, { role: 'warbler', schema: warblerSchema, log });
  const exchanges = readFolder(own, { role: 'exchanges', schema: exchangeSchema, log });
  const reactions = readFolder(own, { role: 'reactions', schema: reactionSchema, log });
  return {
    id: world,
    manifest: readManifest(world, own, log),
    citizens: readCitizens(own, log),
    locations: locations.docs,
    items: items.docs,
    lore: lore.docs,
    characters: characters.docs,
    warblers: warblers.docs,
    exchanges: exchanges.docs,
    reactions: reactions.docs,
    known: {
      locations: locations.known,
      items: items.known,
      lore: lore.known,
      keepers: characters.known,
      warblers: warblers.known,
      exchanges: exchanges.known,
      reactions: reactions.known,
    },
  };
};

/** Those of the whole universe, by id in order of path. */
export const readReactions = (
  sources: readonly SourceText[],
  log: FindingLog,
): ReadonlyMap<string, Doc<ReactionSource>> => {
  const shared = sources.filter((source) => !('world' in source));
  return readFolder(shared, { role: 'reactions', schema: reactionSchema, log }).docs;
};

/** Undefined when it is not YAML, or does not fit. */
export const readDoc = <Source>(
  source: SourceText,
  schema: z.ZodType<Source>,
  log: FindingLog,
): Doc<Source> | undefined => {
  const file = parseYamlFile(source.path, source.text, log);
  return file === undefined ? undefined : checkSchema(file, schema, log);
};

/** The first part of engine text keys: a world of that name would mix its texts with the engine's. */
const RESERVED_WORLDS: ReadonlySet<string> = new Set([
  'faction',
  'chart',
  'policy',
  'attribute',
  'skill',
  'achievement',
  'reaction',
  ...ENGINE_TEXT_KEYS.map((key) => key.split('.')[0] ?? ''),
]);

const readManifest = (world: string, own: readonly SourceText[], log: FindingLog): WorldDocs['manifest'] => {
  const path = `worlds/${world}/manifest.yaml`;
  const [source, second] = own.filter(({ role }) => role === 'manifest');
  if (source === undefined) {
    log.error(startOf(path), 'file/missing', `the world "${world}" has no manifest`);
    return undefined;
  }
  if (second !== undefined)
    log.error(startOf(second.path), 'link/duplicate-id', `"${world}" has another manifest`);
  const doc = readDoc(source, manifestSchema, log);
  if (doc === undefined) return undefined;
  const place = doc.file.at(['id']);
  if (doc.value.id !== world) {
    log.error(
      place,
      'link/file-name',
      `the id is "${doc.value.id}" and the folder "${world}"`,
      `write "${world}", or rename the folder`,
    );
  }
  if (RESERVED_WORLDS.has(world))
    log.error(place, 'link/reserved-id', `"${world}" is a word of the engine; choose another`);
  return doc;
};

const readCitizens = (own: readonly SourceText[], log: FindingLog): WorldDocs['citizens'] => {
  const source = own.find(({ role }) => role === 'citizens');
  return source && readDoc(source, citizensSchema, log);
};

type Folder<Source> = {
  readonly docs: ReadonlyMap<string, Doc<Source>>;
  readonly known: ReadonlySet<string>;
};

const readFolder = <Source extends { readonly id: string }>(
  own: readonly SourceText[],
  {
    role,
    schema,
    log,
  }: { readonly role: SourceText['role']; readonly schema: z.ZodType<Source>; readonly log: FindingLog },
): Folder<Source> => {
  const docs = new Map<string, Doc<Source>>();
  const known = new Set<string>();
  for (const source of own) {
    if (source.role !== role || !('stem' in source)) continue;
    const doc = readDoc(source, schema, log);
    // Others may call it by its file name until the two agree.
    known.add(source.stem);
    if (doc === undefined) continue;
    known.add(doc.value.id);
    const { id } = doc.value;
    const place = doc.file.at(['id']);
    if (id !== source.stem) {
      const fix = `write "${source.stem}", or rename the file`;
      log.error(place, 'link/file-name', `the id is "${id}" and the file "${source.stem}"`, fix);
    }
    if (docs.has(id))
      log.error(place, 'link/duplicate-id', `"${id}" is already in ${docs.get(id)?.file.path}`);
    else docs.set(id, doc);
  }
  return { docs, known };
};
