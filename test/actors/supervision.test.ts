/** A defect stays where it is: an actor, a rule or a realm fails, and everybody else goes on. */
import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/actors/universe/input.ts';
import type { Failure } from '../../src/actors/realm/realm-tick.ts';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import { Universe, type UniverseMaking } from '../../src/actors/universe/universe.ts';
import { decodeSnapshot, encodeSnapshot } from '../../src/actors/universe/universe-snapshot.ts';
import { NO_MEMORY } from '../../src/domain/line-memory.ts';
import { approve, type Rule } from '../../src/domain/rule.ts';
import { RULEBOOK } from '../../src/domain/rulebook.ts';
import { ACTION_RULES } from '../../src/domain/vocabulary/action-rules.ts';
import type { CauseId, EntityId } from '../../src/kernel/ids.ts';
import { Auditor } from '../support/auditor.ts';
import { breakRealm } from '../support/break-realm.ts';
import { ALICE, BOB, command, join, keysFor, smallMaking } from '../support/scripted-run.ts';

const WARDEN = 'keeper:warden' as EntityId;
const WALKER = 'keeper:walker-00001' as EntityId;

/** Tolerates defects and lists them. */
function tolerant(more: Partial<UniverseMaking> = {}): { making: UniverseMaking; failures: Failure[] } {
  const failures: Failure[] = [];
  return { making: smallMaking({}, { onFailure: (failure) => failures.push(failure), ...more }), failures };
}

/** Not even an event: the keeper's chart can't make sense of it. */
const poison = (universe: Universe): void => {
  const state = universe.realm('isle')!;
  state.queue.push({ to: WARDEN, event: null as never, cause: 'i1.0' as CauseId });
};

function runWithFailure(): { universe: Universe; outcomes: TickOutcome[]; failures: Failure[] } {
  const { making, failures } = tolerant();
  const universe = Universe.begin(making);
  const outcomes = [universe.step([join(ALICE, 'Alice'), join(BOB, 'Bob')])];
  poison(universe);
  for (let tick = 2; tick <= 120; tick += 1)
    outcomes.push(universe.step(tick % 10 === 3 ? [command(ALICE, 'talk to warden')] : []));
  return { universe, outcomes, failures };
}

describe('an actor that throws', () => {
  const { universe, outcomes, failures } = runWithFailure();
  const events = outcomes.flatMap((outcome) => outcome.events);

  it('[SV1] is stopped and put aside, and an event names it, the code and its chart', () => {
    const failed = events.filter(({ type }) => type === 'actor.failed');
    expect(failed).toMatchObject([
      { tick: 2, realm: 'isle', params: { actor: WARDEN, code: 'actor/threw', chart: 'keeper@1' } },
    ]);
    expect(failures).toMatchObject([{ realm: 'isle', where: 'actor', error: expect.any(TypeError) }]);
    const isle = universe.realm('isle')!;
    expect(isle.roster.has(WARDEN)).toBe(false);
    expect(isle.quarantined).toEqual([WARDEN]);
    expect(isle.timers.of(WARDEN)).toEqual([]);
  });

  it('[SV1] keeps its body, and does nothing any more', () => {
    expect(universe.realm('isle')?.facts.keeper(WARDEN)?.place).toBe('room:quay');
    const later = events.filter(({ tick, actor }) => tick > 2 && actor === WARDEN);
    expect(later).toEqual([]);
  });

  it('[SV1] leaves all others at work: players are heard, the crowd walks, the universe runs', () => {
    expect(events.filter(({ tick, type }) => tick > 2 && type === 'player.talked')).toHaveLength(12);
    expect(events.some(({ tick, actor }) => tick > 20 && actor?.startsWith('keeper:walker'))).toBe(true);
    expect(universe.status).toBe('running');
    universe.recheck();
  });

  it('[SV2] fails alike in every run', () => {
    expect(runWithFailure().universe.chain).toBe(universe.chain);
  });

  it('[SV2] stays put aside in a snapshot, and the resumed universe goes on as the straight one', () => {
    const { making } = tolerant();
    const again = Universe.restore(making, decodeSnapshot(encodeSnapshot(universe.snapshot())));
    expect(again.realm('isle')?.quarantined).toEqual([WARDEN]);
    for (let tick = 0; tick < 30; tick += 1) again.step([]);
    const straight = Universe.restore(making, universe.snapshot());
    for (let tick = 0; tick < 30; tick += 1) straight.step([]);
    expect(again.chain).toBe(straight.chain);
  });

  it('[SV2] with its malformed message still waiting can be stored too', () => {
    const { making } = tolerant();
    const first = Universe.begin(making);
    first.step([]);
    poison(first);
    const second = Universe.restore(making, decodeSnapshot(encodeSnapshot(first.snapshot())));
    expect(second.step([]).record).toEqual(first.step([]).record);
    expect(second.realm('isle')?.quarantined).toEqual([WARDEN]);
  });

  it('[SV3] a player whose actor failed is told, and is back after joining again', () => {
    const { making } = tolerant();
    const own = Universe.begin(making);
    own.step([join(ALICE, 'Alice')]);
    own.realm('isle')!.queue.push({ to: ALICE, event: null as never, cause: 'i1.0' as CauseId });
    own.step([]);
    expect(own.realm('isle')?.quarantined).toEqual([ALICE]);
    expect(keysFor([own.step([command(ALICE, 'look')])], ALICE)).toEqual(['refusal.rule.failed']);
    own.step([join(ALICE, 'Alice')]);
    expect(own.realm('isle')?.quarantined).toEqual([]);
    expect(keysFor([own.step([command(ALICE, 'say back')])], ALICE)).toEqual(['player.said.self']);
  });

  it('[SV3] messages to it go nowhere and harm nobody', () => {
    const own = Universe.begin(tolerant().making);
    own.step([join(ALICE, 'Alice')]);
    poison(own);
    poison(own);
    const outcome = own.step([command(ALICE, 'ask warden about key')]);
    expect(outcome.events.filter(({ type }) => type === 'actor.failed')).toHaveLength(1);
    expect(outcome.events.map(({ type }) => type)).not.toContain('keeper.said');
  });
});

