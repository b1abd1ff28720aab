/** Client to server: who wants to play. Sent as event `join`, or as the `auth` of the Socket.IO handshake. */
import { z } from 'zod';
import { playerNameSchema } from './player-name.ts';

const TOKEN_LENGTH_MAX = 100;
const LOCALE_LENGTH_MAX = 35;

export const joinSchema = z.object({
  name: playerNameSchema,
  /** The language to read the world in, `es`; without it, everybody keeps theirs. Not looked at when resuming. */
  locale: z.string().min(2).max(LOCALE_LENGTH_MAX).optional(),
  /** The client shows how things stand: it gets `status` messages. */
  status: z.boolean().optional(),
  /** Takes up a session whose connection was lost: everything after `lastSeq` is sent again. */
  resume: z
    .object({ token: z.string().min(1).max(TOKEN_LENGTH_MAX), lastSeq: z.int().nonnegative() })
    .optional(),
});

export type Join = z.infer<typeof joinSchema>;
