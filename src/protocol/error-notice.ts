/** Server to client, as event `error`: a message was not accepted. The connection goes on. */
import { z } from 'zod';

export const errorNoticeSchema = z.looseObject({
  /** Stable, `namespace/what`; the codes are listed in docs/protocol.md. */
  code: z.string(),
  /** One English sentence for people. */
  message: z.string(),
});

export type ErrorNotice = z.infer<typeof errorNoticeSchema>;
