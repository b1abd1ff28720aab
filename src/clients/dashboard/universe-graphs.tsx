/** How long ticks take and how many events there are, over the last minutes; each graph says its numbers in words, too. */
import { useEffect, useRef } from 'react';
import type uPlot from 'uplot';
import type { BoardSample } from '../../protocol/dashboard/board-frame.ts';
import { useBoard, useBoardPage } from './board-context.ts';

type Line = { readonly label: string; readonly paint: string; readonly of: (sample: BoardSample) => number };
type GraphProps = {
  readonly title: string;
  readonly unit: string;
  readonly lines: readonly Line[];
};

const HEIGHT = 118;
const FONT = '12px system-ui, sans-serif';

export function UniverseGraphs() {
  const { say } = useBoardPage();
  return (
    <>
      <Graph
        title={say('graph.tick')}
        unit="ms"
        lines={[
          { label: say('graph.longest'), paint: '--soft', of: ({ tickMsMax }) => tickMsMax },
          { label: say('graph.mean'), paint: '--accent', of: ({ tickMs }) => tickMs },
        ]}
      />
      <Graph
        title={say('graph.events')}
        unit="/s"
        lines={[
          { label: say('graph.rate'), paint: '--speech', of: ({ eventsPerSecond }) => eventsPerSecond },
        ]}
      />
    </>
  );
}

function Graph({ title, unit, lines }: GraphProps) {
  const { say, habits } = useBoardPage();
  const samples = useBoard((state) => state.samples);
  const tickLengthMs = useBoard(({ frame }) => frame?.tickLengthMs ?? 0);
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const latest = useRef(samples);
  latest.current = samples;
  const labels = lines.map(({ label }) => label).join(' ');
  useEffect(() => {
    let isGone = false;
    const draw = async (): Promise<void> => {
      const { openPlot } = await import('./open-plot.ts');
      if (isGone || host.current === null) return;
      plot.current = openPlot(host.current, { lines, height: HEIGHT, font: FONT });
      plot.current.setData(columns(latest.current, lines));
    };
    // Without the picture the words under the title say the same.
    draw().catch(() => {});
    return () => {
      isGone = true;
      plot.current?.destroy();
      plot.current = undefined;
    };
  }, [habits.theme, labels]);
  useEffect(() => plot.current?.setData(columns(samples, lines)), [samples]);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry?.contentRect.width ?? 0);
      if (width > 0) plot.current?.setSize({ width, height: HEIGHT });
    });
    if (host.current !== null) observer.observe(host.current);
    return () => observer.disconnect();
  }, []);
  const main = lines.at(-1)?.of ?? (() => 0);
  const last = samples.at(-1);
  const span = ((last?.tick ?? 0) - (samples[0]?.tick ?? 0)) * tickLengthMs;
  const values = {
    value: `${rounded(last === undefined ? 0 : main(last))} ${unit}`,
    most: `${rounded(Math.max(0, ...samples.map((sample) => lines[0]?.of(sample) ?? 0)))} ${unit}`,
    minutes: Math.max(1, Math.round(span / 60_000)),
  };
  return (
    <section className="panel graph">
      <h2>{title}</h2>
      <p className="graph-words">{say('graph.now', values)}</p>
      <div ref={host} className="graph-host" aria-hidden="true" />
    </section>
  );
}

const columns = (samples: readonly BoardSample[], lines: readonly Line[]): uPlot.AlignedData => [
  samples.map(({ tick }) => tick),
  ...lines.map(({ of }) => samples.map(of)),
];

const rounded = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));
