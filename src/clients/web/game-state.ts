/** Everything that the page shows of a game, as one value, and how each message changes it. Knows no page and no network. */
import { createStore } from '@xstate/store';
import type { Prose } from '../../protocol/prose.ts';
import type { Status } from '../../protocol/status.ts';

export type LogEntry = {
  readonly key: number;
  readonly style: Prose['style'] | 'echo' | 'notice';
  readonly lines: readonly string[];
  readonly spans?: Prose['spans'] | undefined;
  /** Undefined for what happens where the player is. */
  readonly channel?: Prose['channel'] | undefined;
};

export type Phase =
  | { readonly at: 'login'; readonly problem?: string }
  | { readonly at: 'entering'; readonly problem?: string }
  | { readonly at: 'playing'; readonly isConnected: boolean }
  | { readonly at: 'left'; readonly message: string };

export type Place = NonNullable<Status['places']>[number];

export type Game = {
  readonly phase: Phase;
  readonly log: readonly LogEntry[];
  /** Lines typed without a connection, oldest first. */
  readonly queued: readonly string[];
  readonly room: Status['room'] | undefined;
  readonly self: Status['self'] | undefined;
  readonly sky: Status['sky'] | undefined;
  readonly language: Status['language'] | undefined;
  /** Channels that the player reads. */
  readonly channels: NonNullable<Status['channels']>;
  readonly quests: NonNullable<Status['quests']>;
  readonly choices: readonly string[];
  readonly words: readonly string[];
  readonly places: Readonly<Record<string, Place>>;
};

const LOG_LENGTH_MAX = 600;
const QUEUED_MAX = 20;

const NOTHING: Game = {
  phase: { at: 'login' },
  log: [],
  queued: [],
  room: undefined,
  self: undefined,
  sky: undefined,
  language: undefined,
  channels: [],
  quests: [],
  choices: [],
  words: [],
  places: {},
};

let lastKey = 0;
const entry = (
  style: LogEntry['style'],
  lines: readonly string[],
  more: Pick<LogEntry, 'spans' | 'channel'> = {},
): LogEntry => {
  lastKey += 1;
  return { key: lastKey, style, lines, ...more };
};
const written = (game: Game, added: LogEntry): readonly LogEntry[] =>
  [...game.log, added].slice(-LOG_LENGTH_MAX);

export const createGame = () =>
  createStore({
    context: NOTHING,
    on: {
      phase: (game, event: { phase: Phase }) => ({ ...game, phase: event.phase }),
      prose: (game, { prose }: { prose: Prose }) => ({
        ...game,
        log: written(game, entry(prose.style, prose.lines, { spans: prose.spans, channel: prose.channel })),
      }),
      echo: (game, { text }: { text: string }) => ({ ...game, log: written(game, entry('echo', [text])) }),
      notice: (game, { text }: { text: string }) => ({
        ...game,
        log: written(game, entry('notice', [text])),
      }),
      queue: (game, { text }: { text: string }) =>
        game.queued.length >= QUEUED_MAX ? game : { ...game, queued: [...game.queued, text] },
      unqueue: (game) => ({ ...game, queued: [] }),
      status: (game, { status }: { status: Status }) => told(game, status),
      forget: (game) => ({ ...NOTHING, phase: game.phase }),
    },
  });

export type GameStore = ReturnType<typeof createGame>;

/** A part that a status leaves out is as it was; places add up. */
function told(game: Game, status: Status): Game {
  const { places, ...parts } = status;
  const added = Object.fromEntries((places ?? []).map((place) => [place.place, place]));
  return {
    ...game,
    room: parts.room ?? game.room,
    self: parts.self ?? game.self,
    sky: parts.sky ?? game.sky,
    language: parts.language ?? game.language,
    channels: parts.channels ?? game.channels,
    quests: parts.quests ?? game.quests,
    choices: parts.choices ?? game.choices,
    words: parts.words ?? game.words,
    places: places === undefined ? game.places : { ...game.places, ...added },
  };
}
