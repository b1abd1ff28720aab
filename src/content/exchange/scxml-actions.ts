/** What SCXML does in a block of its executable content, as actions of a chart; and the timers that it sets on the way. */
import type { ActionSource } from '../chart/chart-schema.ts';
import type { FindingLog } from '../finding.ts';
import { eventFor } from './imported-names.ts';
import { parseLiteral } from './scxml-condition.ts';
import { nameFromScxml, SEED_NAMESPACE } from './scxml-names.ts';
import type { XmlElement } from './xml-file.ts';

/** The event without its `delay` is sent again by the chart itself. */
const INTERNAL_TARGET = '#_internal';

export type SetTimer = {
  readonly element: XmlElement;
  readonly event: string;
  readonly id: string | undefined;
};

export type ReadBlock = {
  readonly actions: readonly ActionSource[];
  readonly timers: readonly SetTimer[];
  /** Ids of the timers that are cancelled. */
  readonly cancelled: readonly { readonly element: XmlElement; readonly id: string }[];
};

export const readBlock = (elements: readonly XmlElement[], log: FindingLog): ReadBlock => {
  const actions: ActionSource[] = [];
  const timers: SetTimer[] = [];
  const cancelled: ReadBlock['cancelled'][number][] = [];
  for (const element of elements) {
    if (element.name === 'cancel') {
      cancelled.push({ element, id: element.attribute('sendid') ?? '' });
      continue;
    }
    const isLater = element.attribute('delay') !== undefined || element.attribute('delayexpr') !== undefined;
    if (element.name === 'send' && isLater) {
      const event = element.attribute('event') ?? '';
      timers.push({ element, event, id: element.attribute('id') });
      continue;
    }
    const action = readAction(element, log);
    if (action !== undefined) actions.push(action);
  }
  return { actions, timers, cancelled };
};

const readAction = (element: XmlElement, log: FindingLog): ActionSource | undefined => {
  switch (element.name) {
    case 'raise':
      return raising(element, log);
    case 'assign':
      return readAssign(element, log);
    case 'send':
      if (element.attribute('type') === SEED_NAMESPACE) return readSend(element, log);
      if (element.attribute('target') === INTERNAL_TARGET) return raising(element, log);
      log.error(element.place, 'exchange/not-carried', 'charts send nothing to other sessions');
      return undefined;
    case 'log':
      log.warning(element.place, 'exchange/not-carried', 'charts have no `log`; it is left out');
      return undefined;
    default:
      log.error(
        element.place,
        'exchange/not-carried',
        `actions of charts are nothing like \`${element.name}\``,
      );
      return undefined;
  }
};

const raising = (element: XmlElement, log: FindingLog): ActionSource => ({
  type: 'raise',
  params: { event: readEventName(element.attribute('event') ?? '', element, log) },
});

export const readEventName = (written: string, element: XmlElement, log: FindingLog): string => {
  const name = nameFromScxml(written);
  const event = eventFor(name);
  if (event === name) return event;
  const message = `the event "${written}" is called "${event}" here`;
  log.warning(element.placeOf('event'), 'exchange/renamed', message);
  return event;
};

const readSend = (element: XmlElement, log: FindingLog): ActionSource => {
  const params = element.children.flatMap((child): (readonly [string, unknown])[] => {
    const name = child.attribute('name');
    const value = child.name === 'param' ? readLiteral(child.attribute('expr') ?? '') : undefined;
    if (name !== undefined && value !== undefined) return [[name, value]];
    log.error(child.place, 'exchange/not-carried', 'an action has `param` elements with literals only');
    return [];
  });
  const type = nameFromScxml(element.attribute('event') ?? '');
  return { type, ...(params.length === 0 ? {} : { params: Object.fromEntries(params) }) };
};

const readAssign = (element: XmlElement, log: FindingLog): ActionSource | undefined => {
  const field = element.attribute('location') ?? '';
  const written = (element.attribute('expr') ?? '').trim();
  const [, name, sign, digits] = /^([\w$]+)\s*([+-])\s*(\d{1,15})$/.exec(written) ?? [];
  if (name === field && digits !== undefined)
    return { type: 'add', params: { field, by: sign === '-' ? 0 - Number(digits) : Number(digits) } };
  const value = readLiteral(written);
  if (value !== undefined) return { type: 'set', params: { field, value } };
  const message = `a chart sets a field to a value or adds a number to it, and "${written}" is neither`;
  log.error(element.placeOf('expr'), 'exchange/not-carried', message);
  return undefined;
};

/** Undefined for what is no literal. Texts may stand in either quotes. */
export const readLiteral = (written: string): unknown => {
  const single = /^'((?:[^'"\\])*)'$/.exec(written.trim());
  return parseLiteral(single === null ? written : `"${single[1]}"`);
};
