/** Server to client: the last message of a connection, which the server closes right after it. */
import { z } from 'zod';

const FAREWELL_REASONS = [
  'quit',
  'kicked',
  'banned',
  'replaced',
  'too-slow',
  'too-much-data',
  'full',
  'shutdown',
] as const;

export const farewellSchema = z.object({
  /** Only after `shutdown`, `full` and `too-slow` is it any use to connect again by itself. */
  reason: z.enum(FAREWELL_REASONS),
  message: z.string(),
});

export type Farewell = z.infer<typeof farewellSchema>;
export type FarewellReason = Farewell['reason'];

/** The sentence for people that goes with each reason. */
export const FAREWELL_MESSAGES: Readonly<Record<FarewellReason, string>> = {
  quit: 'Goodbye.',
  kicked: 'An operator has ended this visit. You may come back.',
  banned: 'The operators of this universe do not let this player in.',
  replaced: 'You have connected from somewhere else. This connection ends.',
  'too-slow': 'This connection does not keep up with the world.',
  'too-much-data': 'This connection sends too much.',
  full: 'The server is full. Try again later.',
  shutdown: 'The server is going down. The world will be as you left it.',
};
