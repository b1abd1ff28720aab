/** language: in which of the universe's languages the player reads the world. */
import { actingPlayer } from '../acting-player.ts';
import type { PerceptParam } from '../percept.ts';
import { approve, type Rule, type RuleContext, refuse } from '../rule.ts';
import { line } from '../sentence.ts';
import { foldText, wordsOf } from '../text-fold.ts';

export const language: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const languages = offered(context);
  const asked = wordsOf(intent.text ?? '');
  if (asked.length === 0) {
    const params = { language: { language: player.locale }, languages, count: languages.list.length };
    return approve({ percepts: [{ player: player.id, percept: line('language.shown', params, 'system') }] });
  }
  const locale = localeCalled(context, asked);
  if (locale === undefined) return refuse('language/unknown', { word: asked.join(' '), languages });
  return approve({
    changes: [{ ...player, locale }],
    percepts: [
      { player: player.id, percept: line('language.self', { language: { language: locale } }, 'system') },
    ],
  });
};

const offered = ({ universe }: RuleContext): { readonly list: readonly PerceptParam[] } => ({
  list: universe.locales.map((locale) => ({ language: locale })),
});

/** By its locale, or by what the lexicon calls it; words before the name, as in `en español`, do not matter. */
function localeCalled({ universe }: RuleContext, asked: readonly string[]): string | undefined {
  const names = [asked.join(' '), asked.at(-1) as string];
  return universe.locales.find((locale) =>
    [foldText(locale), ...(universe.lexicon.languages[locale] ?? [])].some((name) => names.includes(name)),
  );
}
