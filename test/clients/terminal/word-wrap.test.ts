import { describe, expect, test } from 'vitest';
import { cellsOf, wrapLine } from '../../../src/clients/terminal/word-wrap.ts';

describe('word wrap', () => {
  test('[TC4] lines break between words and none is wider than the terminal', () => {
    const text = 'The morning mist curls around weathered dock posts.';
    for (let columns = 20; columns < 60; columns += 1) {
      const lines = wrapLine(text, columns);
      expect(lines.join(' ')).toBe(text);
      for (const line of lines) expect(cellsOf(line)).toBeLessThanOrEqual(columns);
    }
  });

  test('[TC4] a word wider than the terminal is broken inside, an indent is kept, an empty line stays', () => {
    expect(wrapLine('x'.repeat(45), 20)).toEqual(['x'.repeat(20), 'x'.repeat(20), 'x'.repeat(5)]);
    expect(wrapLine('  north to the village square', 20)).toEqual(['  north to the', '  village square']);
    expect(wrapLine('', 20)).toEqual(['']);
    expect(wrapLine(`a ${'x'.repeat(25)} b`, 20)).toEqual(['a', 'x'.repeat(20), 'xxxxx b']);
  });

  test('[TC4] what stands in columns stays there', () => {
    const line = 'Look     look (l), examine lantern (x), read';
    expect(wrapLine(line, 60)).toEqual([line]);
    expect(wrapLine(line, 30)).toEqual(['Look     look (l), examine', 'lantern (x), read']);
  });

  test('[TC4] wide characters take two cells and marks none', () => {
    expect([cellsOf('abc'), cellsOf('静か'), cellsOf('e\u0301'), cellsOf('🦉')]).toEqual([3, 4, 1, 2]);
    expect(wrapLine('静かな海の静かな海の静かな海の', 20)).toEqual(['静かな海の静かな海の', '静かな海の']);
  });
});
