/** People of all temperaments who live in the shipped worlds for days. RESIDENT_DAYS says how many; two by default. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '../../src/actors/universe/input.ts';
import { Universe, type UniverseMaking } from '../../src/actors/universe/universe.ts';
import { DEFAULT_OPTIONS, realmsOf } from '../../src/actors/universe/universe-options.ts';
import { LifeLog, type LifeReport } from '../../src/adapters/scripted/life-log.ts';
import { ScriptedCrowd } from '../../src/adapters/scripted/scripted-crowd.ts';
import { TEMPERAMENTS } from '../../src/adapters/scripted/temperament.ts';
import { Auditor } from '../support/auditor.ts';
import { loadShippedContent } from './simulation.ts';

const DAYS = Number(process.env['RESIDENT_DAYS'] ?? 2);
/** 24 played minutes at ten ticks a second. */
const TICKS_PER_DAY = 14_400;
const PLAYERS = 30;
/** Between two full counts by the auditor. */
const AUDIT_TICKS = 97;

describe('thirty people who live there', () => {
  const { universe: spec } = loadShippedContent();
  const defects: string[] = [];
  const making: UniverseMaking = {
    spec,
    options: {
      ...DEFAULT_OPTIONS,
      seed: 'residents',
      realms: realmsOf(Object.keys(spec.worlds), 2),
      npcs: 20,
    },
    onFailure: ({ realm, where, error }) => defects.push(`${realm} ${where}: ${String(error)}`),
  };
  const problems: string[] = [];
  const inputs: (readonly Input[])[] = [];
  let life: LifeReport;
  let chain = '';

  beforeAll(() => {
    const universe = Universe.begin(making);
    const crowd = new ScriptedCrowd({ universe, count: PLAYERS, temperaments: TEMPERAMENTS });
    const log = new LifeLog(universe);
    const auditor = new Auditor(universe);
    for (let tick = 1; tick <= DAYS * TICKS_PER_DAY; tick += 1) {
      inputs.push(crowd.inputs(tick));
      const outcome = universe.step(inputs.at(-1) ?? []);
      crowd.perceive(outcome);
      log.follow(outcome);
      auditor.note(outcome);
      if (tick % AUDIT_TICKS === 0) problems.push(...auditor.problems());
    }
    life = log.report();
    chain = universe.chain;
  }, DAYS * 120_000);

  it('[LF1] see every quest through, some of them', () => {
    expect(Object.keys(life.quests).length).toBeGreaterThanOrEqual(4);
    const never = Object.entries(life.quests).filter(([, { completed }]) => completed === 0);
    expect(never).toEqual([]);
  });

  it('[LF2] get stuck nowhere, nor do the keepers', () => {
    expect(life.stuckPlayers).toEqual([]);
    expect(life.stuckKeepers).toEqual([]);
    expect(defects).toEqual([]);
  });

  it('[LF3] neither make nor lose a token or a thing', () => {
    expect(problems).toEqual([]);
  });

  it(
    '[LF4] live the same lives again from what they typed',
    () => {
      const again = Universe.begin(making);
      for (const typed of inputs) again.step(typed);
      expect(again.chain).toBe(chain);
    },
    DAYS * 120_000,
  );
});
