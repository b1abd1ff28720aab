/** A small line graph in the colours of the page; loaded when the first one is drawn. */
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

export type PlotLook = {
  readonly lines: readonly { readonly label: string; readonly paint: string }[];
  readonly height: number;
  readonly font: string;
};

export function openPlot(host: HTMLElement, { lines, height, font }: PlotLook): uPlot {
  const style = getComputedStyle(document.documentElement);
  const paint = (name: string): string => style.getPropertyValue(name).trim();
  const axis = { stroke: paint('--soft'), font, ticks: { show: false } };
  const grid = { stroke: paint('--line'), width: 1 };
  const options: uPlot.Options = {
    width: Math.max(120, Math.floor(host.clientWidth)),
    height,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false }, y: { range: (_plot, _min, max) => [0, Math.max(1, max * 1.15)] } },
    axes: [
      { ...axis, size: 22, space: 70, grid: { show: false } },
      { ...axis, size: 44, space: 28, grid },
    ],
    series: [
      {},
      ...lines.map(({ label, paint: name }, index) => ({
        label,
        stroke: paint(name),
        width: index === lines.length - 1 ? 1.75 : 1,
        points: { show: false },
        ...(index === lines.length - 1 ? { fill: `${paint(name)}22` } : {}),
      })),
    ],
  };
  return new uPlot(options, [[], ...lines.map(() => [])], host);
}
