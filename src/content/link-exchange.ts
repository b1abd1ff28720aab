/** Exchanges: two who have names of their own, who both say something, and whose days bring them together. */
import type { ExchangeSpec } from '../domain/exchange.ts';
import { covers } from '../domain/keeper-post.ts';
import { placesOf } from '../domain/schedule.ts';
import type { KeeperSpec } from '../domain/world-spec.ts';
import type { ExchangeSource } from './exchange-schema.ts';
import { linkCondition } from './link-condition.ts';
import { checkReference, type LinkContext, type WorldDocs } from './link-context.ts';
import type { Doc } from './schema-check.ts';

type ExchangeContext = {
  readonly world: WorldDocs;
  readonly context: LinkContext;
  readonly keepers: Readonly<Record<string, KeeperSpec>>;
};

export const linkExchange = (
  doc: Doc<ExchangeSource>,
  { world, context, keepers }: ExchangeContext,
): ExchangeSpec => {
  const { file, value } = doc;
  const { id, between, lines, if: when } = value;
  checkSpeakers(doc, { world, context, keepers });
  return {
    id,
    between,
    ...(when === undefined
      ? {}
      : {
          when: linkCondition(
            when,
            { file, path: ['if'] },
            { ...context, worldId: world.id, playerless: true },
          ),
        }),
    lines: lines.map((line, index) =>
      context.texts.keep(
        `${world.id}.exchange.${id}.${index + 1}`,
        { file, path: ['lines', index] },
        'prose',
        line,
      ),
    ),
  };
};

const checkSpeakers = (
  { file, value }: Doc<ExchangeSource>,
  { world, context: { log }, keepers }: ExchangeContext,
): void => {
  const { between, lines } = value;
  const [first, second] = between;
  for (const [index, name] of between.entries()) {
    const place = file.at(['between', index]);
    checkReference(log, { place, kind: 'keeper', name, known: world.known.keepers });
    if (keepers[name]?.wanders !== undefined && keepers[name].schedule.length === 0)
      log.error(place, 'exchange/crowd', `"${name}" is one of the crowd, who have no talks`);
  }
  if (lines.length === 0) {
    log.error(file.at(['lines']), 'exchange/no-lines', 'nothing is said', 'write two lines or more');
    return;
  }
  if (first === second || lines.length === 1) {
    const message =
      first === second
        ? `"${first}" would talk to itself`
        : `only "${first}" says something, and no answer comes`;
    log.error(file.at(first === second ? ['between'] : ['lines']), 'exchange/one-sided', message);
    return;
  }
  const [one, other] = [keepers[first], keepers[second]];
  if (one?.schedule.length === 0 || other?.schedule.length === 0) return;
  if (one === undefined || other === undefined || mayMeet(one, other)) return;
  const message = `the schedules of "${first}" and "${second}" never have them in one place`;
  log.warning(file.at(['between']), 'exchange/never-meet', message, 'give them an hour at the same location');
};

/** Whether two schedules name one location at one minute; what holds sometimes only counts as well. */
const mayMeet = (one: KeeperSpec, other: KeeperSpec): boolean =>
  one.schedule.some((entry) =>
    other.schedule.some(
      (there) =>
        placesOf(there).some((place) => placesOf(entry).includes(place)) &&
        (covers(entry, there.fromMinute) || covers(there, entry.fromMinute)),
    ),
  );
