/** Where everything in a drawing of a chart goes: a graph with sizes, laid out by ELK, always in the same way. */
import ELK, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk.bundled.js';
import type { ChartState } from '../../domain/chart.ts';
import { parentsOf } from '../chart/chart-moves.ts';
import { routesOf, tellOthers } from './drawn-routes.ts';
import { widthOf, wrapText } from './drawn-text.ts';
import { type DrawnTransition, type Words, wordsFor } from './drawn-words.ts';
import type { ExchangeChart } from './unlink-chart.ts';

export const FONT = { title: 14, text: 11.5, line: 15 } as const;
/** In letters. */
const WRAP = { head: 64, box: 40, label: 30 } as const;
/** It keeps nothing above itself, so that what comes first stands first. */
const DOT_NODE = {
  width: 11,
  height: 11,
  layoutOptions: { 'elk.layered.layering.layerConstraint': 'FIRST' },
};
const CIRCLE = 26;
const PADDING = 14;

/** In every state that has states inside. */
const SPACING = {
  'elk.spacing.nodeNode': '36',
  'elk.spacing.edgeNode': '20',
  'elk.spacing.edgeEdge': '14',
  'elk.spacing.edgeLabel': '4',
  'elk.layered.spacing.nodeNodeBetweenLayers': '36',
  'elk.layered.spacing.edgeNodeBetweenLayers': '18',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
};

export type DrawnState = {
  readonly state: ChartState;
  readonly title: string;
  /** Below the title. */
  readonly lines: readonly string[];
};

export type LaidOut = {
  readonly graph: ElkNode;
  readonly states: ReadonlyMap<string, DrawnState>;
  /** By id of the edge: the lines of its label. */
  readonly labels: ReadonlyMap<string, readonly string[]>;
};

export const nodeIdOf = (state: ChartState): string => `state ${state.uid}`;
const dotIdOf = (state: ChartState): string => `start ${state.uid}`;
/** Where what leads from anywhere in a state to a part of it begins. */
const anywhereIdOf = (state: ChartState): string => `anywhere ${state.uid}`;
export const isAnywhere = (nodeId: string): boolean => nodeId.startsWith('anywhere ');
/** Of the edge from a history state to where it leads at first. */
export const isFallback = (edgeId: string): boolean => edgeId.startsWith('fallback ');

export const layOutChart = async (chart: ExchangeChart): Promise<LaidOut> => {
  const words = wordsFor(chart);
  const plan: Plan = {
    words,
    parents: parentsOf(chart.spec.root),
    byId: new Map(),
    states: new Map(),
    edges: [],
    labels: new Map(),
  };
  const index = (state: ChartState): void => {
    plan.byId.set(state.id, state);
    state.states.forEach(index);
  };
  index(chart.spec.root);
  const root = nodeFor(chart.spec.root, plan, words.fields);
  const graph: ElkNode = {
    id: 'chart',
    children: [root],
    edges: plan.edges,
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'DOWN',
      'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
      'elk.randomSeed': '1',
      'elk.edgeRouting': 'ORTHOGONAL',
      'elk.json.edgeCoords': 'ROOT',
      'elk.json.shapeCoords': 'ROOT',
      'elk.padding': '[top=20,left=20,bottom=20,right=20]',
      ...SPACING,
    },
  };
  // Without a worker it is laid out right here; the promise is the package's way of saying so.
  return { graph: await new ELK.default().layout(graph), states: plan.states, labels: plan.labels };
};

type Plan = {
  readonly words: Words;
  readonly parents: ReadonlyMap<string, ChartState>;
  readonly byId: Map<string, ChartState>;
  readonly states: Map<string, DrawnState>;
  readonly edges: ElkExtendedEdge[];
  readonly labels: Map<string, readonly string[]>;
};

