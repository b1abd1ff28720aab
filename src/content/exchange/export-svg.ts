/** A chart as a picture: states in each other, arrows with what they stand for, readable on any page. */
import type { ElkExtendedEdge, ElkLabel, ElkNode } from 'elkjs/lib/elk.bundled.js';
import type { ChartLayout } from '../chart/chart-sidecar.ts';
import { type DrawnState, FONT, isAnywhere, isFallback, type LaidOut, layOutChart } from './lay-out-chart.ts';
import type { ExchangeChart } from './unlink-chart.ts';
import { escapeXml } from './xml-text.ts';

export type PictureChart = ExchangeChart & {
  /** Of it only the colours are taken. */
  readonly layout?: ChartLayout;
};

const INK = '#1f2933';
const FAINT = '#5c6b7a';
const PAPER = '#fbfaf6';
const BOX = '#ffffff';

/** The same chart always gives the same picture. */
export const exportSvg = async (chart: PictureChart): Promise<string> => {
  const laidOut = await layOutChart(chart);
  const { graph } = laidOut;
  const [width, height] = [Math.ceil(graph.width ?? 0), Math.ceil(graph.height ?? 0)];
  const { spec, texts, layout = {} } = chart;
  const title = (spec.title && texts.get(spec.title)?.text) ?? spec.id;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc" font-family="Helvetica, Arial, 'Liberation Sans', sans-serif">`,
    `<title id="title">${escapeXml(title)}</title>`,
    `<desc id="desc">${escapeXml(describe(chart, laidOut))}</desc>`,
    `<rect width="${width}" height="${height}" fill="${PAPER}"/>`,
    ...drawNodes(graph.children ?? [], { laidOut, layout }),
    ...(graph.edges ?? []).flatMap((edge) => drawEdge(edge, laidOut)),
    '</svg>',
  ];
  return `${lines.join('\n')}\n`;
};

const describe = ({ spec }: PictureChart, { states, labels }: LaidOut): string =>
  `Statechart ${spec.id}, version ${spec.version}: ${states.size} states, ${labels.size} arrows.`;

type Drawing = { readonly laidOut: LaidOut; readonly layout: ChartLayout };

const drawNodes = (nodes: readonly ElkNode[], drawing: Drawing): readonly string[] =>
  nodes.flatMap((node) => {
    const drawn = drawing.laidOut.states.get(node.id);
    if (isAnywhere(node.id)) return [circle(node, 4.5, `fill="${PAPER}" stroke="${INK}" stroke-width="1.4"`)];
    if (drawn === undefined) return [circle(node, 5.5, `fill="${INK}"`)];
    const { kind } = drawn.state;
    if (kind === 'final' || kind === 'history') return drawCircle(node, drawn);
    return [...drawBox(node, drawn, drawing), ...drawNodes(node.children ?? [], drawing)];
  });

const at = (value: number | undefined): string => String(Math.round((value ?? 0) * 10) / 10);

const circle = ({ x = 0, y = 0, width = 0, height = 0 }: ElkNode, radius: number, style: string): string =>
  `<circle cx="${at(x + width / 2)}" cy="${at(y + height / 2)}" r="${radius}" ${style}/>`;

type Line = { readonly x: number; readonly y: number; readonly size: number; readonly style?: string };

const text = (words: string, { x, y, size, style = `fill="${INK}"` }: Line): string =>
  `<text x="${at(x)}" y="${at(y)}" font-size="${size}" ${style}>${escapeXml(words)}</text>`;

const drawCircle = (node: ElkNode, { state, title, lines }: DrawnState): readonly string[] => {
  const { x = 0, y = 0, width = 0, height = 0 } = node;
  const sign =
    state.history === undefined
      ? circle(node, 7, `fill="${INK}"`)
      : text(state.history.depth === 'deep' ? 'H*' : 'H', {
          x: x + width / 2,
          y: y + height / 2 + 4.5,
          size: 12,
          style: `fill="${INK}" text-anchor="middle" font-weight="bold"`,
        });
  const label = node.labels?.[0] ?? { text: '', x: 0, y: 0 };
  return [
    circle(node, width / 2 - 1, `fill="${BOX}" stroke="${INK}" stroke-width="1.4"`),
    sign,
    ...[title, ...lines].map((line, index) =>
      text(line, {
        x: label.x ?? 0,
        y: (label.y ?? 0) + 12 + index * FONT.line,
        size: FONT.text,
        style: `fill="${FAINT}"`,
      }),
    ),
  ];
};

