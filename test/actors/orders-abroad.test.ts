/** Operators and players who are in somebody else's game: reached there, or brought home first. */
import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/actors/universe/input.ts';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import { findPlayer } from '../../src/actors/universe/universe-queries.ts';
import { decodeSnapshot, encodeSnapshot } from '../../src/actors/universe/universe-snapshot.ts';
import {
  ban,
  broadcast,
  kick,
  message,
  mute,
  operatorEvents,
  teleport,
  unmute,
} from '../support/operator-inputs.ts';
import { ALICE, BOB, command, join, keysFor, smallMaking, stepAll } from '../support/scripted-run.ts';
import { accept, atTheArch, bringBack, stepTo, theVoyage } from '../support/voyage-inputs.ts';

const travelling = (): Universe => {
  const universe = atTheArch(smallMaking(), 30);
  universe.step([command(ALICE, 'travel to tavern')]);
  expect(universe.hub.voyages.all()).toHaveLength(1);
  return universe;
};

const answersOf = (outcomes: readonly TickOutcome[]) =>
  operatorEvents(outcomes).map(({ type, params }) => (type === 'operator.refused' ? params['code'] : type));
const farewellOf = (outcomes: readonly TickOutcome[]) =>
  outcomes.flatMap(({ outputs }) => outputs).find(({ player }) => player === ALICE)?.farewell;
const whereIs = (universe: Universe) => {
  const found = findPlayer(universe, ALICE);
  return { realm: found?.realm, place: found?.player.place };
};
/** How many Alices there are, in realms, in envelopes and in custody. */
const alices = (universe: Universe): number =>
  universe.realms
    .flatMap((state) => [
      ...state.facts.players(),
      ...state.abroad.map(({ mail }) => mail.player),
      ...[...state.inbox, ...state.outbox].flatMap(({ mail }) =>
        mail.kind === 'traveller' ? [mail.player] : [],
      ),
    ])
    .filter(({ id }) => id === ALICE).length;

