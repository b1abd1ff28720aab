/** Part of a frame for onlookers: a public event, or what governance decided. */
import { z } from 'zod';

export const boardEventSchema = z.object({
  /** `e<tick>.<realm>.<n>`. */
  id: z.string(),
  tick: z.int().min(0),
  /** A game's own word for its events. */
  type: z.string(),
  /** A game, a realm, or the hub. */
  source: z.string(),
  /** Games and realms that it goes to; null when it is for everybody. */
  targets: z.array(z.string()).nullable(),
  /** What it says, shortened; empty when it is not for everybody. */
  detail: z.string(),
  cause: z.string(),
  /** Of a decision of governance: the policy and its verdict. */
  decision: z.object({ policy: z.string(), verdict: z.string() }).optional(),
});

export type BoardEvent = z.infer<typeof boardEventSchema>;
