/** The shipped worlds, peopled and disturbed, on pinned seeds: whatever happens, nothing is lost and nothing breaks. */
import { describe, expect, it } from 'vitest';
import { createRenderer } from '../../src/adapters/prose/renderer.ts';
import { loadShippedContent, type SimulationPlan, simulate } from './simulation.ts';

const content = loadShippedContent();
const CALM: SimulationPlan = {
  seed: '1',
  ticks: 500,
  players: 12,
  realms: 3,
  npcs: 12,
  interference: false,
  interruptions: false,
};

describe('the simulator', () => {
  it.each(['1', '2', '3', '4'])(
    '[SI1] seed %s: nothing is made, lost or in two places while everything goes on',
    (seed) => {
      const report = simulate(content, { ...CALM, seed, interference: true, interruptions: true });
      expect(report.problems).toEqual([]);
      expect(report.defects).toEqual([]);
    },
  );

  it('[SI1] its people do all that players can do, or there would be nothing to audit', () => {
    const { happened } = simulate(content, { ...CALM, seed: '5', ticks: 900, interference: true });
    const expected = [
      ...['player.joined', 'player.arrived', 'player.took', 'player.dropped', 'player.said', 'player.asked'],
      ...[
        'player.departed',
        'player.landed',
        'player.paid',
        'player.faded',
        'player.returned',
        'player.discovered',
      ],
      ...[
        'keeper.said',
        'keeper.arrived',
        'item.granted',
        'cal.reflected',
        'domingo.reflected',
        'domingo.adjusted',
      ],
    ];
    expect(expected.filter((type) => !happened.has(type))).toEqual([]);
  });

  it.each(['6', '7'])('[SI2] seed %s: pauses and replaced processes leave no trace in the chain', (seed) => {
    const plan = { ...CALM, seed, interference: true };
    const { chain } = simulate(content, plan);
    expect(simulate(content, { ...plan, interruptions: true }).chain).toBe(chain);
  });

  it('[SI2] another seed gives another chain', () => {
    const short = { ...CALM, ticks: 20 };
    expect(simulate(content, short).chain).not.toBe(simulate(content, { ...short, seed: '2' }).chain);
  });

  it.each(['8', '9', '10'])('[SI3] seed %s: a realm that breaks takes nobody and nothing with it', (seed) => {
    const plan = { ...CALM, seed, interference: true, interruptions: true, breaksAt: 173 };
    const report = simulate(content, plan);
    expect(report.problems).toEqual([]);
    expect(report.defects).toHaveLength(1);
    expect(report.happened.get('realm.failed')).toBe(1);
    expect(simulate(content, { ...plan, interruptions: false }).chain).toBe(report.chain);
  });

  it('[SI4] the auditor sees what it is there to see', () => {
    let meddled = false;
    const meddle: SimulationPlan['onOutcome'] = ({ events }) => {
      const granted = { type: 'item.granted', params: { itemId: 'item:none' } };
      if (!meddled) (events as unknown[]).push(granted);
      meddled = true;
    };
    expect(simulate(content, { ...CALM, ticks: 3, onOutcome: meddle }).problems).toEqual([
      'tick 1: item item:none is nowhere',
      'tick 2: item item:none is nowhere',
      'tick 3: item item:none is nowhere',
    ]);
  });

  it.each(['en', 'es'])('[SI5] everything that anybody perceives has words in %s', (locale) => {
    const renderer = createRenderer({ texts: content.texts, locale });
    const wordless = new Set<string>();
    const onOutcome: SimulationPlan['onOutcome'] = ({ outputs }) => {
      for (const percept of outputs.flatMap(({ percepts }) => percepts)) {
        const { lines } = renderer.render(percept);
        const name = percept.kind === 'line' ? percept.key : percept.view.name;
        if (lines.length === 0 || lines.some((line) => BARE_KEY.test(line)))
          wordless.add(`${name}: ${lines}`);
      }
    };
    simulate(content, { ...CALM, seed: '11', interference: true, onOutcome });
    expect([...wordless]).toEqual([]);
  });
});

/** What is left where a text or a value is missing: `vetrellis.item.lantern.name`, `{actor}`. */
const BARE_KEY = /\b[a-z]+\.[a-z_-]+\.[a-z_.-]+|\[object|\bundefined\b|\{/;
