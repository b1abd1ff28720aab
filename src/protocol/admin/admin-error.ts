/** Every code that the HTTP side of the administration itself can answer. What the universe refuses has codes of its own. */
import { z } from 'zod';

export const ADMIN_ERROR_MESSAGES = {
  'admin/no-token': 'Send the header "Authorization: Bearer" with the token of the administrators.',
  'admin/wrong-token': 'This is not the token of the administrators.',
  'admin/not-from-here':
    'This server has no ADMIN_TOKEN: it can be administered from the machine that it runs on only.',
  'admin/malformed': 'The request does not have the expected shape.',
  'admin/wrong-type': 'Send the body as application/json.',
  'entity/unknown': 'No realm has an entity of this id.',
  'realm/unknown': 'There is no such realm.',
  'player/unknown': 'No player of this name has been here.',
  'game/unknown': 'No game of this id is registered.',
  'policy/unknown': 'There is no policy of this id.',
  'event/unknown': 'The chronicle has no record of this id.',
  'universe/busy': 'The universe takes no more in this tick. Try again in a moment.',
  'universe/not-running': 'The universe has halted and takes nothing in.',
  'universe/paused': 'The universe is paused already.',
  'universe/not-paused': 'The universe is not paused.',
} as const satisfies Record<string, string>;

export type AdminErrorCode = keyof typeof ADMIN_ERROR_MESSAGES;

export const errorSchema = z
  .object({
    code: z.string().meta({ description: 'stable, namespaced: `admin/malformed`, `operator/not-present`' }),
    message: z.string().meta({ description: 'for people' }),
    issues: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .exactOptional()
      .meta({ description: 'what is wrong with the shape, and where' }),
  })
  .meta({ id: 'Error', description: 'Every answer that is no success.' });
