/** What a thing can do, as writers put it: the parts of an item file beyond its name and description. */
import { z } from 'zod';
import { LIGHT_WAYS, MEALS, SEAT_WAYS, WEAR_LAYERS, WEAR_SLOTS } from '../domain/thing-spec.ts';
import { id, integer, list, text } from './schema-parts.ts';

/** In litres. */
const capacity = integer(1, 100_000);
/** Of the world clock: up to thirty days. */
const minutes = integer(0, 43_200);

export const thingShape = {
  weight: integer(0, 100_000_000).optional(),
  bulk: integer(0, 100_000).optional(),
  in: list(id).optional(),
  container: z
    .strictObject({
      capacity,
      lid: z.enum(['open', 'closed', 'locked']).optional(),
      key: id.optional(),
      transparent: z.boolean().optional(),
    })
    .optional(),
  supporter: z.strictObject({ capacity }).optional(),
  wearable: z.strictObject({ slot: z.enum(WEAR_SLOTS), layer: z.enum(WEAR_LAYERS).optional() }).optional(),
  edible: z
    .strictObject({ by: z.enum(MEALS), portions: integer(1, 1000).optional(), text, last: text.optional() })
    .optional(),
  light: z
    .strictObject({
      by: z.enum(LIGHT_WAYS).optional(),
      lit: z.boolean().optional(),
      fuel: z.strictObject({ kind: id, minutes, full: minutes.optional() }).optional(),
    })
    .optional(),
  refill: z.strictObject({ kind: id, portions: integer(1, 1000), minutes: integer(1, 43_200) }).optional(),
  enterable: z.strictObject({ how: z.enum(SEAT_WAYS), seats: integer(1, 100) }).optional(),
};
