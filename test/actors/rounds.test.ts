/** Messages inside a realm: in rounds, in the order of sending, never more rounds than a tick may have. */
import { describe, expect, it } from 'vitest';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import { Universe, type UniverseMaking } from '../../src/actors/universe/universe.ts';
import { decodeSnapshot, encodeSnapshot } from '../../src/actors/universe/universe-snapshot.ts';
import { approve } from '../../src/domain/rule.ts';
import type { ActionRule } from '../../src/domain/vocabulary/action-rule.ts';
import { ACTION_RULES } from '../../src/domain/vocabulary/action-rules.ts';
import type { UniverseSpec } from '../../src/domain/world-spec.ts';
import { QUEUE_LENGTH_MAX, ROUNDS_PER_TICK_MAX } from '../../src/kernel/envelope-queue.ts';
import type { CauseId, EntityId } from '../../src/kernel/ids.ts';
import { ALICE, command, join, smallMaking } from '../support/scripted-run.ts';
import { SMALL_UNIVERSE } from '../support/small-world.ts';

/** A keeper who answers a question by asking it again, so many times: one round each. */
function echoing(times: number): () => UniverseMaking {
  const answer: ActionRule<'answer'> = ({ facts, world }, { self, player: id }) => {
    const player = facts.player(id!)!;
    const heard = player.visitedPlaces.filter((place) => place.startsWith('echo')).length + 1;
    const params = { actor: player.name, keeper: { text: world.name }, text: `${heard}` };
    return approve({
      changes: [{ ...player, visitedPlaces: [...player.visitedPlaces, `echo${heard}`] }],
      happenings:
        heard < times
          ? [{ type: 'player.asked', actor: player.id, target: self, room: player.place, params }]
          : [],
    });
  };
  return () => smallMaking({}, { actionRules: { ...ACTION_RULES, answer } });
}

const echoes = (universe: Universe): number =>
  universe
    .realm('isle')!
    .facts.player(ALICE)!
    .visitedPlaces.filter((place) => place.startsWith('echo')).length;

function ask(making: () => UniverseMaking): { universe: Universe; outcome: TickOutcome } {
  const universe = Universe.begin(making());
  universe.step([join(ALICE, 'Alice')]);
  return { universe, outcome: universe.step([command(ALICE, 'ask warden about echoes')]) };
}

const deferred = ({ events }: TickOutcome) => events.filter(({ type }) => type === 'cascade.deferred');

describe('a cascade', () => {
  it('[TK8] of as many rounds as a tick may have ends in its tick', () => {
    const { universe, outcome } = ask(echoing(ROUNDS_PER_TICK_MAX));
    expect(echoes(universe)).toBe(ROUNDS_PER_TICK_MAX);
    expect(outcome.record.roundCount).toBe(ROUNDS_PER_TICK_MAX);
    expect(deferred(outcome)).toEqual([]);
  });

  it('[TK8] of more rounds goes on in the next ticks, an event says so each time, and nothing is lost', () => {
    const times = 2 * ROUNDS_PER_TICK_MAX + 5;
    const { universe, outcome } = ask(echoing(times));
    const outcomes = [outcome, universe.step([]), universe.step([]), universe.step([])];
    expect(outcomes.map(({ record }) => record.roundCount)).toEqual([
      ROUNDS_PER_TICK_MAX,
      ROUNDS_PER_TICK_MAX,
      5,
      0,
    ]);
    expect(outcomes.map((one) => deferred(one).map(({ params }) => params))).toEqual([
      [{ count: 1 }],
      [{ count: 1 }],
      [],
      [],
    ]);
    expect(echoes(universe)).toBe(times);
  });

  it('[TK8] without end keeps to its share of every tick and lets everybody else play', () => {
    const { universe } = ask(echoing(Number.MAX_SAFE_INTEGER));
    for (let tick = 0; tick < 20; tick += 1) {
      const outcome = universe.step([command(ALICE, `say ${tick}`)]);
      expect(outcome.record.roundCount).toBe(ROUNDS_PER_TICK_MAX);
      expect(outcome.events.filter(({ type }) => type === 'player.said')).toHaveLength(1);
    }
    expect(echoes(universe)).toBe(21 * ROUNDS_PER_TICK_MAX);
  });

  it('[TK8] that was deferred is in the snapshot and goes on after it as in the straight run', () => {
    const making = echoing(50);
    const { universe } = ask(making);
    const resumed = Universe.restore(making(), decodeSnapshot(encodeSnapshot(universe.snapshot())));
    expect(resumed.realm('isle')?.queue.pending).toBe(1);
    for (let tick = 0; tick < 5; tick += 1) expect(resumed.step([])).toEqual(universe.step([]));
    expect(echoes(resumed)).toBe(50);
  });

  it('[TK8] that fills the queue drops what is too much, and an event says of each what it was', () => {
    const { universe } = ask(echoing(2));
    const { queue } = universe.realm('isle')!;
    const envelope = { to: 'keeper:nobody' as EntityId, event: { type: 'noise' }, cause: 'i1.0' as CauseId };
    while (queue.pending < QUEUE_LENGTH_MAX) queue.push(envelope);
    const { events } = universe.step([command(ALICE, 'ask warden about echoes')]);
    const overflowed = events.filter(({ type }) => type === 'cascade.overflowed');
    expect(overflowed.map(({ params }) => params)).toEqual([{ to: 'keeper:warden', event: 'player asked' }]);
    expect(universe.step([]).events).toEqual([]);
  });
});

