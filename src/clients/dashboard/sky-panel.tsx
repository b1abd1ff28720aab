/** The space in three dimensions, or as a list where the browser has no WebGL, with what the reader has chosen in it. */
import { type PointerEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useBoard, useBoardPage } from './board-context.ts';
import { ChosenCard } from './chosen-card.tsx';
import type { Sky, SkyMeter } from './sky.ts';
import { flightsOf, skyOf } from './sky-of.ts';

const TURN_PER_PIXEL = 0.006;
/** A pointer that moved less than this was pressed, not dragged. */
const PRESS_PIXELS = 5;

export function SkyPanel() {
  const { say } = useBoardPage();
  const frame = useBoard((state) => state.frame);
  const [isFlat, setFlat] = useState(false);
  return (
    <section className="panel sky" aria-labelledby="sky-title">
      <h2 id="sky-title" className="visually-hidden">
        {say('sky')}
      </h2>
      {isFlat ? <FlatSky /> : <DrawnSky onFailure={() => setFlat(true)} />}
      {frame === undefined ? null : <ChosenCard />}
    </section>
  );
}

function DrawnSky({ onFailure }: { readonly onFailure: () => void }) {
  const { say, chosen, choose } = useBoardPage();
  const frame = useBoard((state) => state.frame);
  const fresh = useBoard((state) => state.fresh);
  const canvas = useRef<HTMLCanvasElement>(null);
  const labels = useRef<HTMLDivElement>(null);
  const [meter, setMeter] = useState<SkyMeter>();
  const sky = useSky({ canvas, labels, onMeter: setMeter, onFailure });
  const drag = useDrag(sky, choose);
  // Before the page is shown again, so that what it says of the picture is never behind.
  useLayoutEffect(() => {
    if (frame !== undefined) sky?.show(skyOf(frame));
  }, [sky, frame]);
  useLayoutEffect(() => {
    // The frame and what is fresh in it change together.
    if (frame !== undefined && fresh.length > 0) sky?.fly(flightsOf(fresh, frame));
  }, [sky, fresh]);
  useEffect(() => sky?.choose(chosen), [sky, chosen]);
  const { realms = [], games = [], playersTotal: players = 0 } = frame ?? {};
  return (
    <>
      <div className="sky-view">
        <canvas
          ref={canvas}
          className="sky-canvas"
          tabIndex={0}
          role="img"
          aria-label={say('sky.alternative', { realms: realms.length, games: games.length, players })}
          data-frames={meter?.frames}
          data-moving={meter?.moving}
          data-drawing={meter?.isDrawing}
          onKeyDown={(event) => {
            if (sky?.camera.press(event.key)) {
              event.preventDefault();
              sky.draw();
            }
          }}
          {...drag}
        />
        <div ref={labels} className="sky-labels" aria-hidden="true" />
      </div>
      <Legend meter={meter} isLoading={sky === undefined} />
    </>
  );
}

type SkyHooks = {
  readonly canvas: { readonly current: HTMLCanvasElement | null };
  readonly labels: { readonly current: HTMLElement | null };
  readonly onMeter: (meter: SkyMeter) => void;
  readonly onFailure: () => void;
};

/** Undefined until it is loaded. */
function useSky({ canvas, labels, onMeter, onFailure }: SkyHooks): Sky | undefined {
  const { habits } = useBoardPage();
  const [sky, setSky] = useState<Sky>();
  useEffect(() => {
    let opened: Sky | undefined;
    let isGone = false;
    const open = async (): Promise<void> => {
      const { Sky } = await import('./sky.ts');
      if (isGone || canvas.current === null || labels.current === null) return;
      const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
      opened = new Sky({ canvas: canvas.current, labels: labels.current, isCalm, onMeter });
      opened.resize();
      setSky(opened);
    };
    // Without WebGL, or when the picture could not be loaded, the list says where things are.
    open().catch(onFailure);
    return () => {
      isGone = true;
      opened?.dispose();
    };
  }, []);
  useEffect(() => {
    if (sky === undefined || canvas.current === null) return undefined;
    const observer = new ResizeObserver(() => sky.resize());
    observer.observe(canvas.current);
    const device = matchMedia('(prefers-color-scheme: dark)');
    const repaint = () => sky.repaint();
    device.addEventListener('change', repaint);
    return () => {
      observer.disconnect();
      device.removeEventListener('change', repaint);
    };
  }, [sky]);
  useEffect(() => {
    // The page's own effect has named the theme by the next frame.
    const waiting = requestAnimationFrame(() => sky?.repaint());
    return () => cancelAnimationFrame(waiting);
  }, [sky, habits.theme]);
  useWheel(sky, canvas);
  return sky;
}

