/** Every maximum of the players' edge, in one place. */

export const SOCKETS_MAX = 5000;
/** Commands of one player that wait for the same tick. */
export const COMMANDS_PER_TICK_MAX = 20;
export const JOINS_PER_WINDOW_MAX = 5;
export const JOIN_WINDOW_MS = 10_000;
/** Error messages to one connection; what is beyond is counted and summed up. Acknowledgements are not counted. */
export const ERRORS_PER_WINDOW_MAX = 50;
export const ERROR_WINDOW_MS = 1000;
/** How long a player stays in the world after the connection was lost. */
export const GRACE_MS = 30_000;
/** A leave that the universe could not take is tried again after this time. */
export const LEAVE_RETRY_MS = 1000;
/** Messages of a session that can be sent again. */
export const RING_LENGTH_MAX = 500;
/** A longer frame is refused by its length alone, without being parsed. UTF-16 units. */
export const FRAME_LENGTH_MAX = 65_536;
/** The transport hangs up beyond this; up to it, an oversized message gets a coded error. */
export const TRANSPORT_BYTES_MAX = 16 * 1024 * 1024;
/** What one connection may send in one window before it is closed: messages, and UTF-16 units in them. */
export const FRAMES_PER_WINDOW_MAX = 50_000;
export const RECEIVED_PER_WINDOW_MAX = 128 * 1024 * 1024;
export const RECEIVED_WINDOW_MS = 10_000;
/** Messages that wait for a client that does not read. Beyond it, for this long, the connection is closed. */
export const OUTBOX_LENGTH_MAX = 2000;
export const OUTBOX_PATIENCE_MS = 10_000;
/** Closed at once beyond this. */
export const OUTBOX_LENGTH_LIMIT = 50_000;
/** Time to join the Socket.IO namespace after the transport is open. */
export const CONNECT_TIMEOUT_MS = 10_000;
export const PING_INTERVAL_MS = 10_000;
export const PING_TIMEOUT_MS = 10_000;

/** How long a closing server waits for the last words to reach everybody. */
export const CLOSE_PATIENCE_MS = 2000;
