/** States and their transitions: from the way writers put them to the specs of the domain. */
import type { ChartAction, ChartState, ChartTransition } from '../../domain/chart.ts';
import type { Carried } from '../../domain/vocabulary/vocabulary-entry.ts';
import type { YamlPath } from '../yaml-file.ts';
import { DELAY_FORMS, parseDelay } from './chart-delay.ts';
import { type ChartLinking, inside, type Standpoint } from './chart-linking.ts';
import type { ActionSource, TransitionSource } from './chart-schema.ts';
import { type ChartNode, isWithin } from './chart-tree.ts';
import { carriedBy, checkEventName } from './event-name.ts';
import { linkAction, linkGuard } from './link-step.ts';
import { linkTarget, stateNamed } from './link-target.ts';
import { checkShape, linkInitial } from './state-shape.ts';

export const linkState = (node: ChartNode, linking: ChartLinking): ChartState => {
  const { source, path, key, id, kind, children } = node;
  const what = node.parent === undefined ? `the chart "${id}"` : `the state "${id}"`;
  const uid = linking.claimUid({ uid: source.meta?.uid, path, what });
  checkShape(node, linking);
  const at = { path, owner: uid, carries: undefined, lineNumber: counter() };
  for (const [index, event] of (source.ignore ?? []).entries())
    checkEventName(event, [...path, 'ignore', index], linking);
  const initial = linkInitial(node, linking);
  const history = linkHistory(node, linking);
  return {
    uid,
    key,
    id,
    kind,
    ...(initial === undefined ? {} : { initial }),
    ...(history === undefined ? {} : { history }),
    entry: linkActions(source.entry, inside(at, 'entry'), linking),
    exit: linkActions(source.exit, inside(at, 'exit'), linking),
    on: linkOn(node, linking),
    after: linkAfter(node, linking),
    always: linkTransitions(source.always, { from: node, path: [...path, 'always'] }, linking),
    onDone: linkTransitions(source.onDone, { from: node, path: [...path, 'onDone'] }, linking),
    ignores: source.ignore ?? [],
    states: children.map((child) => linkState(child, linking)),
  };
};

const linkOn = (node: ChartNode, linking: ChartLinking): ChartState['on'] =>
  Object.entries(node.source.on ?? {}).map(([event, transitions]) => {
    const path = [...node.path, 'on', event];
    checkEventName(event, path, linking);
    const origin = { from: node, path, carries: carriedBy(event, linking) };
    return { event, transitions: linkTransitions(transitions, origin, linking) };
  });

const linkAfter = (node: ChartNode, linking: ChartLinking): ChartState['after'] =>
  Object.entries(node.source.after ?? {}).flatMap(([written, transitions]) => {
    const path = [...node.path, 'after', written];
    const delay = parseDelay(written);
    if (delay === undefined) {
      const place = linking.file.at(path, 'key');
      linking.log.error(place, 'chart/delay', `"${written}" is no time to wait`, DELAY_FORMS);
    }
    const linked = linkTransitions(
      transitions,
      { from: node, path, carries: linking.vocabulary.always },
      linking,
    );
    return delay === undefined ? [] : [{ delay, transitions: linked }];
  });

type Origin = {
  readonly from: ChartNode;
  readonly path: YamlPath;
  readonly carries?: readonly Carried[];
};

const linkTransitions = (
  transitions: readonly TransitionSource[] | undefined,
  { from, path, carries }: Origin,
  linking: ChartLinking,
): readonly ChartTransition[] =>
  (transitions ?? []).map(({ guard, target, actions, reenter, meta }, index) => {
    const own = [...path, index];
    const uid = linking.claimUid({ uid: meta?.uid, path: own, what: 'this transition' });
    const at: Standpoint = { path: own, owner: uid, carries, lineNumber: counter() };
    const linkedGuard = guard && linkGuard(guard, inside(at, 'guard'), linking);
    return {
      uid,
      ...(linkedGuard === undefined ? {} : { guard: linkedGuard }),
      targets: linkTarget(target, { from, path: [...own, 'target'] }, linking),
      actions: linkActions(actions, inside(at, 'actions'), linking),
      reenter: reenter ?? false,
    };
  });

const linkActions = (
  actions: readonly ActionSource[] | undefined,
  at: Standpoint,
  linking: ChartLinking,
): readonly ChartAction[] =>
  (actions ?? []).flatMap((action, index) => linkAction(action, inside(at, index), linking) ?? []);

const linkHistory = (node: ChartNode, linking: ChartLinking): ChartState['history'] => {
  if (node.kind !== 'history') return undefined;
  const { file, log } = linking;
  const depth = node.source.history ?? 'shallow';
  const [name] = [node.source.target?.state, ...(node.source.target?.states ?? [])].filter(
    (target) => target !== undefined,
  );
  if (name === undefined) {
    const message = `nothing says what "${node.id}" means while there is nothing to remember`;
    const first = node.parent?.source.initial ?? node.parent?.children[0]?.key ?? 'first';
    log.error(file.at(node.path, 'key'), 'chart/history-target', message, `add target: { state: ${first} }`);
    return { depth };
  }
  const path = [...node.path, 'target'];
  const target = stateNamed(name, [...path, 'state'], linking);
  if (target === undefined) return { depth };
  const parent = node.parent as ChartNode;
  if (target === parent || target.kind === 'history' || !isWithin(target, parent)) {
    const message = `"${node.id}" remembers states of "${parent.id}", and "${target.id}" is none of them`;
    log.error(file.at(path), 'chart/history-outside', message, `target a state of "${parent.id}"`);
  }
  return { depth, target: target.id };
};

const counter = (): (() => number) => {
  let count = 0;
  return () => {
    count += 1;
    return count;
  };
};
