/** Service to bridge: where a program of somebody's can be reached by HTTP. What else is in it is left alone. */
import { z } from 'zod';

const SERVICE_NAME_LENGTH_MAX = 64;
const LANGUAGE_LENGTH_MAX = 40;
const HOST_LENGTH_MAX = 253;
/** As browsers read it, in lower case; an IPv6 address without its brackets. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9_.-]*[a-z0-9])?|[0-9a-f:.]*:[0-9a-f:.]*)$/;

export const serviceNameSchema = z
  .string()
  .max(SERVICE_NAME_LENGTH_MAX)
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/, 'a name is made of letters, digits, "_" and "-"');

export const registerServiceSchema = z.object({
  name: serviceNameSchema,
  language: z
    .string()
    .trim()
    .min(1)
    .max(LANGUAGE_LENGTH_MAX)
    .regex(/^[ -~]*$/, 'plain characters only')
    .default('unknown'),
  port: z.int().min(1).max(65_535),
  host: z
    .string()
    .toLowerCase()
    .max(HOST_LENGTH_MAX)
    .regex(HOST, 'a host name or an address')
    .default('127.0.0.1'),
});
