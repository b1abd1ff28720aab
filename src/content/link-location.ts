/** Locations: exits, doors, portals, and what lies there at the start. */
import type { ExitSpec, LocationSpec, Ratio } from '../domain/world-spec.ts';
import { linkAmbience } from './link-ambience.ts';
import { type ConditionContext, linkCondition, type Source, within } from './link-condition.ts';
import { checkReference, type LinkContext, type WorldDocs } from './link-context.ts';
import { linkDescription } from './link-description.ts';
import { linkDoor } from './link-door.ts';
import { linkGestures } from './link-gestures.ts';
import { linkSpawns } from './link-spawns.ts';
import type { ExitSource, LocationSource } from './location-schema.ts';
import { parseRatio } from './ratio.ts';
import type { Doc } from './schema-check.ts';
import { splitWords } from './schema-parts.ts';

const ALWAYS: Ratio = { numerator: 1, denominator: 1 };

export const linkLocation = (
  doc: Doc<LocationSource>,
  world: WorldDocs,
  context: LinkContext,
): LocationSpec => {
  const { file, value } = doc;
  const { texts, log } = context;
  const prefix = `${world.id}.location.${value.id}`;
  const taken = new Set<string>();
  const exits = (value.exits ?? []).flatMap((exit, index) => {
    const source: Source = { file, path: ['exits', index] };
    if (taken.has(exit.direction)) {
      log.error(
        file.at(['exits', index, 'direction']),
        'exit/duplicate-direction',
        `two exits lead ${exit.direction}`,
      );
      return [];
    }
    taken.add(exit.direction);
    const own = { ...context, world, location: value.id, prefix: `${prefix}.exit.${exit.direction}` };
    return [linkExit(exit, source, own)];
  });
  return {
    id: value.id,
    name: texts.keep(`${prefix}.name`, { file, path: ['name'] }, 'name', value.name),
    zone: value.zone,
    ...(value.outdoors === undefined ? {} : { outdoors: value.outdoors }),
    ...(value.instance === undefined ? {} : { instance: value.instance }),
    tidal: value.tidal ?? false,
    description: linkDescription(
      value.description,
      { file, path: ['description'] },
      { ...context, prefix, worldId: world.id },
    ),
    ...linkGestures(
      value.reactions,
      { file, path: ['reactions'] },
      { ...context, prefix, worldId: world.id },
    ),
    exits,
    ...linkDark(doc, { ...context, worldId: world.id }),
    ...(value.ambience === undefined
      ? {}
      : {
          ambience: linkAmbience(
            value.ambience,
            { file, path: ['ambience'] },
            { ...context, prefix, worldId: world.id },
          ),
        }),
    items: [...ownItems(doc, world, context), ...itemsPlacedHere(value.id, world)],
    ...linkSpawns(doc, world, { ...context, prefix }),
  };
};

const linkDark = (
  { file, value }: Doc<LocationSource>,
  context: ConditionContext,
): Pick<LocationSpec, 'dark'> => {
  if (value.dark === undefined) return {};
  return {
    dark: value.dark === true ? {} : { when: linkCondition(value.dark, { file, path: ['dark'] }, context) },
  };
};

type ExitContext = LinkContext & {
  readonly world: WorldDocs;
  readonly location: string;
  readonly prefix: string;
};

