/** Which state a target of an XState config means. */
import type { FindingLog } from '../finding.ts';
import type { YamlPath } from '../yaml-file.ts';
import type { ForeignState, StateNames } from './imported-names.ts';
import type { JsonFile } from './json-file.ts';
import { readPath } from './xstate-path.ts';

export type Config = Readonly<Record<string, unknown>>;
export type XStateOrigin = { readonly value: Config; readonly path: YamlPath };

export type XStateReading = {
  readonly file: JsonFile;
  readonly log: FindingLog;
  readonly root: ForeignState<XStateOrigin>;
  readonly names: ReadonlyMap<ForeignState<XStateOrigin>, StateNames>;
};

type State = ForeignState<XStateOrigin>;
type Named = { readonly target: string; readonly source: State; readonly path: YamlPath };

/** The id that the state gets; what is meant for none stays as it was written, after a finding. */
export const findTarget = (
  { target, source, path }: Named,
  { names, root, file, log }: XStateReading,
): string => {
  const found = follow(target, source, root);
  const id = found === undefined ? undefined : names.get(found)?.id;
  if (id !== undefined) return id;
  log.error(file.at(path), 'exchange/unknown-state', `no state is meant by "${target}"`);
  return target;
};

const follow = (target: string, source: State, root: State): State | undefined => {
  const { from, steps } = readPath(target);
  if (from === 'child') return descend(source, steps);
  if (from === 'sibling') return descend(source.parent ?? source, steps);
  // An id may itself have dots in it, and states without one are called by the way from the root.
  const states = below(root);
  for (let length = steps.length; length > 0; length -= 1) {
    const id = steps.slice(0, length).join('.');
    const named = states.find(({ foreignId }) => foreignId === id) ?? (id === root.name ? root : undefined);
    const found = named && descend(named, steps.slice(length));
    if (found !== undefined) return found;
  }
  return undefined;
};

const descend = (from: State, steps: readonly string[]): State | undefined => {
  let state: State | undefined = from;
  for (const step of steps) state = state?.children.find(({ name }) => name === step);
  return state;
};

const below = (state: State): readonly State[] => [state, ...state.children.flatMap(below)];
