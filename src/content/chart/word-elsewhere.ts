/** A word that charts of another kind have. */
import { VOCABULARIES } from '../../domain/vocabulary/vocabularies.ts';

/** Says whose it is; undefined when it is nobody's. */
export const wordElsewhere = (kind: 'guards' | 'actions' | 'events', name: string): string | undefined => {
  const having = Object.entries(VOCABULARIES).filter(([, vocabulary]) =>
    Object.hasOwn(vocabulary[kind], name),
  );
  if (having.length === 0) return undefined;
  return `only charts with vocabulary ${having.map(([id]) => id).join(' or ')} have it`;
};
