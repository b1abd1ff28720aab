/** When a keeper is where: entries that together fill the day. */
import { z } from 'zod';
import { conditionSchema } from './condition-schema.ts';
import { id, list, time } from './schema-parts.ts';

/** Without `location`, an entry in a location file means that location. */
export const scheduleSchema = list(
  z.strictObject({ from: time, to: time, location: id.optional(), if: conditionSchema.optional() }),
).min(1);
export type ScheduleSource = z.infer<typeof scheduleSchema>;
