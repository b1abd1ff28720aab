/** Client to server: who wants to play. Sent as event `join`, or as the `auth` of the Socket.IO handshake. */
import { z } from 'zod';
import { playerNameSchema } from './player-name.ts';

const TOKEN_LENGTH_MAX = 100;

export const joinSchema = z.object({
  name: playerNameSchema,
  /** Takes up a session whose connection was lost: everything after `lastSeq` is sent again. */
  resume: z
    .object({ token: z.string().min(1).max(TOKEN_LENGTH_MAX), lastSeq: z.int().nonnegative() })
    .optional(),
});

export type Join = z.infer<typeof joinSchema>;
