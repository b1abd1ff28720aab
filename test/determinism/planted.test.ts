/** Defects planted on purpose: each is caught, and the same check has nothing to say where nothing was planted. */
import { describe, expect, it } from 'vitest';
import { Universe, type UniverseMaking } from '../../src/actors/universe/universe.ts';
import type { PlayerFact } from '../../src/domain/entity.ts';
import { NO_MEMORY } from '../../src/domain/line-memory.ts';
import { approve, type Rule } from '../../src/domain/rule.ts';
import { RULEBOOK } from '../../src/domain/rulebook.ts';
import type { CauseId, EntityId, PlayerId } from '../../src/kernel/ids.ts';
import type { Script } from '../support/any-script.ts';
import {
  type Making,
  realmOrderDifference,
  repeatDifference,
  resumeDifference,
} from '../support/run-comparison.ts';
import { ALICE, BOB, command, join, keysFor, smallMaking } from '../support/scripted-run.ts';
import { Tripped, underTripwire } from '../support/tripwire.ts';

/** `say` says whatever the planted rule finds to say. */
const saying = (find: Parameters<typeof sayingRule>[0]) => (): UniverseMaking =>
  smallMaking({}, { rulebook: { ...RULEBOOK, say: sayingRule(find) } });

function sayingRule(find: (context: Parameters<Rule>[0], player: PlayerFact) => string): Rule {
  return (context, { actor }) => {
    const player = context.facts.player(actor) as PlayerFact;
    const params = { actor: player.name, text: find(context, player) };
    return approve({ happenings: [{ type: 'player.said', actor, room: player.place, params }] });
  };
}

const honest = saying(() => 'hello');

/** What a rule should not have: a memory. */
const counted: string[] = [];

const SCRIPT: Script = new Map([
  [1, [join(BOB, 'Bob'), join(ALICE, 'Alice')]],
  [2, [{ kind: 'player.reputation', player: ALICE, faction: 'wardens', change: 10 }]],
  [3, [{ kind: 'player.reputation', player: ALICE, faction: 'strangers', change: 10 }]],
  [4, [command(ALICE, 'say now')]],
  [8, [command(ALICE, 'say later'), command(BOB, 'say later')]],
]);
const course = (making: Making) => ({ making, script: SCRIPT, ticks: 12 });

function runUnderTripwire(making: () => UniverseMaking): void {
  const universe = Universe.begin({ ...making(), onFailure: () => {} });
  for (let tick = 1; tick <= 12; tick += 1) underTripwire(() => universe.step(SCRIPT.get(tick) ?? []));
}

describe('a rule', () => {
  it.each([
    ['chance', saying(() => String(Math.random()))],
    ['wall time', saying(() => String(Date.now()))],
    ['the high-resolution clock', saying(() => String(process.hrtime.bigint()))],
    ['a promise', saying(() => String(Promise.resolve()))],
  ])(
    '[TW3] that uses %s is caught by the tripwire, though the realm would contain its throw',
    (_, planted) => {
      expect(() => runUnderTripwire(planted)).toThrow(Tripped);
      expect(() => runUnderTripwire(honest)).not.toThrow();
    },
  );

  it.each([
    ['chance', saying(() => String(Math.random()))],
    ['the high-resolution clock', saying(() => String(process.hrtime.bigint()))],
    ['a count it keeps for itself', saying(() => String(counted.push('once')))],
  ])('[TW4] that uses %s is caught by running twice, at the tick where it does', (_, planted) => {
    expect(repeatDifference(course(planted))).toBe(4);
    expect(repeatDifference(course(honest))).toBeUndefined();
  });

  it('[TW5] that depends on the order of keys in a record is caught by resuming from a snapshot', () => {
    const planted = saying((_, { reputation }) => Object.keys(reputation).join());
    expect(repeatDifference(course(planted))).toBeUndefined();
    expect(resumeDifference(course(planted), 6)).toBe(8);
    expect(resumeDifference(course(honest), 6)).toBeUndefined();
  });

  it('[TW5] that depends on the order in which facts came is caught by resuming from a snapshot', () => {
    const planted = () => {
      const met = new Map<PlayerId, string>();
      return saying(({ facts }) => {
        for (const { id, name } of facts.players()) met.set(id, name);
        return [...met.values()].join();
      })();
    };
    const late: Script = new Map([
      [1, [join(second, 'Second'), command(second, 'say now')]],
      [2, [join(first, 'First')]],
      [8, [command(second, 'say later')]],
    ]);
    expect(resumeDifference({ making: planted, script: late, ticks: 12 }, 6)).toBe(8);
    expect(resumeDifference({ making: honest, script: late, ticks: 12 }, 6)).toBeUndefined();
  });

  it('[TW5] that depends on which realm was made first is caught by giving realms in another order', () => {
    const planted: Making = (order) => saying(() => order ?? 'given')();
    expect(realmOrderDifference(course(planted))).toBe(4);
    expect(realmOrderDifference(course(honest))).toBeUndefined();
  });
});

