/** Which state an id in an SCXML file means. */
import type { FindingLog } from '../finding.ts';
import type { ForeignState, StateNames } from './imported-names.ts';
import type { XmlElement } from './xml-file.ts';

export type ScxmlReading = {
  readonly log: FindingLog;
  readonly root: ForeignState<XmlElement>;
  readonly names: ReadonlyMap<ForeignState<XmlElement>, StateNames>;
};

/** The id that the state gets; what is meant for none stays as it was written, after a finding. */
export const findState = (id: string, element: XmlElement, { names, log }: ScxmlReading): string => {
  const found = [...names.keys()].find(({ foreignId }) => foreignId === id);
  if (found !== undefined) return names.get(found)?.id ?? id;
  log.error(element.placeOf('target'), 'exchange/unknown-state', `there is no state "${id}"`);
  return id;
};
