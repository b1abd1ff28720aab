/** The states of an SCXML file with all that is in them, as a chart has them. */
import type { StateSource } from '../chart/chart-schema.ts';
import type { FindingLog } from '../finding.ts';
import { eventFor, type ForeignState, type StateNames } from './imported-names.ts';
import { readBlock, type SetTimer } from './scxml-actions.ts';
import { nameFromScxml, SEED_NAMESPACE } from './scxml-names.ts';
import { findState, type ScxmlReading } from './scxml-target.ts';
import { readTimes } from './scxml-timers.ts';
import { readTransitions } from './scxml-transitions.ts';
import type { XmlElement } from './xml-file.ts';

const KNOWN = new Set([
  ...[
    'onentry',
    'onexit',
    'transition',
    'initial',
    'state',
    'parallel',
    'final',
    'history',
    'datamodel',
    'none',
  ],
]);

export const readState = (state: ForeignState<XmlElement>, reading: ScxmlReading): StateSource => {
  const { origin: element, children } = state;
  const { log, names } = reading;
  checkElements(state, log);
  const uid = element.attribute('uid', SEED_NAMESPACE);
  const about: StateSource = {
    id: (names.get(state) as StateNames).id,
    meta: uid === undefined ? {} : { uid },
  };
  if (element.name === 'history') return { ...about, ...readHistory(element, reading) };
  const entry = readBlocks('onentry', element, log);
  const exit = readBlocks('onexit', element, log);
  const timers = [...entry.timers, ...strayTimers(exit.timers, log)];
  checkCancels(timers, exit.cancelled, log);
  const ignore = element.attribute('ignore', SEED_NAMESPACE)?.split(' ');
  const states = children.map((child) => [names.get(child)?.key, readState(child, reading)]);
  const isKind = element.name === 'parallel' || element.name === 'final';
  return {
    ...about,
    ...(isKind ? { type: element.name as 'parallel' | 'final' } : {}),
    ...readInitial(state, reading),
    ...(ignore === undefined ? {} : { ignore: ignore.map((name) => eventFor(nameFromScxml(name))) }),
    ...(entry.actions.length === 0 ? {} : { entry: [...entry.actions] }),
    ...(exit.actions.length === 0 ? {} : { exit: [...exit.actions] }),
    ...readTransitions(state, readTimes(timers, log), reading),
    ...(states.length === 0 ? {} : { states: Object.fromEntries(states) }),
  };
};

const checkElements = (
  { origin: { children, name }, parent }: ForeignState<XmlElement>,
  log: FindingLog,
): void => {
  for (const child of children) {
    const isInner = child.name === 'datamodel' && parent !== undefined;
    if (KNOWN.has(child.name) && !isInner) continue;
    log.error(
      child.place,
      'exchange/not-carried',
      `in \`${name}\`, charts have nothing like \`${child.name}\``,
    );
  }
};

const readBlocks = (name: 'onentry' | 'onexit', { children }: XmlElement, log: FindingLog) =>
  readBlock(
    children.filter((child) => child.name === name).flatMap((block) => block.children),
    log,
  );

const strayTimers = (timers: readonly SetTimer[], log: FindingLog): readonly SetTimer[] => {
  for (const { element } of timers)
    log.error(element.place, 'exchange/not-carried', 'what is sent later is sent on entering a state');
  return [];
};

/** What `after` waits for is forgotten when the state is left. */
const checkCancels = (
  timers: readonly SetTimer[],
  cancelled: readonly { readonly element: XmlElement; readonly id: string }[],
  log: FindingLog,
): void => {
  for (const { element, id } of timers) {
    if (id !== undefined && cancelled.some((other) => other.id === id)) continue;
    const message = 'nothing cancels this when the state is left; here it is forgotten then';
    log.warning(element.place, 'exchange/timer-ends', message, 'cancel it in `onexit`');
  }
  for (const { element, id } of cancelled)
    if (!timers.some((timer) => timer.id === id))
      log.error(element.place, 'exchange/not-carried', `no timer of this state is called "${id}"`);
};

const readHistory = (element: XmlElement, reading: ScxmlReading): StateSource => {
  const [first] = element.children;
  const target = first?.attribute('target')?.trim().split(/\s+/)[0];
  const isImplied = first?.attribute('implied', SEED_NAMESPACE) === 'true';
  return {
    type: 'history',
    ...(element.attribute('type') === 'deep' ? { history: 'deep' } : {}),
    ...(first === undefined || target === undefined || isImplied
      ? {}
      : { target: { state: findState(target, first, reading) } }),
  };
};

const readInitial = (
  state: ForeignState<XmlElement>,
  reading: ScxmlReading,
): Pick<StateSource, 'initial'> => {
  const { origin: element, children } = state;
  const { log, names } = reading;
  if (children.length === 0 || element.name === 'parallel' || element.name === 'final') return {};
  const inner = element.children.find(({ name }) => name === 'initial')?.children[0];
  if (inner !== undefined && inner.children.length > 0)
    log.error(inner.place, 'exchange/not-carried', 'nothing is done on the way to the first state');
  const written = inner?.attribute('target') ?? element.attribute('initial');
  const child =
    written === undefined
      ? children.find(({ origin }) => origin.name !== 'history')
      : children.find(({ foreignId }) => foreignId === written.trim());
  if (child === undefined) {
    const place = inner?.placeOf('target') ?? element.placeOf('initial');
    log.error(place, 'exchange/not-carried', `"${written}" is no state right inside "${state.name}"`);
    return {};
  }
  const { key, id } = names.get(child) as StateNames;
  const first = children.find((one) => names.get(one)?.key === key || names.get(one)?.id === key);
  return { initial: first === child ? key : id };
};