const [first, second] = [ALICE, BOB].sort() as [PlayerId, PlayerId];

describe('facts changed out of band', () => {
  const mutations: readonly (readonly [string, (universe: Universe) => void])[] = [
    [
      'inside a record',
      (universe) => {
        const { reputation } = universe.realm('isle')!.facts.player(ALICE)!;
        (reputation as Record<string, number>)['wardens'] = 999;
      },
    ],
    [
      'by a record slipped into the store',
      (universe) => {
        const { store } = universe.realm('isle')!.facts;
        store.put({ ...(store.get(ALICE) as PlayerFact), tokens: 1000 });
      },
    ],
    [
      'by a timer that nobody set',
      (universe) => {
        const cause = 't1.isle.0' as CauseId;
        const owner = 'keeper:warden' as EntityId;
        universe.realm('isle')!.timers.set({ owner, name: 'planted', dueTick: 1000, cause });
      },
    ],
  ];

  it.each(mutations)('[TW6] %s halt the universe at the next recount', (_, mutate) => {
    const universe = Universe.begin(smallMaking({ recheckInterval: 5 }));
    universe.step([join(ALICE, 'Alice')]);
    expect(() => universe.recheck()).not.toThrow();
    mutate(universe);
    const step = () => {
      while (universe.tick < 5) universe.step([]);
    };
    expect(step).toThrow(expect.objectContaining({ code: 'universe/invariant-broken' }));
    expect(universe.status).toBe('halted');
    expect(() => universe.step([])).toThrow(expect.objectContaining({ code: 'universe/not-running' }));
  });

  it('[TW6] where nothing was changed out of band, no recount finds anything', () => {
    const universe = Universe.begin(smallMaking({ recheckInterval: 1 }));
    universe.step([join(ALICE, 'Alice')]);
    while (universe.tick < 40) universe.step([]);
    expect(universe.status).toBe('running');
  });

  it('[TW6] what a chart remembers can not be changed: it is frozen', () => {
    const universe = Universe.begin(smallMaking());
    universe.step([]);
    const { context } = universe.realm('isle')!.roster.behaviour('keeper:warden' as EntityId)!;
    expect(() => {
      (context as Record<string, unknown>)['visits'] = 1;
    }).toThrow(TypeError);
  });

  it('[TW6] a record itself can not be changed: it is frozen', () => {
    const universe = Universe.begin(smallMaking());
    universe.step([join(ALICE, 'Alice')]);
    const alice = universe.realm('isle')?.facts.player(ALICE) as { tokens: number };
    expect(() => {
      alice.tokens = 1000;
    }).toThrow(TypeError);
  });
});

describe('a rule that makes tokens', () => {
  const making = (say: Rule): { making: UniverseMaking; failures: string[] } => {
    const failures: string[] = [];
    const onFailure = ({ where, error }: { where: string; error: unknown }) =>
      failures.push(`${where}: ${(error as Error).message}`);
    return { making: smallMaking({}, { rulebook: { ...RULEBOOK, say }, onFailure }), failures };
  };
  const mint =
    (amount: number): Rule =>
    ({ facts }, { actor }) => {
      const player = facts.player(actor) as PlayerFact;
      return approve({
        changes: [{ ...player, tokens: player.tokens + amount }],
        happenings: [
          { type: 'player.said', actor, room: player.place, params: { actor: player.name, text: 'rich' } },
        ],
      });
    };

  it('[TW7] is refused: an event says so, the player learns of it, and nothing of it is applied', () => {
    const { making: planted, failures } = making(mint(1));
    const universe = Universe.begin(planted);
    universe.step([join(ALICE, 'Alice')]);
    const before = universe.realm('isle')?.facts.player(ALICE);
    const outcome = universe.step([command(ALICE, 'say gold')]);
    expect(outcome.events.map(({ type, params }) => [type, params['rule']])).toEqual([
      ['rule.failed', 'say'],
    ]);
    expect(keysFor([outcome], ALICE)).toEqual(['refusal.rule.failed']);
    const after = universe.realm('isle')?.facts.player(ALICE);
    // What was typed is remembered, for "again", and nothing else.
    expect(after).toEqual({ ...before, lines: { ...NO_MEMORY, last: 'say gold' } });
    expect(failures).toEqual(['rule say: conservation/tokens 1']);
    universe.recheck();
  });

  it('[TW7] is let through where it makes none', () => {
    const { making: planted, failures } = making(mint(0));
    const universe = Universe.begin(planted);
    universe.step([join(ALICE, 'Alice')]);
    const { events } = universe.step([command(ALICE, 'say gold')]);
    expect(events.map(({ type }) => type)).toEqual(['player.said']);
    expect(failures).toEqual([]);
  });
});