describe('the order of messages inside a realm', () => {
  const { isle } = SMALL_UNIVERSE.worlds as { isle: (typeof SMALL_UNIVERSE.worlds)[string] };
  const { warden } = isle.keepers as { warden: (typeof isle.keepers)[string] };
  const names = ['adam', 'berta', 'carl'];
  const crowded: UniverseSpec = {
    ...SMALL_UNIVERSE,
    worlds: {
      ...SMALL_UNIVERSE.worlds,
      isle: {
        ...isle,
        keepers: Object.fromEntries(names.map((id) => [id, { ...warden, id, words: [id], carries: [] }])),
      },
    },
  };

  it('[TK9] is the order in which they were sent, not that of the names of those who hear them', () => {
    const universe = Universe.begin(smallMaking({}, { spec: crowded }));
    universe.step([join(ALICE, 'Alice')]);
    for (const order of [names, [...names].reverse(), ['berta', 'adam', 'carl', 'berta']]) {
      const outcome = universe.step(order.map((name) => command(ALICE, `ask ${name} about key`)));
      const answers = outcome.events.filter(({ type }) => type === 'keeper.said').map(({ actor }) => actor);
      expect(answers).toEqual(order.map((name) => `keeper:${name}`));
    }
  });

  it('[TK9] puts every answer into the round after its question', () => {
    const universe = Universe.begin(smallMaking({}, { spec: crowded }));
    universe.step([join(ALICE, 'Alice')]);
    const outcome = universe.step(names.map((name) => command(ALICE, `ask ${name} about key`)));
    const types = outcome.events.map(({ type }) => type).filter((type) => /asked|said/.test(type));
    expect(types).toEqual([...names.map(() => 'player.asked'), ...names.map(() => 'keeper.said')]);
    expect(outcome.record.roundCount).toBe(1);
  });

  it('[TK9] every event names what made it happen: an input, a timer or another event', () => {
    const universe = Universe.begin(smallMaking({}, { spec: crowded }));
    const outcomes = Array.from({ length: 200 }, (_, tick) =>
      universe.step(tick % 20 === 0 ? [join(ALICE, 'Alice'), command(ALICE, 'ask adam about key')] : []),
    );
    const events = outcomes.flatMap((outcome) => outcome.events);
    const ids = new Set<string>(events.map(({ id }) => id));
    expect(ids.size).toBe(events.length);
    for (const { cause, tick } of events) {
      const [, kind, when] = /^([iet])(\d+)\./.exec(cause) ?? [];
      expect(Number(when)).toBeLessThanOrEqual(tick);
      if (kind === 'e') expect(ids).toContain(cause);
    }
  });
});
