/** Everything that a connection to the games' port may ask for: one JSON object a message, told apart by `action`. */
import { z } from 'zod';
import { gameIdSchema } from './game-id.ts';
import { publishEventSchema } from './publish-event.ts';
import { registerGameSchema } from './register-game.ts';
import { subscribeSchema } from './subscribe.ts';
import { acceptTransitionSchema, requestTransitionSchema, returnPlayerSchema } from './travel.ts';

const REQUEST_ID_LENGTH_MAX = 100;

export const gameRequestSchema = z.discriminatedUnion('action', [
  registerGameSchema,
  z.object({ action: z.literal('unregister_game'), game_id: gameIdSchema }),
  z.object({ action: z.literal('list_games') }),
  publishEventSchema,
  subscribeSchema,
  z.object({ action: z.literal('unsubscribe') }),
  /** Any message is a sign of life; this one is nothing else. */
  z.object({ action: z.literal('heartbeat'), game_id: gameIdSchema.optional() }),
  z.object({ action: z.literal('get_universe') }),
  requestTransitionSchema,
  acceptTransitionSchema,
  returnPlayerSchema,
]);

export type GameRequest = z.infer<typeof gameRequestSchema>;

export const GAME_ACTIONS: readonly string[] = gameRequestSchema.options.map(
  ({ shape }) => shape.action.value,
);

/** Comes back in the response, so that a client may tell its requests apart. */
export const requestIdSchema = z.union([z.string().max(REQUEST_ID_LENGTH_MAX), z.int()]).optional();
export type RequestId = z.infer<typeof requestIdSchema>;