describe('a player who is in a foreign game', () => {
  it('[OP15] is sent away with a reason; the journey goes on without them', () => {
    const universe = travelling();
    const outcomes = stepAll(universe, [kick('Alice')]);
    expect(answersOf(outcomes)).toEqual(['operator.kicked']);
    expect(keysFor(outcomes, ALICE)).toEqual(['operator.kicked.target']);
    expect(farewellOf(outcomes)).toBe('kicked');
    expect(universe.hub.voyages.all()[0]?.mail.player.present).toBe(false);
    expect(answersOf(stepAll(universe, [kick('Alice')]))).toEqual(['operator/not-present']);
    expect(keysFor(stepAll(universe, [join(ALICE, 'Alice')]), ALICE)).toEqual(['voyage.still-away']);
  });

  it('[OP16] is muted, and comes home with what is left of it; unmuted, too', () => {
    const universe = travelling();
    const outcomes = stepAll(universe, [mute('Alice', 60)]);
    expect(answersOf(outcomes)).toEqual(['operator.muted']);
    expect(keysFor(outcomes, ALICE)).toEqual(['operator.muted.target']);
    stepAll(universe, [command(ALICE, 'travel home')]);
    stepTo(universe, universe.tick + 20);
    expect(keysFor(stepAll(universe, [command(ALICE, 'say hi')]), ALICE)).toEqual(['refusal.operator.muted']);
    stepTo(universe, universe.tick + 600);
    expect(keysFor(stepAll(universe, [command(ALICE, 'say hi')]), ALICE)).toEqual(['player.said.self']);

    const other = travelling();
    expect(answersOf(stepAll(other, [unmute('Alice')]))).toEqual(['operator/not-muted']);
    stepAll(other, [mute('Alice', 60)]);
    expect(answersOf(stepAll(other, [unmute('Alice')]))).toEqual(['operator.unmuted']);
    expect(findPlayer(other, ALICE)?.player).not.toHaveProperty('silencedUntil');
  });

  it('[OP17] reads what operators say to everybody, and to them alone', () => {
    const universe = travelling();
    expect(keysFor(stepAll(universe, [broadcast('Hello')]), ALICE)).toEqual(['announcement.heard.other']);
    const outcomes = stepAll(universe, [message('Alice', 'Come home'), message('Bob', 'Stay')]);
    expect(keysFor(outcomes, ALICE)).toEqual(['operator.messaged.target']);
    expect(keysFor(outcomes, BOB)).toEqual(['operator.messaged.target']);
    stepAll(universe, [{ kind: 'player.leave', player: ALICE }]);
    expect(keysFor(stepAll(universe, [broadcast('Hello')]), ALICE)).toEqual([]);
    const unheard = stepAll(universe, [message('Alice', 'Come home'), message('Zoe', 'Who')]);
    expect(answersOf(unheard).sort()).toEqual(['operator/not-present', 'operator/unknown-player']);
  });

  it('[OP18] is kept out, and their body comes home from the game', () => {
    const universe = travelling();
    const voyage = theVoyage(universe);
    const outcomes = stepAll(universe, [ban('Alice')]);
    expect(keysFor(outcomes, ALICE)).toEqual(['player.shut-out.target']);
    expect(farewellOf(outcomes)).toBe('banned');
    expect(stepAll(universe, [accept(voyage)])[0]?.events.map(({ params }) => params['code'])).toContain(
      'voyage/recalled',
    );
    stepTo(universe, universe.tick + 20);
    expect(whereIs(universe).realm).toBe('isle');
    expect(findPlayer(universe, ALICE)?.player.present).toBe(false);
    expect(universe.hub.voyages.all()).toEqual([]);
  });

  it.each([
    ['another place of the realm that they left', 'isle', 'quay'],
    ['another realm', 'deep', 'cavern'],
  ])('[OP19] is brought home and set down in %s', (_, realm, location) => {
    const universe = travelling();
    const target = Object.keys(universe.realm(realm)?.setting.world.locations ?? {});
    const to = target.includes(location) ? location : (target[0] as string);
    expect(answersOf(stepAll(universe, [teleport('Alice', realm, to)]))).toEqual([]);
    const outcomes: TickOutcome[] = [];
    while (universe.tick < 45) {
      outcomes.push(...stepTo(universe, universe.tick + 1));
      expect(alices(universe)).toBe(1);
    }
    expect(answersOf(outcomes)).toEqual(['operator.teleported']);
    expect(keysFor(outcomes, ALICE)).toEqual(
      expect.arrayContaining(['player.came-home.self', 'operator.teleported.target']),
    );
    expect(whereIs(universe)).toEqual({ realm, place: `room:${to}` });
    const ended = outcomes.flatMap(({ events }) => events).find(({ type }) => type === 'voyage.ended');
    expect(ended?.params['outcome']).toBe('summoned');
  });

  it('[OP19] stays where they are when there is nowhere to set them down', () => {
    const universe = travelling();
    const inputs: Input[] = [teleport('Alice', 'moon', 'quay'), teleport('Alice', 'isle', 'moon')];
    expect(answersOf(stepAll(universe, inputs))).toEqual([
      'operator/unknown-realm',
      'operator/unknown-location',
    ]);
    expect(universe.hub.voyages.all()[0]?.state).toBe('offered');
  });

  it('[OP19] comes with what the game gave them, when it had sent them home before', () => {
    const universe = travelling();
    const voyage = theVoyage(universe);
    stepAll(universe, [accept(voyage)]);
    const gained = [{ itemId: 'mug', name: 'a mug', itemType: 'vessel', rarity: 'common' as const }];
    stepAll(universe, [bringBack(voyage, { gained }), teleport('Alice', 'isle', 'quay')]);
    stepTo(universe, universe.tick + 20);
    expect(whereIs(universe)).toEqual({ realm: 'isle', place: 'room:quay' });
    expect(findPlayer(universe, ALICE)?.items.map(({ called }) => called)).toContain('a mug');
  });

  it('[OP20] is under the same orders in a universe that was restored meanwhile', () => {
    const universe = travelling();
    stepAll(universe, [mute('Alice', 60), teleport('Alice', 'isle', 'quay')]);
    const restored = Universe.restore(smallMaking(), decodeSnapshot(encodeSnapshot(universe.snapshot())));
    for (const one of [universe, restored]) stepTo(one, 40);
    expect(restored.chain).toBe(universe.chain);
    expect(whereIs(restored)).toEqual({ realm: 'isle', place: 'room:quay' });
  });
});
