/** Reactions of content: what sets them off, in which order they follow, how deep they go, and what is recorded of it. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/actors/universe/input.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import { decodeSnapshot, encodeSnapshot } from '../../src/actors/universe/universe-snapshot.ts';
import {
  HUB_EVENTS,
  SHARED_EVENTS,
  UNHEARD_EVENTS,
  UNTOLD_EVENTS,
} from '../../src/domain/cascades/hearable-events.ts';
import { TELLING } from '../../src/domain/witness.ts';
import { sha256Hex } from '../../src/kernel/digest.ts';
import { entityId } from '../../src/kernel/ids.ts';
import { hearGames, publish, register, to } from '../support/game-inputs.ts';
import {
  chainOf,
  eventsIn,
  reactingMaking,
  reactingUniverse,
  stepsIn,
  through,
  types,
  withReactions,
} from '../support/reacting-world.ts';
import { ALICE, BOB, command, join, keysFor } from '../support/scripted-run.ts';

const POLICY = `schema: the-seed/policies@1
policies:
  - id: no_bells
    priority: 10
    scope: { command: [game.publish] }
    when: [{ request: { field: event_type, is: ["bell_*"] } }]
    verdict: deny
    reason: No bells here.
`;
const REALM = entityId('realm', 'vetrellis');
const flagsOf = (universe: Universe) => universe.realm('vetrellis')?.facts.realm().flags;
const tokensOf = (universe: Universe) => universe.realm('vetrellis')?.facts.player(ALICE)?.tokens;

describe('a reaction in a realm', () => {
  it('[RX1] follows its event in the same tick, and tells the room, with what the event says', () => {
    const universe = reactingUniverse({
      'vetrellis/shell': `
when: { event: player.took, where: { item: shell } }
then:
  - narrate: { text: "A gull sees {who} take {thing}.", in: here, with: { who: $actor, thing: $item } }`,
    });
    const outcome = types(universe, 'take shell');
    const [fired] = outcome.events.filter(({ type }) => type === 'reaction.fired');
    const took = outcome.events.find(({ type }) => type === 'player.took');
    expect(fired).toMatchObject({ cause: took?.id, params: { reaction: 'vetrellis/shell', depth: 1 } });
    expect(outcome.events.find(({ type }) => type === 'story.narrated')).toMatchObject({
      cause: fired?.id,
      room: 'room:cliffs',
      params: { who: 'Alice', thing: { item: 'shell' }, line: { text: 'vetrellis.reaction.shell.1' } },
    });
    expect(keysFor([outcome], ALICE)).toContain('vetrellis.reaction.shell.1');
  });

  it.each([
    ['{ item: shell }', true],
    ['{ item: [rope, shell] }', true],
    ['{ item: rope }', false],
    ['{ item.item: shell, itemId: { exists: true } }', true],
    ['{ nothing: { exists: false } }', true],
    ['{ item: { exists: false } }', false],
    ['{ item: { at_least: 1 } }', false],
  ])('[RX2] waits for values by simple paths: %s', (where, follows) => {
    const universe = reactingUniverse({
      'vetrellis/shell': `when: { event: player.took, where: ${where} }\nthen: [{ set_realm_flag: seen }]`,
    });
    types(universe, 'take shell');
    expect(flagsOf(universe)?.includes('seen')).toBe(follows);
  });

  it('[RX3] is heard with all others in the order of ids, and one sees what those before it have done', () => {
    const took = 'when: { event: player.took }';
    const universe = reactingUniverse({
      'vetrellis/b': `${took}\nif: { realm_flag: first }\nthen: [{ emit: { event: saw_it } }]`,
      'vetrellis/a': `${took}\nthen: [{ set_realm_flag: first }]`,
      'vetrellis/c': `when: { event: "player.*", where: { item: shell } }\nif: { not: { realm_flag: first } }\nthen: [{ emit: { event: too_late } }]`,
      z: `when: { event: player.took }\nthen: [{ clear_realm_flag: first }]`,
    });
    expect(stepsIn([types(universe, 'take shell')])).toEqual([
      'fired vetrellis/a 1',
      'fired vetrellis/b 1',
      'own:saw_it',
      'fired z 1',
    ]);
    expect(flagsOf(universe)).toEqual([]);
  });

  it('[RX4] follows once in a realm, once for each player, or not again within its cooldown', () => {
    const dropped = 'when: { event: player.dropped }';
    const universe = reactingUniverse({
      'vetrellis/ever': `${dropped}\nonce: realm\nthen: [{ emit: { event: a } }]`,
      'vetrellis/each': `${dropped}\nonce: player\nthen: [{ emit: { event: b } }]`,
      'vetrellis/often': `${dropped}\ncooldown: 20 ticks\nthen: [{ emit: { event: c } }]`,
    });
    const drop = (player = ALICE) => {
      universe.step([command(player, 'take shell')]);
      const steps = stepsIn([universe.step([command(player, 'drop shell')])]);
      return steps.filter((step) => step.startsWith('own:'));
    };
    expect(drop()).toEqual(['own:b', 'own:a', 'own:c']);
    expect(drop()).toEqual([]);
    universe.step([join(BOB, 'Bob')]);
    expect(drop(BOB)).toEqual(['own:b']);
    for (let tick = 0; tick < 20; tick += 1) universe.step([]);
    expect(drop(BOB)).toEqual(['own:c']);
  });

  it('[RX5] pays what it awards out of the treasury, and makes things that the account of items knows', () => {
    const universe = reactingUniverse({
      'vetrellis/shell': `
when: { event: player.took, where: { item: shell } }
then: [{ award_tokens: 7 }, { award_experience: 5 }, { spawn: { item: shell, in: lighthouse_top } }]`,
    });
    const [purse, treasury] = [tokensOf(universe), universe.realm('vetrellis')?.facts.realm().treasury];
    types(universe, 'take shell');
    expect(tokensOf(universe)).toBe((purse ?? 0) + 7);
    expect(universe.realm('vetrellis')?.facts.realm().treasury).toBe((treasury ?? 0) - 7);
    expect(universe.realm('vetrellis')?.facts.holdsItem('room:lighthouse_top' as never, 'shell')).toBe(true);
    universe.recheck();
  });

  it('[RX6] sends charts a message, and begins and ends events of the world', () => {
    const universe = reactingUniverse({
      'vetrellis/a':
        'when: { event: player.took }\nthen: [{ begin_event: shell_fair }, { send_message: shells }]',
      'vetrellis/b':
        'when: { event: event.began, where: { event: shell_fair } }\nthen: [{ set_realm_flag: fair }]',
      'vetrellis/c':
        'when: { event: player.dropped }\nif: { event: shell_fair }\nthen: [{ end_event: shell_fair }]',
    });
    expect(stepsIn([types(universe, 'take shell')])).toEqual(['fired vetrellis/a 1', 'fired vetrellis/b 2']);
    expect(flagsOf(universe)).toEqual(['event shell_fair', 'fair', 'heard_shells']);
    types(universe, 'drop shell');
    expect(flagsOf(universe)).toEqual(['fair', 'heard_shells']);
  });
});

/** Takes a shell, and every step makes the next. */
const ENDLESS = {
  'vetrellis/begin': 'when: { event: player.took }\nthen: [{ emit: { event: step } }]',
  'vetrellis/go_on': 'when: { event: "own:step" }\nthen: [{ emit: { event: step } }]',
};

