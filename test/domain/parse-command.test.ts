/** What a typed line is taken to mean, and that no line whatever breaks the parser. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMAND_LENGTH_MAX } from '../../src/actors/universe/input.ts';
import { type Intent, PLAYER_VERBS } from '../../src/domain/intent.ts';
import { compileGrammar, parseCommand } from '../../src/domain/parse-command.ts';
import { refuse } from '../../src/domain/rule.ts';
import { DIRECTIONS } from '../../src/domain/world-spec.ts';
import type { EntityId } from '../../src/kernel/ids.ts';
import { shippedContent } from '../support/transcript.ts';

const { lexicon } = shippedContent().universe;
const grammar = compileGrammar(lexicon);
const actor = 'player:1' as EntityId;

const parse = (line: string) => parseCommand(grammar, actor, line);
const intent = (rest: Omit<Intent, 'actor'>) => ({ ok: true, intent: { actor, ...rest } });

describe('verbs', () => {
  const phrases = PLAYER_VERBS.flatMap((verb) =>
    (lexicon.verbs[verb] ?? []).map((phrase) => [phrase, verb] as const),
  );

  it.each(phrases)('[PC1] every phrase of the lexicon is its verb: %s', (phrase, verb) => {
    const parsed = parse(phrase);
    expect(parsed.ok && parsed.intent.verb).toBe(verb);
  });

  it.each(phrases.filter(([phrase]) => /^[a-z]/.test(phrase)))(
    '[PC1] in any capitals, with any punctuation and more words after it: %s',
    (phrase, verb) => {
      const parsed = parse(`  ${phrase.toUpperCase()}!  xyzzy `);
      expect(parsed.ok && parsed.intent.verb).toBe(verb);
    },
  );

  it('[PC2] the longest phrase at the start of the line is the verb', () => {
    expect(parse('look at lantern')).toEqual(intent({ verb: 'examine', noun: ['lantern'] }));
    expect(parse('look lantern')).toEqual(intent({ verb: 'look', noun: ['lantern'] }));
    expect(parse('pick up lantern')).toEqual(intent({ verb: 'take', noun: ['lantern'] }));
  });
});

describe('nouns', () => {
  it('[PC3] articles, punctuation and a leading preposition do not count', () => {
    expect(parse('take the storm lantern!')).toEqual(intent({ verb: 'take', noun: ['storm', 'lantern'] }));
    expect(parse('greet the archon, please')).toEqual(intent({ verb: 'talk', noun: ['archon'] }));
    expect(parse('walk toward the gate')).toEqual(intent({ verb: 'go', noun: ['gate'], preposition: 'to' }));
  });

  it('[PC4] a preposition parts the first noun from the second', () => {
    const given = intent({ verb: 'give', noun: ['5', 'tokens'], preposition: 'to', second: ['bob'] });
    expect(parse('give 5 tokens to Bob')).toEqual(given);
    const unlocked = intent({ verb: 'unlock', noun: ['door'], preposition: 'with', second: ['iron', 'key'] });
    expect(parse('unlock the door with the iron key')).toEqual(unlocked);
  });

  it('[PC14] a comma between words joins them, whatever the language', () => {
    expect(parse('take lantern, rope and key')).toEqual(
      intent({ verb: 'take', noun: ['lantern', 'and', 'rope', 'and', 'key'] }),
    );
  });

  it('[PC15] accents do not count, and ñ is a letter of its own', () => {
    expect(parse('take FAROLÍN')).toEqual(intent({ verb: 'take', noun: ['farolin'] }));
    expect(parse('take año')).toEqual(intent({ verb: 'take', noun: ['año'] }));
    expect(parse('take AN\u0303O')).toEqual(intent({ verb: 'take', noun: ['año'] }));
  });

  it('[PC5] what is asked about is kept as it was typed, beside its folded words', () => {
    const about = { preposition: 'about', second: ['light'] } as const;
    const asked = { verb: 'ask', noun: ['archon'], ...about, text: 'the Light' } as const;
    expect(parse('ask Archon about the Light?')).toEqual(intent(asked));
    expect(parse('ask about the light')).toEqual(intent({ verb: 'ask', ...about, text: 'the light' }));
  });
});

describe('directions', () => {
  const words = DIRECTIONS.flatMap((direction) =>
    lexicon.directions[direction].map((word) => [word, direction] as const),
  );

  it.each(words)('[PC6] a direction alone or after go is a way to go: %s', (word, direction) => {
    expect(parse(word)).toEqual(intent({ verb: 'go', direction }));
    expect(parse(`go ${word}`)).toEqual(intent({ verb: 'go', direction }));
    expect(parse(`x ${word}`)).toEqual(intent({ verb: 'examine', direction, noun: [word] }));
  });

  it('[PC7] after go the first word leads, unless it is a preposition before a name', () => {
    expect(parse('go up the stairs')).toEqual(intent({ verb: 'go', direction: 'up' }));
    expect(parse('walk to the north')).toEqual(
      intent({ verb: 'go', direction: 'north', noun: ['north'], preposition: 'to' }),
    );
    expect(parse('go in the cabin')).toEqual(intent({ verb: 'go', noun: ['cabin'], preposition: 'in' }));
  });
});

describe('speech', () => {
  it.each([
    ['say Hello everyone!', 'Hello everyone!'],
    ['say "Hello everyone!"', 'Hello everyone!'],
    ['"Hello everyone!', 'Hello everyone!'],
    ['"Hello everyone!"', 'Hello everyone!'],
    ['“Hello everyone!”', 'Hello everyone!'],
    ["'Hello everyone!'", 'Hello everyone!'],
    ['say  Hello \t everyone!', 'Hello everyone!'],
    ['SAY the A of it', 'the A of it'],
    ['say "yes" and "no"', '"yes" and "no"'],
    ['say', ''],
    ['say ""', ''],
  ])('[PC8] what is said is kept as typed, without marks around it: %s', (line, text) => {
    expect(parse(line)).toEqual(intent({ verb: 'say', text }));
  });

  it('[PC8] a gesture too', () => {
    expect(parse('emote waves.')).toEqual(intent({ verb: 'emote', text: 'waves.' }));
    expect(parse(':waves.')).toEqual(intent({ verb: 'emote', text: 'waves.' }));
  });
});

describe('replies', () => {
  it.each(['2', ' 12. ', '3)'])('[PC13] a number alone is a choice: %s', (line) => {
    expect(parse(line)).toEqual(intent({ verb: 'choose', noun: [line.replace(/\D/g, '')] }));
  });

  it('[PC13] one with more words, or too long for one, is none', () => {
    expect(parse('2 lanterns')).toMatchObject({ ok: false, code: 'command/unknown' });
    expect(parse('2000000000')).toMatchObject({ ok: false, code: 'command/unknown' });
  });

  it('[PC13] all words of a choice count, but for articles', () => {
    const noun = ['to', 'go', 'with', 'archon'];
    expect(parse('choose to go with the Archon')).toEqual(intent({ verb: 'choose', noun }));
    expect(parse('choose')).toEqual(intent({ verb: 'choose' }));
  });

  it('[PC13] an answer is kept as typed, without the marks around it', () => {
    expect(parse('answer “To the Deep.”')).toEqual(intent({ verb: 'answer', text: 'To the Deep.' }));
    expect(parse('respond yes')).toEqual(intent({ verb: 'answer', text: 'yes' }));
  });
});

describe('lines that mean nothing', () => {
  it.each(['', '   ', '\t'])('[PC9] an empty line is refused: %j', (line) => {
    expect(parse(line)).toEqual(refuse('command/empty'));
  });

  it.each([
    ['lok', 'look'],
    ['tkae lantern', 'take'],
    ['norht', 'north'],
    ['inventroy', 'inventory'],
    ['fly', 'none'],
    ['juggle', 'none'],
    ['⚓', 'none'],
    ['...', 'none'],
  ])('[PC10] a slip of the finger is answered with the word that was meant: %s', (line, suggestion) => {
    const word = line.split(' ')[0] as string;
    expect(parse(line)).toEqual(refuse('command/unknown', { word, suggestion }));
  });

  it('[PC10] a long word is quoted in part, never in the middle of a character', () => {
    const parsed = parse('🪼'.repeat(250));
    expect(parsed).toEqual(refuse('command/unknown', { word: '🪼'.repeat(40), suggestion: 'none' }));
  });
});

describe('any line', () => {
  const word = fc.constantFrom(
    ...Object.values(lexicon.verbs).flat(),
    ...Object.values(lexicon.directions).flat(),
    ...Object.values(lexicon.prepositions).flat(),
    ...lexicon.articles,
    'constructor',
    '__proto__',
    'toString',
    '7',
    'lantern',
    'é',
  );
  const anyLine = fc.oneof(
    fc.string({ maxLength: COMMAND_LENGTH_MAX }),
    fc.string({ unit: 'binary', maxLength: COMMAND_LENGTH_MAX }),
    fc.string({ unit: 'grapheme', maxLength: COMMAND_LENGTH_MAX }),
    fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
    fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
    fc.array(fc.oneof(word, fc.string({ maxLength: 8 })), { maxLength: 12 }).map((words) => words.join(' ')),
    fc.string({ minLength: 20_000, maxLength: 40_000 }),
  );

  it('[PC11] is an intent of a known verb or a coded refusal, never an exception', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const parsed = parse(line);
        if (!parsed.ok) expect(['command/empty', 'command/unknown']).toContain(parsed.code);
        else {
          expect(PLAYER_VERBS).toContain(parsed.intent.verb);
          expect(parsed.intent.noun?.length).not.toBe(0);
          expect(parsed.intent.second?.length).not.toBe(0);
          expect([...(parsed.intent.noun ?? []), ...(parsed.intent.second ?? [])]).not.toContain('');
        }
      }),
      { numRuns: 3_000 },
    );
  }, 120_000);

  it('[PC12] means the same however often it is read, and whatever its case', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        const line = words.join(' ');
        expect(parse(line)).toEqual(parse(line));
        const [lower, upper] = [
          parse(line.toLowerCase()),
          parse(line.toLowerCase().replace(/[a-z]/g, (c) => c.toUpperCase())),
        ];
        const { text: _lower, ...plain } = lower.ok ? lower.intent : { text: '' };
        const { text: _upper, ...shouted } = upper.ok ? upper.intent : { text: '' };
        expect(shouted).toEqual(plain);
      }),
    );
  });
});
