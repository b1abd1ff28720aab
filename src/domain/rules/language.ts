/** language: in which of the universe's languages the player reads the world. */
import { actingPlayer } from '../acting-player.ts';
import type { PerceptParam } from '../percept.ts';
import { approve, type Rule, type RuleContext, refuse } from '../rule.ts';
import { line } from '../sentence.ts';
import { foldText } from '../text-fold.ts';

export const language: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const languages = offered(context);
  if (intent.noun === undefined) {
    const params = { language: { language: player.locale }, languages, count: languages.list.length };
    return approve({ percepts: [{ player: player.id, percept: line('language.shown', params, 'system') }] });
  }
  const asked = intent.noun.join(' ');
  const locale = localeCalled(context, asked);
  if (locale === undefined) return refuse('language/unknown', { word: asked, languages });
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

/** By its locale, or by what the lexicon calls it. */
function localeCalled({ universe }: RuleContext, asked: string): string | undefined {
  return universe.locales.find(
    (locale) =>
      foldText(locale) === asked || (universe.lexicon.languages[locale] ?? []).some((word) => word === asked),
  );
}
