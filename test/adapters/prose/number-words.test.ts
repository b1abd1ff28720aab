/** Numbers, hours and days in words, in the languages of the shipped content. */
import { describe, expect, it } from 'vitest';
import { createRenderer } from '../../../src/adapters/prose/renderer.ts';
import { line } from '../../../src/domain/sentence.ts';
import { shippedContent } from '../../support/transcript.ts';

const { texts } = shippedContent();
const own = (locale: string, more: Readonly<Record<string, string>>) =>
  createRenderer({ texts: { ...texts, [locale]: { ...texts[locale], ...more } }, locale });
const read = (locale: string, text: string, params: Parameters<typeof line>[1]): string =>
  own(locale, { 'a.text': text })
    .render(line('a.text', params, 'system'))
    .lines.join(' ');

describe('numbers', () => {
  const counted =
    '{count, plural, one {one boat} other {# boats}} out. {count, plural, one {One} other {#}} home, {count}.';

  it.each([
    [1, 'one boat out. One home, 1.'],
    [2, 'Two boats out. Two home, 2.'],
    [12, 'Twelve boats out. Twelve home, 12.'],
    [13, '13 boats out. 13 home, 13.'],
    [0, '0 boats out. 0 home, 0.'],
    [1000, '1,000 boats out. 1,000 home, 1000.'],
  ])('[PR21] are words up to twelve: %i', (count, words) => {
    expect(read('en', counted, { count })).toBe(words);
  });

  it('[PR21] are words of the language, and in the middle of a sentence small', () => {
    expect(
      read('es', 'Ves {count, plural, other {#}}. {count, plural, other {#}} barcas.', { count: 5 }),
    ).toBe('Ves cinco. Cinco barcas.');
    const inner = { text: 'view.more' };
    expect(read('en', '{text}', { text: inner, count: 3 })).toBe('Three more');
    expect(read('en', 'Rope and {text}.', { text: inner, count: 3 })).toBe('Rope and three more.');
  });

  it('[PR21] stay figures where the language has no words for them', () => {
    const renderer = createRenderer({
      texts: { en: { 'a.text': '{count, plural, other {#}} boats' } },
      locale: 'en',
    });
    expect(renderer.render(line('a.text', { count: 3 }, 'system')).lines).toEqual(['3 boats']);
  });
});

describe('the clock', () => {
  it.each([
    ['00:00', 'midnight', 'las doce de la noche'],
    ['00:15', 'a quarter past midnight', 'las doce y cuarto de la noche'],
    ['06:30', 'half past six in the morning', 'las seis y media de la mañana'],
    ['12:00', 'noon', 'las doce del mediodía'],
    ['12:45', 'a quarter to one in the afternoon', 'la una menos cuarto de la tarde'],
    ['18:05', 'five past six in the evening', 'las seis y cinco de la tarde'],
    ['18:37', 'twenty-three minutes to seven in the evening', 'las siete menos veintitrés de la tarde'],
    ['23:59', 'one minute to midnight', 'las doce menos un minuto de la noche'],
    ['noonish', 'noonish', 'noonish'],
  ])('[PR22] says %s as people do', (clock, english, spanish) => {
    expect(read('en', '{clock_words}', { clock })).toBe(english);
    expect(read('es', '{clock_words}', { clock })).toBe(spanish);
  });

  it('[PR22] agrees with its verb, and counts the first days', () => {
    const time = { phase: '', season: '', weather: '', tide: '' };
    const spanish = (clock: string, day: number) =>
      own('es', {}).render(line('time.self', { ...time, clock, day }, 'system')).lines[0];
    expect(spanish('13:15', 1)).toMatch(/^Es la una y cuarto de la tarde del primer día:/);
    expect(spanish('06:00', 10)).toMatch(/^Son las seis de la mañana del décimo día:/);
    expect(spanish('06:00', 11)).toMatch(/^Son las seis de la mañana del día 11:/);
    expect(read('en', 'On {day_words}', { day: 3 })).toBe('On the third day');
    expect(read('en', 'On {day_words}', { day: 11 })).toBe('On day 11');
  });
});
