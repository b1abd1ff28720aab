/**
 * A machine's behaviour as plain data: what is hashed, stored and carried to another realm. XState's own snapshots hold
 * more (session ids, children), none of which may reach a hash.
 */
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { TableLogic, TableSnapshot } from './chart/compile-to-table.ts';

export type Behaviour = {
  readonly value: BehaviourValue;
  readonly context: Readonly<Record<string, unknown>>;
  /** Only present when the chart remembers something: history state id to the ids of the states it leads to. */
  readonly history?: Readonly<Record<string, readonly string[]>>;
};
export type BehaviourValue = string | { readonly [region: string]: BehaviourValue };

export function behaviourOf(snapshot: AnyMachineSnapshot | TableSnapshot): Behaviour {
  const { value, context } = snapshot;
  const remembered = Object.keys(snapshot.historyValue);
  if (remembered.length === 0) return { value: value as BehaviourValue, context };
  const history = Object.fromEntries(
    remembered
      .sort()
      .map((id) => [id, (snapshot.historyValue[id] ?? []).map((node: { id: string }) => node.id)]),
  );
  return { value: value as BehaviourValue, context, history };
}

/** A snapshot to start an actor of this machine from, in exactly that behaviour. */
export function snapshotOf(machine: AnyStateMachine, behaviour: Behaviour): AnyMachineSnapshot;
export function snapshotOf(machine: TableLogic, behaviour: Behaviour): TableSnapshot;
export function snapshotOf(
  machine: AnyStateMachine | TableLogic,
  behaviour: Behaviour,
): AnyMachineSnapshot | TableSnapshot;
export function snapshotOf(
  machine: AnyStateMachine | TableLogic,
  behaviour: Behaviour,
): AnyMachineSnapshot | TableSnapshot {
  if ('resolveBehaviour' in machine) return machine.resolveBehaviour(behaviour);
  const historyValue = Object.fromEntries(
    Object.entries(behaviour.history ?? {}).map(([id, targets]) => [
      id,
      targets.map((target) => machine.getStateNodeById(escapePath(target))),
    ]),
  );
  return machine.resolveState({ value: behaviour.value as never, context: behaviour.context, historyValue });
}

/** XState reads an id as a path unless its dots are escaped. */
const escapePath = (id: string): string => id.replace(/[.\\]/g, '\\$&');
