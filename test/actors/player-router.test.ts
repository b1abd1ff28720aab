/** The multiverse API for players, first half: what other programs may do to them. */
import { describe, expect, it } from 'vitest';
import { CROWN, JOURNEY, NEW_ALICE, NOBODY, openRouter } from '../support/open-router.ts';
import { ALICE, command, join } from '../support/scripted-run.ts';

describe('creating a player', () => {
  it('[RT1] gives them a place in the realm asked for, asleep, with race, class, purse and a universal id', () => {
    const { router, run } = openRouter();
    expect(router.createPlayer({ ...NEW_ALICE, characterClass: 'ranger', startingRealm: 'deep' })).toEqual({
      ok: true,
      player: ALICE,
    });
    expect(router.findPlayer(ALICE)).toBeUndefined();
    run();
    expect(router.findPlayer(ALICE)).toMatchObject({
      realm: 'deep',
      items: [],
      player: {
        name: 'Alice',
        race: 'elf',
        characterClass: 'ranger',
        present: false,
        tokens: 20,
        place: 'room:hall',
      },
    });
  });

  it('[RT1] who joins later is the same player, wherever they were created', () => {
    const { universe, router, run } = openRouter();
    router.createPlayer({ ...NEW_ALICE, startingRealm: 'deep' });
    run();
    run(1, join(ALICE, 'Alice'));
    expect(universe.realmOf(ALICE)?.setting.realm).toBe('deep');
    expect(router.findPlayer(ALICE)?.player).toMatchObject({ race: 'elf', present: true });
  });

  it('[RT1] leaves an existing player alone', () => {
    const { router, run } = openRouter();
    router.createPlayer(NEW_ALICE);
    run();
    router.createPlayer({ ...NEW_ALICE, characterRace: 'troll', startingRealm: 'deep' });
    run();
    expect(router.findPlayer(ALICE)).toMatchObject({ realm: 'isle', player: { race: 'elf' } });
  });

  it.each([
    ['', 'player/name-invalid'],
    ['  ', 'player/name-invalid'],
    ['a'.repeat(25), 'player/name-invalid'],
    ['Al\u0007ice', 'player/name-invalid'],
    ['Al\ud800', 'player/name-invalid'],
  ])('[RT6] refuses the name %j', (playerName, code) => {
    expect(openRouter().router.createPlayer({ ...NEW_ALICE, playerName })).toEqual({ ok: false, code });
  });

  it('[RT6] refuses a realm that there is not, and a race or class that is no text to show', () => {
    const { router } = openRouter();
    expect(router.createPlayer({ ...NEW_ALICE, startingRealm: 'sol_9' })).toEqual({
      ok: false,
      code: 'realm/unknown',
    });
    expect(router.createPlayer({ ...NEW_ALICE, characterRace: '' })).toMatchObject({ ok: false });
    expect(router.createPlayer({ ...NEW_ALICE, characterClass: 'x'.repeat(1000) })).toMatchObject({
      ok: false,
    });
  });
});

describe('a transition', () => {
  it('[RT2] takes the player to the arrival of the other realm, with a record of why', () => {
    const { router, run } = openRouter();
    router.createPlayer(NEW_ALICE);
    run();
    expect(router.transitionPlayer(ALICE, JOURNEY)).toEqual({ ok: true, player: ALICE });
    run(11);
    expect(router.findPlayer(ALICE)).toMatchObject({
      realm: 'deep',
      player: {
        place: 'room:hall',
        visitedRealms: ['isle', 'deep'],
        transitions: 1,
        journey: [{ from: 'isle', to: 'deep', context: 'a dream of deep water' }],
      },
    });
  });

  it('[RT6] refuses unknown players, unknown realms, and a player who is elsewhere or under way', () => {
    const { router, run } = openRouter();
    expect(router.transitionPlayer(NOBODY, JOURNEY)).toEqual({ ok: false, code: 'player/unknown' });
    router.createPlayer(NEW_ALICE);
    run();
    expect(router.transitionPlayer(ALICE, { ...JOURNEY, targetRealm: 'sol_9' })).toEqual({
      ok: false,
      code: 'realm/unknown',
    });
    expect(router.transitionPlayer(ALICE, { ...JOURNEY, sourceRealm: 'deep', targetRealm: 'isle' })).toEqual({
      ok: false,
      code: 'player/elsewhere',
    });
    router.transitionPlayer(ALICE, JOURNEY);
    run();
    expect(router.transitionPlayer(ALICE, JOURNEY)).toEqual({ ok: false, code: 'player/elsewhere' });
  });

  it('[RT2] to where the player already is does nothing', () => {
    const { router, run } = openRouter();
    router.createPlayer(NEW_ALICE);
    run();
    router.transitionPlayer(ALICE, { ...JOURNEY, targetRealm: 'isle' });
    run(12);
    expect(router.findPlayer(ALICE)).toMatchObject({ realm: 'isle', player: { transitions: 0 } });
  });
});