describe('a rule that throws', () => {
  const broken = {
    ...RULEBOOK,
    look: () => {
      throw new Error('no eyes');
    },
  };

  it('[SV4] refuses its player, is recorded as an event, and changes nothing for anybody', () => {
    const { making, failures } = tolerant({ rulebook: broken });
    const universe = Universe.begin(making);
    universe.step([join(ALICE, 'Alice'), join(BOB, 'Bob')]);
    const before = [...universe.realm('isle')!.facts.store.values()];
    const outcome = universe.step([command(ALICE, 'look'), command(BOB, 'say fine')]);
    expect(outcome.outputs.find(({ player }) => player === ALICE)?.percepts[0]).toMatchObject({
      key: 'refusal.rule.failed',
      code: 'rule/failed',
    });
    expect(keysFor([outcome], BOB)).toEqual(['player.said.self']);
    expect(outcome.events.map(({ type }) => type)).toEqual(['rule.failed', 'player.said']);
    expect(outcome.events[0]?.params).toEqual({ actor: ALICE, rule: 'look' });
    // What was typed is remembered, for "again", and nothing else.
    const typed = new Map<string, string>([
      [ALICE, 'look'],
      [BOB, 'say fine'],
    ]);
    expect([...universe.realm('isle')!.facts.store.values()]).toEqual(
      before.map((one) =>
        typed.has(one.id) ? { ...one, lines: { ...NO_MEMORY, last: typed.get(one.id) } } : one,
      ),
    );
    expect(failures).toMatchObject([{ where: 'rule look', error: new Error('no eyes') }]);
    expect(universe.realm('isle')?.quarantined).toEqual([]);
  });

  it('[SV4] of a keeper is recorded too, and the keeper stays in the game', () => {
    const { making } = tolerant({
      actionRules: {
        ...ACTION_RULES,
        wander: () => {
          throw new Error('lame');
        },
      },
    });
    const universe = Universe.begin(making);
    const events = Array.from({ length: 200 }, () => universe.step([])).flatMap((outcome) => outcome.events);
    const failed = events.filter(({ type, params }) => type === 'rule.failed' && params['actor'] === WALKER);
    expect(failed.length).toBeGreaterThan(1);
    expect(universe.realm('isle')?.roster.has(WALKER)).toBe(true);
  });

  it.each([
    ['a record', { changes: [{ tokens: 20, name: undefined }], happenings: [] }],
    ['an event', { changes: [], happenings: [{ type: 'player.said', params: { text: '\ud800' } }] }],
  ])('[SV9] whose ruling holds %s without a canonical form is refused like one that throws', (_, bad) => {
    const say: Rule = (context, intent) => {
      const player = context.facts.player(intent.actor);
      const changes = bad.changes.map((change) => ({ ...player, ...change }) as never);
      return approve({ changes, happenings: bad.happenings });
    };
    const { making, failures } = tolerant({ rulebook: { ...RULEBOOK, say } });
    const universe = Universe.begin(making);
    universe.step([join(ALICE, 'Alice')]);
    const outcome = universe.step([command(ALICE, 'say something')]);
    expect(keysFor([outcome], ALICE)).toEqual(['refusal.rule.failed']);
    expect(failures).toMatchObject([{ where: 'rule say' }]);
    expect(universe.realm('isle')?.failed).toBe(false);
    universe.recheck();
  });
});

