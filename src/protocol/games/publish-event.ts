/** Game to server: something happened that others should hear of, at the next control tick. */
import { z } from 'zod';
import { gameIdSchema, lineSchema } from './game-id.ts';

/** UTF-16 units of the data as JSON text. */
export const EVENT_DATA_LENGTH_MAX = 32_768;

export const publishEventSchema = z
  .object({
    action: z.literal('publish_event'),
    source_game_id: gameIdSchema,
    /** A game or a realm; null, or nothing, for everybody. */
    target_game_id: z.string().min(1).max(64).nullish(),
    /** Everybody in that region of the space; not beside target_game_id. */
    target_region: z.string().min(1).max(1024).optional(),
    event_type: lineSchema(64),
    /** Any JSON; the parser has seen to that. */
    data: z.unknown().default({}),
  })
  .refine(({ target_game_id: one, target_region: region }) => one == null || region === undefined, {
    path: ['target_region'],
    message: 'name a target_game_id or a target_region, not both',
  });

export type PublishEvent = z.infer<typeof publishEventSchema>;
