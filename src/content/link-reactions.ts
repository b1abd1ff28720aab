/** Reactions: what each waits for and does, and the tables of those at work in every world and at the hub. */
import type { CascadeSpec, CascadeTable, NamePattern, ValueTest } from '../domain/cascades/cascade-spec.ts';
import { CASCADE_ACTIONS, GAME_EVENT, OWN_EVENT } from '../domain/cascades/cascade-spec.ts';
import { HUB_EVENTS, SHARED_EVENTS, UNTOLD_EVENTS } from '../domain/cascades/hearable-events.ts';
import { TELLING } from '../domain/witness.ts';
import { DELAY_FORMS, parseDelay } from './chart/chart-delay.ts';
import { compareText } from './finding.ts';
import { linkCondition, type Source, within } from './link-condition.ts';
import type { LinkContext } from './link-context.ts';
import { linkEffect } from './link-effect.ts';
import { suggestName } from './nearest-name.ts';
import type { ReactionSource, TestSource } from './reaction-schema.ts';
import type { Doc } from './schema-check.ts';

export type ReactionDocs = ReadonlyMap<string, Doc<ReactionSource>>;

export type ReactionContext = LinkContext & {
  /** Undefined for those of the whole universe. */
  readonly world: string | undefined;
  /** Names of all own events that some reaction makes. */
  readonly ownEvents: ReadonlySet<string>;
};

export type LinkedReaction = { readonly event: NamePattern; readonly cascade: CascadeSpec };

/** In the order of ids. */
export const linkReactions = (docs: ReactionDocs, context: ReactionContext): readonly LinkedReaction[] =>
  [...docs.keys()].sort(compareText).map((id) => linkReaction(docs.get(id) as Doc<ReactionSource>, context));

/** Undefined when there are none, so that content without reactions is what it was before there were any. */
export const tableOf = (reactions: readonly LinkedReaction[]): CascadeTable | undefined => {
  if (reactions.length === 0) return undefined;
  const lists = (of: (event: NamePattern) => string | undefined): Record<string, readonly CascadeSpec[]> => {
    const keys = reactions.map(({ event }) => of(event)).filter((key) => key !== undefined);
    const entries = [...new Set(keys)].sort(compareText).map((key) => {
      const waiting = reactions.filter(({ event }) => of(event) === key).map(({ cascade }) => cascade);
      return [key, waiting.sort((left, right) => compareText(left.id, right.id))] as const;
    });
    return Object.fromEntries(entries);
  };
  const families = Object.entries(lists((event) => ('begins' in event ? event.begins : undefined)));
  return {
    exact: lists((event) => ('is' in event ? event.is : undefined)),
    families: families.map(([begins, cascades]) => ({ begins, cascades })),
  };
};

const linkReaction = ({ file, value }: Doc<ReactionSource>, context: ReactionContext): LinkedReaction => {
  const { world } = context;
  const { when, then, once, cooldown, if: condition } = value;
  const whole: Source = { file, path: [] };
  const event = patternOf(when.event);
  checkEvent(when.event, within(whole, 'when', 'event'), context);
  const reach = reachOf(when.event, context);
  const playerless = /^(?:player|keeper|quest|lore)\./.test(when.event) ? {} : { playerless: true as const };
  if (condition !== undefined && reach.atHub) needsRealm(within(whole, 'if'), context);
  if (once === 'player' && 'playerless' in playerless) needsPlayer(within(whole, 'once'), context);
  const cascade: CascadeSpec = {
    id: world === undefined ? value.id : `${world}/${value.id}`,
    ...(when.from === undefined ? {} : { from: patternOf(when.from) }),
    ...(when.to === undefined ? {} : { to: patternOf(when.to) }),
    where: Object.entries(when.where ?? {}).flatMap(([path, test]) => testsOf(path, test)),
    ...(condition === undefined
      ? {}
      : {
          when: linkCondition(condition, within(whole, 'if'), {
            ...context,
            worldId: world ?? '',
            ...playerless,
          }),
        }),
    effects: then.map((effect, index) => {
      const source = within(whole, 'then', index);
      const [kind = ''] = Object.keys(effect);
      const action = kind.replaceAll('_', ' ');
      const needsPlace = kind === 'narrate' || CASCADE_ACTIONS.some((name) => name === action);
      if (reach.atHub && (needsPlace || kind === 'send_message')) needsRealm(within(source, kind), context);
      if (kind.startsWith('award_') && 'playerless' in playerless) needsPlayer(within(source, kind), context);
      return linkEffect(effect, source, { ...context, reaction: value.id, number: index + 1 });
    }),
    ...(once === undefined ? {} : { once }),
    ...(cooldown === undefined ? {} : { cooldown: delayOf(cooldown, within(whole, 'cooldown'), context) }),
  };
  return { event, cascade };
};

