/** Quests whose things turn up by themselves can be explored: with the time that it takes, and whatever else may turn up. */
import { expect, it } from 'vitest';
import { surveyChart } from '../../../src/actors/exploration/survey.ts';
import { replayed } from './replayed.ts';
import { type Changes, isleWith, universeOf } from './small-isle.ts';
import { GIVEN_ON_REQUEST } from './stories.ts';

/** The errand with a shell that only turns up on the square. */
const errandWith = (spawner: string): Changes => ({
  ...GIVEN_ON_REQUEST,
  items: { shell: '', brass_key: '' },
  locations: {
    square: `exits: [{ direction: south, to: quay }]\nspawns: [{ id: tide, ${spawner} }]\n`,
  },
});

it('[SW11] the thing is waited for until its time has come', () => {
  const night = 'every: 1h world, at_most: 1, if: { time: night }, table: [{ item: shell }]';
  const universe = universeOf(isleWith(errandWith(night)));
  const { completed = [] } = surveyChart(universe, 'errand');
  expect(completed.map((step) => step.type)).toContain('wait');
  expect(replayed(universe, completed).stories).toMatchObject([{ status: 'completed' }]);
});

it('[SW11] what matters turns up however rare it is', () => {
  const rare = 'every: 1h world, at_most: 1, table: [{ item: brass_key, weight: 999 }, { item: shell }]';
  const { completed } = surveyChart(universeOf(isleWith(errandWith(rare))), 'errand');
  expect(completed).toBeDefined();
});

it('[SW11] a thing that never turns up leaves the quest without an end', () => {
  const never =
    'every: 1h world, at_most: 1, if: { all: [{ time: night }, { hour: { from: 10, to: 11 } }] }, table: [{ item: shell }]';
  const { completed } = surveyChart(universeOf(isleWith(errandWith(never))), 'errand');
  expect(completed).toBeUndefined();
});