/** React's own wheel listeners cannot keep the page from scrolling. */
function useWheel(sky: Sky | undefined, canvas: SkyHooks['canvas']): void {
  useEffect(() => {
    const host = canvas.current;
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      sky?.camera.zoom(event.deltaY > 0 ? 1.09 : 0.92);
      sky?.draw();
    };
    host?.addEventListener('wheel', wheel, { passive: false });
    return () => host?.removeEventListener('wheel', wheel);
  }, [sky]);
}

function useDrag(sky: Sky | undefined, choose: (id: string | undefined) => void) {
  const last = useRef<{ left: number; top: number; way: number }>(undefined);
  const move = ({ clientX, clientY }: PointerEvent): void => {
    if (last.current === undefined || sky === undefined) return;
    const { left, top, way } = last.current;
    sky.camera.turn((clientX - left) * TURN_PER_PIXEL, (clientY - top) * TURN_PER_PIXEL);
    sky.draw();
    const moved = Math.hypot(clientX - left, clientY - top);
    last.current = { left: clientX, top: clientY, way: way + moved };
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLCanvasElement>) => {
      last.current = { left: event.clientX, top: event.clientY, way: 0 };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: move,
    onPointerUp: ({ nativeEvent: { offsetX, offsetY } }: PointerEvent) => {
      if (last.current !== undefined && last.current.way < PRESS_PIXELS) choose(sky?.at(offsetX, offsetY));
      last.current = undefined;
    },
    onPointerCancel: () => {
      last.current = undefined;
    },
  };
}

function Legend({ meter, isLoading }: { readonly meter: SkyMeter | undefined; readonly isLoading: boolean }) {
  const { say } = useBoardPage();
  const { moving = 0, perSecond = 0 } = meter ?? {};
  return (
    <div className="legend" aria-hidden="true">
      <p className="legend-signs">
        <span className="sign sign-realm">{say('sky.realm')}</span>
        <span className="sign sign-game">{say('sky.game')}</span>
        <span className="sign sign-player">{say('sky.player')}</span>
        <span className="sign sign-event">{say('sky.event')}</span>
        <span className="heat">
          {say('sky.few')} <i /> {say('sky.many')}
        </span>
      </p>
      <p className="legend-hint">
        {isLoading
          ? say('sky.loading')
          : moving === 0
            ? say('sky.hint')
            : say('sky.meter', { moving, perSecond })}
      </p>
    </div>
  );
}

function FlatSky() {
  const { say, choose } = useBoardPage();
  const frame = useBoard((state) => state.frame);
  const { realms = [], games = [], players = [] } = frame ?? {};
  return (
    <div className="sky-flat">
      <p>{say('sky.flat')}</p>
      <ul>
        {realms.map(({ id, players: count, address }) => (
          <li key={id}>
            <button type="button" onClick={() => choose(id)}>
              {id}
            </button>{' '}
            {say('sky.realm')}, {say('fact.players')}: {count}
            <code>{address}</code>
            <span>
              {players
                .filter(({ realm }) => realm === id)
                .map(({ name }) => name)
                .join(', ')}
            </span>
          </li>
        ))}
        {games.map(({ id, address }) => (
          <li key={id}>
            <button type="button" onClick={() => choose(id)}>
              {id}
            </button>{' '}
            {say('sky.game')}
            <code>{address}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
