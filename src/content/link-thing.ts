/** The parts of a thing: what goes into it, how it is worn, eaten, lit and sat on, with every doubtful part found. */
import type { HolderSpec, ThingParts } from '../domain/thing-spec.ts';
import type { ItemSource } from './item-schema.ts';
import { checkReference, itemsAnywhere, type LinkContext, type WorldDocs } from './link-context.ts';
import type { Doc } from './schema-check.ts';

export const linkThing = (
  doc: Doc<ItemSource>,
  world: WorldDocs,
  context: LinkContext & { readonly prefix: string },
): ThingParts => {
  const { value } = doc;
  const holder = linkHolder(doc, context);
  const contents = contentsOf(value.id, world);
  checkWhere(doc, world, context);
  checkSense(doc, context);
  return {
    ...(value.weight === undefined ? {} : { weight: value.weight }),
    ...(value.bulk === undefined ? {} : { bulk: value.bulk }),
    ...(holder === undefined ? {} : { holder }),
    ...(contents.length === 0 ? {} : { contents }),
    ...(value.wearable === undefined
      ? {}
      : { wearable: { slot: value.wearable.slot, layer: value.wearable.layer ?? 'over' } }),
    ...linkEdible(doc, context),
    ...linkLight(value),
    ...(value.refill === undefined ? {} : { refill: value.refill }),
    ...(value.enterable === undefined ? {} : { seat: value.enterable }),
  };
};

const linkHolder = ({ file, value }: Doc<ItemSource>, context: LinkContext): HolderSpec | undefined => {
  const { container, supporter } = value;
  const { log } = context;
  if (container !== undefined && supporter !== undefined) {
    const fix = 'make the drawer or the box an item of its own, `fixed: true`';
    log.error(
      file.at(['supporter']),
      'item/holds-twice',
      'a thing holds others in it or on it, not both',
      fix,
    );
  }
  if (supporter !== undefined) return { how: 'on', capacity: supporter.capacity, transparent: false };
  if (container === undefined) return undefined;
  const { capacity, lid, key, transparent = false } = container;
  if (key !== undefined) {
    const place = file.at(['container', 'key']);
    checkReference(log, { place, kind: 'item', name: key, known: itemsAnywhere(context) });
    if (lid === undefined)
      log.error(
        place,
        'item/key-without-lid',
        'a key needs a lid to lock',
        'add `lid: locked` or `lid: closed`',
      );
  }
  if (lid === 'locked' && key === undefined) {
    const fix = 'add `key: ...`, unless a chart opens it';
    log.warning(file.at(['container', 'lid']), 'item/no-key', 'no key opens this', fix);
  }
  return {
    how: 'in',
    capacity,
    transparent,
    ...(lid === undefined ? {} : { lid: { state: lid, ...(key === undefined ? {} : { key }) } }),
  };
};

const linkEdible = (
  { file, value }: Doc<ItemSource>,
  { texts, prefix }: LinkContext & { readonly prefix: string },
): Pick<ThingParts, 'edible'> => {
  const { edible } = value;
  if (edible === undefined) return {};
  const keep = (name: 'text' | 'last', text: string) =>
    texts.keep(`${prefix}.edible.${name}`, { file, path: ['edible', name] }, 'prose', text);
  return {
    edible: {
      by: edible.by,
      portions: edible.portions ?? 1,
      text: keep('text', edible.text),
      ...(edible.last === undefined ? {} : { last: keep('last', edible.last) }),
    },
  };
};

const linkLight = ({ light }: ItemSource): Pick<ThingParts, 'light'> => {
  if (light === undefined) return {};
  const { by = 'flame', lit = false, fuel } = light;
  return {
    light: {
      by,
      lit,
      ...(fuel === undefined
        ? {}
        : { fuel: { kind: fuel.kind, minutes: fuel.minutes, full: fuel.full ?? fuel.minutes } }),
    },
  };
};

/** Ids of what begins in or on it, one for each time it is named. */
const contentsOf = (holder: string, world: WorldDocs): readonly string[] =>
  [...world.items.values()].flatMap(({ value }) =>
    (value.in ?? []).filter((name) => name === holder).map(() => value.id),
  );

const checkWhere = ({ file, value }: Doc<ItemSource>, world: WorldDocs, { log }: LinkContext): void => {
  for (const [index, name] of (value.in ?? []).entries()) {
    const place = file.at(['in', index]);
    if (!checkReference(log, { place, kind: 'item', name, known: world.known.items })) continue;
    const holder = world.items.get(name)?.value;
    if (holder === undefined) continue;
    if (holder.container === undefined && holder.supporter === undefined) {
      const fix = `give "${name}" a \`container\` or a \`supporter\``;
      log.error(place, 'item/not-a-holder', `nothing can be in or on "${name}"`, fix);
    }
    if (leadsTo(world, name, value.id))
      log.error(place, 'item/in-itself', `"${value.id}" would be inside itself`);
  }
};

const leadsTo = (world: WorldDocs, from: string, to: string, passed: readonly string[] = []): boolean =>
  from === to ||
  (!passed.includes(from) &&
    (world.items.get(from)?.value.in ?? []).some((next) => leadsTo(world, next, to, [...passed, from])));

/** Parts that contradict each other, or that nothing comes of. */
const checkSense = ({ file, value }: Doc<ItemSource>, { log, worlds }: LinkContext): void => {
  const { light, wearable, edible, fixed } = value;
  if (fixed === true && (wearable !== undefined || value.edible?.by === 'eat')) {
    const part = wearable === undefined ? 'edible' : 'wearable';
    log.warning(file.at([part]), 'item/fixed-part', 'nobody can take this up: it is `fixed`');
  }
  if (edible?.last !== undefined && (edible.portions ?? 1) === 1) {
    const fix = 'write `portions`, or leave `last` out';
    log.warning(file.at(['edible', 'last']), 'item/one-portion', 'there is only one portion', fix);
  }
  if (light?.fuel === undefined) return;
  const { kind, minutes, full = minutes } = light.fuel;
  if (light.lit === true)
    log.warning(file.at(['light', 'lit']), 'item/lit-with-fuel', 'what burns fuel begins unlit');
  if (full < minutes)
    log.error(file.at(['light', 'fuel', 'full']), 'item/over-full', 'it begins with more than it holds');
  const isSold = [...worlds.values()].some(({ items }) =>
    [...items.values()].some(({ value: other }) => other.refill?.kind === kind),
  );
  if (!isSold)
    log.warning(file.at(['light', 'fuel', 'kind']), 'item/no-refill', `nothing refills it with "${kind}"`);
};
