/** Why a universe does not step. */

/** Thrown when a recount disagrees: the universe has halted and its state can't be trusted. */
export class InvariantError extends Error {
  readonly code = 'universe/invariant-broken';
}

/** Thrown by step() unless the universe is running. */
export class NotRunningError extends Error {
  readonly code = 'universe/not-running';
}
