/** Every code that the games' edge itself can send, with its sentence. What the universe refuses has codes of its own. */
export const GAME_ERROR_MESSAGES = {
  'message/not-json': 'A message is one JSON object, sent as text.',
  'message/malformed': 'The message does not have the expected shape.',
  'message/unknown': 'There is no such action.',
  'message/too-large': 'The message, or the data of an event, is too long.',
  'game/not-yours': 'This connection has not registered that game. Register it here, with its token.',
  'game/too-many-here': 'One connection may hold no more games.',
  'subscribe/unknown-event':
    'The event to go on after is not remembered any more; everything that is was sent.',
  'universe/busy': 'The universe takes no more in this tick. Try again in a moment.',
  'universe/not-running': 'The universe is not running at the moment.',
} as const satisfies Record<string, string>;

export type GameErrorCode = keyof typeof GAME_ERROR_MESSAGES;
