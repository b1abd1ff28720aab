/** When a keeper is where: entries that together fill the day. */
import { z } from 'zod';
import { conditionSchema } from './condition-schema.ts';
import { id, integer, list, time } from './schema-parts.ts';

/** Without a place, an entry in a location file means that location. With several it is a stroll. */
const entrySchema = z
  .strictObject({
    from: time,
    to: time,
    location: id.optional(),
    places: list(id).min(2).optional(),
    zone: id.optional(),
    stay_minutes: integer(10, 720).optional(),
    if: conditionSchema.optional(),
  })
  .refine(
    ({ location, places, zone }) => [location, places, zone].filter((said) => said !== undefined).length <= 1,
    { params: { code: 'schema/one-of', message: 'an entry says one of `location`, `places` and `zone`' } },
  )
  .refine(
    ({ places, zone, stay_minutes: stay }) =>
      stay === undefined || places !== undefined || zone !== undefined,
    { params: { code: 'schema/one-of', message: '`stay_minutes` belongs to `places` or `zone`' } },
  );
export const scheduleSchema = list(entrySchema).min(1);
export type ScheduleSource = z.infer<typeof scheduleSchema>;
