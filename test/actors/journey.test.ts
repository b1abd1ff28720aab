/** Travellers between realms: one envelope holds all of them, and nothing they say on the way is lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/actors/universe/input.ts';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import { findPlayer } from '../../src/actors/universe/universe-queries.ts';
import type { PlayerId } from '../../src/kernel/ids.ts';
import { anyScript } from '../support/any-script.ts';
import { Auditor, census } from '../support/auditor.ts';
import { breakRealm } from '../support/break-realm.ts';
import { ALICE, BOB, command, join, keysFor, smallMaking } from '../support/scripted-run.ts';

const leave = (player: PlayerId): Input => ({ kind: 'player.leave', player });
const whereIs = (universe: Universe, player: PlayerId) => census(universe).players.get(player);

/** Alice at the arch after tick 3, with a shell in her hands; control ticks are 10, 20, 30. */
function atTheArch(): Universe {
  const universe = Universe.begin(smallMaking({}, { onFailure: () => {} }));
  universe.step([join(ALICE, 'Alice'), join(BOB, 'Bob')]);
  universe.step([command(ALICE, 'take shell'), command(ALICE, 'take rope')]);
  universe.step([command(ALICE, 'n'), command(ALICE, 'e')]);
  return universe;
}

function stepTo(universe: Universe, tick: number): TickOutcome[] {
  const outcomes: TickOutcome[] = [];
  while (universe.tick < tick) outcomes.push(universe.step([]));
  return outcomes;
}

