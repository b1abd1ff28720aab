/**
 * Looks at the length of each Socket.IO frame before anything parses it, and puts a short frame in the place of one
 * that is too long, so that a multi-megabyte message costs no more than a short one and still gets its answer.
 */
import type { Server } from 'socket.io';
import {
  FRAME_LENGTH_MAX,
  FRAMES_PER_WINDOW_MAX,
  RECEIVED_PER_WINDOW_MAX,
  RECEIVED_WINDOW_MS,
} from './player-limits.ts';
import { RateWindow } from './rate-window.ts';

/** Stands for a frame that was too long: `[OVERSIZED_EVENT, length]`. */
export const OVERSIZED_EVENT = '\u0000oversized';
/** The connection sent more than the window allows: `[FLOOD_EVENT]`. */
export const FLOOD_EVENT = '\u0000flood';

type Frame = { readonly type: string; data?: unknown };

export function guardFrames(io: Server): void {
  takeTurns(io);
  io.engine.on('connection', (transport: { on(event: 'packet', listener: (frame: Frame) => void): void }) => {
    const received = new RateWindow({ max: RECEIVED_PER_WINDOW_MAX, windowMs: RECEIVED_WINDOW_MS });
    const frames = new RateWindow({ max: FRAMES_PER_WINDOW_MAX, windowMs: RECEIVED_WINDOW_MS });
    transport.on('packet', (frame) => {
      if (frame.type !== 'message' || typeof frame.data !== 'string') return;
      const { length } = frame.data;
      const now = performance.now();
      const isWithinLimits = frames.admit(now) && received.admit(now, length);
      if (!isWithinLimits) frame.data = standIn(frame.data, [FLOOD_EVENT]);
      else if (length > FRAME_LENGTH_MAX) frame.data = standIn(frame.data, [OVERSIZED_EVENT, length]);
    });
  });
}

/**
 * Lets a connection hand over one WebSocket message in each turn of the event loop, so that a burst on one of them
 * holds up neither the ticks nor the other players. Measured: 10,000 messages at once stop the loop for 600 ms
 * without it.
 */
function takeTurns(io: Server): void {
  const { ws } = io.engine as unknown as {
    readonly ws: { readonly options: { allowSynchronousEvents: boolean } };
  };
  ws.options.allowSynchronousEvents = false;
}

/** An event frame is `2`, the namespace unless it is the default one, the acknowledgement's number if any, JSON. */
const EVENT_HEAD = /^2(\/[^,]{0,200},)?\d{0,15}(?=\[)/;

/** Frames of other kinds stay as they are: their parsers have limits of their own. */
function standIn(data: string, payload: readonly unknown[]): string {
  const head = EVENT_HEAD.exec(data.slice(0, 256))?.[0];
  return head === undefined ? data : head + JSON.stringify(payload);
}
