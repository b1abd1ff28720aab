/** Service to bridge: a message for the universe, or for another service, to which it is handed on. */
import { z } from 'zod';
import { serviceNameSchema } from './register-service.ts';

/** What answers for the universe itself. */
export const UNIVERSAL = 'universal';

export const bridgeMessageSchema = z.object({
  /** `universal`, or the name of a service. */
  target: serviceNameSchema,
  action: z
    .string()
    .min(1)
    .max(64)
    .regex(/^[ -~]*$/, 'plain characters only'),
  data: z.record(z.string(), z.json()).default({}),
  /** The service that sends it. */
  source: serviceNameSchema.optional(),
  /** An update is refused when the universal state has another revision by now. */
  revision: z.int().min(0).optional(),
});

export type BridgeMessage = z.infer<typeof bridgeMessageSchema>;
