/** Games of others as realms of the universe: registered, heard of, and heard at control ticks. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GameInput } from '../../src/actors/games/game-input.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import {
  GAMES_MAX,
  type GameFact,
  PUBLICATIONS_PER_INTERVAL_MAX,
  SUSPENDED_AFTER,
} from '../../src/domain/games/game.ts';
import { formatAddress } from '../../src/domain/stat7/address-uri.ts';
import { gameEvents, hearGames, publish, register, to, unregister } from '../support/game-inputs.ts';
import { ALICE, join, smallMaking, stepAll } from '../support/scripted-run.ts';

const begin = () => Universe.begin(smallMaking());
const stateOf = (universe: Universe, id: string) => universe.hub.games.game(id)?.state;
const idsOf = (games: readonly GameFact[]) => games.map(({ id }) => id);

/** Quiet steps to the end of the interval and through it. */
function throughBarrier(universe: Universe, inputs: readonly GameInput[] = []) {
  const outcomes = stepAll(universe, inputs);
  while (universe.tick % universe.options.controlTickInterval !== 0) outcomes.push(universe.step([]));
  return outcomes;
}

describe('the registry of games', () => {
  it('[GA1] is empty in a universe that has just begun, and then leaves no trace in any hash', () => {
    const universe = begin();
    expect(universe.hub.games.games()).toEqual([]);
    expect(universe.hub.games.hash()).toBe('');
    expect(universe.snapshot().hub.games).toBeUndefined();
  });

  it('[GA2] takes a game in with what it says of itself', () => {
    const universe = begin();
    const events = gameEvents(stepAll(universe, [register('tavern')]));
    expect(events).toEqual([
      {
        type: 'game.registered',
        params: {
          game: 'tavern',
          realm: 'The Realm of tavern',
          developer: 'Ada',
          request: 'register-tavern',
        },
      },
    ]);
    expect(universe.hub.games.game('tavern')).toMatchObject({
      realm: 'The Realm of tavern',
      developer: 'Ada',
      description: 'a test',
      state: 'registered',
      since: 1,
    });
  });

  it('[GA3] refuses an id that is taken, and one that is a realm of the universe', () => {
    const universe = begin();
    stepAll(universe, [register('tavern')]);
    const events = gameEvents(
      stepAll(universe, [register('tavern', { credential: 'another' }), register('isle'), register('hub')]),
    );
    expect(events.map(({ params }) => params['code'])).toEqual([
      'game/duplicate',
      'game/reserved-id',
      'game/reserved-id',
    ]);
    expect(idsOf(universe.hub.games.games())).toEqual(['tavern']);
  });

  it('[GA4] takes up a game again that proves to be the one', () => {
    const universe = begin();
    throughBarrier(universe, [register('tavern'), publish('tavern', 'opened')]);
    const events = gameEvents(stepAll(universe, [register('tavern', { description: 'rebuilt' })]));
    expect(events.map(({ type }) => type)).toEqual(['game.rejoined']);
    expect(universe.hub.games.game('tavern')).toMatchObject({ description: 'rebuilt', published: 1 });
  });

  it('[GA5] lists games by id', () => {
    const universe = begin();
    stepAll(universe, [register('zoo'), register('arena'), register('Moor')]);
    expect(idsOf(universe.hub.games.games())).toEqual(['Moor', 'arena', 'zoo']);
  });

  it('[GA6] lets a game go, whose id is free then, and refuses to let go of one that is not there', () => {
    const universe = begin();
    stepAll(universe, [register('tavern')]);
    expect(gameEvents(stepAll(universe, [unregister('tavern'), unregister('moor')]))).toEqual([
      {
        type: 'game.left',
        params: { game: 'tavern', realm: 'The Realm of tavern', request: 'unregister-tavern' },
      },
      { type: 'game.refused', params: { game: 'moor', code: 'game/unknown', request: 'unregister-moor' } },
    ]);
    expect(stateOf(universe, 'tavern')).toBe('left');
    stepAll(universe, [register('tavern', { credential: 'somebody else' })]);
    expect(universe.hub.games.game('tavern')).toMatchObject({ state: 'registered', generation: 1 });
  });

  it('[GA7] holds so many games and no more', () => {
    const universe = begin();
    const many = Array.from({ length: GAMES_MAX + 1 }, (_, index) => register(`game-${index}`));
    const refused = gameEvents(stepAll(universe, many)).filter(({ type }) => type === 'game.refused');
    expect(refused.map(({ params }) => params['code'])).toEqual(['game/too-many']);
  });

  it('[GA8] gives every game an address of its own in the space', () => {
    const universe = begin();
    stepAll(universe, [register('a', { coordinate: { adjacency: 'cluster_0', density: 2 } }), register('b')]);
    const { games } = universe.hub;
    const [a, b] = games.games().map((game) => games.addressOf(game, universe.tick));
    expect(a).toMatchObject({
      realm: 'The Realm of a',
      adjacency: 'cluster_0',
      density: 2,
      horizon: 'genesis',
    });
    expect(formatAddress(a as NonNullable<typeof a>)).not.toBe(formatAddress(b as NonNullable<typeof b>));
  });
});

