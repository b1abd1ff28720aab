/** Plays a route of an exploration again, line by line, in a real universe. */

import { DEFAULT_SEED } from '../../../src/actors/exploration/explore-chart.ts';
import type { Step } from '../../../src/actors/exploration/moves.ts';
import { EXPLORER_NAME, exploredOptions } from '../../../src/actors/exploration/played-world.ts';
import { playerIdOf } from '../../../src/actors/universe/player-id.ts';
import { Universe } from '../../../src/actors/universe/universe.ts';
import type { PlayerFact, StoryFact } from '../../../src/domain/entity.ts';
import type { UniverseSpec } from '../../../src/domain/world-spec.ts';
import type { PlaceId } from '../../../src/kernel/ids.ts';

export type Replayed = {
  readonly player: PlayerFact;
  readonly stories: readonly StoryFact[];
  /** What the charts of those are in, by chart, as JSON; of those that are over nothing. */
  readonly values: Readonly<Record<string, string | undefined>>;
  /** Types of all events about the player or a story, in order. */
  readonly events: readonly string[];
  readonly placeOf: (item: string) => PlaceId | undefined;
};

const EXPLORER = playerIdOf(DEFAULT_SEED, EXPLORER_NAME);
/** For whatever follows the last line by itself, and a journey. */
const AFTERMATH_TICKS = 12;

/** Throws on any contained defect. */
export function replayed(spec: UniverseSpec, route: readonly Step[]): Replayed {
  const universe = Universe.begin({
    spec,
    options: exploredOptions(spec, DEFAULT_SEED),
    onFailure: ({ where, error }) => {
      throw new Error(where, { cause: error });
    },
  });
  const events: string[] = [];
  const step = (inputs: Parameters<Universe['step']>[0]) =>
    events.push(...universe.step(inputs).events.map(({ type }) => type));
  const passTo = (tick: number) => {
    while (universe.tick < tick) step([]);
  };
  step([{ kind: 'player.join', player: EXPLORER, name: EXPLORER_NAME }]);
  for (const each of route) {
    if (each.type === 'wait') passTo(each.until);
    else {
      passTo(each.tick - 1);
      step([{ kind: 'player.command', player: EXPLORER, text: each.line }]);
    }
  }
  passTo(universe.tick + AFTERMATH_TICKS);
  const realm = universe.realmOf(EXPLORER);
  const player = realm?.facts.player(EXPLORER);
  if (realm === undefined || player === undefined) throw new Error('the explorer got lost');
  const stories = realm.facts.storiesOf(EXPLORER);
  return {
    player,
    stories,
    values: Object.fromEntries(
      stories.map(({ id, chart }) => [chart, JSON.stringify(realm.roster.behaviour(id)?.value)]),
    ),
    events,
    placeOf: (item) =>
      realm.facts.store
        .values()
        .flatMap((fact) => (fact.kind === 'item' && fact.spec === item ? [fact.place] : []))[0],
  };
}
