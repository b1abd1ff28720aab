/** What other programs may do to players, and services to the universe: asked like everything else at the hub. */
import { describe, expect, it } from 'vitest';
import type { Input } from '../../../src/actors/universe/input.ts';
import { playerIdOf } from '../../../src/actors/universe/player-id.ts';
import type { TickOutcome } from '../../../src/actors/universe/tick-outcome.ts';
import type { Universe } from '../../../src/actors/universe/universe.ts';
import { findPlayer } from '../../../src/actors/universe/universe-queries.ts';
import { governed } from '../../support/governed-universe.ts';
import { register } from '../../support/game-inputs.ts';
import { ALICE, command, join, stepAll } from '../../support/scripted-run.ts';

const eventsOf = (outcomes: readonly TickOutcome[], type: string) =>
  outcomes.flatMap(({ events }) => events).filter((event) => event.type === type);

const deny = (command: string) =>
  `{ id: shut, priority: 1, scope: { command: [${command}] }, verdict: deny, reason: Not here. }`;
const BORIS = playerIdOf('42', 'Boris');

const CREATE: Input = {
  kind: 'player.create',
  player: BORIS,
  name: 'Boris',
  race: 'human',
  characterClass: 'smith',
  realm: 'meridian',
};
const TRANSITION: Input = {
  kind: 'player.transition',
  player: ALICE,
  from: 'vetrellis',
  to: 'meridian',
  narrativeContext: 'the tide was out',
};
const REPUTATION: Input = { kind: 'player.reputation', player: ALICE, faction: 'realm_keepers', change: 50 };
const ITEM: Input = {
  kind: 'player.item',
  player: ALICE,
  item: {
    itemId: 'cup',
    name: 'a cup',
    itemType: 'vessel of some kind',
    rarity: 'common',
    sourceRealm: 'tavern',
    transferable: true,
  },
};

const withAlice = (policy: string): Universe => {
  const universe = governed(policy);
  stepAll(universe, [join(ALICE, 'Alice')]);
  return universe;
};
const alice = (universe: Universe) => findPlayer(universe, ALICE);

describe('what is done to players from outside', () => {
  it.each([CREATE, TRANSITION, REPUTATION, ITEM])('[GV28] is asked: $kind', (input) => {
    const universe = withAlice(deny(input.kind));
    const before = { player: alice(universe)?.player, items: alice(universe)?.items };
    const outcomes = stepAll(universe, [input], 12);
    expect(eventsOf(outcomes, 'governance.decided')).toMatchObject([
      {
        realm: 'hub',
        params: { policy: 'shut', verdict: 'deny', subject: 'outside:unnamed', action: input.kind },
      },
    ]);
    const { player } = input as { player: string };
    expect(eventsOf(outcomes, 'player.refused')).toMatchObject([
      {
        params: { code: 'governance/denied', policy: 'shut', player, reason: { text: 'policy.shut.reason' } },
      },
    ]);
    expect(findPlayer(universe, BORIS)).toBeUndefined();
    expect({ player: alice(universe)?.player, items: alice(universe)?.items }).toEqual(before);
    expect(alice(universe)?.realm).toBe('vetrellis');
  });

  it('[GV28] is permitted where no policy speaks of it', () => {
    const universe = withAlice(deny('operator.kick'));
    stepAll(universe, [CREATE, REPUTATION, ITEM]);
    expect(findPlayer(universe, BORIS)?.realm).toBe('meridian');
    expect(alice(universe)?.player.reputation['realm_keepers']).toBe(50);
    expect(alice(universe)?.items).toHaveLength(1);
    stepAll(universe, [TRANSITION], 12);
    expect(alice(universe)?.realm).toBe('meridian');
  });

  it('[GV28] comes to pass as policies have changed it, and is recorded as it came', () => {
    const universe = withAlice(
      '{ id: meek, priority: 1, scope: { command: [player.*] }, verdict: mutate, edits: [{ clamp: { field: change, min: 0, max: 9 } }, { truncate: { field: item_type, length: 6 } }, { set: { field: realm, to: vetrellis } }] }',
    );
    const [outcome] = stepAll(universe, [CREATE, REPUTATION, ITEM]);
    expect(findPlayer(universe, BORIS)?.realm).toBe('vetrellis');
    expect(alice(universe)?.player.reputation['realm_keepers']).toBe(9);
    expect(alice(universe)?.items[0]).toMatchObject({ itemType: 'vessel' });
    expect(outcome?.inputs).toEqual([CREATE, REPUTATION, ITEM]);
  });

  it('[GV28] is found by the realms and players that it is about', () => {
    const universe = withAlice(
      '{ id: home, priority: 1, scope: { realm: [meridian], entity: ["player:boris"] }, verdict: deny, reason: Go home. }',
    );
    const outcomes = stepAll(universe, [CREATE, TRANSITION]);
    expect(eventsOf(outcomes, 'player.refused').map(({ params }) => params['player'])).toEqual([BORIS]);
  });
});