/** From realm to realm and back, at every control tick. */
const ROUND_TRIP = {
  'vetrellis/begin': 'when: { event: player.took }\nthen: [{ tell: { world: meridian, event: ping } }]',
  'meridian/back': 'when: { event: "own:ping" }\nthen: [{ tell: { world: vetrellis, event: pong } }]',
  'vetrellis/forth': 'when: { event: "own:pong" }\nthen: [{ tell: { world: meridian, event: ping } }]',
};

describe('a cascade of reactions', () => {
  it('[RX7] ends at the fifth step, or at the one that the universe is made with, and the step beyond is recorded', () => {
    const stops = (cascadeDepth?: number) =>
      stepsIn([
        types(reactingUniverse(ENDLESS, cascadeDepth === undefined ? {} : { cascadeDepth }), 'take shell'),
      ])
        .filter((step) => !step.startsWith('own:'))
        .slice(-2);
    expect(stops()).toEqual(['fired vetrellis/go_on 5', 'stopped vetrellis/go_on 6']);
    expect(stops(2)).toEqual(['fired vetrellis/go_on 2', 'stopped vetrellis/go_on 3']);
  });

  it('[RX8] is as deep in the next realm as it was in the last', () => {
    const universe = reactingUniverse(ROUND_TRIP);
    types(universe, 'take shell');
    const steps = stepsIn(through(universe, [], 7)).filter((step) => !step.startsWith('told'));
    expect(steps).toEqual([
      'own:ping',
      'fired meridian/back 2',
      'own:pong',
      'fired vetrellis/forth 3',
      'own:ping',
      'fired meridian/back 4',
      'own:pong',
      'fired vetrellis/forth 5',
      'own:ping',
      'stopped meridian/back 6',
    ]);
  });
});