const drawBox = (
  { x = 0, y = 0, width = 0, height = 0 }: ElkNode,
  { state, title, lines }: DrawnState,
  { laidOut, layout }: Drawing,
): readonly string[] => {
  const isRegion = isInParallel(state.id, laidOut);
  const fill = paint(layout[state.uid]?.colour) ?? (state.states.length > 0 ? 'none' : BOX);
  const dashes = isRegion ? ' stroke-dasharray="6 4"' : '';
  const middle = state.states.length === 0 && lines.length === 0;
  const titleLine = middle
    ? {
        x: x + width / 2,
        y: y + height / 2 + 5,
        style: `fill="${INK}" text-anchor="middle" font-weight="bold"`,
      }
    : { x: x + 12, y: y + 22, style: `fill="${INK}" font-weight="bold"` };
  return [
    `<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" rx="9" fill="${fill}" stroke="${INK}" stroke-width="1.4"${dashes}/>`,
    text(title, { ...titleLine, size: FONT.title }),
    ...(state.kind === 'parallel'
      ? [
          text('all at once', {
            x: x + width - 12,
            y: y + 21,
            size: FONT.text,
            style: `fill="${FAINT}" text-anchor="end"`,
          }),
        ]
      : []),
    ...(lines.length > 0 || state.states.length > 0
      ? [`<path d="M${at(x)} ${at(y + 31)}h${at(width)}" stroke="${INK}" stroke-width="0.7"/>`]
      : []),
    ...lines.map((line, index) =>
      text(line, {
        x: x + 12,
        y: y + 34 + 12 + index * FONT.line,
        size: FONT.text,
        style: `fill="${FAINT}"`,
      }),
    ),
  ];
};

const isInParallel = (id: string, { states }: LaidOut): boolean =>
  [...states.values()].some(
    ({ state }) => state.kind === 'parallel' && state.states.some((child) => child.id === id),
  );

/** Light enough for dark letters. */
const COLOURS: Readonly<Record<string, string>> = {
  red: '#fbdcd9',
  orange: '#fde3cb',
  amber: '#fdebc4',
  yellow: '#fbf5c2',
  green: '#dcf1d9',
  teal: '#d2f0ec',
  blue: '#d8e8fb',
  violet: '#e6defa',
  purple: '#eedcf7',
  pink: '#fbdcec',
  grey: '#e8eaed',
  gray: '#e8eaed',
};

/** Colours of one's own are thinned with paper. */
const paint = (colour: string | undefined): string | undefined => {
  if (colour === undefined) return undefined;
  if (!colour.startsWith('#')) return Object.hasOwn(COLOURS, colour) ? COLOURS[colour] : undefined;
  const parts = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
  return `#${parts
    .map((part) =>
      Math.round(255 - (255 - part) / 4)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
};

type Point = { readonly x: number; readonly y: number };

const drawEdge = (edge: ElkExtendedEdge, { labels }: LaidOut): readonly string[] => {
  const points = (edge.sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }) => [
    startPoint,
    ...bendPoints,
    endPoint,
  ]);
  const lines = labels.get(edge.id) ?? [];
  const label = edge.labels?.[0];
  const dashes = isFallback(edge.id) ? ' stroke-dasharray="4 3"' : '';
  return [
    `<path d="${routeOf(points)}" fill="none" stroke="${INK}" stroke-width="1.3"${dashes}/>`,
    ...arrowHead(points),
    ...(label === undefined ? [] : drawLabel(label, lines)),
  ];
};

/** On the line itself, so that nobody wonders which it belongs to. */
const drawLabel = (
  { x = 0, y = 0, width = 0, height = 0 }: ElkLabel,
  lines: readonly string[],
): readonly string[] => [
  `<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" rx="4" fill="${PAPER}"/>`,
  ...lines.map((line, index) =>
    text(line, {
      x: x + width / 2,
      y: y + 13 + index * FONT.line,
      size: FONT.text,
      style: `fill="${INK}" text-anchor="middle"`,
    }),
  ),
];

const CORNER = 7;

/** Corners are rounded where there is room. */
const routeOf = (points: readonly Point[]): string => {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const parts = [`M${at(first.x)} ${at(first.y)}`];
  for (const [index, point] of rest.entries()) {
    const before = points[index] as Point;
    const after = points[index + 2];
    if (after === undefined) parts.push(`L${at(point.x)} ${at(point.y)}`);
    else {
      const into = towards(point, before);
      const out = towards(point, after);
      parts.push(`L${at(into.x)} ${at(into.y)}Q${at(point.x)} ${at(point.y)} ${at(out.x)} ${at(out.y)}`);
    }
  }
  return parts.join('');
};

const towards = (from: Point, to: Point): Point => {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const step = Math.min(CORNER, length / 2) / length;
  return { x: from.x + dx * step, y: from.y + dy * step };
};

const arrowHead = (points: readonly Point[]): readonly string[] => {
  const [before, tip] = points.slice(-2);
  if (before === undefined || tip === undefined) return [];
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const [dx, dy] = [(tip.x - before.x) / length, (tip.y - before.y) / length];
  const base = { x: tip.x - dx * 9, y: tip.y - dy * 9 };
  const corners = [
    tip,
    { x: base.x - dy * 4, y: base.y + dx * 4 },
    { x: base.x + dy * 4, y: base.y - dx * 4 },
  ];
  return [`<polygon points="${corners.map(({ x, y }) => `${at(x)},${at(y)}`).join(' ')}" fill="${INK}"/>`];
};
