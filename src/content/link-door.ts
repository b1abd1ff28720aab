/**
 * Doors. A writer gives one on either side of a passage or on both; what is found out here is the other side, and that
 * both sides say the same of what can only be one.
 */
import { type DoorSpec, RELOCK_SECONDS_DEFAULT } from '../domain/door-spec.ts';
import { oppositeOf } from '../domain/routes.ts';
import { compareText } from './finding.ts';
import type { Source } from './link-condition.ts';
import { checkReference, itemsAnywhere, type LinkContext, type WorldDocs } from './link-context.ts';
import type { ExitSource } from './location-schema.ts';

type DoorContext = LinkContext & { readonly world: WorldDocs; readonly location: string };

export function linkDoor(exit: ExitSource, source: Source, context: DoorContext): DoorSpec | undefined {
  const far = farSide(exit, context);
  const back = far !== undefined && isDoor(far) ? far : undefined;
  const key = exit.requires?.key ?? back?.requires?.key;
  checkSide(exit, source, { ...context, key });
  if (!isDoor(exit) && back === undefined) return undefined;
  if (far !== undefined) checkBoth(exit, far, { source, context });
  const relock = exit.relock ?? far?.relock ?? RELOCK_SECONDS_DEFAULT;
  return {
    start: startOf(exit) ?? (back === undefined ? undefined : startOf(back)) ?? 'closed',
    ...(key === undefined ? {} : { key }),
    ...(key !== undefined && exit.requires === undefined ? { latch: true as const } : {}),
    ...(key === undefined || relock === 'never' ? {} : { relockSeconds: relock }),
    ...(far === undefined ? {} : { beyond: far.direction }),
  };
}

const isDoor = ({ door, requires }: ExitSource): boolean => door !== undefined || requires !== undefined;

/** Undefined where nothing is said of it on this side. */
const startOf = ({ door, requires }: ExitSource): DoorSpec['start'] | undefined =>
  door ?? (requires === undefined ? undefined : 'locked');

/** Every exit that stays in the world and leads from one place to the other. */
const waysBetween = (world: WorldDocs, from: string, to: string): readonly ExitSource[] =>
  (world.locations.get(from)?.value.exits ?? []).filter(
    (exit) => exit.portal === undefined && [to, `${world.id}/${to}`].includes(exit.to),
  );

/** The way back in the opposite direction, or else the only one where there is one each way; none out of a place of one’s own. */
function farSide(exit: ExitSource, { world, location }: DoorContext): ExitSource | undefined {
  const to = exit.to.slice(exit.to.indexOf('/') + 1);
  const isShared = (id: string) => world.locations.get(id)?.value.instance === undefined;
  if (exit.portal !== undefined || to === location || !isShared(to) || !isShared(location)) return undefined;
  const there = waysBetween(world, location, to);
  const back = waysBetween(world, to, location);
  const opposite = back.find(({ direction }) => direction === oppositeOf(exit.direction));
  return opposite ?? (there.length === 1 && back.length === 1 ? back[0] : undefined);
}

function checkSide(
  exit: ExitSource,
  { file, path }: Source,
  { log, key, ...context }: DoorContext & { readonly key: string | undefined },
): void {
  const place = (...more: string[]) => file.at([...path, ...more]);
  if (exit.portal !== undefined && isDoor(exit)) {
    const message = 'a portal has no door: nothing would keep anybody from going through';
    log.error(place(exit.door === undefined ? 'requires' : 'door'), 'exit/portal-door', message);
  }
  const own = exit.requires?.key;
  if (own !== undefined) {
    const known = itemsAnywhere({ ...context, log });
    checkReference(log, { place: place('requires', 'key'), kind: 'item', name: own, known });
  } else if (exit.locked_message !== undefined) {
    const message = 'nobody reads this: on this side the exit has no lock';
    log.warning(place('locked_message'), 'exit/no-lock', message, 'add `requires: { key: ... }`');
  }
  if (key === undefined && exit.relock !== undefined) {
    const message = 'nothing locks again here: the exit has no lock';
    log.warning(place('relock'), 'exit/no-lock', message, 'add `requires: { key: ... }`');
  }
  if (key === undefined && exit.door === 'locked') {
    const message = 'no key unlocks this door: it stays shut until a chart opens it';
    log.warning(place('door'), 'exit/no-key', message, 'add `requires: { key: ... }`');
  }
}

/** Each difference is said once, on the side of the place that comes later. */
function checkBoth(
  exit: ExitSource,
  back: ExitSource,
  { source, context }: { readonly source: Source; readonly context: DoorContext },
): void {
  const { location, log } = context;
  const other = exit.to.slice(exit.to.indexOf('/') + 1);
  if (compareText(location, other) < 0) return;
  const differs = (mine: unknown, theirs: unknown) =>
    mine !== undefined && theirs !== undefined && mine !== theirs;
  const fix = 'write it on one side, or the same on both';
  const side = `the other side, ${back.direction} of "${other}",`;
  const say = (path: readonly string[], message: string) =>
    log.error(source.file.at([...source.path, ...path]), 'exit/two-doors', `${side} ${message}`, fix);
  if (differs(exit.requires?.key, back.requires?.key))
    say(['requires', 'key'], `takes the key "${back.requires?.key}"`);
  if (differs(startOf(exit), startOf(back)))
    say([exit.door === undefined ? 'requires' : 'door'], `begins ${startOf(back)}`);
  if (differs(exit.relock, back.relock)) say(['relock'], `has \`relock: ${back.relock}\``);
}