describe('events of games', () => {
  it('[GA9] wait for the control tick and then go out in the order in which they were published', () => {
    const universe = begin();
    stepAll(universe, [register('a'), register('b')]);
    const before = stepAll(universe, [publish('a', 'one'), publish('b', 'two')], 8);
    expect(gameEvents(before)).toEqual([]);
    const [barrier] = stepAll(universe, [publish('a', 'three')]);
    const sent = barrier?.events.filter(({ type }) => type === 'game.event') ?? [];
    expect(sent.map(({ cause, params }) => [cause, params['event_type'], params['seq']])).toEqual([
      ['i2.0', 'one', 1],
      ['i2.1', 'two', 2],
      ['i10.0', 'three', 3],
    ]);
    expect(gameEvents(stepAll(universe, [], 20)).filter(({ type }) => type === 'game.event')).toEqual([]);
  });

  it('[GA10] go to one game, to one realm, to everybody, or to a region of the space', () => {
    const universe = begin();
    stepAll(universe, [
      register('a', { coordinate: { adjacency: 'cluster_0' } }),
      register('b', { coordinate: { adjacency: 'cluster_1' } }),
    ]);
    const events = gameEvents(
      throughBarrier(universe, [
        publish('a', 'unicast', to('b')),
        publish('a', 'to-realm', to('isle')),
        publish('a', 'broadcast'),
        publish('a', 'nearby', { kind: 'region', region: 'adjacency=cluster_1' }),
      ]),
    );
    const aims = events.map(({ params: { event_type: type, target, recipients } }) => ({
      type,
      target,
      recipients,
    }));
    expect(aims.slice(0, 3)).toEqual([
      { type: 'unicast', target: 'b' },
      { type: 'to-realm', target: 'isle' },
      { type: 'broadcast' },
    ]);
    expect(aims[3]?.recipients).toMatchObject({ list: expect.arrayContaining(['b']) });
    expect(aims[3]?.recipients).not.toMatchObject({ list: expect.arrayContaining(['a']) });
  });

  it('[GA11] of nobody, or to nobody, are refused', () => {
    const universe = begin();
    stepAll(universe, [register('a')]);
    const events = gameEvents(
      stepAll(universe, [
        publish('nobody', 'x'),
        publish('a', 'x', to('nobody')),
        publish('a', 'x', { kind: 'region', region: 'height=7' }),
      ]),
    );
    expect(events.map(({ params }) => params['code'])).toEqual([
      'game/unknown',
      'game/unknown-target',
      'game/bad-region',
    ]);
  });

  it('[GA12] come back when the one they were for has left meanwhile, and are delivered when the sender has', () => {
    const universe = begin();
    stepAll(universe, [register('a'), register('b')]);
    stepAll(universe, [publish('a', 'lost', to('b')), publish('b', 'farewell', to('a')), unregister('b')]);
    const events = gameEvents(throughBarrier(universe));
    expect(events.map(({ type, params }) => [type, params['event_type']])).toEqual([
      ['game.returned', 'lost'],
      ['game.event', 'farewell'],
    ]);
  });

  it('[GA13] are so many an interval and no more', () => {
    const universe = begin();
    stepAll(universe, [register('a')]);
    const many = Array.from({ length: PUBLICATIONS_PER_INTERVAL_MAX + 2 }, () => publish('a', 'x'));
    const refused = gameEvents(stepAll(universe, many));
    expect(refused.map(({ params }) => params['code'])).toEqual(['game/too-fast', 'game/too-fast']);
    const sent = gameEvents(throughBarrier(universe)).filter(({ type }) => type === 'game.event');
    expect(sent).toHaveLength(PUBLICATIONS_PER_INTERVAL_MAX);
    expect(gameEvents(stepAll(universe, [publish('a', 'x')]))).toEqual([]);
  });
});

