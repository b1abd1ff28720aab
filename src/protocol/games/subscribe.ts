/** Client to server: from now on, public events that fit. A second subscription of a connection replaces the first. */
import { z } from 'zod';

/** Events that somebody new may be sent. */
export const BACKLOG_MAX = 5000;
const PATTERNS_MAX = 100;
const patterns = z.array(z.string().min(1).max(64)).max(PATTERNS_MAX).optional();

export const subscribeSchema = z.object({
  action: z.literal('subscribe'),
  /** Of event types; `player.*` is all that begin so, of what games publish their own word counts: `treasure_*`. */
  event_types: patterns,
  /** Where an event comes from: games and realms. */
  sources: patterns,
  /** The event after which to go on; what is missing since then is sent first. */
  after: z.string().min(1).max(64).optional(),
  /** How many of the latest events to send first when `after` is not given. */
  backlog: z.int().min(0).max(BACKLOG_MAX).default(BACKLOG_MAX),
  /** Whether every control tick is announced. */
  control_ticks: z.boolean().default(true),
});
