/** Game to server: something happened that others should hear of, at the next control tick. */
import { z } from 'zod';
import { gameIdSchema, lineSchema } from './game-id.ts';

/** UTF-16 units of the data as JSON text. */
export const EVENT_DATA_LENGTH_MAX = 32_768;

export const publishEventSchema = z.object({
  action: z.literal('publish_event'),
  source_game_id: gameIdSchema,
  /** A game or a realm; null, or nothing, for everybody. */
  target_game_id: z.string().min(1).max(64).nullish(),
  event_type: lineSchema(64),
  /** Any JSON; the parser has seen to that. */
  data: z.unknown().default({}),
});

export type PublishEvent = z.infer<typeof publishEventSchema>;
