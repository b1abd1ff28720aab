/** One effect of a reaction, with every name in it looked up and its line kept for translation. */
import type { CascadeEffect, CascadeValues } from '../domain/cascades/cascade-spec.ts';
import { type Source, within } from './link-condition.ts';
import { checkReference, type Reference } from './link-context.ts';
import type { ReactionContext } from './link-reactions.ts';
import { readMessage } from './message-syntax.ts';
import { suggestName } from './nearest-name.ts';
import { type EffectSource, PATH_PATTERN } from './reaction-schema.ts';

type EffectContext = ReactionContext & { readonly reaction: string; readonly number: number };

export const linkEffect = (effect: EffectSource, source: Source, context: EffectContext): CascadeEffect => {
  const { narrate, send_message: message, emit, tell, publish } = effect;
  if (narrate !== undefined) return linkLine(narrate, within(source, 'narrate'), context);
  if (message !== undefined) return { type: 'send message', message };
  if (emit !== undefined) {
    const values = linkValues(emit.with, within(source, 'emit', 'with'), context);
    return { type: 'emit', event: emit.event, values };
  }
  if (tell !== undefined) {
    const place = within(source, 'tell', 'world');
    if (tell.world !== 'all') check(context, place, 'world', tell.world, context.knownWorlds);
    const to = tell.world === 'all' ? 'all' : { world: tell.world };
    const values = linkValues(tell.with, within(source, 'tell', 'with'), context);
    return { type: 'tell', to, event: tell.event, values };
  }
  if (publish !== undefined) {
    const { event, to = 'all' } = publish;
    const values = linkValues(publish.with, within(source, 'publish', 'with'), context);
    return { type: 'publish', event, to: to === 'all' || to === 'source' ? to : { game: to }, values };
  }
  return linkAction(effect, source, context);
};

const linkAction = (effect: EffectSource, source: Source, context: EffectContext): CascadeEffect => {
  const { begin_event: begins, end_event: ends, spawn } = effect;
  const own = context.worlds.get(context.world ?? '')?.known;
  if (spawn !== undefined) {
    const { item, in: location, most } = spawn;
    if (needsWorld(within(source, 'spawn'), context)) {
      check(context, within(source, 'spawn', 'item'), 'item', item, own?.items);
      check(context, within(source, 'spawn', 'in'), 'location', location, own?.locations);
    }
    const params = { item, location, ...(most === undefined ? {} : { most }) };
    return { type: 'act', action: 'spawn', params };
  }
  if (begins !== undefined) return { type: 'act', action: 'begin event', params: { event: begins } };
  if (ends !== undefined) {
    check(context, within(source, 'end_event'), 'world-event', ends, context.worldEvents);
    return { type: 'act', action: 'end event', params: { event: ends } };
  }
  const {
    set_realm_flag: set,
    clear_realm_flag: clear,
    award_tokens: tokens,
    award_experience: points,
  } = effect;
  if (set !== undefined) return { type: 'act', action: 'set realm flag', params: { flag: set } };
  if (clear !== undefined) return { type: 'act', action: 'clear realm flag', params: { flag: clear } };
  if (tokens !== undefined) return { type: 'act', action: 'award tokens', params: { amount: tokens } };
  return { type: 'act', action: 'award experience', params: { amount: points ?? 1 } };
};

const linkLine = (
  { text, in: where, with: written }: NonNullable<EffectSource['narrate']>,
  source: Source,
  context: EffectContext,
): CascadeEffect => {
  const { log, texts, world, reaction, number } = context;
  const values = linkValues(written, within(source, 'with'), context);
  const reading = readMessage(text);
  for (const name of reading.ok ? reading.arguments : []) {
    if (Object.hasOwn(values, name)) continue;
    const place = source.file.at([...source.path, 'text']);
    const fix = suggestName(name, Object.keys(values)) ?? `write with: { ${name}: $... }`;
    log.error(place, 'text/unknown-argument', `nothing fills in {${name}}`, fix);
  }
  const place = within(source, 'in');
  if (where !== undefined && where !== 'here' && needsWorld(place, context))
    check(context, place, 'location', where, context.worlds.get(world ?? '')?.known.locations);
  const key = `${world === undefined ? '' : `${world}.`}reaction.${reaction}.${number}`;
  const line = texts.keep(key, within(source, 'text'), 'phrase', text);
  const reach = where === undefined ? 'realm' : where === 'here' ? 'here' : { location: where };
  return { type: 'narrate', line, reach, values };
};

const linkValues = (
  written: Readonly<Record<string, string | number>> = {},
  source: Source,
  { log }: EffectContext,
): CascadeValues =>
  Object.fromEntries(
    Object.entries(written).map(([name, value]) => {
      if (typeof value === 'number' || !value.startsWith('$')) return [name, { literal: value }];
      const path = value.slice(1);
      if (!PATH_PATTERN.test(path))
        log.error(
          source.file.at([...source.path, name]),
          'reaction/path',
          `"${value}" is no path`,
          'write $item or $data.finder.name',
        );
      return [name, { path }];
    }),
  );

const check = (
  { log }: EffectContext,
  { file, path }: Source,
  kind: Reference['kind'],
  name: string,
  known: Reference['known'],
): void => void checkReference(log, { place: file.at(path), kind, name, known });

/** Places and things are those of one world. */
const needsWorld = ({ file, path }: Source, { log, world }: EffectContext): boolean => {
  if (world !== undefined) return true;
  const message = 'a reaction of the whole universe knows no place or thing of a world';
  log.error(file.at(path, 'key'), 'reaction/needs-world', message, 'write it in worlds/<world>/reactions');
  return false;
};
