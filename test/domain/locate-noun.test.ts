/** Where a thing is, said beside its name or as the answer to which one is meant. */
import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/domain/answer-question.ts';
import { wordFor } from '../../src/domain/find-items.ts';
import type { Intent } from '../../src/domain/intent.ts';
import { NO_MEMORY } from '../../src/domain/line-memory.ts';
import { locateNoun } from '../../src/domain/locate-noun.ts';
import { compileGrammar, parseCommand } from '../../src/domain/parse-command.ts';
import type { EntityId } from '../../src/kernel/ids.ts';
import { anItem, aPlayer, factsOf, ruleContext } from '../support/some-facts.ts';
import { THING_UNIVERSE } from '../support/thing-world.ts';
import { shippedContent } from '../support/transcript.ts';

const id = (name: string) => `item:${name}` as EntityId;
const bag = anItem({ id: id('bag'), spec: 'bag' });
const inBag = anItem({ id: id('in-bag'), spec: 'shell', place: bag.id });
const held = anItem({ id: id('held'), spec: 'rope', called: 'White Rope', place: aPlayer().id });
const lying = anItem({ id: id('lying'), spec: 'bread', called: 'White Bread' });

const ask = { verb: 'examine', actor: aPlayer().id, noun: ['white'] } as const;
const choices = [inBag.id, held.id, lying.id];
const player = aPlayer({ lines: { ...NO_MEMORY, question: { intent: ask, words: ['white'], choices } } });
const context = ruleContext({
  facts: factsOf([player, bag, inBag, held, lying]),
  universe: THING_UNIVERSE,
});
const grammar = compileGrammar(THING_UNIVERSE.lexicon);

describe('a place', () => {
  const answered = (line: string) => {
    const answer = answerQuestion(context, { grammar, player, line });
    return answer?.ok ? answer.intent.noun : answer?.code;
  };

  it('[NP9] answers which one is meant', () => {
    expect(answered('the one I hold')).toEqual([wordFor(held.id)]);
    expect(answered('held')).toEqual([wordFor(held.id)]);
    expect(answered('bread here')).toEqual([wordFor(lying.id)]);
    expect(answered('the one into the bag')).toEqual([wordFor(inBag.id)]);
    expect(answered('the one of the bag')).toEqual([wordFor(inBag.id)]);
  });

  it('[NP9] that fits several asks again, and one that fits none answers nothing', () => {
    expect(answered('the one here')).toBe('noun/ambiguous');
    expect(answered('the shell I hold')).toBeUndefined();
    expect(answered('the one into the shell')).toBeUndefined();
  });

  const located = (intent: Omit<Intent, 'actor'>) => {
    const found = locateNoun(context, player, { actor: player.id, ...intent });
    return found.ok ? found.intent : found;
  };

  it('[NP9] says where a thing is for what is done to one thing, and is left alone otherwise', () => {
    const there = { noun: ['white'], preposition: 'in', second: ['bag'] };
    expect(located({ verb: 'examine', ...there })).toEqual({
      verb: 'examine',
      actor: player.id,
      noun: [wordFor(inBag.id)],
    });
    for (const intent of [
      { verb: 'put' as const, ...there },
      { verb: 'open' as const, ...there, preposition: 'with' },
      { verb: 'examine' as const, ...there, second: ['bread'] },
    ])
      expect(located(intent)).toEqual({ actor: player.id, ...intent });
  });

  it('[NP13] in which there is no such thing is not passed over for one somewhere else', () => {
    const inBagToo = { preposition: 'in', second: ['bag'] };
    for (const noun of [['rope'], ['white', 'rope'], ['bread']])
      expect(located({ verb: 'examine', noun, ...inBagToo })).toMatchObject({
        code: 'take/not-there',
        params: { text: noun.join(' '), holder: { item: 'bag' } },
      });
    expect(located({ verb: 'examine', noun: ['rope', 'bag'], of: 1 })).toMatchObject({
      code: 'take/not-there',
    });
    // What nothing is called, and what several things in there are, is for the rule to say.
    for (const noun of [['moon'], ['white']])
      expect(located({ verb: 'examine', noun, ...inBagToo })).not.toHaveProperty('code');
    const shut = anItem({ id: id('chest'), spec: 'chest', lid: 'closed' });
    const name = anItem({ id: id('name'), spec: 'anvil', called: 'Old Name', fixed: true });
    const more = ruleContext({
      facts: factsOf([player, bag, inBag, held, lying, shut, name]),
      universe: THING_UNIVERSE,
    });
    const ask = (noun: readonly string[], second: readonly string[]) =>
      locateNoun(more, player, { verb: 'examine', actor: player.id, noun, preposition: 'in', second });
    expect(ask(['rope'], ['chest'])).toMatchObject({
      code: 'look/closed',
      params: { item: { item: 'chest' } },
    });
    expect(ask(['name'], ['bag']).ok).toBe(true);
    expect(ask(['rope'], ['bread']).ok).toBe(true);
  });

  it('[NP10] stands behind "of" where nothing is called that', () => {
    const parsed = parseCommand(grammar, player.id, 'take shell of bag');
    expect(parsed.ok && parsed.intent).toMatchObject({ noun: ['shell', 'bag'], of: 1 });
    expect(parsed.ok && located(parsed.intent)).toMatchObject({
      noun: ['shell'],
      preposition: 'from',
      second: ['bag'],
    });
    expect(located({ verb: 'examine', noun: ['white', 'bag'], of: 1 })).toMatchObject({
      noun: [wordFor(inBag.id)],
    });
    expect(located({ verb: 'take', noun: ['white', 'bread'], of: 1 })).toEqual({
      verb: 'take',
      actor: player.id,
      noun: ['white', 'bread'],
    });
    expect(located({ verb: 'take', noun: ['shell', 'bread'], of: 1 })).toMatchObject({
      noun: ['shell', 'bread'],
    });
  });
});

describe('pronouns written on to a verb', () => {
  const { lexicons } = shippedContent().universe;
  const spanish = compileGrammar(lexicons['es'] ?? lexicons['en']!);
  const parse = (line: string) => {
    const parsed = parseCommand(spanish, player.id, line);
    return parsed.ok ? parsed.intent : parsed.code;
  };

  it.each([
    ['cógelo', { verb: 'take', noun: ['ello'] }],
    ['dáselo a bob', { verb: 'give', noun: ['ello'], second: ['bob'] }],
    ['dame la llave', { verb: 'ask', preposition: 'about', second: ['llave'], text: 'la llave' }],
    ['háblame de la luz', { verb: 'ask', preposition: 'about', second: ['luz'], text: 'la luz' }],
    ['dinos algo sobre el mar', { verb: 'ask', preposition: 'about', second: ['mar'], text: 'el mar' }],
    ['enséñame el farol', { verb: 'ask', preposition: 'about', second: ['farol'], text: 'el farol' }],
    ['dámelo', { verb: 'ask', preposition: 'about', second: ['ello'] }],
  ])('[NP11] %s', (line, meant) => {
    expect(parse(line)).toMatchObject(meant);
  });

  it('[NP11] alone it turns to whoever is there', () => {
    expect(parse('dime')).toEqual({ verb: 'ask', actor: player.id });
  });
});
