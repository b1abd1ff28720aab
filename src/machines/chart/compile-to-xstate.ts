/** A chart as a machine of XState's own interpreter: the reference that the table is held against. */
import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  and,
  assign,
  emit,
  type MachineContext,
  not,
  or,
  raise,
  type Snapshot,
  setup,
  stateIn,
} from 'xstate';
import type {
  ChartAction,
  ChartContext,
  ChartGuard,
  ChartParams,
  ChartSpec,
  ChartState,
  ChartTransition,
} from '../../domain/chart.ts';
import { buildGraph, type ChartGraph, isLegal } from './chart-graph.ts';
import {
  type ChartEffect,
  type ChartEvent,
  type ChartHost,
  type ChartInput,
  changedValue,
  contradictionError,
  handlersOf,
  initialContext,
  loopError,
  MICROSTEPS_MAX,
  timersCancelled,
  timersSet,
} from './chart-host.ts';
import { keepDocumentOrder } from './document-order.ts';

export function compileToXState(spec: ChartSpec, host: ChartHost): AnyStateMachine {
  const defects: unknown[] = [];
  const ask = (name: string, moment: { context: ChartContext; event: ChartEvent }, params: ChartParams) => {
    try {
      return host.guard(name, params, { context: moment.context, event: heard(moment.event) });
    } catch (error) {
      defects.push(error);
      throw error;
    }
  };
  const names = namesOf(spec.root);
  const guards = names.guards.map((name) => [
    name,
    (moment: { context: MachineContext; event: ChartEvent }, params: ChartParams) =>
      ask(name, moment as { context: ChartContext; event: ChartEvent }, params),
  ]);
  const actions = names.actions.map((name) => [
    name,
    emit(
      ({ event }, params): ChartEffect => ({
        type: 'named',
        name,
        params: params as unknown as ChartParams,
        event: heard(event as ChartEvent),
      }),
    ),
  ]);
  const machine = setup({
    types: { events: {} as ChartEvent, emitted: {} as ChartEffect },
    guards: Object.fromEntries(guards) as Record<string, never>,
    actions: Object.fromEntries(actions) as Record<string, never>,
  }).createMachine({
    ...stateConfig(spec.root),
    context: ({ input }: { input: ChartInput }) => initialContext(spec, input),
    options: { maxIterations: MICROSTEPS_MAX },
  } as never);
  const watched = watch(machine as unknown as AnyStateMachine, buildGraph(spec, host));
  return clearErrors(findMemories(watched), spec.id, defects);
}

/** Regions make the difference: without them there is one order, and nothing to contradict. */
function watch(machine: AnyStateMachine, graph: ChartGraph): AnyStateMachine {
  if (graph.nodes.every(({ kind }) => kind !== 'parallel')) return machine;
  return keepDocumentOrder(machine, (active) => {
    if (!isLegal(graph, new Set(active))) throw contradictionError(graph.id);
  });
}

/** Restores memories by id; XState itself takes an id with a dot for a path, and forgets what it does not find. */
function findMemories(machine: AnyStateMachine): AnyStateMachine {
  const { restoreSnapshot } = machine;
  machine.restoreSnapshot = (snapshot, scope) => {
    const { historyValue } = snapshot as AnyMachineSnapshot;
    const found = Object.entries(historyValue as Record<string, { id: string }[]>).map(([id, nodes]) => [
      id,
      nodes.map((node) => machine.getStateNodeById(targetConfig(node.id))),
    ]);
    return restoreSnapshot({ ...snapshot, historyValue: Object.fromEntries(found) } as never, scope);
  };
  return machine;
}

/** XState's own events carry an output or an input that charts know nothing of. */
const heard = (event: ChartEvent): ChartEvent =>
  event.type.startsWith('xstate.') ? { type: event.type } : event;