describe('a realm that throws', () => {
  const inDeep: Input = {
    kind: 'player.create',
    player: BOB,
    name: 'Bob',
    race: 'human',
    characterClass: 'wanderer',
    realm: 'deep',
  };
  const begin = (): { universe: Universe; failures: Failure[] } => {
    const { making, failures } = tolerant();
    const universe = Universe.begin(making);
    universe.step([join(ALICE, 'Alice'), inDeep, join(BOB, 'Bob')]);
    return { universe, failures };
  };

  it('[SV5] fails by itself: an event says so, and the other realms go on', () => {
    const { universe, failures } = begin();
    breakRealm(universe, 'deep');
    const outcome = universe.step([command(ALICE, 'say well')]);
    expect(outcome.events.map(({ type, realm }) => [type, realm])).toEqual([
      ['realm.failed', 'deep'],
      ['player.said', 'isle'],
    ]);
    expect(failures).toMatchObject([{ realm: 'deep', where: 'realm' }]);
    const states = universe.realms.map((realm) => [
      realm.setting.realm,
      realm.supervisor.getSnapshot().value,
    ]);
    expect(states).toEqual([
      ['deep', 'failed'],
      ['isle', 'open'],
    ]);
    for (let tick = 0; tick < 60; tick += 1) universe.step([]);
    expect(universe.status).toBe('running');
    universe.recheck();
  });

  it('[SV5] answers its players that it has failed, from the tick on in which it did', () => {
    const { universe } = begin();
    breakRealm(universe, 'deep', 'first letter');
    for (let tick = 0; tick < 3; tick += 1) {
      const outcome = universe.step([command(BOB, 'look')]);
      const [percept] = outcome.outputs.find(({ player }) => player === BOB)?.percepts ?? [];
      expect(percept).toMatchObject({ key: 'refusal.realm.failed', code: 'realm/failed' });
    }
  });

  it('[SV5] loses nobody and nothing', () => {
    const { universe } = begin();
    const auditor = new Auditor(universe);
    breakRealm(universe, 'deep');
    for (let tick = 0; tick < 25; tick += 1) expect(auditor.problems(universe.step([]))).toEqual([]);
  });

  it('[SV6] is failed in a snapshot too, and the resumed universe goes on as the straight one', () => {
    const { universe } = begin();
    breakRealm(universe, 'deep');
    universe.step([]);
    const again = Universe.restore(tolerant().making, decodeSnapshot(encodeSnapshot(universe.snapshot())));
    expect(again.realm('deep')?.failed).toBe(true);
    for (let tick = 0; tick < 40; tick += 1) {
      const inputs = tick === 5 ? [command(BOB, 'look'), command(ALICE, 'say hm')] : [];
      expect(again.step(inputs)).toEqual(universe.step(inputs));
    }
  });

  it('[SV6] whoever was to begin in it is nobody, in the straight run and in the resumed one', () => {
    const { making } = tolerant();
    const straight = Universe.begin(making);
    breakRealm(straight, 'deep');
    straight.step([]);
    straight.step([inDeep]);
    const resumed = Universe.restore(making, decodeSnapshot(encodeSnapshot(straight.snapshot())));
    expect(resumed.step([join(BOB, 'Bob')]).record).toEqual(straight.step([join(BOB, 'Bob')]).record);
    expect(straight.realmOf(BOB)?.setting.realm).toBe('isle');
  });

  it('[SV6] gets no more mail from the hub, which would wait there for ever', () => {
    const { universe } = begin();
    breakRealm(universe, 'deep');
    for (let tick = 0; tick < 300; tick += 1) universe.step([]);
    expect(universe.hub.reflections().rewardMultiplierPercent).not.toBe(100);
    expect(universe.realm('deep')?.inbox).toEqual([]);
  });
});

describe('a tick that breaks the universe', () => {
  it('[SV7] halts it: no tick can follow one that was not finished', () => {
    const universe = Universe.begin(smallMaking());
    universe.step([join(ALICE, 'Alice')]);
    expect(() => universe.step([command(ALICE, "'half \ud83e")])).toThrow();
    expect(universe.status).toBe('halted');
    expect(() => universe.step([])).toThrow(expect.objectContaining({ code: 'universe/not-running' }));
  });
});
