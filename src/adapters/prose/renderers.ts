/** The renderers of all languages of a universe, each made when somebody first reads that language. */
import type { Replacement } from './message-table.ts';
import { createRenderer, type LiveRenderer, type Renderer } from './renderer.ts';

export type Renderers = {
  /** The languages that a player may choose. */
  readonly locales: readonly string[];
  /** What a player reads who has chosen none; a locale that is none of these gives the nearest that has texts. */
  readonly defaultLocale: string;
  readonly of: (locale: string) => Renderer;
};
/** Those whose texts may change while they are in use. */
export type LiveRenderers = Renderers & Pick<LiveRenderer, 'replace' | 'reset'>;

export type RenderersSources = {
  /** Locale to text key to ICU message, as content is loaded. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly locales: readonly string[];
  readonly defaultLocale: string;
};

export const createRenderers = (sources: RenderersSources): LiveRenderers => {
  const { locales, defaultLocale } = sources;
  let { texts } = sources;
  const made = new Map<string, LiveRenderer>();
  const replaced = new Map<string, Replacement>();
  return {
    locales,
    defaultLocale,
    of: (locale) => {
      const known = made.get(locale);
      if (known !== undefined) return known;
      const renderer = createRenderer({ texts, locale });
      for (const replacement of replaced.values()) renderer.replace(replacement);
      // Locales come from players' records, which hold known ones only; anything else is not kept.
      if (locales.includes(locale) || locale === defaultLocale) made.set(locale, renderer);
      return renderer;
    },
    replace: (replacement) => {
      replaced.set(`${replacement.locale} ${replacement.prefix}`, replacement);
      for (const renderer of made.values()) renderer.replace(replacement);
    },
    reset: (others) => {
      texts = others;
      replaced.clear();
      for (const renderer of made.values()) renderer.reset(others);
    },
  };
};