describe('reputation', () => {
  it('[RT3] moves with the faction named, adds up, and is clamped', () => {
    const { router, run } = openRouter();
    router.createPlayer(NEW_ALICE);
    run();
    for (const change of [300, -50, 5000]) router.modifyReputation(ALICE, 'wardens', change);
    router.modifyReputation(ALICE, 'strangers', -250);
    const events = run();
    expect(router.findPlayer(ALICE)?.player.reputation).toEqual({ wardens: 1000, strangers: -250 });
    expect(events.map(({ params }) => params['standing'])).toEqual([
      { text: 'standing.liked' },
      { text: 'standing.revered' },
      { text: 'standing.disliked' },
    ]);
  });

  it('[RT6] refuses unknown players and factions, and what is no whole number', () => {
    const { router, run } = openRouter();
    router.createPlayer(NEW_ALICE);
    run();
    expect(router.modifyReputation(NOBODY, 'wardens', 1)).toEqual({ ok: false, code: 'player/unknown' });
    expect(router.modifyReputation(ALICE, 'pirates', 1)).toEqual({
      ok: false,
      code: 'reputation/unknown-faction',
    });
    for (const change of [0.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(router.modifyReputation(ALICE, 'wardens', change)).toEqual({
        ok: false,
        code: 'reputation/not-an-integer',
      });
  });
});

describe('the inventory', () => {
  it('[RT4] holds what is added, and takes across realms only what may be taken', () => {
    const { universe, router, run } = openRouter();
    router.createPlayer(NEW_ALICE);
    run();
    router.addItemToInventory(ALICE, CROWN);
    router.addItemToInventory(ALICE, { ...CROWN, itemId: 'anchor', name: 'Old Anchor', transferable: false });
    run();
    expect(
      router
        .findPlayer(ALICE)
        ?.items.map(({ called }) => called)
        .sort(),
    ).toEqual(['Crown of Kelp', 'Old Anchor']);
    router.transitionPlayer(ALICE, JOURNEY);
    run(11);
    expect(router.findPlayer(ALICE)?.items).toMatchObject([
      { called: 'Crown of Kelp', rarity: 'legendary', sourceRealm: 'atlantis' },
    ]);
    expect(
      universe
        .realm('isle')
        ?.facts.itemsIn('room:quay' as never)
        .map(({ called }) => called),
    ).toContain('Old Anchor');
  });

  it('[RT4] can be dealt with by the name of what was added, which no content knows', () => {
    const { router, run } = openRouter();
    run(1, join(ALICE, 'Alice'));
    router.addItemToInventory(ALICE, CROWN);
    run();
    const events = run(1, command(ALICE, 'drop kelp crown'));
    expect(events.map(({ type }) => type)).toContain('player.dropped');
  });

  it('[RT4] two grants of one thing are two things', () => {
    const { router, run } = openRouter();
    router.createPlayer(NEW_ALICE);
    run();
    router.addItemToInventory(ALICE, CROWN);
    router.addItemToInventory(ALICE, CROWN);
    run();
    expect(new Set(router.findPlayer(ALICE)?.items.map(({ id }) => id)).size).toBe(2);
  });

  it('[RT6] refuses unknown players, and items that can not be told', () => {
    const { router, run } = openRouter();
    router.createPlayer(NEW_ALICE);
    run();
    expect(router.addItemToInventory(NOBODY, CROWN)).toEqual({ ok: false, code: 'player/unknown' });
    for (const wrong of [
      { name: '' },
      { rarity: 'mythic' as never },
      { itemId: 'x'.repeat(500) },
      { name: '\ud800' },
    ])
      expect(router.addItemToInventory(ALICE, { ...CROWN, ...wrong })).toMatchObject({ ok: false });
  });
});
