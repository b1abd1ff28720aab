/** Server to onlooker: how the universe stands and what happened since the last frame, each control tick. */
import { z } from 'zod';
import { boardEventSchema } from './board-event.ts';

/** The canonical text of a STAT7 address, docs/stat7.md. */
const uri = z.string();
const count = z.int().min(0);

const boardRealmSchema = z.object({
  id: z.string(),
  world: z.string(),
  state: z.string(),
  /** Players who are there now. */
  players: count,
  /** Players and keepers. */
  population: count,
  address: uri,
});

const boardGameSchema = z.object({
  id: z.string(),
  /** What its developer calls the realm. */
  realm: z.string(),
  developer: z.string(),
  description: z.string(),
  state: z.string(),
  /** Barriers missed in a row. */
  missed: count,
  published: count,
  address: uri,
});

const boardPlayerSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** `hub` while they are between realms. */
  realm: z.string(),
  address: uri,
});

/** How the interval before a control tick went, in real time. */
const boardSampleSchema = z.object({
  tick: count,
  /** Milliseconds that a tick of the interval took: on average, and the longest. */
  tickMs: z.number(),
  tickMsMax: z.number(),
  /** All events, those that only players witness as well. */
  eventsPerSecond: z.number(),
});

export const boardFrameSchema = z.object({
  universe: z.string(),
  status: z.string(),
  tick: count,
  controlTick: count,
  /** The story's time of day, `07:01`. */
  clock: z.string(),
  /** Milliseconds of played time that a tick is long. */
  tickLengthMs: count,
  realms: z.array(boardRealmSchema),
  games: z.array(boardGameSchema),
  players: z.array(boardPlayerSchema),
  /** Present players; more than are listed in a very full universe. */
  playersTotal: count,
  /** One in a frame, those of the last minutes in the first. */
  samples: z.array(boardSampleSchema),
  /** Oldest first; in the first frame the last ones from before it. */
  events: z.array(boardEventSchema),
  /** Events that were too many for this frame, or for a slow connection. */
  eventsSkipped: count,
});

export type BoardFrame = z.infer<typeof boardFrameSchema>;
export type BoardRealm = z.infer<typeof boardRealmSchema>;
export type BoardGame = z.infer<typeof boardGameSchema>;
export type BoardPlayer = z.infer<typeof boardPlayerSchema>;
export type BoardSample = z.infer<typeof boardSampleSchema>;
