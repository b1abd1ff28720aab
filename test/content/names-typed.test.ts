/** What the worlds that come along show as the name of something can be typed as it is read. */
import { describe, expect, it } from 'vitest';
import { isCalled } from '../../src/domain/called.ts';
import type { ChartSpec } from '../../src/domain/chart.ts';
import { wordsOf } from '../../src/domain/text-fold.ts';
import type { LexiconSpec } from '../../src/domain/world-spec.ts';
import { shippedContent } from '../support/transcript.ts';

const { universe, texts } = shippedContent();

type Offer = { readonly choice: string; readonly line: string };

/** Found wherever it stands in the chart. */
function offersIn(part: unknown): readonly Offer[] {
  if (typeof part !== 'object' || part === null) return [];
  const { name, params } = part as { readonly name?: unknown; readonly params?: Offer };
  return [
    ...(name === 'offer' && params !== undefined ? [params] : []),
    ...Object.values(part).flatMap(offersIn),
  ];
}

/** What is asked at one time: the actions of one state's entry, or of one transition. */
function questionsIn(part: unknown): readonly (readonly Offer[])[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = Array.isArray(part)
    ? part.filter((action) => action?.name === 'offer').map(({ params }) => params)
    : [];
  return [...(own.length > 0 ? [own] : []), ...Object.values(part).flatMap(questionsIn)];
}

const charts = Object.values(universe.charts) as readonly ChartSpec[];

describe.each(['en', 'es'])('in %s', (locale) => {
  const lexicon = universe.lexicons[locale] as LexiconSpec;
  const read = (key: string): readonly string[] => wordsOf(texts[locale]?.[key] ?? '');
  const counts = (word: string) => !lexicon.articles.includes(word);
  const words = (key: string) =>
    read(key)
      .flatMap((word) => word.split(/[:,]/))
      .filter(counts);

  it('[CT16] the title of each quest is what it may be called', () => {
    const quests = charts.filter(({ title }) => title !== undefined);
    expect(quests.length).toBeGreaterThanOrEqual(4);
    const unknown = quests.filter(
      ({ id, title }) =>
        !isCalled(words(title as string), [...id.split('_'), ...(lexicon.quests[id] ?? [])], lexicon),
    );
    expect(unknown.map(({ id }) => id)).toEqual([]);
  });

  it('[CT16] the title of each piece of lore is what it may be called, and is that of no other', () => {
    const pieces = Object.values(universe.worlds).flatMap(({ lore }) => lore);
    expect(pieces.length).toBeGreaterThanOrEqual(29);
    const meant = pieces.map(({ title }) =>
      pieces
        .filter(({ id, words: known }) => isCalled(words(title), [...id.split('_'), ...known], lexicon))
        .map(({ id }) => id),
    );
    expect(meant).toEqual(pieces.map(({ id }) => [id]));
  });

  it('[CT16] each choice has a word of its own among those of its line', () => {
    const questions = charts.flatMap(({ root }) => questionsIn(root));
    expect(questions.length).toBeGreaterThanOrEqual(8);
    const named = ({ choice }: Offer) => [...choice.split(/[ -]/), ...(lexicon.choices[choice] ?? [])];
    const mute = questions.flatMap((offers) =>
      offers.filter(
        (offer) =>
          !words(offer.line).some(
            (word) =>
              isCalled([word], named(offer), lexicon) &&
              offers.every((other) => other === offer || !isCalled([word], named(other), lexicon)),
          ),
      ),
    );
    expect(mute.map(({ choice }) => choice)).toEqual([]);
  });
});

it('[CT16] offers are looked for everywhere', () => {
  const nested = [{ states: [{ entry: [{ name: 'offer', params: { choice: 'tea', line: 'a.tea' } }] }] }];
  expect(offersIn(nested)).toEqual([{ choice: 'tea', line: 'a.tea' }]);
  expect(questionsIn(nested)).toEqual([[{ choice: 'tea', line: 'a.tea' }]]);
  expect(charts.flatMap(({ root }) => questionsIn(root)).flat()).toEqual(
    charts.flatMap(({ root }) => offersIn(root)),
  );
});
