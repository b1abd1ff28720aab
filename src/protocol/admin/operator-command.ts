/** What operators may ask for over HTTP: one body a command, and the one answer that all of them get. */
import { z } from 'zod';

const REASON_LENGTH_MAX = 200;
const BROADCAST_LENGTH_MAX = 500;
const OPERATOR_LENGTH_MAX = 60;
/** A mute lasts at most a week of played time. */
const MUTE_SECONDS_MAX = 604_800;
/** Ticks that may be asked for at once while the universe is paused. */
const STEP_TICKS_MAX = 1000;

/** One line of text for people, whole characters only. */
const line = (lengthMax: number) =>
  z
    .string()
    .min(1)
    .max(lengthMax)
    .regex(/^(?=.*\S)[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+$/u, 'one line, not blank');

const operator = line(OPERATOR_LENGTH_MAX)
  .default('operator')
  .meta({ description: 'who asks, for the record; players do not read it' });
const reason = line(REASON_LENGTH_MAX).meta({ description: 'the player reads it' });

export const operatorSchema = z.object({ operator }).meta({ id: 'PlainCommand' });
export const reasonedSchema = z.object({ reason, operator }).meta({ id: 'ReasonedCommand' });
export const muteSchema = z
  .object({
    reason,
    seconds: z.int().min(1).max(MUTE_SECONDS_MAX).meta({ description: 'of played time' }),
    operator,
  })
  .meta({ id: 'MuteCommand' });
export const teleportSchema = z
  .object({ realm: line(80), location: line(80), operator })
  .meta({ id: 'TeleportCommand' });
export const broadcastSchema = z
  .object({ text: line(BROADCAST_LENGTH_MAX), operator })
  .meta({ id: 'BroadcastCommand' });
export const messageSchema = z
  .object({ text: line(BROADCAST_LENGTH_MAX), operator })
  .meta({ id: 'MessageCommand' });
export const stepSchema = z
  .object({ ticks: z.int().min(1).max(STEP_TICKS_MAX).default(1), operator })
  .meta({ id: 'StepCommand' });

export const doneSchema = z
  .object({
    tick: z.int().meta({ description: 'in which it happened' }),
    event: z.string().meta({ description: 'id of the event that says so, `e<tick>.<realm>.<n>`' }),
    type: z.string(),
  })
  .meta({ id: 'Done', description: 'It happened.' });
export const awaitedSchema = z
  .object({ awaits: z.int().meta({ description: 'the tick in which it is looked at' }), request: z.string() })
  .meta({
    id: 'Awaited',
    description:
      'It is accepted and will be looked at in that tick: the universe is paused, or the player is on a journey.',
  });
