/** Game to server: players move between realms, and a game takes travellers in and sends them home. */
import { z } from 'zod';
import { gameIdSchema, lineSchema } from './game-id.ts';

const ID_LENGTH_MAX = 80;
const CONTEXT_LENGTH_MAX = 500;
const RESULT_LENGTH_MAX = 16_384;
const LIST_LENGTH_MAX = 100;
const AMOUNT_MAX = 1_000_000;

/** Into another realm of the universe, or into a game that takes travellers. */
export const requestTransitionSchema = z.object({
  action: z.literal('request_transition'),
  player_id: z.string().min(1).max(ID_LENGTH_MAX),
  source_realm: z.string().min(1).max(ID_LENGTH_MAX),
  target_realm: z.string().min(1).max(ID_LENGTH_MAX),
  narrative_context: lineSchema(CONTEXT_LENGTH_MAX).or(z.literal('')).default(''),
  /** Which game asks, for a connection that holds several. */
  game_id: gameIdSchema.optional(),
});

/** `nonce` is the `jti` of the handoff. */
export const acceptTransitionSchema = z.object({
  action: z.literal('accept_transition'),
  game_id: gameIdSchema,
  voyage: z.string().min(1).max(ID_LENGTH_MAX),
  nonce: z.string().min(1).max(ID_LENGTH_MAX),
});

export const returnPlayerSchema = z.object({
  action: z.literal('return_player'),
  game_id: gameIdSchema,
  voyage: z.string().min(1).max(ID_LENGTH_MAX),
  /** A JWS in its compact form, by the key that the game registered, or else HS256 by its token. */
  result: z.string().min(1).max(RESULT_LENGTH_MAX),
});

const amount = z.int().min(-AMOUNT_MAX).max(AMOUNT_MAX);

/** What is signed. What is left out has not changed. */
export const resultSchema = z.strictObject({
  voyage: z.string().min(1).max(ID_LENGTH_MAX),
  nonce: z.string().min(1).max(ID_LENGTH_MAX),
  /** Seconds since 1970 after which the result is not to be used any more. */
  exp: z.number().optional(),
  iat: z.number().optional(),
  /** Ids of items that were handed over. */
  lost: z.array(z.string().min(1).max(300)).max(LIST_LENGTH_MAX).default([]),
  gained: z
    .array(
      z.strictObject({
        item_id: gameIdSchema,
        name: lineSchema(ID_LENGTH_MAX),
        item_type: lineSchema(ID_LENGTH_MAX).default('curio'),
        rarity: z.enum(['common', 'uncommon', 'rare', 'legendary']).default('common'),
      }),
    )
    .max(LIST_LENGTH_MAX)
    .default([]),
  /** Earned, or spent when it is below 0. */
  tokens: amount.default(0),
  /** By faction. */
  reputation: z.record(z.string().min(1).max(ID_LENGTH_MAX), amount).default({}),
  experience: amount.default(0),
});

/** The public key of a game. */
export const publicKeySchema = z.union([
  z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string().length(43) }),
  z.object({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: z.string().length(43),
    y: z.string().length(43),
  }),
]);

export type RequestTransition = z.infer<typeof requestTransitionSchema>;
export type AcceptTransition = z.infer<typeof acceptTransitionSchema>;
export type ReturnPlayer = z.infer<typeof returnPlayerSchema>;