const TREASURE = {
  'vetrellis/told_of_treasure': `
when: { event: "game:treasure_*", from: salvage, where: { data.finder.name: { exists: true } } }
then:
  - narrate: { text: "The fog says that {who} has it.", with: { who: $data.finder.name } }
  - tell: { world: meridian, event: treasure, with: { who: $data.finder.name } }`,
  'meridian/answers': `
when: { event: "own:treasure", from: vetrellis }
then: [{ publish: { event: congratulations, to: salvage, with: { who: $who } } }]`,
  hears_thanks: `
when: { event: "game:congratulations" }
then: [{ tell: { world: all, event: heard_of_it } }]`,
};
const FOUND = publish(
  'salvage',
  'treasure_found',
  to('vetrellis'),
  '{"finder":{"name":"Ned\\u0007 of\\n the Deep"}}',
);

describe('reactions across realms and games', () => {
  it('[RX9] hear what games publish, may read its data, and answer; each step names the one before it', () => {
    const universe = reactingUniverse(TREASURE);
    const outcomes = [
      ...through(universe, [register('salvage')]),
      ...through(universe, [hearGames('salvage'), FOUND], 3),
    ];
    const events = eventsIn(outcomes);
    expect(events.find(({ type }) => type === 'story.narrated')?.params['who']).toBe('Ned of the Deep');
    const answer = events.find(({ params }) => params['event_type'] === 'congratulations');
    expect(answer?.params).toMatchObject({
      game: 'meridian',
      target: 'salvage',
      data: '{"who":"Ned of the Deep"}',
    });
    const last = events.filter(({ type }) => type === 'own:heard_of_it').at(-1);
    expect(last && chainOf(last, events)).toEqual([
      'vetrellis own:heard_of_it',
      'hub reaction.told',
      'hub reaction.fired',
      'hub game.event',
      'meridian reaction.published',
      'meridian reaction.fired',
      'meridian own:treasure',
      'vetrellis reaction.told',
      'vetrellis reaction.fired',
      'hub game.event',
      expect.stringMatching(/^i\d+\.1$/),
    ]);
    expect(stepsIn(outcomes).filter((step) => step.startsWith('fired'))).toEqual([
      'fired vetrellis/told_of_treasure 1',
      'fired meridian/answers 2',
      'fired hears_thanks 3',
    ]);
  });

  it('[RX10] leave alone what comes from others, or lacks what a line names', () => {
    const universe = reactingUniverse(TREASURE);
    through(universe, [register('salvage'), register('others')]);
    const outcomes = through(
      universe,
      [
        hearGames('salvage', 'others'),
        publish('others', 'treasure_found', to('vetrellis'), '{"finder":{"name":"Ned"}}'),
        publish('salvage', 'treasure_found', to('vetrellis'), '{"finder":"Ned"}'),
        publish('salvage', 'treasure_found', to('vetrellis'), '{"finder":{"name":{"text":"farewell"}}}'),
        publish('salvage', 'treasure_found', to('meridian'), '{"finder":{"name":"Ned"}}'),
      ],
      3,
    );
    expect(eventsIn(outcomes).filter(({ type }) => type === 'story.narrated')).toEqual([]);
  });

  it('[RX11] are the same in a universe restored at any tick, and whatever order the realms are named in', () => {
    const inputs = new Map([
      [2, [command(ALICE, 'take shell')]],
      [3, [register('salvage')]],
      [11, [hearGames('salvage'), FOUND]],
    ]);
    const reactions = { ...TREASURE, ...ROUND_TRIP };
    const making = reactingMaking(withReactions(reactions));
    const whole = Universe.begin(making);
    const chains = [whole.step([join(ALICE, 'Alice')]).record.chain];
    const run = (universe: Universe) => {
      while (universe.tick < 72) universe.step(inputs.get(universe.tick + 1) ?? []);
      return universe.chain;
    };
    const snapshots = [encodeSnapshot(whole.snapshot())];
    while (whole.tick < 72) {
      chains.push(whole.step(inputs.get(whole.tick + 1) ?? []).record.chain);
      snapshots.push(encodeSnapshot(whole.snapshot()));
    }
    for (const text of snapshots.filter((_, index) => index % 3 === 0)) {
      const snapshot = decodeSnapshot(text);
      const restored = Universe.restore(making, snapshot);
      expect(restored.chain).toBe(chains[snapshot.tick - 1]);
      expect(run(restored)).toBe(whole.chain);
    }
    const { realms } = making.options;
    const turned = Universe.begin({
      ...making,
      options: { ...making.options, realms: [...realms].reverse() },
    });
    turned.step([join(ALICE, 'Alice')]);
    expect(run(turned)).toBe(whole.chain);
  });

  it('[RX12] keep at the hub what they may not do twice', () => {
    const universe = reactingUniverse({
      welcome:
        'when: { event: game.registered }\nonce: realm\nthen: [{ publish: { event: welcome, to: all, with: { who: $developer } } }]',
    });
    const first = through(universe, [register('salvage')]);
    const kept = Universe.restore(
      reactingMaking(
        withReactions({
          welcome:
            'when: { event: game.registered }\nonce: realm\nthen: [{ publish: { event: welcome, to: all, with: { who: $developer } } }]',
        }),
      ),
      universe.snapshot(),
    );
    expect(stepsIn(first)).toEqual(['fired welcome 1']);
    for (const each of [universe, kept])
      expect(stepsIn(through(each, [hearGames('salvage'), register('others')]))).toEqual([]);
    expect(kept.chain).toBe(universe.chain);
  });
});

