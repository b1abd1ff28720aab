/** Client to server: the whole message as one object, for clients that speak one event only, `message`. */
import { z } from 'zod';
import { commandSchema } from './command.ts';
import { joinSchema } from './join.ts';

export const envelopeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('join'), payload: joinSchema }),
  z.object({ type: z.literal('command'), payload: commandSchema }),
]);

/** The short form, whose payload stands beside its type: `{"type":"command","text":"look"}`. */
export const flatEnvelopeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('join'), ...joinSchema.shape }),
  z.object({ type: z.literal('command'), ...commandSchema.shape }),
]);
