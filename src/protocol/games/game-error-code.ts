/** Every code that the games' edge itself can send, with its sentence. What the universe refuses has codes of its own. */
export const GAME_ERROR_MESSAGES = {
  'message/not-json': 'A message is one JSON object, sent as text.',
  'message/malformed': 'The message does not have the expected shape.',
  'message/unknown': 'There is no such action.',
  'message/too-large': 'The message, or the data of an event, is too long.',
  'game/not-yours': 'This connection has not registered that game. Register it here, with its token.',
  'game/too-many-here': 'One connection may hold no more games.',
  'transition/no-game': 'Only a connection that has registered a game may ask for a transition.',
  'transition/no-consent':
    'The player has not agreed. Whoever is awake has been asked, or was asked a moment ago; a policy may permit the game to move players unasked.',
  'player/unknown': 'There is no such player.',
  'player/elsewhere': 'The player is not in the source realm.',
  'realm/unknown': 'The target is neither a realm of the universe nor a registered game.',
  'travel/unreachable': 'No way leads there: the game takes no travellers, or the player is there already.',
  'result/forged': 'The result is not signed by the key of this game.',
  'result/stale': 'The result has expired: its exp lies in the past.',
  'result/malformed': 'The result is no compact JWS of the expected shape.',
  'result/other-voyage': 'The signed result is about another voyage than the message.',
  'subscribe/unknown-event':
    'The event to go on after is not remembered any more; everything that is was sent.',
  'universe/busy': 'The universe takes no more in this tick. Try again in a moment.',
  'universe/not-running': 'The universe is not running at the moment.',
} as const satisfies Record<string, string>;

export type GameErrorCode = keyof typeof GAME_ERROR_MESSAGES;