describe('reactions of the universe', () => {
  const HEAR_ALL = {
    content:
      'when: { event: "world.*" }\nthen: [{ tell: { world: vetrellis, event: rewritten, with: { n: $count } } }]',
    justice: 'when: { event: governance.decided }\nthen: [{ emit: { event: ruled, with: { by: $policy } } }]',
    order: 'when: { event: operator.banned }\nthen: [{ emit: { event: order, with: { who: $name } } }]',
    shut: 'when: { event: player.turned-away }\nthen: [{ publish: { event: shut } }]',
  };
  const ban: Input = {
    kind: 'operator.ban',
    request: 'r1',
    operator: 'ada',
    player: BOB,
    name: 'Bob',
    reason: 'noise',
  };
  const policy: Input = {
    kind: 'operator.policy',
    request: 'r2',
    operator: 'ada',
    policy: 'no_bells',
    text: POLICY,
  };

  it('[RX17] hear what operators and policies do, and who was turned away', () => {
    const universe = reactingUniverse(HEAR_ALL);
    through(universe, [register('salvage'), policy]);
    const outcomes = through(universe, [ban, publish('salvage', 'bell_rung')]);
    expect(stepsIn(outcomes)).toEqual(['fired order 1', 'own:order', 'fired justice 1', 'own:ruled']);
    const events = eventsIn(outcomes);
    expect(events.find(({ type }) => type === 'own:ruled')?.params).toMatchObject({ by: 'no_bells' });
    const order = events.find(({ type }) => type === 'own:order');
    expect(order && chainOf(order, events).map((step) => step.replace(/^i\d+/, 'i'))).toEqual([
      'hub own:order',
      'hub reaction.fired',
      'hub operator.banned',
      'i.0',
    ]);
    expect(stepsIn(through(universe, [join(BOB, 'Bob')]))).toEqual(['fired shut 1']);
  });

  it('[RX17] hear that content was changed, by the content that is at work then', () => {
    const universe = reactingUniverse({ content: HEAR_ALL.content });
    const path = 'worlds/vetrellis/reactions/heard.yaml';
    const text = 'id: heard\nwhen: { event: "own:rewritten" }\nthen: [{ set_realm_flag: rewritten }]\n';
    const outcomes = through(universe, [
      { kind: 'world.activate', files: [{ path, text, hash: sha256Hex(text) }], removed: [] },
    ]);
    expect(stepsIn(outcomes)).toEqual([
      'fired content 1',
      'told vetrellis own:rewritten',
      'own:rewritten',
      'fired vetrellis/heard 2',
    ]);
    expect(flagsOf(universe)).toContain('rewritten');
  });

  it('[RX17] leave those with a condition to the realms', () => {
    const universe = reactingUniverse({
      cares: 'when: { event: "player.*" }\nif: { flag: met_archon }\nthen: [{ emit: { event: cared } }]',
    });
    through(universe, [ban]);
    const outcomes = through(universe, [join(BOB, 'Bob')]);
    expect(eventsIn(outcomes).map(({ type }) => type)).toContain('player.turned-away');
    expect(stepsIn(outcomes)).toEqual([]);
  });

  it('[RX18] wait for any type of event there is, but for those that are named as no such', () => {
    const files = globSync('src/{domain,actors,machines}/**/*.ts').map((file) => readFileSync(file, 'utf8'));
    const types = files.flatMap((text) =>
      [...text.matchAll(/\btype: (?:\w+ \? '([a-z]+\.[a-z-]+)' : )?'([a-z]+\.[a-z-]+)'/g)].flatMap(
        ([, one, other]) => [one, other].filter((type) => type !== undefined),
      ),
    );
    const listed = [HUB_EVENTS, SHARED_EVENTS, UNTOLD_EVENTS, UNHEARD_EVENTS].flat();
    const known = new Set([...Object.keys(TELLING), ...listed]);
    expect(types.length).toBeGreaterThan(100);
    expect([...new Set(types)].filter((type) => !known.has(type) && type !== 'xstate.init')).toEqual([]);
    expect(listed.filter((type, index) => listed.indexOf(type) !== index)).toEqual([]);
  });
});

