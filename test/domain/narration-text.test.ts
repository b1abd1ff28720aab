/** What comes from a narrator outside is judged before anybody says it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { judgeNarration, NARRATION_LENGTH_MAX, REPLY_LENGTH_MAX } from '../../src/domain/narration-text.ts';

const words = (reply: string) => {
  const verdict = judgeNarration(reply);
  return verdict.ok ? verdict.words : verdict.code;
};

it.each([
  ['  Dry enough,\nconsidering.\r\n', 'Dry enough, considering.'],
  ['“Nothing adrift”', 'Nothing adrift.'],
  ['"Is it late?"', 'Is it late?'],
  ['«Nada suelto.»', 'Nada suelto.'],
  ['No\u200bthing \u202ebut\u2066 rain\ue003', 'Nothing but rain.'],
  ['A\u0007 bell\u001b', 'A bell.'],
  ['O\u00a0\u2003yes…', 'O yes…'],
  ['Чайка', 'Чайка.'],
])('[NR1] %j is said as %j', (reply, expected) => {
  expect(words(reply)).toBe(expected);
});

it.each([
  ['', 'narration/empty'],
  [' \n\t\u200b ', 'narration/empty'],
  ['“…”', 'narration/empty'],
  ['One.\n\nTwo.', 'narration/paragraphs'],
  ['One.\u2029Two.', 'narration/paragraphs'],
  ['Hello {player}.', 'narration/markup'],
  ['<b>Hello</b>', 'narration/markup'],
  ['*nods* Hello.', 'narration/markup'],
  ['[[item:the key]]', 'narration/markup'],
  ['See https://example.org', 'narration/markup'],
  ['Yes,” he says. “No.', 'narration/quotes'],
  ['Half \ud800 a letter', 'narration/unreadable'],
  ['\udc00\ud800', 'narration/unreadable'],
  ['a'.repeat(NARRATION_LENGTH_MAX + 1), 'narration/too-long'],
  [' '.repeat(REPLY_LENGTH_MAX + 1), 'narration/too-long'],
])('[NR2] %j is refused with %s', (reply, code) => {
  expect(words(reply)).toBe(code);
});

it('[NR2] whatever comes, what may be said is one short plain line that no mark of speech ends early', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 600 }),
    fc.string({ unit: 'grapheme', maxLength: 600 }),
    fc.string({
      unit: fc.constantFrom('a', ' ', '\n', '“', '"', '{', '\u202e', '\ud83d', '.'),
      maxLength: 40,
    }),
  );
  let said = 0;
  fc.assert(
    fc.property(anything, (reply) => {
      const verdict = judgeNarration(reply);
      if (!verdict.ok) return;
      said += 1;
      expect(verdict.words.length).toBeLessThanOrEqual(NARRATION_LENGTH_MAX + 1);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be left
      expect(verdict.words).not.toMatch(/[\u0000-\u001f\u007f-\u009f“”"«»{}<>[\]\u200b-\u200f\u202a-\u202e]/);
      expect(verdict.words.isWellFormed()).toBe(true);
      expect(judgeNarration(verdict.words)).toEqual(
        verdict.words.length > NARRATION_LENGTH_MAX ? expect.anything() : verdict,
      );
    }),
    { seed: 7, numRuns: 3_000 },
  );
  expect(said).toBeGreaterThan(100);
});
