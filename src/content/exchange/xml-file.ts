/** One XML file as elements, each of which knows where it stands. Knows nothing of what the file is about. */
import { DOMParser, type Element, type Node } from '@xmldom/xmldom';
import { type FindingLog, type Place, startOf } from '../finding.ts';
import { EXCHANGE_DEPTH_MAX, EXCHANGE_LENGTH_MAX } from './json-file.ts';

export type XmlElement = {
  /** Without its prefix. */
  readonly name: string;
  readonly namespace: string;
  readonly place: Place;
  /** In the namespace of that address; in none when there is none. */
  readonly attribute: (name: string, namespace?: string) => string | undefined;
  readonly placeOf: (attribute: string) => Place;
  readonly children: readonly XmlElement[];
  readonly text: () => string;
};

const ELEMENT_NODE = 1;
const DOCTYPE_NODE = 10;

/** Undefined when the text is no XML; the log then says why. */
export const openXml = (path: string, text: string, log: FindingLog): XmlElement | undefined => {
  if (text.length > EXCHANGE_LENGTH_MAX) {
    log.error(
      startOf(path),
      'exchange/too-large',
      `the file has more than ${EXCHANGE_LENGTH_MAX} characters`,
    );
    return undefined;
  }
  let isBroken = false;
  const fault = (message: string, located: Located | undefined): void => {
    isBroken = true;
    log.error(placeIn(path, located), 'exchange/syntax', `this is no XML: ${message}`);
  };
  try {
    const parser = new DOMParser({
      onError: (level, message, { locator }) => {
        // What ends the parsing is thrown besides, and U+FFFD is a letter like others.
        const isLetter = level === 'warning' && /replacement character/.test(String(message));
        if (level !== 'fatalError' && !isLetter) fault(String(message), locator);
      },
    });
    const document = parser.parseFromString(text, 'text/xml');
    const doctype = [...nodesIn(document)].find(({ nodeType }) => nodeType === DOCTYPE_NODE);
    if (doctype !== undefined) fault('it has a DOCTYPE, which may mean anything', doctype as Located);
    const root = document.documentElement;
    if (isBroken || root === null) return undefined;
    if (isDeeper(root, EXCHANGE_DEPTH_MAX)) {
      const message = `the file nests deeper than ${EXCHANGE_DEPTH_MAX} levels`;
      log.error(startOf(path), 'exchange/too-deep', message);
      return undefined;
    }
    return elementOf(root, path);
  } catch (cause) {
    const { message, locator } = cause as Error & { readonly locator?: Located };
    fault(message, locator);
    return undefined;
  }
};

const nodesIn = (node: Node): readonly Node[] => Array.from(node.childNodes);

const elementsIn = (node: Node): readonly Element[] =>
  nodesIn(node).filter((child): child is Element => child.nodeType === ELEMENT_NODE);

/** Goes no further down than that. */
const isDeeper = (element: Element, depthMax: number): boolean =>
  depthMax === 0 || elementsIn(element).some((child) => isDeeper(child, depthMax - 1));

type Located = { readonly lineNumber?: number; readonly columnNumber?: number };

const placeIn = (path: string, located: Located = {}): Place => ({
  file: path,
  line: located.lineNumber || 1,
  column: located.columnNumber || 1,
});

const elementOf = (element: Element, path: string): XmlElement => ({
  name: element.localName ?? element.nodeName,
  namespace: element.namespaceURI ?? '',
  place: placeIn(path, element as Located),
  attribute: (name, namespace) => {
    const value =
      namespace === undefined ? element.getAttribute(name) : element.getAttributeNS(namespace, name);
    return value ?? undefined;
  },
  placeOf: (attribute) => placeIn(path, (element.getAttributeNode(attribute) ?? element) as Located),
  children: elementsIn(element).map((child) => elementOf(child, path)),
  text: () => element.textContent ?? '',
});
