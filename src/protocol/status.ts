/**
 * Server to client, for clients that joined with `status: true`: how things stand with the player. A part that is left
 * out is as it was; after each welcome all of them are sent.
 */
import { z } from 'zod';
import { PROSE_CHANNELS } from './prose.ts';

const roomSchema = z.object({
  /** `world/location`. */
  place: z.string(),
  name: z.string(),
  realm: z.string(),
  world: z.string(),
  exits: z.array(
    z.object({
      direction: z.string(),
      /** The direction as a word; typed alone it goes there. */
      label: z.string(),
      to: z.string(),
      door: z.enum(['none', 'open', 'closed', 'locked']),
      /** It leads to another world. */
      portal: z.boolean(),
    }),
  ),
  /** With their articles. */
  items: z.array(z.string()),
  people: z.array(z.object({ id: z.string(), name: z.string(), kind: z.enum(['player', 'keeper']) })),
});

const selfSchema = z.object({
  name: z.string(),
  level: z.int().positive(),
  experience: z.int().nonnegative(),
  tokens: z.int().nonnegative(),
  /** What the player carries, with articles. */
  inventory: z.array(z.string()),
});

const questSchema = z.object({
  id: z.string(),
  title: z.string(),
  status: z.enum(['active', 'completed', 'failed']),
  /** Oldest first. */
  notes: z.array(z.string()),
});

const skySchema = z.object({
  day: z.int().positive(),
  clock: z.string(),
  phase: z.string(),
  season: z.string(),
  weather: z.string(),
  tide: z.string(),
});

const placeSchema = z.object({
  place: z.string(),
  name: z.string(),
  world: z.string(),
  /** To other places where the player has been; `to` is their `place`. */
  ways: z.array(z.object({ direction: z.string(), to: z.string() })),
  /** Its cell on the map of its world, which has no other place in it. North is towards row 0. */
  at: z.object({ column: z.int().nonnegative(), row: z.int().nonnegative() }),
});

export const statusSchema = z.object({
  tick: z.int().nonnegative(),
  /** The language that the player reads, and those that there are. */
  language: z.object({ locale: z.string(), locales: z.array(z.string()) }).exactOptional(),
  room: roomSchema.exactOptional(),
  self: selfSchema.exactOptional(),
  quests: z.array(questSchema).exactOptional(),
  /** What somebody offers, in order: typing the number chooses. Empty when nobody does. */
  choices: z.array(z.string()).exactOptional(),
  sky: skySchema.exactOptional(),
  /** Channels that the player belongs to and reads; `name` is in the player's language. */
  channels: z.array(z.object({ id: z.enum(PROSE_CHANNELS), name: z.string() })).exactOptional(),
  /** Where the player has been: only places that are new or that have a new way. */
  places: z.array(placeSchema).exactOptional(),
  /** Words that a line may begin with, for completion. */
  words: z.array(z.string()).exactOptional(),
});

export type Status = z.infer<typeof statusSchema>;
