/** Items: their names with and without article, and where they lie. */
import type { ItemSpec } from '../domain/world-spec.ts';
import type { ItemSource } from './item-schema.ts';
import { checkReference, type LinkContext, type WorldDocs } from './link-context.ts';
import { linkDescription } from './link-description.ts';
import { linkGestures } from './link-gestures.ts';
import { linkPlurals } from './link-plurals.ts';
import { linkThing } from './link-thing.ts';
import { pluralName } from './plural-name.ts';
import type { Doc } from './schema-check.ts';
import { splitWords } from './schema-parts.ts';
import { SOURCE_LOCALE } from './source-layout.ts';

export const linkItem = (doc: Doc<ItemSource>, world: WorldDocs, context: LinkContext): ItemSpec => {
  const { file, value } = doc;
  const { texts, log } = context;
  const prefix = `${world.id}.item.${value.id}`;
  const name = texts.keep(`${prefix}.name`, { file, path: ['name'] }, 'name', value.name);
  texts.derive(`${prefix}.a`, name, (text) => withIndefiniteArticle(text, value.article));
  texts.derive(`${prefix}.plural`, name, (text) => pluralOf(text, value.plural));
  texts.derive(`${prefix}.the`, name, (text) => (value.article === 'none' ? text : `the ${text}`));
  if (/^(?:a|an|the|some)\s/i.test(value.name)) {
    const fix = 'leave it out; `article` says which one to use';
    log.warning(file.at(['name']), 'item/article-in-name', 'the name begins with an article', fix);
  }
  for (const [index, location] of (value.at ?? []).entries()) {
    const place = file.at(['at', index]);
    checkReference(log, { place, kind: 'location', name: location, known: world.known.locations });
  }
  const words = value.words ?? [value.id.replaceAll('_', ' ')];
  return {
    id: value.id,
    name,
    words: splitWords(words),
    ...linkPlurals(words, SOURCE_LOCALE, value.plural),
    description: linkDescription(
      value.description,
      { file, path: ['description'] },
      {
        ...context,
        prefix,
        worldId: world.id,
      },
    ),
    ...(value.text === undefined
      ? {}
      : { text: texts.keep(`${prefix}.text`, { file, path: ['text'] }, 'inscription', value.text) }),
    ...linkGestures(
      value.reactions,
      { file, path: ['reactions'] },
      { ...context, prefix, worldId: world.id },
    ),
    itemType: value.type,
    rarity: value.rarity,
    transferable: value.transferable,
    fixed: value.fixed ?? false,
    ...linkThing(doc, world, { ...context, prefix }),
  };
};

const withIndefiniteArticle = (name: string, article: ItemSource['article']): string => {
  if (article === 'none') return name;
  return `${article ?? (/^[aeiou]/i.test(name) ? 'an' : 'a')} ${name}`;
};

const pluralOf = (name: string, written: string | undefined): string =>
  written?.replace(/\s+/g, ' ').trim() ?? pluralName(name, SOURCE_LOCALE) ?? name;
