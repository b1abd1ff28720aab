/** What the dashboard knows: the last frame, and the samples and events of the last minutes. */
import { createStore } from '@xstate/store';
import type { BoardEvent } from '../../protocol/dashboard/board-event.ts';
import type { BoardFrame, BoardSample } from '../../protocol/dashboard/board-frame.ts';

export const EVENTS_KEPT_MAX = 500;
const DECISIONS_KEPT_MAX = 100;
const SAMPLES_KEPT_MAX = 240;

export type LinkState = 'opening' | 'live' | 'lost';

export type BoardState = {
  readonly link: LinkState;
  readonly frame: BoardFrame | undefined;
  /** Oldest first. */
  readonly samples: readonly BoardSample[];
  /** Newest first. */
  readonly events: readonly BoardEvent[];
  /** Newest first. */
  readonly decisions: readonly BoardEvent[];
  /** Those that came with the last frame and happened while we looked on, oldest first. */
  readonly fresh: readonly BoardEvent[];
  readonly skipped: number;
};

const NOTHING_YET: BoardState = {
  link: 'opening',
  frame: undefined,
  samples: [],
  events: [],
  decisions: [],
  fresh: [],
  skipped: 0,
};

export type BoardStore = ReturnType<typeof createBoard>;

export function createBoard() {
  return createStore({
    context: NOTHING_YET,
    on: {
      linked: (state: BoardState, { link }: { link: LinkState }) => ({ ...state, link }),
      frame: (state: BoardState, { frame }: { frame: BoardFrame }) => withFrame(state, frame),
    },
  });
}

/** A feed that begins anew tells again what is known already; that is left out. */
function withFrame(state: BoardState, frame: BoardFrame): BoardState {
  const known = new Set(state.events.map(({ id }) => id));
  const added = frame.events.filter(({ id }) => !known.has(id));
  const newest = [...added].reverse();
  const lastTick = state.samples.at(-1)?.tick ?? -1;
  const samples = [...state.samples, ...frame.samples.filter(({ tick }) => tick > lastTick)];
  return {
    link: 'live',
    frame,
    samples: samples.slice(-SAMPLES_KEPT_MAX),
    events: [...newest, ...state.events].slice(0, EVENTS_KEPT_MAX),
    decisions: [...newest.filter(isDecision), ...state.decisions].slice(0, DECISIONS_KEPT_MAX),
    fresh: state.frame === undefined ? [] : added,
    skipped: state.skipped + frame.eventsSkipped,
  };
}

const isDecision = ({ decision }: BoardEvent): boolean => decision !== undefined;
