/** Server to client: the answer to a message that was sent with a Socket.IO acknowledgement callback. */
import { z } from 'zod';

export const acknowledgementSchema = z.discriminatedUnion('ok', [
  /** Accepted; takes effect in this tick. */
  z.object({ ok: z.literal(true), tick: z.int().nonnegative() }),
  /** Refused, with the same fields as an `error` message. */
  z.looseObject({ ok: z.literal(false), code: z.string(), message: z.string() }),
]);

export type Acknowledgement = z.infer<typeof acknowledgementSchema>;
