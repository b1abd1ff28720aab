/** Services and the state that they share: registered, changed and paid for by recorded inputs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BridgeInput } from '../../src/actors/bridge/bridge-input.ts';
import { countTokens } from '../../src/actors/universe/realm-census.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import { SERVICES_MAX } from '../../src/domain/bridge/service.ts';
import {
  FIELD_LENGTH_MAX,
  FIELDS_LENGTH_MAX,
  FIELDS_MAX,
  GRANT_MAX,
  RESERVED_FIELDS,
} from '../../src/domain/bridge/universal.ts';
import { breakRealm } from '../support/break-realm.ts';
import {
  bridgeEvents,
  observe,
  registerService,
  unregisterService,
  update,
} from '../support/bridge-inputs.ts';
import { smallMaking, stepAll } from '../support/scripted-run.ts';

const begin = () => Universe.begin(smallMaking());
const codesOf = (universe: Universe, inputs: readonly BridgeInput[]) =>
  bridgeEvents(stepAll(universe, inputs)).flatMap(({ type, params }) =>
    type === 'bridge.refused' ? [params['code']] : [],
  );
const treasuryOf = (universe: Universe, realm: string) => universe.realm(realm)?.facts.realm().treasury;

describe('services', () => {
  it('[BR1] leave no trace in any hash while nobody ever used the bridge', () => {
    const universe = begin();
    expect(universe.hub.bridge.hash()).toBe('');
    expect(universe.snapshot().hub.bridge).toBeUndefined();
    const refused = begin();
    stepAll(refused, [unregisterService('nobody')]);
    expect(refused.hub.bridge.hash()).toBe('');
  });

  it('[BR2] register with a name, a language and an address, and leave', () => {
    const universe = begin();
    const events = bridgeEvents(stepAll(universe, [registerService('oracle')]));
    const params = { service: 'oracle', language: 'python', host: '127.0.0.1', port: 5000 };
    expect(events).toEqual([
      { type: 'service.registered', params: { ...params, request: 'register-oracle' } },
    ]);
    expect(universe.hub.bridge.services()).toEqual([
      {
        kind: 'service',
        name: 'oracle',
        language: 'python',
        host: '127.0.0.1',
        port: 5000,
        since: 1,
        health: 'unknown',
      },
    ]);
    expect(bridgeEvents(stepAll(universe, [unregisterService('oracle')]))).toEqual([
      { type: 'service.left', params: { service: 'oracle', request: 'unregister-oracle' } },
    ]);
    expect(universe.hub.bridge.services()).toEqual([]);
  });

  it('[BR2] that register again are the same ones, at what may be another place', () => {
    const universe = begin();
    stepAll(universe, [registerService('oracle'), observe('oracle', 'up')]);
    const [event] = bridgeEvents(stepAll(universe, [registerService('oracle', { port: 6000 })]));
    expect(event?.type).toBe('service.rejoined');
    expect(universe.hub.bridge.service('oracle')).toMatchObject({ port: 6000, since: 1, health: 'unknown' });
  });

  it('[BR3] are seen to answer or to be silent, which is told once', () => {
    const universe = begin();
    stepAll(universe, [registerService('oracle')]);
    const seen = (health: 'up' | 'down') =>
      bridgeEvents(stepAll(universe, [observe('oracle', health)])).map(({ type }) => type);
    expect([seen('up'), seen('up'), seen('down')]).toEqual([['service.answers'], [], ['service.silent']]);
    expect(universe.hub.bridge.service('oracle')?.health).toBe('down');
  });

  it('[BR4] are refused with a code', () => {
    const universe = begin();
    expect(
      codesOf(universe, [
        registerService('universal'),
        registerService('text_game'),
        registerService('json_api'),
        unregisterService('nobody'),
        observe('nobody', 'up'),
      ]),
    ).toEqual([...Array(3).fill('service/reserved-name'), 'service/unknown', 'service/unknown']);
    const many = Array.from({ length: SERVICES_MAX + 1 }, (_, index) => registerService(`s${index}`));
    expect(codesOf(universe, many)).toEqual(['service/too-many']);
    expect(codesOf(universe, [registerService('s0', { port: 1 })])).toEqual([]);
  });
});

describe('the universal state', () => {
  it('[BR5] keeps fields as they are set, and drops those that are set to nothing', () => {
    const universe = begin();
    stepAll(universe, [update({ fields: { mood: '"calm"', 'weather.sea': '{"swell":2}' } })]);
    expect(universe.hub.bridge.universal).toMatchObject({
      revision: 1,
      fields: { mood: '"calm"', 'weather.sea': '{"swell":2}' },
    });
    const [event] = bridgeEvents(stepAll(universe, [update({ fields: { mood: null } })]));
    expect(event).toEqual({
      type: 'universal.updated',
      params: { revision: 2, tokens: 0, fields: { list: ['mood'] }, request: 'update' },
    });
    expect(universe.hub.bridge.universal.fields).toEqual({ 'weather.sea': '{"swell":2}' });
  });

  it('[BR6] takes tokens out of the fullest treasury, and gives them back to the emptiest', () => {
    const universe = begin();
    const supply = countTokens(universe.realms, universe.hub);
    const move = (tokens: number) => bridgeEvents(stepAll(universe, [update({ tokens })]))[0];
    const held = () => [treasuryOf(universe, 'deep'), treasuryOf(universe, 'isle')];
    expect(held()).toEqual([10_000, 10_000]);
    // Both have as much: the first one by its id.
    expect(move(100)).toMatchObject({ type: 'treasury.granted', params: { realm: 'deep', amount: 100 } });
    expect(move(350)).toMatchObject({ type: 'treasury.granted', params: { realm: 'isle', amount: 250 } });
    expect([universe.hub.tokens, ...held()]).toEqual([350, 9_900, 9_750]);
    expect(move(290)).toMatchObject({ type: 'treasury.repaid', params: { realm: 'isle', amount: 60 } });
    expect([universe.hub.tokens, ...held()]).toEqual([290, 9_900, 9_810]);
    expect(countTokens(universe.realms, universe.hub)).toBe(supply);
    stepAll(universe, [], universe.options.recheckInterval);
  });

  it('[BR6] gives what no one treasury has out of several, and not more than all have', () => {
    const universe = begin();
    const held = (treasuryOf(universe, 'isle') as number) + (treasuryOf(universe, 'deep') as number);
    const steps = Math.floor(held / GRANT_MAX);
    for (let step = 1; step <= steps; step += 1) stepAll(universe, [update({ tokens: step * GRANT_MAX })]);
    expect(universe.hub.tokens).toBe(steps * GRANT_MAX);
    expect(codesOf(universe, [update({ tokens: held + 1 })])).toEqual(['economy/treasury-empty']);
    stepAll(universe, [update({ tokens: held })]);
    expect([treasuryOf(universe, 'isle'), treasuryOf(universe, 'deep')]).toEqual([0, 0]);
    expect(codesOf(universe, [update({ tokens: held + 1 })])).toEqual(['economy/treasury-empty']);
  });

  it('[BR6] leaves the treasury of a realm that has failed alone', () => {
    const universe = Universe.begin(smallMaking({}, { onFailure: () => {} }));
    breakRealm(universe, 'isle');
    stepAll(universe, []);
    expect(universe.realm('isle')?.failed).toBe(true);
    const before = treasuryOf(universe, 'isle');
    stepAll(universe, [update({ tokens: 50 })]);
    expect([universe.hub.tokens, treasuryOf(universe, 'isle')]).toEqual([50, before]);
  });

  it('[BR7] refuses an update as a whole, with a code', () => {
    const universe = begin();
    const long = JSON.stringify('x'.repeat(FIELD_LENGTH_MAX));
    const cases: [Parameters<typeof update>[0], string][] = [
      [{}, 'universal/nothing-to-change'],
      [{ tokens: -1 }, 'economy/not-a-count'],
      [{ tokens: 1.5 }, 'economy/not-a-count'],
      [{ tokens: GRANT_MAX + 1 }, 'economy/grant-too-large'],
      [{ tokens: 10, source: 'nobody' }, 'service/unknown'],
      [{ tokens: 10, revision: 7 }, 'universal/stale'],
      [{ tokens: 10, fields: { '9lives': '1' } }, 'universal/bad-field'],
      [{ tokens: 10, fields: { __proto__x: '1' } }, 'universal/bad-field'],
      [{ tokens: 10, fields: { tokens: '1' } }, 'universal/reserved-field'],
      [{ tokens: 10, fields: { mood: long } }, 'universal/field-too-large'],
      [
        { tokens: 10, fields: Object.fromEntries(range(FIELDS_MAX + 1).map((at) => [`f${at}`, '1'])) },
        'universal/full',
      ],
      [
        {
          fields: Object.fromEntries(
            range(FIELDS_LENGTH_MAX / FIELD_LENGTH_MAX + 1).map((at) => [`f${at}`, long.slice(2)]),
          ),
        },
        'universal/full',
      ],
      ...RESERVED_FIELDS.map((name): [Parameters<typeof update>[0], string] => [
        { fields: { [name]: '1' } },
        'universal/reserved-field',
      ]),
    ];
    for (const [asked, code] of cases)
      expect([asked, codesOf(universe, [update(asked)])]).toEqual([asked, [code]]);
    expect(universe.hub.bridge.universal).toMatchObject({ tokens: 0, revision: 0, fields: {} });
  });

  it('[BR7] takes an update that is meant for the revision there is', () => {
    const universe = begin();
    const inputs = [1, 2].map((tokens) => update({ tokens, revision: 0 }));
    expect(codesOf(universe, inputs)).toEqual(['universal/stale']);
    expect(universe.hub.bridge.universal).toMatchObject({ tokens: 1, revision: 1 });
  });

  it('[BR8] is part of the hash and of every snapshot, and makes and loses no token', () => {
    const step = fc.oneof(
      fc.integer({ min: 0, max: 30_000 }).map((tokens) => update({ tokens })),
      fc.constantFrom('a', 'b').map((name) => registerService(name)),
      fc.constantFrom('a', 'b').map(unregisterService),
      fc.constantFrom('up', 'down').map((health) => observe('a', health as 'up')),
      fc.constantFrom('1', null).map((text) => update({ fields: { mood: text }, tokens: 5 })),
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), fc.nat(11), (inputs, cut) => {
        const whole = begin();
        const supply = countTokens(whole.realms, whole.hub);
        let other = begin();
        for (const [index, input] of inputs.entries()) {
          if (index === cut) other = Universe.restore(smallMaking(), other.snapshot());
          stepAll(whole, [input]);
          stepAll(other, [input]);
          expect(other.chain).toBe(whole.chain);
          expect(countTokens(whole.realms, whole.hub)).toBe(supply);
        }
        whole.recheck();
      }),
      { numRuns: 60 },
    );
  });

  it('[BR8] shows in the hash when a field has another value', () => {
    const [one, two] = ['1', '2'].map((mood) => {
      const universe = begin();
      stepAll(universe, [update({ fields: { mood } })]);
      return universe.hub.bridge.hash();
    });
    expect(one).not.toBe(two);
  });
});

const range = (length: number) => Array.from({ length }, (_, index) => index);