const linkExit = (exit: ExitSource, source: Source, context: ExitContext): ExitSpec => {
  const { texts, log, world, prefix } = context;
  const place = (key: string) => source.file.at([...source.path, key]);
  const to = linkDestination(exit, source, context);
  const door = linkDoor(exit, source, context);
  checkCondition(exit, source, context);
  if (exit.portal === undefined && to.world !== world.id) {
    const fix = 'add `portal: { name: ..., words: [...] }`';
    log.error(
      place('to'),
      'exit/portal-missing',
      'an exit into another world needs a portal to go through',
      fix,
    );
  }
  if (exit.portal !== undefined && to.world === world.id) {
    log.error(
      place('portal'),
      'exit/portal-needless',
      'a portal leads into another world, and this exit stays in its own',
    );
  }
  const keep = (path: readonly string[], suffix: string, text: string, kind: 'name' | 'prose') =>
    texts.keep(`${prefix}${suffix}`, within(source, ...path), kind, text);
  return {
    direction: exit.direction,
    to,
    ...(exit.description === undefined
      ? {}
      : { description: keep(['description'], '', exit.description, 'prose') }),
    ...(exit.if === undefined
      ? {}
      : { when: linkCondition(exit.if, within(source, 'if'), { ...context, worldId: world.id }) }),
    ...(exit.blocked_message === undefined
      ? {}
      : { blockedMessage: keep(['blocked_message'], '.blocked', exit.blocked_message, 'prose') }),
    ...(exit.hidden === true ? { hidden: true } : {}),
    ...(door === undefined ? {} : { door }),
    ...(exit.locked_message === undefined
      ? {}
      : { lockedMessage: keep(['locked_message'], '.locked', exit.locked_message, 'prose') }),
    ...(exit.portal === undefined
      ? {}
      : {
          portal: {
            name: keep(['portal', 'name'], '.portal', exit.portal.name, 'name'),
            words: splitWords(exit.portal.words),
          },
        }),
  };
};

const checkCondition = (exit: ExitSource, source: Source, { log }: ExitContext): void => {
  const place = (key: string) => source.file.at([...source.path, key]);
  const fix = 'add `if: { ... }`';
  if (exit.if === undefined && exit.hidden === true)
    log.error(place('hidden'), 'exit/always-hidden', 'nobody ever finds this exit', fix);
  const message = 'nobody reads this: the exit is always open';
  if (exit.if === undefined && exit.blocked_message !== undefined)
    log.warning(place('blocked_message'), 'exit/no-condition', message, fix);
  if (exit.hidden === true && exit.blocked_message !== undefined) {
    const unseen = 'nobody reads this: while it is closed, the exit is hidden';
    log.warning(place('blocked_message'), 'exit/hidden-message', unseen, 'leave out one of the two');
  }
};

const linkDestination = (exit: ExitSource, source: Source, context: ExitContext): ExitSpec['to'] => {
  const { log, world, worlds, knownWorlds } = context;
  const place = source.file.at([...source.path, 'to']);
  const slash = exit.to.indexOf('/');
  const to = { world: slash < 0 ? world.id : exit.to.slice(0, slash), location: exit.to.slice(slash + 1) };
  if (!checkReference(log, { place, kind: 'world', name: to.world, known: knownWorlds })) return to;
  const known = worlds.get(to.world)?.known.locations;
  checkReference(log, { place, kind: 'location', name: to.location, known });
  return to;
};

const ownItems = (
  { file, value }: Doc<LocationSource>,
  world: WorldDocs,
  { log }: LinkContext,
): LocationSpec['items'] =>
  (value.items ?? []).map(({ id, spawn_chance: chance }, index) => {
    const place = file.at(['items', index, 'id']);
    checkReference(log, { place, kind: 'item', name: id, known: world.known.items });
    if (world.items.get(id)?.value.at?.includes(value.id)) {
      log.warning(
        place,
        'item/placed-twice',
        `"${id}" lies here twice: its own file says \`at: ${value.id}\` too`,
      );
    }
    if (chance === undefined) return { item: id, chance: ALWAYS };
    const path = ['items', index, 'spawn_chance'];
    const ratio = parseRatio(file.scalarAt(path)?.source ?? String(chance));
    if (ratio === undefined) {
      log.error(
        file.at(path),
        'number/decimal',
        'a chance is a plain decimal with at most six places',
        'write for example 0.25',
      );
    }
    return { item: id, chance: ratio ?? ALWAYS };
  });

/** By item id, since files are kept in order of path. */
const itemsPlacedHere = (location: string, world: WorldDocs): LocationSpec['items'] =>
  [...world.items.values()].flatMap(({ value }) =>
    (value.at ?? []).filter((name) => name === location).map(() => ({ item: value.id, chance: ALWAYS })),
  );