describe('a player who is in a foreign game', () => {
  it('[GV31] is asked about coming home and saying goodbye like about everything else, and what they use up travels with them', () => {
    const universe = governed(
      '{ id: patience, priority: 1, scope: { command: [quit] }, quota: { count: 1, per: 5m, by: player }, verdict: deny, reason: Stay a while. }',
      '{ id: curfew, priority: 2, scope: { command: [travel] }, verdict: deny, reason: Not yet. }',
    );
    const tavern = register('tavern', { realm: 'The Tavern', travellers: { visit: 100 } });
    stepAll(universe, [join(ALICE, 'Alice'), tavern], 12);
    stepAll(universe, [{ ...TRANSITION, to: 'tavern' } as Input]);
    const typed = (text: string) => stepAll(universe, [command(ALICE, text)]);
    const codes = (outcomes: readonly TickOutcome[]) =>
      outcomes
        .flatMap(({ outputs }) => outputs.flatMap(({ percepts }) => percepts))
        .flatMap((percept) => (percept.kind === 'line' ? [percept.code ?? percept.key] : []));
    expect(universe.hub.voyages.all()).toHaveLength(1);
    const denied = typed('travel home');
    expect(codes(denied)).toEqual(['governance/denied']);
    expect(eventsOf(denied, 'governance.decided')).toMatchObject([
      { params: { policy: 'curfew', subject: ALICE } },
    ]);
    expect(universe.hub.voyages.all()[0]?.state).toBe('offered');
    expect(codes(typed('quit'))).toEqual(['voyage.farewell']);
    expect(universe.hub.voyages.all()[0]?.mail.player.tallies).toMatchObject({ patience: { count: 1 } });
    stepAll(universe, [join(ALICE, 'Alice')]);
    expect(codes(typed('quit'))).toEqual(['governance/denied']);
    expect(codes(typed('look'))).toEqual(['voyage/abroad']);
  });
});

describe('what services ask for', () => {
  const update = (source: string, request: string): Input => ({
    kind: 'bridge.update',
    request,
    source,
    fields: { word: '"herring"' },
  });

  it('[GV29] is asked under the name of the service', () => {
    const universe = governed(
      '{ id: pace, priority: 1, scope: { role: [service], command: [bridge.*] }, quota: { count: 1, per: 1m, by: service }, verdict: deny, reason: Later. }',
    );
    const inputs = [update('ledger', 'a'), update('scribe', 'b'), update('ledger', 'c'), update('', 'd')];
    const outcomes = stepAll(universe, inputs);
    expect(eventsOf(outcomes, 'governance.decided').map(({ params }) => params['subject'])).toEqual([
      'service:ledger',
    ]);
    const denied = eventsOf(outcomes, 'bridge.refused').filter(({ params }) => 'policy' in params);
    expect(denied).toMatchObject([{ params: { code: 'governance/denied', request: 'c', policy: 'pace' } }]);
  });

  it('[GV29] is asked so when it registers and is looked at, too, and its name is nobody’s', () => {
    const service = { name: 'alice', language: 'go', host: 'localhost', port: 9 };
    const register: Input = { kind: 'bridge.register', request: 'a', service };
    const observe: Input = { kind: 'bridge.observe', request: 'b', name: 'alice', health: 'up' };
    const universe = governed(
      '{ id: alice, priority: 2, scope: { entity: ["player:alice"] }, verdict: deny, reason: No. }',
      '{ id: mark, priority: 1, scope: { entity: ["service:alice"], command: [bridge.observe] }, verdict: deny, reason: No. }',
    );
    const outcomes = stepAll(universe, [register, observe]);
    expect(eventsOf(outcomes, 'governance.decided').map(({ params }) => params['policy'])).toEqual(['mark']);
  });
});
