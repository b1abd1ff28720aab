/** Names of another tool as names that charts may have, and the states of a foreign file with the ones they get. */
import { EVENT_NAME_PATTERN } from '../chart/event-name.ts';
import type { FindingLog, Place } from '../finding.ts';
import { ID_PATTERN } from '../schema-parts.ts';

const ID_LENGTH_MAX = 64;

/** `WaitingForInput` as `waiting_for_input`. */
export const idFor = (name: string): string => {
  if (isId(name)) return name;
  const words = wordsIn(name)
    .join('_')
    .slice(0, ID_LENGTH_MAX - 4);
  return isId(words) ? words : `s_${words}`;
};

const isId = (name: string): boolean => ID_PATTERN.test(name) && !(name in {});

/** `PLAYER_TALKED` as `player talked`; what has no words in it stays as it is, and reading the chart says so. */
export const eventFor = (name: string): string => {
  if (EVENT_NAME_PATTERN.test(name)) return name;
  const words = wordsIn(name).join(' ');
  return EVENT_NAME_PATTERN.test(words) ? words : name;
};

const wordsIn = (name: string): readonly string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** A state of a foreign file. */
export type ForeignState<Origin> = {
  readonly origin: Origin;
  readonly place: () => Place;
  /** What it is called in its file, below its parent. */
  readonly name: string;
  /** What targets may call it from anywhere in its file. */
  readonly foreignId: string | undefined;
  readonly parent: ForeignState<Origin> | undefined;
  readonly children: readonly ForeignState<Origin>[];
};

export type StateNames = { readonly key: string; readonly id: string };

/** A key and an id for each, all different where they must be. */
export const nameStates = <Origin>(
  root: ForeignState<Origin>,
  log: FindingLog,
): ReadonlyMap<ForeignState<Origin>, StateNames> => {
  const states = selfAndBelow(root);
  const keys = new Map(states.map((state) => [state, idFor(state.name)]));
  for (const { children } of states) {
    const used = new Set<string>();
    for (const child of children) keys.set(child, fresh(keys.get(child) as string, used));
  }
  const usedIds = new Set<string>([keys.get(root) as string]);
  const ids = new Map([[root, keys.get(root) as string]]);
  const rest = states.filter((state) => state !== root);
  for (const state of rest)
    if (state.foreignId !== undefined) ids.set(state, fresh(idFor(state.foreignId), usedIds));
  for (const state of rest) {
    if (state.foreignId !== undefined) continue;
    const key = keys.get(state) as string;
    const wanted = usedIds.has(key) ? idFor(`${keys.get(state.parent ?? root)}_${key}`) : key;
    ids.set(state, fresh(wanted, usedIds));
  }
  for (const state of rest) {
    const written = state.foreignId ?? state.name;
    const name = state.foreignId === undefined ? keys.get(state) : ids.get(state);
    if (written === name) continue;
    log.warning(state.place(), 'exchange/renamed', `the state "${written}" is called "${name}" here`);
  }
  return new Map(
    states.map((state) => [state, { key: keys.get(state) as string, id: ids.get(state) as string }]),
  );
};

const selfAndBelow = <Origin>(state: ForeignState<Origin>): readonly ForeignState<Origin>[] => [
  state,
  ...state.children.flatMap(selfAndBelow),
];

const fresh = (name: string, used: Set<string>): string => {
  let id = name;
  for (let number = 2; used.has(id); number += 1) id = `${name.slice(0, ID_LENGTH_MAX - 6)}_${number}`;
  used.add(id);
  return id;
};
