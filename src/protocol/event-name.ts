/** The Socket.IO event names that travel in each direction. Anything else from a client is `message/unknown`. */
export const CLIENT_EVENTS = ['join', 'command', 'message'] as const;
export type ClientEvent = (typeof CLIENT_EVENTS)[number];

export const SERVER_EVENTS = ['welcome', 'prose', 'presence', 'status', 'error', 'farewell'] as const;
export type ServerEvent = (typeof SERVER_EVENTS)[number];
