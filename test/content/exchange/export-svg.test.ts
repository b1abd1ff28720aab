/** Pictures of charts: well-formed, always the same, and nothing in them over anything else. */
import { DOMParser, type Element } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContentDirectory, SHIPPED_CONTENT_DIRECTORY } from '../../../src/adapters/content-directory.ts';
import { loadCharts } from '../../../src/content/chart/load-charts.ts';
import { exportSvg } from '../../../src/content/exchange/export-svg.ts';
import { layOutChart, nodeIdOf } from '../../../src/content/exchange/lay-out-chart.ts';
import type { ChartState } from '../../../src/domain/chart.ts';
import { anyWrittenChart } from './any-written-chart.ts';

const { charts: SHIPPED } = loadCharts(readContentDirectory(SHIPPED_CONTENT_DIRECTORY));

function parse(svg: string): Element {
  const parser = new DOMParser({
    onError: (_, message) => expect(message).toMatch(/replacement character/),
  });
  return parser.parseFromString(svg, 'image/svg+xml').documentElement as Element;
}

const textsIn = (svg: Element): readonly string[] =>
  Array.from(svg.getElementsByTagName('text')).map(({ textContent }) => textContent ?? '');

const flat = (state: ChartState): readonly ChartState[] => [state, ...state.states.flatMap(flat)];

type Box = { readonly x?: number; readonly y?: number; readonly width?: number; readonly height?: number };

function overlap(left: Box, right: Box): boolean {
  const [a, b] = [left, right].map(({ x = 0, y = 0, width = 0, height = 0 }) => ({ x, y, width, height }));
  if (a === undefined || b === undefined) return false;
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

type Node = Box & { readonly id: string; readonly children?: readonly Node[] };

/** Boxes beside each other, and no box reaches out of the one around it. */
function expectRoom({ children = [], ...around }: Node): void {
  for (const [index, child] of children.entries()) {
    for (const other of children.slice(0, index))
      expect(overlap(child, other), `${child.id}, ${other.id}`).toBe(false);
    expect(child.x).toBeGreaterThanOrEqual(around.x ?? 0);
    expect((child.x ?? 0) + (child.width ?? 0)).toBeLessThanOrEqual((around.x ?? 0) + (around.width ?? 0));
    expect((child.y ?? 0) + (child.height ?? 0)).toBeLessThanOrEqual((around.y ?? 0) + (around.height ?? 0));
    expectRoom(child);
  }
}

describe('the picture of a chart', () => {
  it('[EX8] is well-formed, names every state, and is the same each time', async () => {
    const anyTape = fc.uint8Array({ minLength: 0, maxLength: 150, size: 'max' });
    const property = fc.asyncProperty(anyTape, async (tape) => {
      const chart = anyWrittenChart(tape);
      const svg = await exportSvg(chart);
      expect(await exportSvg(chart)).toBe(svg);
      const root = parse(svg);
      const said = textsIn(root);
      for (const { key } of flat(chart.spec.root)) expect(said).toContain(key);
      expect(root.getElementsByTagName('title')).toHaveLength(1);
      expect(root.getElementsByTagName('desc')).toHaveLength(1);
      const { graph } = await layOutChart(chart);
      expectRoom(graph as Node);
    });
    await fc.assert(property, { numRuns: 8 });
  });

  it('[EX8] draws each transition once, in words, with nothing over its label', async () => {
    for (const chart of SHIPPED) {
      const { graph, labels } = await layOutChart(chart);
      const drawn = (graph.edges ?? []).flatMap((edge) => edge.labels ?? []);
      expect(drawn).toHaveLength(labels.size);
      for (const [index, label] of drawn.entries())
        for (const other of drawn.slice(0, index)) expect(overlap(label, other)).toBe(false);
    }
    const keeper = SHIPPED.find(({ spec }) => spec.id === 'keeper');
    const said = textsIn(parse(await exportSvg(keeper as NonNullable<typeof keeper>)));
    expect(said).toContain('player gave / makes what it');
    expect(said.filter((text) => text === 'attending')).toHaveLength(1);
  });

  it('[EX8] takes colours from the layout beside the chart', async () => {
    const [chart] = SHIPPED;
    if (chart === undefined) throw new Error('there is no chart');
    const [first, second] = chart.spec.root.states;
    const layout = {
      [first?.uid ?? '']: { x: 0, y: 0, colour: 'amber' },
      [second?.uid ?? '']: { x: 0, y: 0, colour: '#336699' },
    };
    const svg = await exportSvg({ ...chart, layout });
    expect(svg).toContain('fill="#fdebc4"');
    expect(svg).toContain('fill="#ccd9e6"');
    expect(nodeIdOf(chart.spec.root)).toBe(`state ${chart.spec.root.uid}`);
  });
});
