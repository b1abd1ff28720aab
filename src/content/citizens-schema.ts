/** The shape of `worlds/<world>/citizens.yaml`: the register of a town, as tables that people are drawn from. */
import { z } from 'zod';
import { id, integer, list, text, time, words } from './schema-parts.ts';

const places = list(id).min(1);

const journeySchema = z.strictObject({
  to: id,
  gate: id,
  every_days: integer(1, 28),
  leave: time,
  stay_hours: integer(1, 240),
  there: z.strictObject({ lodging: id, errand: id, table: places, company: places, gate: id }),
});

const tradeSchema = z.strictObject({
  id,
  count: integer(1, 100),
  words,
  chart: id.optional(),
  work: id,
  hours: z.strictObject({ from: time, to: time }),
  description: text,
  greeting: z.strictObject({ first: text, again: text }),
  puzzled: text,
  about: text,
  /** What anybody of the town says of where people of this trade are to be found. */
  found: text.optional(),
  idle: list(text).min(1),
  journey: journeySchema.optional(),
});
export type TradeSource = z.infer<typeof tradeSchema>;

export const citizensSchema = z.strictObject({
  schema: z.literal('the-seed/citizens@1'),
  /** Another number, other people. */
  draw: integer(0),
  faction: id,
  names: z.strictObject({ given: list(text).min(1), family: list(text).min(1) }),
  homes: list(z.strictObject({ location: id, beds: integer(1, 100) })).min(1),
  table: places,
  company: places,
  trade_words: words,
  /** Small things that anybody does at a meal, and in company. */
  leisure: z.strictObject({ table: list(text).min(1), company: list(text).min(1) }).optional(),
  trades: list(tradeSchema).min(1),
});
export type CitizensSource = z.infer<typeof citizensSchema>;
