/** Game to server: a game enters the universe, or takes up its place again with the token of its first registration. */
import { z } from 'zod';
import { gameIdSchema, lineSchema, tokenSchema } from './game-id.ts';
import { publicKeySchema } from './travel.ts';

const TOKEN_LENGTH_MIN = 16;
const TOKEN_LENGTH_MAX = 200;
const DENSITY_MAX = 9_999;
/** Control ticks that a visit may last, and how many it does unless the game says otherwise. */
const VISIT_MAX = 7_200;
export const VISIT_DEFAULT = 600;

export const registerGameSchema = z.object({
  action: z.literal('register_game'),
  game_id: gameIdSchema,
  /** What the realm is called, in any words. */
  realm_id: lineSchema(80),
  developer_name: lineSchema(80).default('unknown'),
  description: lineSchema(500).or(z.literal('')).default(''),
  realm_type: lineSchema(64).optional(),
  /** The cluster of realms it wants to lie in, and the narrative it is part of. */
  adjacency: tokenSchema.optional(),
  resonance: tokenSchema.optional(),
  density: z.int().min(0).max(DENSITY_MAX).optional(),
  /** Whether players may travel into it, and for how many control ticks at the most. Who says nothing of it changes nothing. */
  accepts_travellers: z.boolean().optional(),
  visit_control_ticks: z.int().min(1).max(VISIT_MAX).optional(),
  /** Verifies the results of the game; without one they are signed by its token. */
  public_key: publicKeySchema.optional(),
  /** The event after which to go on, for one who comes back; without it the latest events are sent first. */
  after: z.string().min(1).max(64).optional(),
  /** Proves who comes back. A new game may choose its own; otherwise the server makes one up. */
  token: z.string().min(TOKEN_LENGTH_MIN).max(TOKEN_LENGTH_MAX).optional(),
});

export type RegisterGame = z.infer<typeof registerGameSchema>;
