/** What things and places answer to gestures: `reactions: { listen: ..., knock: ... }`. */
import { z } from 'zod';
import { GESTURE_VERBS } from '../domain/gesture.ts';
import { descriptionSchema } from './description-schema.ts';

export const gestureReactionsSchema = z.partialRecord(z.enum(GESTURE_VERBS), descriptionSchema);
export type GestureReactionsSource = z.infer<typeof gestureReactionsSchema>;
