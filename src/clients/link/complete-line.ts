/** What a line that is being typed may go on with: words to begin with, and after them the names of what is about. */

export type Vocabulary = {
  /** Words and phrases that a line may begin with. */
  readonly verbs: readonly string[];
  /** Names, with their articles or without. */
  readonly names: readonly string[];
};

/** `replaced`: the end of the line in whose place a candidate goes. */
export type Completions = { readonly candidates: readonly string[]; readonly replaced: string };

const ARTICLE = /^(?:an?|the|some|un|una|unos|unas|el|la|los|las)\s+/i;
const CANDIDATES_MAX = 12;

export function completeLine(line: string, { verbs, names }: Vocabulary): Completions {
  const start = line.lastIndexOf(' ') + 1;
  const replaced = line.slice(start);
  const wanted = replaced.toLowerCase();
  if (wanted === '') return { candidates: [], replaced };
  const known = start === 0 ? verbs : names.flatMap(beginnings);
  const candidates = known.filter((word) => word.toLowerCase().startsWith(wanted));
  return { candidates: [...new Set(candidates)].slice(0, CANDIDATES_MAX), replaced };
}

/** `a storm lantern` may be begun as `storm lantern` and as `lantern`. */
function beginnings(name: string): string[] {
  const words = name.replace(ARTICLE, '').split(' ');
  return words.map((_, index) => words.slice(index).join(' ')).filter((rest) => rest.length > 2);
}
