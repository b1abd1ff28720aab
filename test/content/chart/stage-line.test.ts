/** Lines that are said to a chart alone: what they mean, and what is wrong with them. */
import { describe, expect, it } from 'vitest';
import { readContentDirectory, SHIPPED_CONTENT_DIRECTORY } from '../../../src/adapters/content-directory.ts';
import { phrasesOf } from '../../../src/content/chart/chart-phrases.ts';
import { stageClockOf } from '../../../src/content/chart/stage-clock.ts';
import { readStageLine } from '../../../src/content/chart/stage-line.ts';
import { SMALL_UNIVERSE } from '../small-universe.ts';
import { LAMP_WITH_MOTHS as CHART } from './lamp-with-moths.ts';
import { linked } from './small-chart.ts';

describe('a line', () => {
  const phrases = phrasesOf(linked(CHART));
  const said = (line: string) => readStageLine(line, phrases);

  it.each([
    ['someone came', { type: 'event', event: 'someone came', brought: {} }],
    ['  event   timer  flicker ', { type: 'event', event: 'timer flicker', brought: {} }],
    ['player gave lantern', { type: 'event', event: 'player gave', brought: { item: 'lantern' } }],
    ['player asked "the light"', { type: 'event', event: 'player asked', brought: { words: ['the light'] } }],
    ['timer after away#0', { type: 'event', event: 'timer after away#0', brought: {} }],
    ['wait 5m', { type: 'wait', delay: { unit: 'played seconds', amount: 300 } }],
    ['wait', { type: 'wait', delay: undefined }],
    ['set visits=3', { type: 'set', field: 'visits', value: 3 }],
    ['set visits -3', { type: 'set', field: 'visits', value: -3 }],
    ['set lit = yes', { type: 'set', field: 'lit', value: true }],
    ['set mood = "not so glad"', { type: 'set', field: 'mood', value: 'not so glad' }],
    [
      'guard time is = no',
      { type: 'guard', once: false, forced: { answer: false, guard: { name: 'time is', params: {} } } },
    ],
    [
      'guard it is night yes once',
      {
        type: 'guard',
        once: true,
        forced: { answer: true, guard: { name: 'time is', params: { phase: 'night' } } },
      },
    ],
    ['time 21:30', { type: 'time', minute: 1290 }],
  ])('[CS9] "%s" is understood', (line, meaning) => {
    expect(said(line)).toEqual(meaning);
  });

  it.each([
    ['some one came', 'chart/unknown-event', 'did you mean "someone came"?'],
    ['player aksed the light', 'chart/unknown-event', 'did you mean "player asked"?'],
    ['someone came twice', 'test/carries', 'write "someone came"'],
    ['wait 9', 'chart/delay', 'write "30s", "5m", "1h", "2h world", "1d world" or "12 ticks"'],
    ['set', 'test/line', 'write "set visits = 3"'],
    ['set visit 3', 'chart/unknown-field', 'did you mean "visits"?'],
    ['set visits many', 'chart/param-type', undefined],
    [
      'guard has audience',
      'test/line',
      'write "guard has audience = yes", "= no", or "= yes once" for the next line only',
    ],
    ['guard chance = yes', 'test/never-asked', 'it asks: time is night, has audience'],
    ['guard has audeince = yes', 'chart/unknown-guard', 'did you mean "has audience"?'],
    ['time late', 'schema/time', 'write "time 21:00"'],
  ])('[CS9] "%s" is refused with %s', (line, code, fix) => {
    expect(said(line)).toMatchObject({ type: 'problem', code });
    expect((said(line) as { fix?: string }).fix).toBe(fix);
  });

  it('[CS9] finds a sentence of the chart by its prose', () => {
    const line = 'actions: [{ type: say, params: { line: Good evening. } }, { type: greet }';
    const { actions } = phrasesOf(linked(CHART.replace('actions: [{ type: greet }', line)));
    expect(actions[0]).toMatchObject({ name: 'say', sentence: 'says: Good evening.' });
  });
});

it('[CS10] the clock of a stage is that of the universe around the chart', () => {
  const [path = '', text = ''] =
    Object.entries(SMALL_UNIVERSE).find(([name]) => name === 'worlds/universe.yaml') ?? [];
  const slower = stageClockOf({ [path]: text.replace('time_scale: 60', 'time_scale: 30') });
  expect([slower.clock.timeScale, slower.tickMs]).toEqual([30, 100]);
  expect(stageClockOf({})).toEqual(stageClockOf(readContentDirectory(SHIPPED_CONTENT_DIRECTORY)));
});