const nodeFor = (state: ChartState, plan: Plan, remarks: readonly string[] = []): ElkNode => {
  const { words } = plan;
  const transitions = words.transitionsOf(state);
  const told = tellOthers(transitions, plan.parents);
  const lines = [...remarks, ...words.remarksOf(state), ...told].flatMap((line) =>
    wrapText(line, state.states.length > 0 ? WRAP.head : WRAP.box),
  );
  const title = state.key;
  plan.states.set(nodeIdOf(state), { state, title, lines });
  const isAnywhere = transitions.map((transition) => addEdges(transition, plan)).includes(true);
  if (state.kind === 'final' || state.kind === 'history') return circleFor({ state, title, lines }, plan);
  const width =
    Math.max(widthOf(title, FONT.title), ...lines.map((line) => widthOf(line, FONT.text)), 60) + 24;
  const height = 34 + lines.length * FONT.line + (lines.length > 0 ? 8 : 0);
  if (state.states.length === 0) return { id: nodeIdOf(state), width, height };
  return {
    id: nodeIdOf(state),
    children: [
      ...dotFor(state, plan),
      ...(isAnywhere ? [{ id: anywhereIdOf(state), ...DOT_NODE }] : []),
      ...state.states.map((child) => nodeFor(child, plan)),
    ],
    layoutOptions: {
      ...SPACING,
      'elk.padding': `[top=${height + 10},left=${PADDING},bottom=${PADDING},right=${PADDING}]`,
      'elk.nodeSize.constraints': 'MINIMUM_SIZE',
      'elk.nodeSize.minimum': `(${width}, ${height + 20})`,
    },
  };
};

/** With its name beside it. */
const circleFor = ({ state, title, lines }: DrawnState, plan: Plan): ElkNode => {
  const fallback = state.history?.target === undefined ? undefined : plan.byId.get(state.history.target);
  if (fallback !== undefined) {
    const id = `fallback ${state.uid}`;
    plan.edges.push({ id, sources: [nodeIdOf(state)], targets: [nodeIdOf(fallback)] });
  }
  const width = Math.max(widthOf(title, FONT.text), ...lines.map((line) => widthOf(line, FONT.text)));
  return {
    id: nodeIdOf(state),
    width: CIRCLE,
    height: CIRCLE,
    labels: [{ text: title, width, height: (lines.length + 1) * FONT.line }],
    layoutOptions: { 'elk.nodeLabels.placement': 'OUTSIDE H_RIGHT V_CENTER' },
  };
};

/** Where a compound state begins. */
const dotFor = (state: ChartState, plan: Plan): readonly ElkNode[] => {
  const first = state.initial === undefined ? undefined : plan.byId.get(state.initial);
  if (first === undefined) return [];
  const id = dotIdOf(state);
  plan.edges.push({ id: `from ${id}`, sources: [id], targets: [nodeIdOf(first)] });
  return [{ id, ...DOT_NODE }];
};

/** Whether one of them leads from anywhere in the state to a part of it. */
const addEdges = (transition: DrawnTransition, plan: Plan): boolean => {
  const { uid, source, label } = transition;
  const routes = routesOf(transition, plan.parents);
  for (const [index, { to, isFromInside }] of routes.entries()) {
    const target = plan.byId.get(to);
    if (target === undefined) continue;
    const id = `edge ${uid} ${index}`;
    const lines = wrapText(label, WRAP.label);
    plan.labels.set(id, lines);
    const width = Math.max(...lines.map((line) => widthOf(line, FONT.text)), 8);
    plan.edges.push({
      id,
      sources: [isFromInside ? anywhereIdOf(source) : nodeIdOf(source)],
      targets: [nodeIdOf(target)],
      layoutOptions: { 'elk.layered.priority.direction': leadsDown(source, target, plan) ? '10' : '1' },
      labels: [
        {
          text: label,
          width: width + 8,
          height: lines.length * FONT.line + 4,
          layoutOptions: { 'elk.edgeLabels.inline': 'true' },
        },
      ],
    });
  }
  return routes.some(({ isFromInside }) => isFromInside);
};

/** What is written first stands above, as far as it can. */
const leadsDown = (source: ChartState, target: ChartState, { byId }: Plan): boolean => {
  const order = [...byId.keys()];
  return order.indexOf(source.id) <= order.indexOf(target.id);
};
