/** The texts that a narrator outside is asked with, and the one that its words are put into. */

export const NARRATOR_TEXTS: readonly string[] = ['narration.spoken', 'narrator.role', 'narrator.task'];

/** `end`: the full stop that ends the words, which stand without it; empty when they end in another mark. */
export const NARRATOR_ARGUMENTS: readonly string[] = ['words', 'end'];
