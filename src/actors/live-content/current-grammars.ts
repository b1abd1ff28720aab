/** The grammars of the words that a universe goes by now: compiled when they are first asked for, and anew with other words. */
import { compileGrammars, type Grammars } from '../../domain/parse-command.ts';
import type { UniverseSpec } from '../../domain/world-spec.ts';

export class CurrentGrammars {
  #compiled: { readonly of: Words; readonly grammars: Grammars } | undefined;

  of({ lexicon, lexicons }: Words): Grammars {
    const last = this.#compiled;
    if (last?.of.lexicon === lexicon && last.of.lexicons === lexicons) return last.grammars;
    const grammars = compileGrammars({ lexicon, lexicons });
    this.#compiled = { of: { lexicon, lexicons }, grammars };
    return grammars;
  }
}

type Words = Pick<UniverseSpec, 'lexicon' | 'lexicons'>;
