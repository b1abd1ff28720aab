/** What is said aloud in a line of dialogue: for bystanders, who are not the "you" that the rest of it speaks to. */

/** The quoted parts as one utterance; empty when nothing is quoted. */
export const spokenWords = (line: string): string => {
  const parts = [...line.matchAll(/“([^”]*)”|«([^»]*)»/g)].map(([, curly, angled]) =>
    (curly ?? angled ?? '').trim(),
  );
  return parts
    .filter((part) => part !== '')
    .reduce((said, part) => (said === '' ? part : `${closed(said, part)} ${part}`), '')
    .replace(/,$/, '.');
};

/** “Visitor,” he says. “Name?” is two sentences; “I saw,” she says, “nothing” is one. */
const closed = (said: string, next: string): string =>
  /^\p{Lu}/u.test(next) ? said.replace(/,$/, '.') : said;
