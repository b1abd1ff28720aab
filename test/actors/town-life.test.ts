/** What a player sees of a town: small things where they belong, and how many there are when not all are named. */
import { expect, it } from 'vitest';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import { DEFAULT_OPTIONS, realmsOf } from '../../src/actors/universe/universe-options.ts';
import type { CitizenFact } from '../../src/domain/city/citizen.ts';
import { pastimesOf } from '../../src/domain/city/pastimes.ts';
import type { KeeperFact } from '../../src/domain/entity.ts';
import type { RuleContext } from '../../src/domain/rule.ts';
import { type RealmId, roomId } from '../../src/kernel/ids.ts';
import { loadShippedContent } from '../simulator/simulation.ts';
import { ALICE, command, join } from '../support/scripted-run.ts';

const { universe: spec } = loadShippedContent();

const linesOf = (doing: CitizenFact['doing'], home = 'aldermouth') => {
  const world = spec.worlds['aldermouth'];
  const citizen = { home: home as RealmId, world: 'aldermouth', doing } as CitizenFact;
  const keeper = {
    id: 'keeper:gil_brine',
    kind: 'keeper',
    spec: 'gil_brine',
    place: roomId('bakehouse'),
    citizen,
  };
  return pastimesOf({ world, realm: 'aldermouth' } as RuleContext, keeper as unknown as KeeperFact);
};

it('[CZ18] has citizens do what their trade does at work only, and what anybody does at a meal and in company', () => {
  expect(linesOf('work')[0]).toBe('aldermouth.citizens.baker.idle.1');
  expect(linesOf('table')[0]).toBe('aldermouth.citizens.leisure.table.1');
  expect(linesOf('company')[0]).toBe('aldermouth.citizens.leisure.company.1');
  for (const doing of ['home', 'gate', 'way'] as const) expect(linesOf(doing)).toEqual([]);
  // In a town that is not theirs they do nothing that would need its things.
  expect(linesOf('work', 'hethering')).toEqual([]);
});

it('[CZ19] shows a player in the tavern a day of it: small things now and then, and how many are there besides', () => {
  const realms = realmsOf(['aldermouth', 'hethering'], 2);
  const universe = Universe.begin({
    spec,
    options: { ...DEFAULT_OPTIONS, seed: 'tavern', realms },
    onFailure: ({ where, error }) => {
      throw new Error(where, { cause: error });
    },
  });
  const small: string[] = [];
  const others: number[] = [];
  const read = ({ outputs }: TickOutcome): void => {
    for (const percept of outputs.flatMap(({ percepts }) => percepts)) {
      if (percept.kind === 'room') {
        const { keepers, others: besides = 0 } = percept.view;
        others.push(besides);
        if (besides > 0) expect(keepers.length).toBeGreaterThanOrEqual(5);
      } else small.push(...(JSON.stringify(percept).match(/aldermouth\.citizens\.[a-z.]+\d/g) ?? []));
    }
  };
  read(universe.step([join(ALICE, 'Alice')]));
  read(universe.step([command(ALICE, 'n')]));
  for (let tick = 0; tick < 10_000; tick += 1)
    read(universe.step(tick % 600 === 0 ? [command(ALICE, 'look')] : []));
  expect(Math.max(...others)).toBeGreaterThan(0);
  expect(Math.min(...others)).toBe(0);
  expect(small.length).toBeGreaterThan(2);
  // Tapsters work there; everybody else came to eat or to sit.
  for (const key of small)
    expect(key).toMatch(/aldermouth\.citizens\.(leisure\.(table|company)|tapster\.idle)\./);
}, 60_000);

it('[CZ20] has anybody of a town say where people of a trade are to be found, by trade or by name, and no more', () => {
  const realms = realmsOf(['aldermouth', 'hethering'], 2);
  const universe = Universe.begin({ spec, options: { ...DEFAULT_OPTIONS, seed: 'tavern', realms } });
  const told = (text: string): string[] => {
    const { outputs } = universe.step([command(ALICE, text)]);
    return JSON.stringify(outputs).match(/aldermouth\.citizens\.[a-z.]+/g) ?? [];
  };
  universe.step([join(ALICE, 'Alice')]);
  told('e');
  told('n');
  const somebody = universe.realm('aldermouth')?.facts.keepersIn(roomId('weir_street'))[0];
  const who = somebody?.spec.replace('_', ' ');
  expect(told(`ask ${who} about the baker`)).toContain('aldermouth.citizens.baker.found');
  expect(told(`ask ${who} about Gil Brine`)).toContain('aldermouth.citizens.baker.found');
  expect(told(`ask ${who} about Dunstan Wether`).join()).toMatch(/puzzled/);
});
