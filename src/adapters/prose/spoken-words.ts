/** What is said aloud in a line of dialogue: for bystanders, who are not the "you" that the rest of it speaks to. */

/**
 * The quoted parts as one utterance; empty when nothing is quoted. In Spanish the comma or the full stop of what is said
 * stands behind the mark: «Visita», dice. «Nombre».
 */
export const spokenWords = (line: string): string => {
  const parts = [...line.matchAll(/“([^”]*)”|«([^»]*)»([.,;:]?)/g)].map(([, curly, angled, after]) =>
    curly === undefined ? stopped((angled ?? '').trim(), after ?? '') : curly.trim(),
  );
  return parts
    .filter((part) => part !== '')
    .reduce((said, part) => (said === '' ? part : `${closed(said, part)} ${part}`), '')
    .replace(/,$/, '.');
};

/** With the mark that stood behind it, unless it ends in one of its own. */
const stopped = (part: string, after: string): string =>
  part === '' || /[.,;:!?…]$/.test(part) ? part : `${part}${after}`;

/** “Visitor,” he says. “Name?” is two sentences; “I saw,” she says, “nothing” is one. */
const closed = (said: string, next: string): string =>
  /^[¿¡]?\p{Lu}/u.test(next) ? said.replace(/,$/, '.') : said;
