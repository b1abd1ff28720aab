/** `seed warble`: lines that a keeper's grammar makes, as a player would read them one after the other. */
import { Universe } from '../actors/universe/universe.ts';
import { DEFAULT_OPTIONS, realmsOf } from '../actors/universe/universe-options.ts';
import { createRenderer } from '../adapters/prose/renderer.ts';
import { suggestName } from '../content/nearest-name.ts';
import { acquaintanceOf, withDeed } from '../domain/acquaintance.ts';
import { createPlayer } from '../domain/arrivals.ts';
import type { PlayerFact, StoryFact } from '../domain/entity.ts';
import { namedKeeper } from '../domain/named-keeper.ts';
import { newItem } from '../domain/new-item.ts';
import { newQuest } from '../domain/story.ts';
import { warble } from '../domain/warbler.ts';
import type { UniverseSpec } from '../domain/world-spec.ts';
import { entityId, type PlayerId } from '../kernel/ids.ts';
import { CommandError, EXIT } from './command-error.ts';
import { loadWorlds } from './load-worlds.ts';

export type WarbleOptions = {
  readonly content?: string;
  readonly keeper?: string;
  readonly name: string;
  readonly carrying?: readonly string[];
  readonly flag?: readonly string[];
  readonly saw?: readonly string[];
  /** `id`, or `id=status`. */
  readonly quest?: readonly string[];
  readonly count: number;
  readonly seed: string;
  readonly locale: string;
};

/** @throws CommandError warbler/unknown, keeper/unknown, item/unknown, quest/unknown, content/unreadable, content/invalid */
export function warbleCommand(id: string, options: WarbleOptions): number {
  const { content } = loadWorlds(options.content);
  const worlds = Object.values(content.universe.worlds);
  const world = worlds.find(({ warblers }) => warblers?.[id] !== undefined);
  const grammar = world?.warblers?.[id];
  if (world === undefined || grammar === undefined)
    throw unknown(
      'warbler',
      id,
      worlds.flatMap(({ warblers }) => Object.keys(warblers ?? {})),
    );
  const realms = realmsOf([world.id], 1);
  const universe = Universe.begin({
    spec: content.universe,
    options: { ...DEFAULT_OPTIONS, seed: options.seed, realms },
    onFailure: ({ error }) => {
      throw error;
    },
  });
  const [state] = universe.realms;
  const keepers = Object.keys(world.keepers);
  const spec =
    options.keeper ??
    keepers.find((name) => JSON.stringify(world.keepers[name]).includes(`"warble":"${id}"`)) ??
    keepers[0] ??
    '';
  const keeper = state === undefined ? undefined : namedKeeper(state.facts, spec);
  if (state === undefined || keeper === undefined) throw unknown('keeper', spec, keepers);
  const context = state.ruleContext(0);
  const { name, locale } = options;
  const newcomer = { id: entityId('player', 'listener') as PlayerId, name, locale, present: true };
  const created = createPlayer(context, { ...newcomer, race: 'human', characterClass: 'wanderer' });
  const player: PlayerFact = {
    ...(created.changes[0] as PlayerFact),
    place: keeper.place,
    flags: [...(options.flag ?? [])].sort(),
  };
  state.facts.put(player);
  for (const [index, item] of (options.carrying ?? []).entries()) {
    if (world.items[item] === undefined) throw unknown('item', item, Object.keys(world.items));
    state.facts.put(newItem(context, { spec: item, place: player.id, ordinal: `listener-${index}` }));
  }
  for (const quest of options.quest ?? [])
    state.facts.put(questOf(quest, player.id, content.universe.charts));
  const stranger = acquaintanceOf(context, { keeper: keeper.id, player: player.id });
  const known = (options.saw ?? []).reduce(
    (memory, deed) => withDeed(memory, { deed, minute: 0, weight: 0 }),
    stranger,
  );
  if (known !== stranger) state.facts.put(known);
  const renderer = createRenderer({ texts: content.texts, locale: options.locale });
  let last = '';
  for (let tick = 1; tick <= options.count; tick += 1) {
    const made = warble(state.ruleContext(tick), grammar, { keeper, player, avoid: [last] });
    if (made === undefined) continue;
    last = made.derivation;
    const { phrase: key, of: params } = made.line;
    for (const line of renderer.render({ kind: 'line', key, params, style: 'ambient' }).lines)
      console.log(line);
  }
  return EXIT.ok;
}

function questOf(asked: string, player: PlayerId, charts: UniverseSpec['charts']): StoryFact {
  const [id = '', given = 'active'] = asked.split('=');
  const quests = Object.values(charts).filter(({ vocabulary }) => vocabulary === 'quest');
  if (!quests.some((quest) => quest.id === id))
    throw unknown(
      'quest',
      id,
      quests.map((quest) => quest.id),
    );
  const status = STATUSES.find((name) => name === given);
  if (status === undefined) throw unknown('quest status', given, STATUSES);
  return { ...newQuest(id, player), status };
}

const STATUSES = ['active', 'completed', 'failed'] as const satisfies readonly StoryFact['status'][];

const unknown = (kind: string, name: string, known: readonly string[]): CommandError =>
  new CommandError(
    `${kind.split(' ')[0]}/unknown`,
    `there is no ${kind} "${name}"; ${suggestName(name, known) ?? `there are: ${[...known].sort().join(', ')}`}`,
  );
