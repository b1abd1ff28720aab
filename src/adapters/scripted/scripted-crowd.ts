/** A number of scripted players in one universe: joins them, hands them what they perceive, collects what they type. */
import type { PlayerInput } from '../../actors/input.ts';
import { playerIdOf } from '../../actors/player-id.ts';
import type { TickOutcome } from '../../actors/tick-outcome.ts';
import type { Universe } from '../../actors/universe.ts';
import { wordsOf } from '../../domain/text-fold.ts';
import type { UniverseSpec } from '../../domain/world-spec.ts';
import { compareIds, type PlayerId } from '../../kernel/ids.ts';
import { type Names, ScriptedPlayer } from './scripted-player.ts';

/** Ticks over which the players of a crowd join, so that they do not all do so at once. */
const JOIN_SPREAD_TICKS = 50;

export class ScriptedCrowd {
  readonly #players: readonly ScriptedPlayer[];
  readonly #byId: ReadonlyMap<PlayerId, ScriptedPlayer>;

  constructor({ universe, count }: { universe: Universe; count: number }) {
    const { seed, realms } = universe.options;
    const names = namesOf(
      universe.spec,
      realms.map(({ realm }) => realm),
    );
    this.#players = Array.from({ length: count }, (_, index) => {
      const name = `Wayfarer ${index + 1}`;
      return new ScriptedPlayer({
        id: playerIdOf(seed, name),
        name,
        seed,
        names,
        firstTick: joinTick(index) + 2,
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

const joinTick = (index: number): number => 1 + (index % JOIN_SPREAD_TICKS);

function namesOf(spec: UniverseSpec, realms: readonly string[]): Names {
  const keepers = new Map(
    Object.values(spec.worlds).flatMap((world) =>
      Object.values(world.keepers).map((keeper) => [keeper.name, keeper] as const),
    ),
  );
  return {
    realms,
    item: ({ item, world, called }) =>
      called === undefined
        ? (spec.worlds[world]?.items[item]?.words ?? [item]).join(' ')
        : wordsOf(called).join(' '),
    keeper: (key) => keepers.get(key)?.words[0] ?? 'nobody',
    topics: (key) => (keepers.get(key)?.topics ?? []).map((topic) => topic.words[0] ?? topic.id),
  };
}