const patternOf = (written: string): NamePattern =>
  written.endsWith('*') ? { begins: written.slice(0, -1) } : { is: written };

/** Every type of event, or name of the writer's own, that a reaction may wait for. */
const namesFor = (event: string, { ownEvents }: ReactionContext): readonly string[] =>
  event.startsWith(OWN_EVENT)
    ? [...ownEvents].map((name) => `${OWN_EVENT}${name}`)
    : [...Object.keys(TELLING), ...HUB_EVENTS, ...SHARED_EVENTS, ...UNTOLD_EVENTS];

const meant = (event: string, context: ReactionContext): readonly string[] => {
  const names = namesFor(event, context);
  return event.endsWith('*')
    ? names.filter((name) => name.startsWith(event.slice(0, -1)))
    : names.filter((name) => name === event);
};

/** Reactions of the universe hear some events at the hub, where there are no rooms and nobody to talk to. */
const reachOf = (event: string, context: ReactionContext): { readonly atHub: boolean } => {
  if (context.world !== undefined) return { atHub: false };
  const names = meant(event, context);
  const happensThere = (name: string) => HUB_EVENTS.includes(name) || SHARED_EVENTS.includes(name);
  return { atHub: event.startsWith(GAME_EVENT) || (names.length > 0 && names.every(happensThere)) };
};

const checkEvent = (event: string, source: Source, context: ReactionContext): void => {
  const { log, world } = context;
  const place = source.file.at(source.path);
  if (event.startsWith(GAME_EVENT)) return;
  if (event.startsWith('reaction.')) {
    log.error(
      place,
      'reaction/own-step',
      'the steps of reactions set off none',
      'wait for what the step does',
    );
    return;
  }
  const names = meant(event, context);
  if (names.length === 0)
    log.error(
      place,
      'reaction/unknown-event',
      `nothing that happens is called "${event}"`,
      suggestName(event, namesFor(event, context)),
    );
  else if (world !== undefined && names.every((name) => HUB_EVENTS.includes(name)))
    log.error(
      place,
      'reaction/only-at-hub',
      'this happens at the hub, and a world does not hear of it',
      'write the reaction in reactions/, and let it `tell` the world',
    );
};

const needsRealm = ({ file, path }: Source, { log }: ReactionContext): void =>
  log.error(
    file.at(path, 'key'),
    'reaction/needs-realm',
    'this event comes to the hub, which has no places, flags and people',
    'write the reaction in a world, or `tell` the world about it',
  );

const needsPlayer = ({ file, path }: Source, { log }: ReactionContext): void =>
  log.error(file.at(path, 'key'), 'reaction/no-player', 'this event is about no player');

const testsOf = (path: string, test: TestSource): readonly ValueTest[] => {
  if (typeof test !== 'object') return [{ path, test: 'is', values: [test] }];
  if (Array.isArray(test)) return [{ path, test: 'is', values: test }];
  const { at_least: least, at_most: most, exists } = test;
  const range = { ...(least === undefined ? {} : { least }), ...(most === undefined ? {} : { most }) };
  return [
    ...(exists === undefined ? [] : [{ path, test: 'exists', wanted: exists } as const]),
    ...(Object.keys(range).length === 0 ? [] : [{ path, test: 'between', ...range } as const]),
  ];
};

const delayOf = (written: string, { file, path }: Source, { log }: ReactionContext) => {
  const delay = parseDelay(written);
  if (delay === undefined)
    log.error(file.at(path), 'schema/delay', `"${written}" is no time to wait`, DELAY_FORMS);
  return delay ?? { unit: 'ticks' as const, amount: 1 };
};
