/** Every maximum of the games' edge, in one place. */

export const CONNECTIONS_MAX = 2000;
/** Games that one connection may hold. */
export const GAMES_PER_CONNECTION_MAX = 100;
/** Bytes of one frame; the transport hangs up beyond it. */
export const FRAME_BYTES_MAX = 1024 * 1024;
/** Inputs that all games together may have in one tick: the rest of it is for players. */
export const INPUTS_PER_TICK_MAX = 5000;
/** Events that are kept for slow readers and for those who come back. */
export const EVENTS_KEPT_MAX = 65_536;
/** Bytes that may wait in a socket before its reader counts as slow, and below which it is sent more. */
export const BUFFERED_HIGH_BYTES = 4 * 1024 * 1024;
/** Events sent at a time to one that catches up. */
export const PUMP_EVENTS_MAX = 2000;
