/** In which language a player reads: what they ask for, and what they are told. */
import { expect, it } from 'vitest';
import type { Intent } from '../../../src/domain/intent.ts';
import { language } from '../../../src/domain/rules/language.ts';
import { aPlayer, aRealm, factsOf, ruleContext } from '../../support/some-facts.ts';

const ADA = aPlayer();
const ask = (text: string) => {
  const intent: Intent = { verb: 'language', actor: ADA.id, text };
  return language(ruleContext({ facts: factsOf([aRealm(), ADA]) }), intent);
};
const BOTH = { list: [{ language: 'en' }, { language: 'es' }] };

it.each(['es', 'Spanish', 'en spanish.'])('[LC1] %j makes Spanish the language of the player', (words) => {
  const percept = {
    kind: 'line',
    key: 'language.self',
    params: { language: { language: 'es' } },
    style: 'system',
  };
  expect(ask(words)).toMatchObject({
    ok: true,
    changes: [{ ...ADA, locale: 'es' }],
    percepts: [{ player: ADA.id, percept }],
  });
});

it('[LC2] without a name the language is told, with those that there are', () => {
  const params = { language: { language: 'en' }, languages: BOTH, count: 2 };
  expect(ask('')).toMatchObject({
    ok: true,
    changes: [],
    percepts: [{ percept: { key: 'language.shown', params } }],
  });
});

it('[LC2] a language that nobody can read here is refused, with those that there are', () => {
  expect(ask('high Klingon')).toEqual({
    ok: false,
    code: 'language/unknown',
    params: { word: 'high klingon', languages: BOTH },
  });
});
