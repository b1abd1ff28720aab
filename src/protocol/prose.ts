/** Server to client: sentences that the player perceives, in reading order. */
import { z } from 'zod';

export const PROSE_STYLES = [
  'room',
  'action',
  'speech',
  'emote',
  'presence',
  'ambient',
  'system',
  'error',
] as const;

/** Channels, and `tells` for what one player tells another from afar. */
export const PROSE_CHANNELS = ['newbie', 'realm', 'universe', 'tells'] as const;

const SPAN_STYLES = ['item', 'person', 'place', 'exit', 'speech', 'emphasis'] as const;

const spanSchema = z.object({
  start: z.int().nonnegative(),
  end: z.int().positive(),
  style: z.enum(SPAN_STYLES),
});

export const proseSchema = z.object({
  /** Counts the messages of a session from 1; `prose` and `presence` share the count. */
  seq: z.int().positive(),
  lines: z.array(z.string()),
  /**
   * For each line, in order, the parts of it that have a style of their own; left out when there are none. `start` and
   * `end` count UTF-16 units, `end` is not part of the span, and spans do not overlap. A client may ignore them.
   */
  spans: z.array(z.array(spanSchema)).exactOptional(),
  style: z.enum(PROSE_STYLES),
  /** Where it was said; left out for what happens where the player is. */
  channel: z.enum(PROSE_CHANNELS).exactOptional(),
  /** The tick in which it happened. */
  tick: z.int().nonnegative(),
  /** Set when the game refused what the player asked for, for example `take/too-far`. */
  code: z.string().exactOptional(),
});

export type Prose = z.infer<typeof proseSchema>;
export type ProseStyle = Prose['style'];
export type ProseSpan = z.infer<typeof spanSchema>;
