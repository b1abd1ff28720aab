/** Server to client: who came to and who left the place where the player is. */
import { z } from 'zod';

export const presenceSchema = z.object({
  /** Counts the messages of a session from 1; `prose` and `presence` share the count. */
  seq: z.int().positive(),
  /** Player ids. */
  entered: z.array(z.string()),
  left: z.array(z.string()),
  location: z.string(),
  /** The name of everyone in the two lists, by id. */
  names: z.record(z.string(), z.string()),
});

export type Presence = z.infer<typeof presenceSchema>;
