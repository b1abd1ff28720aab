/** `seed warble`: what a writer reads of a grammar without playing. */
import { afterEach, expect, it, vi } from 'vitest';
import { CommandError } from '../../src/cli/command-error.ts';
import { type WarbleOptions, warbleCommand } from '../../src/cli/warble.ts';

afterEach(() => vi.restoreAllMocks());

const OPTIONS: WarbleOptions = { name: 'Alice', count: 60, seed: '42', locale: 'en' };

function printed(grammar: string, options: Partial<WarbleOptions> = {}): string[] {
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line));
  expect(warbleCommand(grammar, { ...OPTIONS, ...options })).toBe(0);
  return lines;
}

function refusal(grammar: string, options: Partial<WarbleOptions>): string {
  try {
    warbleCommand(grammar, { ...OPTIONS, ...options });
  } catch (error) {
    if (error instanceof CommandError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'none';
}

it('[WL8] seed warble prints so many lines as a player reads them, the same for the same seed, none twice running', () => {
  const lines = printed('teal_slate');
  expect(lines).toHaveLength(60);
  for (const [index, line] of lines.entries()) {
    expect(line).toMatch(/Widow Teal/);
    expect(line).not.toBe(lines[index + 1]);
  }
  expect(printed('teal_slate')).toEqual(lines);
  expect(printed('teal_slate', { seed: '43' })).not.toEqual(lines);
  expect(printed('teal_slate', { count: 3, name: 'Berta' })).toHaveLength(3);
});

it('[WL8] says what is only said of things in hand, deeds that were seen and quests, when it is told of them', () => {
  const bare = printed('archon_entry').join('\n');
  const [deed, open, done, thing] = [
    /One page read, to the foot/,
    /The Signal: open/,
    /Keeper’s Wisdom: closed/,
    /the Key of Meridian/,
  ];
  for (const part of [deed, open, done, thing]) expect(bare).not.toMatch(part);
  const full = printed('archon_entry', {
    count: 200,
    saw: ['read_the_page'],
    quest: ['the_signal', 'keepers_wisdom=completed'],
    carrying: ['key_of_meridian'],
  }).join('\n');
  for (const part of [deed, open, done, thing]) expect(full).toMatch(part);
});

it('[WL8] reads in the language that is asked for', () => {
  const lines = printed('teal_slate', { locale: 'es', quest: ['keepers_wisdom=failed'] });
  expect(lines.join('\n')).toContain('«La sabiduría de los guardianes», dice la viuda Teal');
  expect(lines.filter((line) => /Widow/.test(line))).toEqual([]);
});

it.each([
  ['teal_slat', {}, 'warbler/unknown: there is no warbler "teal_slat"; did you mean "teal_slate"?'],
  ['teal_slate', { keeper: 'arcon' }, 'keeper/unknown: there is no keeper "arcon"; did you mean "archon"?'],
  ['teal_slate', { carrying: ['rye_loafs'] }, 'item/unknown: there is no item "rye_loafs"'],
  ['teal_slate', { quest: ['the_signals'] }, 'quest/unknown: there is no quest "the_signals"'],
  ['teal_slate', { quest: ['the_signal=lost'] }, 'quest/unknown: there is no quest status "lost"'],
])('[WL8] a name that is none is refused with the nearest: %s %j', (grammar, options, message) => {
  expect(refusal(grammar, options)).toContain(message);
});