/** Errors as the table gives them: what a guard threw itself, and one that names a chart running in a circle. */
function clearErrors(machine: AnyStateMachine, chart: string, defects: unknown[]): AnyStateMachine {
  const { transition, getInitialSnapshot } = machine;
  const clear = (error: unknown): unknown => {
    if (defects.length > 0) return defects.splice(0)[0];
    return error instanceof Error && error.message.startsWith('Infinite loop detected')
      ? loopError(chart)
      : error;
  };
  machine.transition = (snapshot, event, scope) => {
    defects.length = 0;
    try {
      return transition(snapshot, event, scope);
    } catch (error) {
      throw clear(error);
    }
  };
  machine.getInitialSnapshot = (scope, input) => {
    const snapshot = getInitialSnapshot(scope, input);
    if (snapshot.status !== 'error') return snapshot;
    return { ...snapshot, error: clear((snapshot as Snapshot<unknown>).error) };
  };
  return machine;
}

function stateConfig(state: ChartState): Record<string, unknown> {
  const on = Object.fromEntries(
    [...handlersOf(state)].map(([event, transitions]) => [event, transitions.map(transitionConfig)]),
  );
  return {
    id: state.id,
    type: state.kind,
    ...(state.initial === undefined ? {} : { initial: keyOf(state, state.initial) }),
    ...(state.history === undefined ? {} : historyConfig(state.history)),
    entry: [...state.entry.map(actionConfig), ...timersSet(state).map((effect) => emit(effect))],
    exit: [...state.exit.map(actionConfig), ...timersCancelled(state).map((effect) => emit(effect))],
    on,
    ...(state.always.length === 0 ? {} : { always: state.always.map(transitionConfig) }),
    ...(state.onDone.length === 0 ? {} : { onDone: state.onDone.map(transitionConfig) }),
    ...(state.states.length === 0
      ? {}
      : { states: Object.fromEntries(state.states.map((child) => [child.key, stateConfig(child)])) }),
  };
}

function keyOf(state: ChartState, child: string): string {
  const found = state.states.find(({ id }) => id === child);
  if (found === undefined) throw new Error(`${state.id} starts in ${child}, which is no child of it`);
  return found.key;
}

const historyConfig = (history: NonNullable<ChartState['history']>) => ({
  history: history.depth,
  ...(history.target === undefined ? {} : { target: targetConfig(history.target) }),
});

const transitionConfig = (transition: ChartTransition): Record<string, unknown> => ({
  ...(transition.guard === undefined ? {} : { guard: guardConfig(transition.guard) }),
  ...(transition.targets.length === 0 ? {} : { target: transition.targets.map(targetConfig) }),
  actions: transition.actions.map(actionConfig),
  reenter: transition.reenter,
});

/** In a target a dot begins a path and a backslash takes the next letter as it is. */
const targetConfig = (id: string): string => `#${id.replace(/[.\\]/g, '\\$&')}`;

function guardConfig(guard: ChartGuard): never {
  switch (guard.type) {
    case 'all':
      return and(guard.guards.map(guardConfig)) as never;
    case 'any':
      return or(guard.guards.map(guardConfig)) as never;
    case 'not':
      return not(guardConfig(guard.guard)) as never;
    case 'in':
      return stateIn(targetConfig(guard.state)) as never;
    case 'named':
      return { type: guard.name, params: guard.params } as never;
  }
}

function actionConfig(action: ChartAction): unknown {
  switch (action.type) {
    case 'set':
    case 'add':
      return assign({ [action.field]: ({ context }) => changedValue(context as ChartContext, action) });
    case 'raise':
      return raise({ type: action.event });
    case 'named':
      return { type: action.name, params: action.params };
  }
}

function namesOf(root: ChartState): { guards: string[]; actions: string[] } {
  const guards = new Set<string>();
  const actions = new Set<string>();
  const addGuard = (guard: ChartGuard): void => {
    if (guard.type === 'named') guards.add(guard.name);
    else if (guard.type === 'not') addGuard(guard.guard);
    else if (guard.type !== 'in') guard.guards.forEach(addGuard);
  };
  const addActions = (list: readonly ChartAction[]): void => {
    for (const action of list) if (action.type === 'named') actions.add(action.name);
  };
  const addState = (state: ChartState): void => {
    addActions(state.entry);
    addActions(state.exit);
    for (const { guard, actions } of [...handlersOf(state).values(), state.always, state.onDone].flat()) {
      if (guard !== undefined) addGuard(guard);
      addActions(actions);
    }
    state.states.forEach(addState);
  };
  addState(root);
  return { guards: [...guards], actions: [...actions] };
}
