/** A number of scripted players in one universe: joins them, hands them what they perceive, collects what they type. */
import type { PlayerInput } from '../../actors/universe/input.ts';
import { playerIdOf } from '../../actors/universe/player-id.ts';
import type { TickOutcome } from '../../actors/universe/tick-outcome.ts';
import type { Universe } from '../../actors/universe/universe.ts';
import { wordsOf } from '../../domain/text-fold.ts';
import type { UniverseSpec } from '../../domain/world-spec.ts';
import { compareIds, locationOf, type PlayerId } from '../../kernel/ids.ts';
import { QUEST_WALKTHROUGHS } from './quest-walkthroughs.ts';
import { type Names, ScriptedPlayer } from './scripted-player.ts';
import { TEMPERAMENTS, type Temperament, WAYFARER } from './temperament.ts';
import { Walkthrough } from './walkthrough.ts';

/** Ticks over which the players of a crowd join, so that they do not all do so at once. */
const JOIN_SPREAD_TICKS = 50;

export type ScriptedCrowdMaking = {
  readonly universe: Universe;
  readonly count: number;
  /** Dealt out in turn. */
  readonly temperaments?: readonly Temperament[];
};

export class ScriptedCrowd {
  readonly #players: readonly ScriptedPlayer[];
  readonly #byId: ReadonlyMap<PlayerId, ScriptedPlayer>;

  constructor({ universe, count, temperaments = [WAYFARER] }: ScriptedCrowdMaking) {
    const { seed, realms } = universe.options;
    const names = namesOf(
      universe.spec,
      realms.map(({ realm }) => realm),
    );
    this.#players = Array.from({ length: count }, (_, index) => {
      const name = `Wayfarer ${index + 1}`;
      const temperament = temperaments[index % temperaments.length] as Temperament;
      return new ScriptedPlayer({
        id: playerIdOf(seed, name),
        name,
        seed,
        names,
        firstTick: joinTick(index) + 2,
        temperament,
        walkthroughs: temperament.readsAhead ? walkthroughsFor(universe.spec, index) : [],
      });
    });
    this.#byId = new Map(this.#players.map((player) => [player.id, player]));
  }

  /** What all of them do in the coming tick, in the order of their ids. */
  inputs(tick: number): PlayerInput[] {
    const inputs: PlayerInput[] = [];
    this.#players.forEach((player, index) => {
      if (tick === joinTick(index))
        inputs.push({ kind: 'player.join', player: player.id, name: player.name });
      const text = player.command(tick);
      if (text !== undefined) inputs.push({ kind: 'player.command', player: player.id, text });
    });
    return inputs.sort((left, right) => compareIds(left.player, right.player));
  }

  perceive({ outputs }: TickOutcome): void {
    for (const output of outputs) this.#byId.get(output.player)?.perceive(output);
  }
}

/** All of them, each player beginning with another one. */
function walkthroughsFor(spec: UniverseSpec, index: number): readonly Walkthrough[] {
  const turn = Math.floor(index / TEMPERAMENTS.length) % QUEST_WALKTHROUGHS.length;
  const turned = [...QUEST_WALKTHROUGHS.slice(turn), ...QUEST_WALKTHROUGHS.slice(0, turn)];
  return turned.map((steps) => new Walkthrough(spec, steps));
}

const joinTick = (index: number): number => 1 + (index % JOIN_SPREAD_TICKS);

function namesOf(spec: UniverseSpec, realms: readonly string[]): Names {
  const keepers = new Map(
    Object.values(spec.worlds).flatMap((world) =>
      Object.values(world.keepers).map((keeper) => [keeper.name, keeper] as const),
    ),
  );
  return {
    realms,
    words: wordsListenedFor(spec),
    fixtures: ({ world, room }) =>
      Object.values(spec.worlds[world]?.items ?? {})
        .filter(({ id, fixed }) => fixed && liesIn(spec, { world, location: locationOf(room), item: id }))
        .map(({ words }) => words.join(' ')),
    item: ({ item, world, called }) =>
      called === undefined
        ? (spec.worlds[world]?.items[item]?.words ?? [item]).join(' ')
        : wordsOf(called).join(' '),
    keeper: (key) => keepers.get(key)?.words[0] ?? 'nobody',
    topics: (key) => (keepers.get(key)?.topics ?? []).map((topic) => topic.words[0] ?? topic.id),
  };
}

const liesIn = (
  spec: UniverseSpec,
  { world, location, item }: { readonly world: string; readonly location: string; readonly item: string },
): boolean => spec.worlds[world]?.locations[location]?.items.some((lying) => lying.item === item) === true;

/** All that charts ask for in what is said, asked or answered. */
function wordsListenedFor({ charts }: UniverseSpec): readonly string[] {
  const found = new Set<string>();
  const search = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(search);
    else if (value !== null && typeof value === 'object') {
      const { type, params } = value as { type?: unknown; params?: { word?: unknown } };
      if (type === 'asked about' && typeof params?.word === 'string') found.add(params.word);
      Object.values(value).forEach(search);
    }
  };
  for (const chart of Object.values(charts)) search(chart.root);
  return [...found].sort(compareIds);
}
