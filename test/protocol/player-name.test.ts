import { describe, expect, test } from 'vitest';
import { judgeName } from '../../src/protocol/player-name.ts';

describe('player names', () => {
  test.each([
    'Al',
    'Alice',
    "O'Brien",
    'Jean-Luc',
    'bot_17',
    'Мария',
    '静かな海',
    'محمد',
    'नमस्ते',
    'Zoë',
    'Ana María',
    'x'.repeat(24),
  ])('[PT4] %s is a name', (name) => {
    expect(judgeName(name)).toEqual({ ok: true, name });
  });

  test('[PT4] spaces around a name are dropped and its letters are composed', () => {
    expect(judgeName('  Zoe\u0308 ')).toEqual({ ok: true, name: 'Zoë' });
  });

  test.each([
    ['', 'name/too-short'],
    [' x ', 'name/too-short'],
    ['x'.repeat(25), 'name/too-long'],
    ['x'.repeat(1_000_000), 'name/too-long'],
    ['Al  ice', 'name/double-space'],
    ['Al\tice', 'name/bad-characters'],
    ['Al\u0000ice', 'name/bad-characters'],
    ['Al\u200bice', 'name/bad-characters'],
    ['\u3164\u3164', 'name/bad-characters'],
    ['\u202eecila', 'name/bad-characters'],
    ['<b>Al</b>', 'name/bad-characters'],
    ['Al\ud83d', 'name/bad-characters'],
    ['🦉🦉🦉', 'name/bad-characters'],
    ['1234', 'name/no-letter'],
    ["--''", 'name/no-letter'],
    ['You', 'name/reserved'],
    ['EVERYONE', 'name/reserved'],
    ['ｓｙｓｔｅｍ', 'name/reserved'],
    ['Todos', 'name/reserved'],
    ['the seed', 'name/reserved'],
  ])('[PT5] %j is refused as %s', (name, code) => {
    expect(judgeName(name)).toEqual({ ok: false, code });
  });
});