describe('a traveller', () => {
  it('[JY1] is in exactly one place at every tick: in one realm, or in one envelope', () => {
    const universe = atTheArch();
    expect(whereIs(universe, ALICE)).toEqual(['isle']);
    universe.step([command(ALICE, 'enter arch')]);
    for (let tick = 4; tick < 10; tick += 1) {
      expect(whereIs(universe, ALICE)).toEqual(['outbox of isle']);
      universe.step([]);
    }
    expect(whereIs(universe, ALICE)).toEqual(['inbox of deep']);
    expect(findPlayer(universe, ALICE)?.realm).toBeNull();
    universe.step([]);
    expect(whereIs(universe, ALICE)).toEqual(['deep']);
    expect(findPlayer(universe, ALICE)?.realm).toBe('deep');
  });

  it('[JY1] takes along what may leave, and leaves the rest where they stood', () => {
    const universe = atTheArch();
    const [outcome] = [universe.step([command(ALICE, 'enter arch')])];
    expect(keysFor([outcome], ALICE)).toContain('item.left-behind.self');
    expect(
      universe
        .realm('isle')
        ?.facts.itemsIn('room:gate' as never)
        .map(({ spec }) => spec),
    ).toEqual(['rope']);
    stepTo(universe, 11);
    expect(findPlayer(universe, ALICE)?.items.map(({ id }) => id)).toEqual(['item:isle/shell/1']);
  });

  it('[JY1] holds in any run: everybody and everything in exactly one place at every tick', () => {
    fc.assert(
      fc.property(anyScript(60), fc.constantFrom(1, 3, 10), (script, controlTickInterval) => {
        const universe = Universe.begin(smallMaking({ controlTickInterval, recheckInterval: 5 }));
        const auditor = new Auditor(universe);
        for (let tick = 1; tick <= 60; tick += 1)
          expect(auditor.problems(universe.step(script.get(tick) ?? []))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('[JY2] is the same person afterwards: tokens, reputation, flags and name, and remembers the journey', () => {
    const universe = atTheArch();
    universe.step([{ kind: 'player.reputation', player: ALICE, faction: 'wardens', change: -321 }]);
    const before = findPlayer(universe, ALICE)?.player;
    universe.step([command(ALICE, 'enter arch')]);
    stepTo(universe, 11);
    const { player } = findPlayer(universe, ALICE)!;
    expect(player).toMatchObject({
      name: 'Alice',
      present: true,
      place: 'room:hall',
      tokens: (before?.tokens ?? 0) + 3,
      reputation: { wardens: -321, strangers: 60 },
      flags: before?.flags,
      transitions: 1,
      visitedRealms: ['isle', 'deep'],
      journey: [{ from: 'isle', to: 'deep', tick: 11, context: 'portal' }],
    });
  });
});

describe('what is said on the way', () => {
  it('[JY3] is carried out after landing, in the order in which it was said', () => {
    const universe = atTheArch();
    universe.step([command(ALICE, 'enter arch'), command(ALICE, "'one")]);
    universe.step([command(ALICE, "'two")]);
    universe.step([command(ALICE, 'n'), command(ALICE, "'three")]);
    const outcomes = stepTo(universe, 12);
    const deeds = outcomes.flatMap(({ events }) => events).filter(({ actor }) => actor === ALICE);
    const told = deeds.map(({ type, params }) => String(params['text'] ?? type));
    const inOrder = ['player.landed', 'one', 'two', 'player.left', 'player.arrived', 'three'];
    expect(told.filter((one) => inOrder.includes(one))).toEqual(inOrder);
    expect(new Set(deeds.map(({ tick }) => tick))).toEqual(new Set([11]));
  });

  it.each([4, 7, 9, 10])('[JY3] a connection that ends at tick %i leaves the traveller asleep', (tick) => {
    const universe = atTheArch();
    universe.step(tick === 4 ? [command(ALICE, 'enter arch'), leave(ALICE)] : [command(ALICE, 'enter arch')]);
    stepTo(universe, tick - 1);
    if (tick > 4) universe.step([leave(ALICE)]);
    stepTo(universe, 12);
    expect(findPlayer(universe, ALICE)).toMatchObject({ realm: 'deep', player: { present: false } });
  });

  it('[JY3] who left and came back on the way lands awake', () => {
    const universe = atTheArch();
    universe.step([command(ALICE, 'enter arch')]);
    universe.step([leave(ALICE)]);
    universe.step([join(ALICE, 'Alice')]);
    const outcomes = stepTo(universe, 12);
    expect(findPlayer(universe, ALICE)).toMatchObject({ realm: 'deep', player: { present: true } });
    expect(keysFor(outcomes, ALICE).at(-1)).toBe('room deep.location.hall.name');
  });

  it('[JY3] a grant from outside reaches the traveller too', () => {
    const universe = atTheArch();
    universe.step([command(ALICE, 'enter arch')]);
    const medal = {
      itemId: 'medal',
      name: 'Medal',
      itemType: 'trophy',
      rarity: 'rare',
      sourceRealm: 'x',
    } as const;
    universe.step([{ kind: 'player.item', player: ALICE, item: { ...medal, transferable: true } }]);
    stepTo(universe, 11);
    expect(findPlayer(universe, ALICE)?.items.map(({ spec }) => spec)).toContain('medal');
  });
});

describe('a traveller to a realm that has failed', () => {
  const whole = (universe: Universe) => {
    const { player, items, realm } = findPlayer(universe, ALICE)!;
    expect(realm).toBe('isle');
    expect(player).toMatchObject({
      place: 'room:gate',
      present: true,
      visitedRealms: ['isle'],
      transitions: 0,
      suggested: '',
    });
    expect(items.map(({ spec }) => spec)).toEqual(['shell']);
  };

  it('[JY4] comes home whole when it failed before they set out, and what they said is done there', () => {
    const universe = atTheArch();
    breakRealm(universe, 'deep');
    universe.step([command(ALICE, 'enter arch'), command(ALICE, "'well")]);
    const outcomes = stepTo(universe, 11);
    whole(universe);
    expect(keysFor(outcomes, ALICE)).toEqual(['player.turned-back.self', 'player.said.self']);
  });

  it('[JY4] comes home whole when it fails while they are under way', () => {
    const universe = atTheArch();
    universe.step([command(ALICE, 'enter arch')]);
    breakRealm(universe, 'deep');
    stepTo(universe, 11);
    whole(universe);
  });

  it('[JY4] comes home whole when it fails at the very moment of arrival, and nothing is lost on either way', () => {
    const universe = atTheArch();
    const auditor = new Auditor(universe);
    universe.step([command(ALICE, 'enter arch'), command(ALICE, "'well")]);
    stepTo(universe, 10);
    breakRealm(universe, 'deep', 'first letter');
    universe.step([command(ALICE, "'hello?")]);
    expect(universe.realm('deep')?.failed).toBe(true);
    expect(whereIs(universe, ALICE)).toEqual(['outbox of deep']);
    const outcomes = [universe.step([command(ALICE, "'anybody?")]), ...stepTo(universe, 21)];
    whole(universe);
    expect(keysFor(outcomes, ALICE)).toEqual([
      'player.turned-back.self',
      'player.said.self',
      'player.said.self',
      'player.said.self',
    ]);
    expect(auditor.problems({ events: [] })).toEqual([]);
    universe.recheck();
  });

  it('[JY4] a connection that ends while they are turned back leaves them asleep at home', () => {
    const universe = atTheArch();
    universe.step([command(ALICE, 'enter arch')]);
    stepTo(universe, 10);
    breakRealm(universe, 'deep', 'first letter');
    universe.step([]);
    universe.step([leave(ALICE)]);
    stepTo(universe, 22);
    expect(findPlayer(universe, ALICE)).toMatchObject({ realm: 'isle', player: { present: false } });
  });

  it('[JY4] goes on when it is the realm they left that failed', () => {
    const universe = atTheArch();
    universe.step([command(ALICE, 'enter arch')]);
    breakRealm(universe, 'isle');
    universe.step([command(ALICE, "'on")]);
    const outcomes = stepTo(universe, 11);
    expect(findPlayer(universe, ALICE)?.realm).toBe('deep');
    expect(keysFor(outcomes, ALICE)).toContain('player.said.self');
  });
});
