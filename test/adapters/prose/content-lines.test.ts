/** The lines of charts that were replaced, as players read them. */
import { expect, it } from 'vitest';
import type { TickOutcome } from '../../../src/actors/universe/tick-outcome.ts';
import { followContentLines } from '../../../src/adapters/prose/content-lines.ts';
import { createRenderer } from '../../../src/adapters/prose/renderer.ts';
import { createRenderers } from '../../../src/adapters/prose/renderers.ts';
import type { Percept } from '../../../src/domain/percept.ts';
import { ALICE, command, join, stepAll } from '../../support/scripted-run.ts';
import { activation, edit, LAMP, LAMP_PATH, swapUniverse } from '../../support/swap-world.ts';

const line = (key: string): Percept => ({ kind: 'line', key, params: {}, style: 'speech' });
const TEXTS = {
  en: { 'chart.lamp.light-up.1': 'Old light.', 'chart.lamp.gone.1': 'Gone.', 'other.key': 'Other.' },
  es: { 'chart.lamp.dazzled.1': 'Demasiada luz.' },
};

function follow(locale: string, active: Parameters<typeof followContentLines>[0]['active'] = []) {
  const renderer = createRenderer({ texts: TEXTS, locale });
  let tell: (outcome: TickOutcome) => void = () => {};
  const universe = {
    subscribe: (listener: (outcome: TickOutcome) => void) => {
      tell = listener;
      return () => {};
    },
    universe: { worlds: { texts: { en: { 'other.key': 'Rewritten.' } } } },
  };
  followContentLines({ universe, renderer, active });
  return {
    read: (key: string) => renderer.render(line(key)).lines.join('\n'),
    tell: (outcome: TickOutcome) => tell(outcome),
  };
}

it('[HS16] are the new ones in the very tick of the activation, those that are gone with it, all others as before', () => {
  const { read, tell } = follow('en');
  expect([read('chart.lamp.light-up.1'), read('chart.lamp.gone.1')]).toEqual(['Old light.', 'Gone.']);
  const universe = swapUniverse();
  stepAll(universe, [join(ALICE, 'Alice')]);
  const text = edit(LAMP, ['Old light.', 'New light.']);
  const [outcome] = stepAll(universe, [command(ALICE, 'talk to warden'), activation({ [LAMP_PATH]: text })]);
  tell(outcome as TickOutcome);
  expect(read('chart.lamp.light-up.1')).toBe('New light.');
  expect(read('chart.lamp.gone.1')).toBe('[chart.lamp.gone.1]');
  expect(read('other.key')).toBe('Other.');
});

it('[HS16] stay as they were when the chart is refused', () => {
  const { read, tell } = follow('en');
  const [outcome] = stepAll(swapUniverse(), [activation({ [LAMP_PATH]: 'states: [' })]);
  tell(outcome as TickOutcome);
  expect(read('chart.lamp.light-up.1')).toBe('Old light.');
});

it('[HS16] are those of the charts at work after a start; a translation stays until it is written anew', () => {
  const { read } = follow('es', [{ path: LAMP_PATH, text: edit(LAMP, ['Old light.', 'Newer light.']) }]);
  expect(read('chart.lamp.light-up.1')).toBe('Newer light.');
  expect(read('chart.lamp.dazzled.1')).toBe('Demasiada luz.');
});

it('[PR16] are shown in every language, also in one that nobody had read before', () => {
  const renderers = createRenderers({ texts: TEXTS, locales: ['en', 'es'], defaultLocale: 'en' });
  const read = (locale: string) => renderers.of(locale).render(line('chart.lamp.light-up.1')).lines;
  expect(read('en')).toEqual(['Old light.']);
  const active = [{ path: LAMP_PATH, text: edit(LAMP, ['Old light.', 'New light.']) }];
  followContentLines({
    universe: { subscribe: () => () => {}, universe: { worlds: { texts: undefined } } },
    renderer: renderers,
    active,
  });
  expect(read('en')).toEqual(['New light.']);
  expect(read('es')).toEqual(['New light.']);
});

it('[WW7] are all others in the tick in which the worlds were written anew', () => {
  const { read, tell } = follow('en');
  expect(read('other.key')).toBe('Other.');
  tell({ inputs: [], events: [{ type: 'world.activated', cause: 'i1.0' }] } as unknown as TickOutcome);
  expect(read('other.key')).toBe('Rewritten.');
});
