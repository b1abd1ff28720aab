/** What operators do to players and to everybody, as recorded inputs with an answer each. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/actors/universe/input.ts';
import { destinationOf } from '../../src/actors/realm/departures.ts';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import { findPlayer } from '../../src/actors/universe/universe-queries.ts';
import { decodeSnapshot, encodeSnapshot } from '../../src/actors/universe/universe-snapshot.ts';
import { BANS_MAX } from '../../src/domain/operators/operator-order.ts';
import { HUB } from '../../src/kernel/ids.ts';
import {
  ban,
  broadcast,
  kick,
  mute,
  note,
  operatorEvents,
  teleport,
  unban,
  unmute,
} from '../support/operator-inputs.ts';
import { ALICE, BOB, command, join, keysFor, smallMaking, stepAll } from '../support/scripted-run.ts';

function begin(): Universe {
  const universe = Universe.begin(smallMaking({ npcs: 0 }));
  universe.step([join(ALICE, 'Alice'), join(BOB, 'Bob')]);
  return universe;
}

const farewellOf = (outcomes: readonly TickOutcome[], player = ALICE) =>
  outcomes.flatMap(({ outputs }) => outputs).find((output) => output.player === player)?.farewell;

const codes = (outcomes: readonly TickOutcome[]) =>
  operatorEvents(outcomes).map(({ type, params }) => (type === 'operator.refused' ? params['code'] : type));

const playerOf = (universe: Universe, id = ALICE) => findPlayer(universe, id)?.player;

describe('an operator', () => {
  it('[OP1] leaves no trace in the hashes and snapshots of a universe in which nobody is banned', () => {
    const universe = begin();
    expect(universe.hub.operators.hash()).toBe('');
    stepAll(universe, [ban('Cleo'), note('pause')]);
    expect(universe.hub.operators.hash()).not.toBe('');
    expect(universe.snapshot().hub.bans).toHaveLength(1);
    stepAll(universe, [unban('Cleo')]);
    expect(universe.hub.operators.hash()).toBe('');
    expect(universe.snapshot().hub).not.toHaveProperty('bans');
  });

  it('[OP2] gets an answer with the request and the name of who asked, caused by the input', () => {
    const universe = begin();
    const [outcome] = stepAll(universe, [broadcast('Hello'), mute('Alice', 5), kick('Nobody')]);
    const answers = outcome?.events.filter(({ type }) => type.startsWith('operator.')) ?? [];
    expect(answers.map(({ cause, params }) => [cause, params['request'], params['operator']])).toEqual([
      ['i2.0', 'broadcast', 'Ada'],
      ['i2.2', 'kick-Nobody', 'Ada'],
      ['i2.1', 'mute-Alice', 'Ada'],
    ]);
  });

  it('[OP3] is refused for a player whom nobody knows', () => {
    const orders = [kick('Zoe'), mute('Zoe', 5), unmute('Zoe'), teleport('Zoe', 'isle', 'quay')];
    const refused = stepAll(begin(), orders);
    expect(codes(refused)).toEqual(orders.map(() => 'operator/unknown-player'));
  });
});

describe('a kick', () => {
  it('[OP4] tells the player why, ends the visit, and lets others see them fade', () => {
    const universe = begin();
    const outcomes = stepAll(universe, [kick('Alice')]);
    expect(keysFor(outcomes, ALICE)).toEqual(['operator.kicked.target']);
    expect(keysFor(outcomes, BOB)).toContain('player.faded.other');
    expect(farewellOf(outcomes)).toBe('kicked');
    expect(farewellOf(outcomes, BOB)).toBeUndefined();
    expect(playerOf(universe)?.present).toBe(false);
    const back = stepAll(universe, [join(ALICE, 'Alice')]);
    expect(keysFor(back, ALICE)).toContain('player.returned.self');
  });

  it('[OP4] is refused for somebody who is asleep', () => {
    const universe = begin();
    stepAll(universe, [{ kind: 'player.leave', player: ALICE }]);
    expect(codes(stepAll(universe, [kick('Alice')]))).toEqual(['operator/not-present']);
  });

  it('[OP4] comes after what was typed before it, and before what was typed after it', () => {
    const universe = begin();
    const said = (text: string): Input => command(ALICE, `say ${text}`);
    const [outcome] = stepAll(universe, [said('one'), kick('Alice'), said('two')]);
    const texts = outcome?.events
      .filter(({ type }) => type === 'player.said')
      .map(({ params }) => params['text']);
    expect(texts).toEqual(['one']);
  });
});

describe('a mute', () => {
  it('[OP5] refuses words of one’s own that others would hear or read, and nothing else', () => {
    const universe = begin();
    stepAll(universe, [mute('Alice', 5)]);
    const words = [
      'say hi',
      'emote waves',
      'whisper to bob psst',
      'shout over here',
      'tell bob hi',
      'newbie hi',
      'title Loud',
    ];
    for (const text of words) {
      const outcomes = stepAll(universe, [command(ALICE, text)]);
      expect([text, ...keysFor(outcomes, ALICE)]).toEqual([text, 'refusal.operator.muted']);
      expect(keysFor(outcomes, BOB)).toEqual([]);
    }
    expect(keysFor(stepAll(universe, [command(ALICE, 'wave')]), ALICE)).not.toContain(
      'refusal.operator.muted',
    );
    expect(keysFor(stepAll(universe, [command(BOB, 'say hi')]), ALICE)).toEqual(['player.said.other']);
  });

  it('[OP6] ends by itself after so many played seconds, and the player is told', () => {
    const universe = begin();
    stepAll(universe, [mute('Alice', 2)]);
    const ticks = 2000 / universe.options.tickMs;
    const quiet = stepAll(universe, [], ticks - 1);
    expect(keysFor(quiet, ALICE)).not.toContain('silence.ended.target');
    expect(keysFor(stepAll(universe, []), ALICE)).toContain('silence.ended.target');
    expect(playerOf(universe)).not.toHaveProperty('silencedUntil');
    expect(keysFor(stepAll(universe, [command(ALICE, 'say hi')]), ALICE)).toEqual(['player.said.self']);
  });

  it('[OP6] goes along on a journey, and ends on the other side', () => {
    const universe = begin();
    stepAll(universe, [mute('Alice', 6), teleport('Alice', 'deep', 'well')]);
    const outcomes = stepAll(universe, [], 20);
    expect(findPlayer(universe, ALICE)?.realm).toBe('deep');
    expect(keysFor(stepAll(universe, [command(ALICE, 'say hi')]), ALICE)).toEqual(['refusal.operator.muted']);
    outcomes.push(...stepAll(universe, [], 60));
    expect(keysFor(outcomes, ALICE)).toContain('silence.ended.target');
    expect(keysFor(stepAll(universe, [command(ALICE, 'say hi')]), ALICE)).toEqual(['player.said.self']);
  });

  it('[OP7] is lifted before its time, and refused to be lifted from somebody who is not muted', () => {
    const universe = begin();
    stepAll(universe, [mute('Alice', 60)]);
    const lifted = stepAll(universe, [unmute('Alice'), unmute('Bob')]);
    expect(codes(lifted)).toEqual(['operator.unmuted', 'operator/not-muted']);
    expect(keysFor(lifted, ALICE)).toEqual(['operator.unmuted.target']);
    expect(keysFor(stepAll(universe, [], 700), ALICE)).not.toContain('silence.ended.target');
  });
});

describe('a ban', () => {
  it('[OP8] sends the player away and does not let them in again, until it is lifted', () => {
    const universe = begin();
    const sent = stepAll(universe, [ban('Alice')]);
    expect(keysFor(sent, ALICE)).toEqual(['player.shut-out.target']);
    expect(farewellOf(sent)).toBe('banned');
    expect(universe.hub.operators.isBanned(ALICE)).toBe(true);
    const [refused] = stepAll(universe, [join(ALICE, 'Alice')]);
    expect(refused?.events.find(({ type }) => type === 'player.turned-away')).toMatchObject({
      target: ALICE,
      params: { code: 'operator/banned', name: 'Alice' },
    });
    expect(playerOf(universe)?.present).toBe(false);
    expect(codes(stepAll(universe, [unban('Alice')]))).toEqual(['operator.unbanned']);
    stepAll(universe, [join(ALICE, 'Alice')]);
    expect(playerOf(universe)?.present).toBe(true);
  });

  it('[OP8] keeps out somebody who was never here', () => {
    const universe = Universe.begin(smallMaking({ npcs: 0 }));
    stepAll(universe, [ban('Alice'), join(ALICE, 'Alice')]);
    expect(playerOf(universe)).toBeUndefined();
    expect(universe.hub.operators.bans()).toMatchObject([{ player: ALICE, name: 'Alice', since: 1 }]);
  });

  it('[OP8] finds a player who is between two realms', () => {
    const universe = begin();
    stepAll(universe, [teleport('Alice', 'deep', 'hall')]);
    const isle = universe.realm('isle');
    expect(isle && destinationOf(isle, ALICE)).toBe('deep');
    const outcomes = stepAll(universe, [ban('Alice')], 20);
    expect(farewellOf(outcomes)).toBe('banned');
    expect(playerOf(universe)?.present).toBe(false);
  });

  it('[OP9] is refused twice, and so is lifting one that is not there', () => {
    const outcomes = stepAll(begin(), [ban('Alice'), ban('Alice'), unban('Bob')]);
    expect(codes(outcomes).sort()).toEqual([
      'operator.banned',
      'operator/already-banned',
      'operator/not-banned',
    ]);
  });

  it('[OP9] is refused when there are as many as the universe holds', () => {
    const universe = Universe.begin(smallMaking({ npcs: 0 }));
    const many = Array.from({ length: BANS_MAX + 1 }, (_, index) => ban(`Player ${index}`));
    expect(codes(stepAll(universe, many)).at(-1)).toBe('operator/too-many-bans');
    expect(universe.hub.operators.bans()).toHaveLength(BANS_MAX);
  });
});

describe('a teleport', () => {
  it('[OP10] sets a player down in another room of the realm, and both rooms notice', () => {
    const universe = begin();
    stepAll(universe, [command(BOB, 'north')]);
    const outcomes = stepAll(universe, [teleport('Alice', 'isle', 'square')]);
    expect(keysFor(outcomes, ALICE)).toEqual([
      'operator.teleported.target',
      'room isle.location.square.name',
      'player.discovered.self',
    ]);
    expect(keysFor(outcomes, BOB)).toEqual(['player.set-down.other']);
    const away = stepAll(universe, [teleport('Alice', 'isle', 'tower')]);
    expect(keysFor(away, BOB)).toEqual(['player.taken-away.other']);
    expect(playerOf(universe)?.place).toBe('room:tower');
  });

  it('[OP10] into another realm is a journey like any other', () => {
    const universe = begin();
    stepAll(universe, [command(ALICE, 'take shell'), command(ALICE, 'take rope')]);
    stepAll(universe, [teleport('Alice', 'deep', 'well')], 12);
    const found = findPlayer(universe, ALICE);
    expect(found?.realm).toBe('deep');
    expect(found?.player.place).toBe('room:well');
    expect(found?.player.journey.at(-1)).toMatchObject({ from: 'isle', to: 'deep', context: 'operator' });
    expect(found?.items.map(({ spec }) => spec)).toEqual(['shell']);
  });

  it('[OP11] is refused to a realm or a room that is not there, and to where the player stands', () => {
    const universe = begin();
    const outcomes = stepAll(universe, [
      teleport('Alice', 'moon', 'quay'),
      teleport('Alice', 'isle', 'well'),
      teleport('Alice', 'isle', '__proto__'),
      teleport('Alice', 'isle', 'quay'),
    ]);
    expect(codes(outcomes)).toEqual([
      'operator/unknown-realm',
      'operator/unknown-location',
      'operator/unknown-location',
      'operator/already-there',
    ]);
    expect(keysFor(outcomes, ALICE)).toEqual([]);
  });
});

describe('what operators do for all', () => {
  it('[OP12] a broadcast is read by everybody who is there, in every realm', () => {
    const universe = begin();
    stepAll(universe, [teleport('Bob', 'deep', 'hall')], 12);
    const outcomes = stepAll(universe, [broadcast('The tide is late')]);
    for (const player of [ALICE, BOB])
      expect(keysFor(outcomes, player)).toEqual(['announcement.heard.other']);
    expect(operatorEvents(outcomes)).toMatchObject([
      { type: 'operator.broadcast', params: { text: 'The tide is late', operator: 'Ada' } },
    ]);
  });

  it('[OP13] a pause, a resumption and steps are noted with who and how many', () => {
    const universe = begin();
    const outcomes = stepAll(universe, [note('pause'), note('step', 7)]);
    expect(
      operatorEvents(outcomes).map(({ params }) => [params['what'], params['ticks'], params['operator']]),
    ).toEqual([
      ['pause', 0, 'Ada'],
      ['step', 7, 'Ada'],
    ]);
    expect(outcomes[0]?.events[0]?.realm).toBe(HUB);
  });
});

const anyOrder = (): fc.Arbitrary<Input> => {
  const name = fc.constantFrom('Alice', 'Bob', 'Zoe');
  return fc.oneof(
    name.map((who) => kick(who)),
    fc.tuple(name, fc.integer({ min: 1, max: 6 })).map(([who, seconds]) => mute(who, seconds)),
    name.map(unmute),
    name.map((who) => ban(who)),
    name.map(unban),
    fc
      .tuple(name, fc.constantFrom('isle', 'deep', 'moon'), fc.constantFrom('quay', 'hall', 'well', 'square'))
      .map(([who, realm, location]) => teleport(who, realm, location)),
    fc.constant(broadcast('Hello')),
    fc.constantFrom(join(ALICE, 'Alice'), join(BOB, 'Bob')),
    fc.constantFrom(
      ...['say hi', 'n', 's', 'take shell', 'quit', 'tell bob hi'].map((text) => command(ALICE, text)),
    ),
  );
};

describe('any orders', () => {
  it('[OP14] are answered each, and a universe restored at any tick goes on with them as the original', () => {
    const script = fc.array(fc.array(anyOrder(), { maxLength: 4 }), { minLength: 30, maxLength: 45 });
    fc.assert(
      fc.property(script, fc.integer({ min: 1, max: 29 }), (ticks, storedAt) => {
        const original = begin();
        let copy: Universe | undefined;
        const asked = ticks.flat().filter(({ kind }) => kind.startsWith('operator.')).length;
        let answered = 0;
        const answers = (outcome: TickOutcome) => {
          answered += operatorEvents([outcome]).length;
        };
        ticks.forEach((inputs, index) => {
          answers(original.step(inputs));
          copy?.step(inputs);
          if (index === storedAt)
            copy = Universe.restore(
              smallMaking({ npcs: 0 }),
              decodeSnapshot(encodeSnapshot(original.snapshot())),
            );
        });
        for (let tick = 0; tick < 20; tick += 1) {
          answers(original.step([]));
          copy?.step([]);
        }
        expect(copy?.chain).toBe(original.chain);
        expect(answered).toBe(asked);
        original.recheck();
      }),
      { numRuns: 40 },
    );
  });
});
