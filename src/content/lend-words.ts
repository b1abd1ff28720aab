/**
 * What of the program's own words fits another content directory. Knows no disk: text in, text out, so that whoever keeps
 * the files of a universe keeps what was really lent.
 */
import { isMap, isScalar, parseDocument } from 'yaml';
import { surveyListed } from './chart/chart-names.ts';
import { createFindingLog } from './finding.ts';
import { layOutSources } from './source-layout.ts';

/**
 * The loans, without what players may call quests and choices that neither the directory nor any loan has. A file in which
 * all is there stays as it is written.
 */
export const lendWords = (
  loans: Readonly<Record<string, string>>,
  own: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> => {
  const { ids, choices } = surveyListed(layOutSources({ ...own, ...loans }, createFindingLog()));
  const known = { quests: ids.quest, choices };
  return Object.fromEntries(
    Object.entries(loans).map(([path, text]) => [
      path,
      path.startsWith('lexicon/') ? withoutUnknown(text, known) : text,
    ]),
  );
};

/** Names by the part of the file that calls them by words. */
const withoutUnknown = (text: string, parts: Readonly<Record<string, ReadonlySet<string>>>): string => {
  const document = parseDocument(text);
  let isWhole = true;
  for (const [part, known] of Object.entries(parts)) {
    const names = document.get(part);
    if (!isMap(names)) continue;
    const there = names.items.filter(({ key }) => isScalar(key) && known.has(String(key.value)));
    if (there.length === names.items.length) continue;
    isWhole = false;
    names.items = there;
    if (there.length === 0) document.delete(part);
  }
  return isWhole ? text : document.toString({ lineWidth: 0 });
};