describe('reactions written anew', () => {
  it('[RX14] are at work from the next event on, and what was to follow by one that is no more does not', () => {
    const shells = 'when: { event: player.took }\nthen: [{ emit: { event: taken } }]';
    const before = withReactions({
      'vetrellis/old': shells,
      heard: 'when: { event: game.registered }\nthen: [{ publish: { event: hello } }]',
    });
    const universe = Universe.begin(reactingMaking(before));
    universe.step([join(ALICE, 'Alice')]);
    universe.step([register('salvage')]);
    const text = `id: new_one\nwhen: { event: player.took }\nthen: [{ emit: { event: seen } }]\n`;
    const path = 'worlds/vetrellis/reactions/new_one.yaml';
    const outcome = universe.step([
      {
        kind: 'world.activate',
        files: [{ path, text, hash: sha256Hex(text) }],
        removed: ['reactions/heard.yaml', 'worlds/vetrellis/reactions/old.yaml'],
      },
      command(ALICE, 'take shell'),
    ]);
    expect(outcome.events[0]).toMatchObject({ type: 'world.activated', params: { count: 3 } });
    expect(stepsIn([outcome])).toEqual(['fired vetrellis/new_one 1', 'own:seen']);
    expect(stepsIn(through(universe))).toEqual([]);
  });
});

describe('content without reactions', () => {
  it('[RX13] has nothing of them in it, and its realms keep nothing of them', () => {
    const universe = reactingUniverse({});
    expect(universe.spec).not.toHaveProperty('cascades');
    expect(universe.spec.worlds['vetrellis']).not.toHaveProperty('cascades');
    types(universe, 'take shell');
    expect(universe.realm('vetrellis')?.facts.get(REALM)).not.toHaveProperty('reacted');
    expect(universe.snapshot().hub).not.toHaveProperty('cascades');
  });
});
