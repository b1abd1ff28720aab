/**
 * Makes a machine of XState take parallel regions in document order, and stop where it contradicts itself. By itself it takes them in the order in which they
 * were entered last, which no snapshot keeps: an actor that was resumed would act in another order than one that was not.
 */
import type { AnyActorScope, AnyMachineSnapshot, AnyStateMachine } from 'xstate';

/** `check` is given the active states of every step, by their number in document order, and may throw. */
export function keepDocumentOrder(
  machine: AnyStateMachine,
  check: (active: readonly number[]) => void,
): AnyStateMachine {
  const { transition, getInitialSnapshot } = machine;
  const watch = (snapshot: AnyMachineSnapshot) => {
    putInOrder(snapshot);
    check(snapshot._nodes.map(({ order }) => order));
  };
  machine.transition = (snapshot, event, scope) => {
    putInOrder(snapshot);
    return transition(snapshot, event, watched(scope, watch));
  };
  machine.getInitialSnapshot = (scope, input) => getInitialSnapshot(watched(scope, watch), input);
  return machine;
}

/** What XState 5.33 has and its types leave out. */
type InspectedSystem = AnyActorScope['system'] & {
  _sendInspectionEvent: (event: { readonly type: string; readonly snapshot?: unknown }) => void;
};

/** XState shows every microstep to its inspector before it looks at the snapshot again. */
function watched(scope: AnyActorScope, watch: (snapshot: AnyMachineSnapshot) => void): AnyActorScope {
  const inspected = scope.system as InspectedSystem;
  const system = Object.create(inspected) as InspectedSystem;
  system._sendInspectionEvent = (event) => {
    if (event.type === '@xstate.microstep') watch(event.snapshot as AnyMachineSnapshot);
    inspected._sendInspectionEvent(event);
  };
  return { ...scope, system };
}

function putInOrder(snapshot: AnyMachineSnapshot): void {
  const nodes = snapshot._nodes;
  if (nodes.every((node, index) => index === 0 || (nodes[index - 1]?.order ?? 0) < node.order)) return;
  nodes.sort((left, right) => left.order - right.order);
  snapshot.value = orderedValue(snapshot.machine.root, snapshot.value);
}

type StateNode = AnyStateMachine['root'];
type StateValue = string | { [key: string]: StateValue };

function orderedValue(node: StateNode, value: StateValue): StateValue {
  if (typeof value === 'string') return value;
  const keys = Object.keys(node.states).filter((key) => key in value);
  return Object.fromEntries(
    keys.map((key) => [key, orderedValue(node.states[key] as StateNode, value[key] ?? {})]),
  );
}
