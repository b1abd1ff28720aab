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

export const proseSchema = z.object({
  /** Counts the messages of a session from 1; `prose` and `presence` share the count. */
  seq: z.int().positive(),
  lines: z.array(z.string()),
  style: z.enum(PROSE_STYLES),
  /** The tick in which it happened. */
  tick: z.int().nonnegative(),
  /** Set when the game refused what the player asked for, for example `take/too-far`. */
  code: z.string().exactOptional(),
});

export type Prose = z.infer<typeof proseSchema>;
export type ProseStyle = Prose['style'];
