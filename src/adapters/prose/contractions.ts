/**
 * Spanish writes "a el farol" as "al farol" and "de el farol" as "del farol". Only names that content gave are joined
 * so, never what a player typed: they carry an invisible mark until their sentence is put together.
 */

const MARK = '\u2060';

/** A name as it goes into a sentence; a style may have been marked on it already. */
export const markArticle = (name: string, locale: string): string =>
  (locale === 'es' || locale.startsWith('es-')) && /^[\ue000-\ue00f]*el /.test(name)
    ? `${MARK}${name}`
    : name;

/** The sentence with its contractions, and without marks. */
export const contractArticles = (sentence: string): string =>
  sentence.replace(/(?<!\p{L})(a|de) \u2060([\ue000-\ue00f]*)el /giu, '$1l $2').replaceAll(MARK, '');
