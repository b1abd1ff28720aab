/** Which language a player reads, as the universe keeps it: from the join on, over ticks and realms. */
import { expect, it } from 'vitest';
import type { Input } from '../../src/actors/universe/input.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import { ALICE, BOB, command, join, smallMaking, stepAll } from '../support/scripted-run.ts';

type Join = Extract<Input, { kind: 'player.join' }>;
const joinIn = (asked: Pick<Join, 'locale' | 'defaultLocale'>): Input =>
  ({ ...join(ALICE, 'Alice'), ...asked }) as Join;
const leave: Input = { kind: 'player.leave', player: ALICE };
const localeIn = (universe: Universe, realm = 'isle') => universe.realm(realm)?.facts.player(ALICE)?.locale;

it.each([
  { asked: { locale: 'es', defaultLocale: 'en' }, reads: 'es' },
  { asked: { defaultLocale: 'es' }, reads: 'es' },
  { asked: {}, reads: 'en' },
])('[LC3] a newcomer with $asked reads $reads', ({ asked, reads }) => {
  const universe = Universe.begin(smallMaking());
  stepAll(universe, [joinIn(asked)]);
  expect(localeIn(universe)).toBe(reads);
});

it('[LC3] who comes back keeps their language unless they ask for another', () => {
  const universe = Universe.begin(smallMaking());
  stepAll(universe, [joinIn({ locale: 'es' }), leave]);
  stepAll(universe, [joinIn({ defaultLocale: 'en' })]);
  expect(localeIn(universe)).toBe('es');
  stepAll(universe, [joinIn({ locale: 'en' })]);
  expect(localeIn(universe)).toBe('en');
});

it('[LC4] the answer to a change of language is marked with the new one, and nobody else’s output is', () => {
  const universe = Universe.begin(smallMaking());
  stepAll(universe, [join(ALICE, 'Alice'), join(BOB, 'Bob')]);
  const [{ outputs }] = stepAll(universe, [command(ALICE, 'language spanish'), command(BOB, 'look')]) as [
    ReturnType<Universe['step']>,
  ];
  expect(Object.fromEntries(outputs.map(({ player, locale }) => [player, locale]))).toEqual({
    [ALICE]: 'es',
    [BOB]: 'en',
  });
});

it('[LC5] a language is hashed, and arrives in another realm with its player', () => {
  const [english, spanish] = [{}, { locale: 'es' }].map((asked) => {
    const universe = Universe.begin(smallMaking());
    stepAll(universe, [joinIn(asked), command(ALICE, 'n'), command(ALICE, 'e')]);
    return universe;
  }) as [Universe, Universe];
  expect(english.realm('isle')?.factsHash()).not.toBe(spanish.realm('isle')?.factsHash());
  const outcomes = stepAll(spanish, [command(ALICE, 'enter arch')], 12);
  expect(localeIn(spanish, 'deep')).toBe('es');
  const last = outcomes.flatMap(({ outputs }) => outputs).filter(({ player }) => player === ALICE);
  expect(last.at(-1)?.locale).toBe('es');
});