describe('the barrier', () => {
  it('[GA14] counts which games were not heard of; first they lag, then they are suspended, and any sign resumes them', () => {
    const universe = begin();
    stepAll(universe, [register('quiet'), register('loud')]);
    const states: (string | undefined)[] = [];
    for (let barrier = 1; barrier <= SUSPENDED_AFTER + 2; barrier += 1) {
      throughBarrier(universe, [hearGames('loud')]);
      states.push(stateOf(universe, 'quiet'));
    }
    // It was heard in the first interval, when it was registered.
    const expected = Array.from({ length: SUSPENDED_AFTER + 2 }, (_, index) =>
      index < 3 ? 'active' : index < SUSPENDED_AFTER ? 'lagging' : 'suspended',
    );
    expect(states).toEqual(expected);
    expect(stateOf(universe, 'loud')).toBe('active');
    expect(gameEvents(throughBarrier(universe, [publish('loud', 'x', to('quiet'))]))[0]?.params['code']).toBe(
      'game/suspended-target',
    );
    expect(gameEvents(stepAll(universe, [hearGames('quiet')]))).toEqual([
      { type: 'game.resumed', params: { game: 'quiet', from: 'suspended' } },
    ]);
    expect(stateOf(universe, 'quiet')).toBe('active');
  });

  it('[GA15] comes at every interval, whatever games do, and the rest of the universe with it', () => {
    const universe = begin();
    stepAll(universe, [join(ALICE, 'Alice'), register('silent')]);
    const outcomes = stepAll(universe, [], 99);
    expect(universe.tick).toBe(100);
    const missed = gameEvents(outcomes).filter(({ type }) => type === 'game.missed');
    expect(missed.map(({ params }) => params['missed'])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('[GA16] is the same one in a universe restored at any tick', () => {
    const ids = fc.constantFrom('a', 'b', 'c');
    const input: fc.Arbitrary<GameInput> = fc.oneof(
      ids.map((id) => register(id)),
      ids.map((id) => unregister(id)),
      ids.map((id) => hearGames(id)),
      fc
        .tuple(ids, fc.option(ids))
        .map(([id, other]) => publish(id, 'x', other === null ? undefined : to(other))),
      ids.map((id) => publish(id, 'near', { kind: 'region', region: 'density=0' })),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(input, { maxLength: 4 }), { minLength: 5, maxLength: 40 }),
        fc.nat(),
        (run, at) => {
          const universe = begin();
          const cut = at % run.length;
          let copy: Universe | undefined;
          run.forEach((inputs, index) => {
            const { record } = universe.step(inputs);
            if (copy !== undefined) expect(copy.step(inputs).record).toEqual(record);
            if (index === cut)
              copy = Universe.restore(smallMaking(), JSON.parse(JSON.stringify(universe.snapshot())));
          });
        },
      ),
      { numRuns: 30 },
    );
  });
});
