/** Server to client: the connection now plays this player. */
import { z } from 'zod';

export const welcomeSchema = z.object({
  /** The player's id in the whole universe. */
  player: z.string(),
  name: z.string(),
  /** Where the player is, when that is known already. */
  realm: z.string().exactOptional(),
  /** Show it when joining again to take up this session; a secret between this client and the server. */
  token: z.string(),
  protocol: z.int().positive(),
  tick: z.int().nonnegative(),
  /** True when an earlier session was taken up; what it missed follows at once. */
  resumed: z.boolean(),
  /** How many missed messages were too old to be kept and are gone. */
  lost: z.int().nonnegative(),
});

export type Welcome = z.infer<typeof welcomeSchema>;
